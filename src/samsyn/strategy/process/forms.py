"""Forms of the process."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.people.models import Organisation, Person
from samsyn.strategy.process.models import (
    Agreement,
    ContactForm,
    DecisionStep,
    Milestone,
    Phase,
    Plan,
    Review,
    WorkKind,
)
from samsyn.strategy.process.plans import WAYS


def day_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A day, in the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class MakeForm(forms.Form):
    """Which way to go, and when it begins."""

    plan = forms.ChoiceField(choices=Plan, widget=forms.RadioSelect, label=_("Väg"))
    starts_on = day_field(
        _("Arbetet börjar"), required=True, help_text=_("Månaden räcker: alla datum räknas från dess första dag.")
    )


class _DayForm(forms.Form):
    name = forms.CharField(max_length=160, label=_("Namn"))
    planned_on = day_field(_("Planerad dag"), required=True, help_text=_("Den dag som sades från början."))
    expected_on = day_field(_("Väntas nu"), help_text=_("Fyll i när planen inte längre håller."))
    actual_on = day_field(_("Blev"), help_text=_("Dagen det hände."))
    unknown = forms.CharField(
        max_length=250, required=False, label=_("Ingen vet hur det gick"),
        help_text=_("Skriv varför, till exempel att källan slutar före dagen. Lämna då ”Blev” tomt."),
    )  # fmt: skip
    note = forms.CharField(required=False, label=_("Anmärkning"), widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """What is known is not unknown."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("unknown") and said.get("actual_to" if "actual_to" in self.fields else "actual_on"):
            self.add_error("unknown", _("Du har också skrivit när det hände. Ta bort det ena."))
        return said


class PhaseForm(_DayForm):
    """A stretch of the work."""

    field_order = (
        "name", "planned_on", "planned_to", "expected_on", "expected_to", "actual_on", "actual_to", "unknown", "note",
    )  # fmt: skip
    planned_on = day_field(_("Planerad början"), required=True)
    planned_to = day_field(_("Planerat slut"), required=True)
    expected_on = day_field(_("Väntas börja"))
    expected_to = day_field(_("Väntas sluta"))
    actual_on = day_field(_("Började"))
    actual_to = day_field(_("Slutade"), help_text=_("Fyll i båda dagarna när skedet är klart."))

    def clean(self) -> dict[str, Any]:
        """A phase that has ended has also begun."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("actual_to") and not said.get("actual_on"):
            self.add_error("actual_on", _("Skriv också när skedet började."))
        return said


class MilestoneForm(_DayForm):
    """A day that matters."""


class ReviewForm(_DayForm):
    """A day by which the strategy is to have been looked over."""

    field_order = ("name", "planned_on", "expected_on", "actual_on", "outcome", "unknown", "note")
    name = forms.CharField(
        max_length=160, label=_("Översyn"), help_text=_("Till exempel: före valet 2030, så säger förordningen.")
    )
    planned_on = day_field(_("Senast"), required=True)
    outcome = forms.CharField(max_length=250, required=False, label=_("Vad översynen ledde till"))

    def clean(self) -> dict[str, Any]:
        """What it came to, it came to on a day."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("outcome") and not said.get("actual_on"):
            self.add_error("actual_on", _("Skriv vilken dag översynen var klar."))
        return said


class DecisionForm(_DayForm):
    """A body that decides."""

    name = forms.CharField(max_length=160, label=_("Organ"))
    outcome = forms.CharField(max_length=250, required=False, label=_("Beslutet"))
    registry_number = forms.CharField(max_length=60, required=False, label=_("Diarienummer"))

    def clean(self) -> dict[str, Any]:
        """A decision has a day."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("outcome") and not said.get("actual_on"):
            self.add_error("actual_on", _("Skriv vilken dag beslutet togs."))
        return said


KINDS: dict[str, tuple[type[Phase | Milestone | DecisionStep | Review], type[_DayForm]]] = {
    "skede": (Phase, PhaseForm),
    "milstolpe": (Milestone, MilestoneForm),
    "beslut": (DecisionStep, DecisionForm),
    "oversyn": (Review, ReviewForm),
}


class WorkForm(forms.Form):
    """Something to do, for whom, until when."""

    kind = forms.ChoiceField(choices=WorkKind, label=_("Slag av arbete"))
    title = forms.CharField(max_length=250, label=_("Vad ska göras?"))
    owner = forms.ModelChoiceField(
        Person.objects.filter(is_active=True).order_by("name"),
        required=False,
        label=_("Vem?"),
        empty_label=_("ingen än"),
    )
    due_on = day_field(_("Klart senast"))


class OwnerForm(forms.Form):
    """Who does it."""

    owner = forms.ModelChoiceField(
        Person.objects.filter(is_active=True).order_by("name"),
        required=False,
        label=_("Vem?"),
        empty_label=_("ingen än"),
    )


class ContactEntryForm(forms.Form):
    """A contact that was had."""

    held_on = day_field(_("Dag"), required=True)
    form = forms.ChoiceField(choices=ContactForm, label=_("Form"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.order_by("name"),
        required=False,
        label=_("Organisation"),
        empty_label=_("inte i registret"),
    )
    counterpart = forms.CharField(
        max_length=200,
        required=False,
        label=_("Eller skriv vem"),
        help_text=_("Till exempel en sameby eller ett nätverk."),
    )
    about = forms.CharField(label=_("Om vad?"), widget=forms.Textarea(attrs={"rows": 2}))
    outcome = forms.CharField(required=False, label=_("Vad ledde det till?"), widget=forms.Textarea(attrs={"rows": 2}))
    agreement = forms.ChoiceField(
        choices=[("", "–"), *Agreement.choices], required=False, label=_("Enighet"),
        help_text=_("Bara för konsultation med samiska företrädare: pågår tills ni är eniga eller inte kan bli det."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Somebody is at the other end, and only a statutory consultation ends in agreement."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("organisation") and not said.get("counterpart"):
            self.add_error("counterpart", _("Välj en organisation eller skriv vem kontakten var med."))
        if said.get("agreement") and said.get("form") != ContactForm.SAMI:
            self.add_error("agreement", _("Enighet anges bara för konsultation med samiska företrädare."))
        return said


class OutcomeForm(forms.Form):
    """What a contact led to."""

    outcome = forms.CharField(required=False, label=_("Vad ledde det till?"), widget=forms.Textarea(attrs={"rows": 2}))
    agreement = forms.ChoiceField(choices=Agreement, required=False, label=_("Enighet"))


def ways() -> list[tuple[str, Any, str, str]]:
    """Key, name, what it is, source: for the page where a way is chosen."""
    return [(plan.value, plan.label, WAYS[plan].told, WAYS[plan].source) for plan in Plan]
