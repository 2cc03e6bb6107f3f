"""Forms of the code list and of samples."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.comments.codelist import steps

LEAST, MOST = 5, 500
TOP = _("ingenting: det står överst")


class ThemeForm(forms.Form):
    """A theme: its name, and what belongs to it."""

    name = forms.CharField(label=_("Namn"), max_length=80, required=False)
    definition = forms.CharField(
        label=_("Vad hör hit?"), max_length=300, required=False,
        help_text=_("En mening som drar gränsen. Den hjälper både kollegan och programmet."),
    )  # fmt: skip

    under = forms.TypedChoiceField(label=_("Ligger under"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, homes: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        """`homes`: themes that it may stand under."""
        super().__init__(*args, **kwargs)
        self.fields["under"].choices = [("", TOP), *homes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A name, unless names were ticked in a list."""
        found = super().clean() or {}
        if not steps(found.get("name", ""))[-1] and not self.data.getlist("names"):  # type: ignore[attr-defined]
            self.add_error("name", _("Skriv ett namn."))
        return found


class MoveThemeForm(forms.Form):
    """Which theme it is put under; none: at the top."""

    under = forms.IntegerField(required=False)


class MergeThemeForm(forms.Form):
    """Which theme takes the other in."""

    into = forms.IntegerField()


class SampleForm(forms.Form):
    """Who codes, and how many."""

    coder = forms.TypedChoiceField(label=_("Vem kodar om?"), coerce=int)
    size = forms.IntegerField(label=_("Antal synpunkter"), min_value=LEAST, max_value=MOST, initial=30)

    def __init__(self, *args: Any, officers: tuple[tuple[int, str], ...], **kwargs: Any) -> None:
        """`officers`: those who may code."""
        super().__init__(*args, **kwargs)
        self.fields["coder"].choices = [("", _("välj")), *officers]  # type: ignore[attr-defined]
