"""Columns that follow from a comment's text, written whenever it is: what words are looked for in, and its language."""

from typing import Any

from django.db import models

from samsyn.cores.text.folding import folded
from samsyn.cores.text.language import language_of

FOLLOWS = ("folded", "language")  # of `text`: name them too wherever only some fields are saved


class Folded(models.TextField):  # type: ignore[type-arg]
    """The text as it is searched."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001, ARG002 (Django's own)
        """Written anew from the text."""
        return _put(self, model_instance, folded(_text(model_instance)))

    def deconstruct(self) -> Any:
        """A migration needs to know of a text only."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class Language(models.CharField):  # type: ignore[type-arg]
    """The language tag when the text is clearly not Swedish, else empty."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001, ARG002 (Django's own)
        """Judged anew from the text."""
        return _put(self, model_instance, language_of(_text(model_instance)))

    def deconstruct(self) -> Any:
        """A migration needs to know of a few letters only."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def _text(row: models.Model) -> str:
    said: str = row.text  # type: ignore[attr-defined]  # only a Comment has these columns
    return said


def _put(field: "models.Field[Any, Any]", row: models.Model, value: str) -> str:
    setattr(row, field.attname, value)
    return value
