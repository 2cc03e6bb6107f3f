"""Programme, plan, measure and its report, promise, advocacy."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.fields import ListField, TagsField
from samsyn.delivery.forms.reading import GOALS, Noun
from samsyn.delivery.models import (
    ActionPlan,
    AdvocacyActivity,
    AdvocacyIssue,
    Commitment,
    Measure,
    MeasureReport,
    OwnersReport,
    Programme,
)


class ProgrammeForm(Noun):
    """A sub-strategy or programme."""

    links = ("goals",)

    class Meta:
        model = Programme
        fields = ("name", "kind", "owner", "document", "first_year", "last_year", "considered", "goals")
        widgets = {"goals": GOALS, "considered": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "name": _("Namn"), "kind": _("Sort"), "owner": _("Ansvarig"), "document": _("Text i Samsyn"),
            "first_year": _("Första år"), "last_year": _("Sista år"), "considered": _("Så har strategin beaktats"),
            "goals": _("Mål som programmet genomför"),
        }  # fmt: skip


class PlanForm(Noun):
    """An action plan."""

    class Meta:
        model = ActionPlan
        fields = ("name", "programme", "first_year", "last_year", "decided_on")
        labels = {
            "name": _("Namn"), "programme": _("Program"), "first_year": _("Första år"), "last_year": _("Sista år"),
            "decided_on": _("Beslutad den"),
        }  # fmt: skip


class MeasureForm(Noun):
    """A measure with its goals and partners."""

    links = ("goals", "partners")
    municipalities = ListField(required=False, label=_("Kommuner"), help_text=_("Med komma emellan. Tomt: hela länet."))
    tags = TagsField(label=_("Etiketter"))

    class Meta:
        model = Measure
        fields = (
            "name", "description", "owner", "partners", "goals", "programme", "plan", "first_year", "last_year",
            "started_on", "finished_on", "stopped_because", "municipalities", "tags",
        )  # fmt: skip
        widgets = {"goals": GOALS, "partners": GOALS, "description": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "name": _("Vad ska göras"), "description": _("Beskrivning"), "owner": _("Ansvarig"),
            "partners": _("Tillsammans med"), "goals": _("Mål som åtgärden arbetar för"), "programme": _("Program"),
            "plan": _("Handlingsplan"), "first_year": _("Första år"), "last_year": _("Sista år"),
            "started_on": _("Påbörjad den"), "finished_on": _("Klar den"), "stopped_because": _("Avbruten, därför att"),
        }  # fmt: skip


class MeasureReportForm(Noun):
    """What was done in a year."""

    year = forms.IntegerField(min_value=2000, max_value=2100, label=_("År"))
    because = forms.CharField(
        required=False, label=_("Varför rättar du?"),
        help_text=_("Behövs bara när året redan är redovisat till regeringen."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(("year", "course", "done", "result", "learnt", "because"))

    class Meta:
        model = MeasureReport
        fields = ("course", "done", "result", "learnt")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("done", "result", "learnt")}
        labels = {
            "course": _("Hur gick det?"), "done": _("Vad gjordes?"), "result": _("Vad ledde det till?"),
            "learnt": _("Vad lärde ni er?"),
        }  # fmt: skip


class OwnersReportForm(Noun):
    """The same, in the owner's own page."""

    class Meta:
        model = OwnersReport
        fields = MeasureReportForm.Meta.fields
        widgets = MeasureReportForm.Meta.widgets
        labels = MeasureReportForm.Meta.labels


class CommitmentForm(Noun):
    """An actor's own promise."""

    links = ("goals",)

    class Meta:
        model = Commitment
        fields = (
            "organisation", "promise", "how", "unit", "base_value", "base_year", "target_value", "target_year", "value",
            "value_year", "goals",
        )  # fmt: skip
        widgets = {"goals": GOALS, "how": forms.Textarea(attrs={"rows": 4})}
        labels = {
            "organisation": _("Aktör"), "promise": _("Åtagande"), "how": _("Så bidrar vi"), "unit": _("Enhet"),
            "base_value": _("Värde vid början"), "base_year": _("År"), "target_value": _("Värde som lovas"),
            "target_year": _("Senast år"), "value": _("Värde nu"), "value_year": _("År för värdet nu"),
            "goals": _("Mål som åtagandet hör till"),
        }  # fmt: skip


class AdvocacyForm(Noun):
    """A question that is decided elsewhere."""

    links = ("goals",)

    class Meta:
        model = AdvocacyIssue
        fields = ("title", "addressee", "to_whom", "position", "goals", "result", "closed_on")
        widgets = {"goals": GOALS, **{name: forms.Textarea(attrs={"rows": 3}) for name in ("position", "result")}}
        labels = {
            "title": _("Fråga"), "addressee": _("Nivå"), "to_whom": _("Vem bestämmer"),
            "position": _("Det här vill vi"),
            "goals": _("Mål"), "result": _("Resultat"), "closed_on": _("Avslutad den"),
        }  # fmt: skip


class ActivityForm(Noun):
    """A step in the advocacy."""

    class Meta:
        model = AdvocacyActivity
        fields = ("issue", "on", "what")
        labels = {"issue": _("Fråga"), "on": _("Datum"), "what": _("Vad gjordes?")}
