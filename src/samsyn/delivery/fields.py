"""Form fields in the words people use: places with commas, a year and a value on a line, tags to tick."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.tags import DIMENSIONS, EFFORTS, EQUALITY, NATIONAL


class ListField(forms.CharField):
    """Words with commas between ↔ a list."""

    def prepare_value(self, value: Any) -> Any:
        """A list as it is typed."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """What is typed as a list."""
        said = super().clean(value)
        return list(dict.fromkeys(one.strip() for one in said.split(",") if one.strip()))


class YearsField(forms.CharField):
    """A line for each year, "2028: 71,5" ↔ [[2028, 71.5]]; with ``words`` the part after the colon is a text."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, words: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.words = words

    def prepare_value(self, value: Any) -> Any:
        """The list as it is typed."""
        if not isinstance(value, list):
            return value
        return "\n".join(f"{year}: {str(said).replace('.', ',') if not self.words else said}" for year, said in value)

    def clean(self, value: Any) -> Any:
        """What is typed as a list."""
        return [self._line(line) for line in super().clean(value).splitlines() if line.strip()]

    def _line(self, line: str) -> list[Any]:
        found = re.fullmatch(r"\s*((?:19|20)\d\d)\s*:\s*(.+?)\s*", line)
        if not found:
            raise forms.ValidationError(_("Skriv ”år: värde” på varje rad, inte ”%(line)s”."), params={"line": line})
        if self.words:
            return [int(found[1]), found[2]]
        try:
            return [int(found[1]), decimal(found[2])]
        except ValueError:
            raise forms.ValidationError(_("”%(said)s” är inget tal."), params={"said": found[2]}) from None


class TagsField(forms.MultipleChoiceField):
    """Tags to tick, set by set."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        sets = (
            (_("Hållbarhet"), DIMENSIONS),
            (_("Jämställdhet, länets sex områden"), EQUALITY),
            (_("Jämställdhet, de sex nationella delmålen"), NATIONAL),
            (_("Områden i redovisningen till regeringen"), EFFORTS),
        )
        choices = [(label, [(tag.code, tag.label) for tag in tags]) for label, tags in sets]
        super().__init__(choices=choices, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        """Sorted, so that the same ticks are the same list."""
        return sorted(super().clean(value))


def decimal(said: str) -> float:
    """The Swedish way or the other: 1 234,5 or 1234.5. Raises ValueError."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", said).replace("\N{MINUS SIGN}", "-")
    if "," in plain and "." in plain:
        raise ValueError(said)
    value = float(plain.replace(",", "."))
    if value != value or value in {float("inf"), float("-inf")}:
        raise ValueError(said)
    return value
