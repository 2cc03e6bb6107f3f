"""Which comments are behind a change."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.consultation.next.queries import Behind


class CausesForm(forms.Form):
    """Ticks beside comments."""

    def __init__(self, data: Any = None, *, offered: tuple[tuple[Behind, bool], ...]) -> None:
        super().__init__(data)
        self.fields["causes"] = forms.TypedMultipleChoiceField(
            coerce=int,
            required=False,
            label=_("Synpunkter bakom ändringen"),
            choices=[(one.id, one.number) for one, _tied in offered],
        )
