"""A person's word on a rule."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.law.values import State


class RulingForm(forms.Form):
    """State and reason."""

    state = forms.ChoiceField(
        label=_("Läge"), required=False, choices=[("", _("som underlaget säger")), *State.choices],
        widget=forms.Select(attrs={"class": "ds-input"}),
    )  # fmt: skip
    because = forms.CharField(
        label=_("Skäl"), max_length=2000, widget=forms.Textarea(attrs={"class": "ds-input", "rows": 3})
    )
