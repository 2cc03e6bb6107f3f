"""Kronor and decisions on state funds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.forms.reading import Noun
from samsyn.delivery.models import GrantDecision, Money


class MoneyForm(Noun):
    """Kronor of one source in one year."""

    class Meta:
        model = Money
        fields = ("measure", "source", "year", "budget", "granted", "paid")
        labels = {
            "measure": _("Åtgärd"), "source": _("Källa"), "year": _("År"), "budget": _("Budget, kronor"),
            "granted": _("Beviljat, kronor"), "paid": _("Utbetalt, kronor"),
        }  # fmt: skip


class DecisionForm(Noun):
    """A decision on state funds."""

    class Meta:
        model = GrantDecision
        fields = (
            "measure", "registry_number", "decided_on", "costs", "grant", "advance", "eu_cofinanced",
            "shared_with_agency", "operating_support", "link_to_strategy", "conditions", "follow_up", "financing_plan",
            "final_report_due",
        )  # fmt: skip
        widgets = {"link_to_strategy": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "measure": _("Åtgärd"), "registry_number": _("Diarienummer"), "decided_on": _("Beslutsdag"),
            "costs": _("Kostnader, kronor"), "grant": _("Bidrag, kronor"), "advance": _("Förskott, kronor"),
            "eu_cofinanced": _("ERUF eller ESF+ är med"), "shared_with_agency": _("En statlig myndighet delar stödet"),
            "operating_support": _("Det är driftstöd"), "link_to_strategy": _("Skäl: så följer insatsen strategin"),
            "conditions": _("Beslutet anger villkor"), "follow_up": _("Beslutet anger uppföljning och utvärdering"),
            "financing_plan": _("Beslutet anger hela finansieringen"), "final_report_due": _("Slutrapport senast"),
        }  # fmt: skip
