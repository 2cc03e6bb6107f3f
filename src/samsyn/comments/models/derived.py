"""Columns that follow from a comment's text, written whenever it is: what words are looked for in, and its language."""

from typing import TYPE_CHECKING, Any

from django.db import models

from samsyn.cores.text.folding import folded
from samsyn.cores.text.language import language_of

if TYPE_CHECKING:
    from samsyn.comments.models.said import Comment

FOLLOWS = ("folded", "language")  # of `text`: name them too wherever only some fields are saved


class Folded(models.TextField):  # type: ignore[type-arg]
    """The text as it is searched."""

    def pre_save(self, model_instance: "Comment", add: bool) -> str:  # noqa: FBT001, ARG002 (Django's own)
        """Written anew from the text."""
        return _put(self, model_instance, folded(model_instance.text))

    def deconstruct(self) -> Any:
        """A migration needs to know of a text only."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class Language(models.CharField):  # type: ignore[type-arg]
    """The language tag when the text is clearly not Swedish, else empty."""

    def pre_save(self, model_instance: "Comment", add: bool) -> str:  # noqa: FBT001, ARG002 (Django's own)
        """Judged anew from the text."""
        return _put(self, model_instance, language_of(model_instance.text))

    def deconstruct(self) -> Any:
        """A migration needs to know of a few letters only."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def _put(field: "models.Field[Any, Any]", row: "Comment", value: str) -> str:
    setattr(row, field.attname, value)
    return value
