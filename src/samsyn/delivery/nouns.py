"""The things that the desk writes with one and the same page: address word, model, form, and where to go afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.delivery import forms
from samsyn.delivery.models import (
    ActionPlan,
    AdvocacyActivity,
    AdvocacyIssue,
    AreaGroup,
    Commitment,
    Evaluation,
    GrantDecision,
    Measure,
    Money,
    Programme,
)


@dataclass(frozen=True, slots=True)
class NounPage:
    """One noun on the desk."""

    model: type[models.Model]
    form: type[forms.Noun]
    new: str | Promise
    change: str | Promise
    after: Callable[[Any], str]
    chosen: bool = False  # who chose it, and when, is written down


def _measure(thing: Any) -> str:
    return reverse("delivery:measure", args=[thing.pk if isinstance(thing, Measure) else thing.measure_id])


def _evaluation(thing: Any) -> str:
    return reverse("delivery:evaluation", args=[thing.pk])


def _page(name: str) -> Callable[[Any], str]:
    return lambda _thing: reverse(f"delivery:{name}")


NOUNS: Final = {
    "atgard": NounPage(Measure, forms.MeasureForm, _("Ny åtgärd"), _("Ändra åtgärden"), _measure),
    "program": NounPage(Programme, forms.ProgrammeForm, _("Nytt program"), _("Ändra programmet"), _page("programmes")),
    "plan": NounPage(ActionPlan, forms.PlanForm, _("Ny handlingsplan"), _("Ändra planen"), _page("programmes")),
    "atagande": NounPage(Commitment, forms.CommitmentForm, _("Nytt åtagande"), _("Ändra åtagandet"), _page("voices")),
    "fraga": NounPage(AdvocacyIssue, forms.AdvocacyForm, _("Ny påverkansfråga"), _("Ändra frågan"), _page("advocacy")),
    "steg": NounPage(AdvocacyActivity, forms.ActivityForm, _("Nytt steg"), _("Ändra steget"), _page("advocacy")),
    "pengar": NounPage(Money, forms.MoneyForm, _("Pengar till en åtgärd"), _("Ändra beloppen"), _measure),
    "utvardering": NounPage(
        Evaluation, forms.EvaluationForm, _("Ny utvärdering"), _("Ändra utvärderingen"), _evaluation
    ),
    "omraden": NounPage(
        AreaGroup, forms.AreaGroupForm, _("Nya områden"), _("Ändra områdena"), _page("areas"), chosen=True
    ),
    "beslut": NounPage(GrantDecision, forms.DecisionForm, _("Nytt beslut"), _("Ändra beslutet"), _page("finance")),
}
