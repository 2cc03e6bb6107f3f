"""Areas to show figures beside."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.fields import ListField
from samsyn.delivery.forms.reading import Noun
from samsyn.delivery.models import AreaGroup


class AreaGroupForm(Noun):
    """Which areas, and why those."""

    areas = ListField(label=_("Områden"), help_text=_("Koder med komma emellan, till exempel 0018, 0022, 0024."))

    class Meta:
        model = AreaGroup
        fields = ("kind", "name", "areas", "why", "source")
        widgets = {"why": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "kind": _("Sort"), "name": _("Namn"), "why": _("Varför just dessa?"), "source": _("Varifrån valet kommer"),
        }  # fmt: skip
        help_texts = {
            "name": _("Med år, till exempel Liknande regioner 2026."),
            "source": _("Till exempel Kolada, Liknande regioner socioekonomi, 2024."),
        }  # fmt: skip

    def clean_areas(self) -> list[str]:
        """Four figures each."""
        areas: list[str] = self.cleaned_data["areas"]
        wrong = [one for one in areas if not re.fullmatch(r"[0-9]{4}", one)]
        if wrong:
            raise forms.ValidationError(_("”%(said)s” är ingen områdeskod."), params={"said": ", ".join(wrong)})
        return areas
