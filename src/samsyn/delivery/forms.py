"""Forms of the desk."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.fields import ListField, TagsField, YearsField
from samsyn.delivery.models import (
    ActionPlan,
    AdvocacyActivity,
    AdvocacyIssue,
    Assessment,
    Commitment,
    GoalMark,
    GrantDecision,
    Indicator,
    Measure,
    MeasureReport,
    Money,
    Programme,
    Target,
)
from samsyn.delivery.tags import SDGS

GOALS = forms.CheckboxSelectMultiple
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Noun(forms.ModelForm):  # type: ignore[type-arg]  # of any model
    """A form that only reads: an action writes what it says."""

    links: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        if "goals" in self.fields:
            marks = GoalMark.objects.filter(in_edition=True).select_related("document")
            self.fields["goals"].queryset = marks  # type: ignore[attr-defined]
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and not isinstance(field, forms.ModelMultipleChoiceField):
                field.empty_label = "–"
            elif isinstance(field, forms.ChoiceField) and isinstance(field.choices, list) and field.choices[0][0] == "":
                field.choices = [("", "–"), *field.choices[1:]]
            if isinstance(field, forms.DateField):
                field.widget = DAY
            if isinstance(field, forms.FloatField | forms.DecimalField):
                field.localize = True
                field.widget = forms.TextInput(attrs={"inputmode": "decimal"})
                field.widget.is_localized = True

    @property
    def facts(self) -> dict[str, Any]:
        """What the form says, without its links."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.links}

    @property
    def linked(self) -> dict[str, Any]:
        """The things it links to."""
        return {name: self.cleaned_data[name] for name in self.links if name in self.cleaned_data}


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


class IndicatorForm(Noun):
    """What must be known to read an indicator rightly."""

    links = ("goals", "measures")
    compared = ListField(
        required=False, label=_("Jämför med"), help_text=_("Områdenas koder med komma emellan, till exempel 0000.")
    )
    breaks = YearsField(
        words=True, required=False, label=_("Brott i serien"), help_text=_("En rad för varje: år: vad som hände")
    )
    tags = TagsField(label=_("Etiketter"))

    class Meta:
        model = Indicator
        fields = (
            "name", "description", "unit", "decimals", "better", "goals", "measures", "compared", "base_year",
            "period_meaning", "margin_code", "about_people", "breaks", "tags",
        )  # fmt: skip
        widgets = {"goals": GOALS, "measures": GOALS, "description": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "name": _("Namn"), "description": _("Vad den mäter"), "unit": _("Enhet"), "decimals": _("Decimaler"),
            "better": _("Vad är bra?"), "goals": _("Mål som den säger något om"), "measures": _("Åtgärder"),
            "base_year": _("Basår"), "period_meaning": _("Vad ett år betyder"),
            "margin_code": _("Nyckeltal för felmarginal"), "about_people": _("Handlar om människor"),
        }  # fmt: skip


class TargetForm(Noun):
    """A target."""

    interim = YearsField(required=False, label=_("Delmål"), help_text=_("En rad för varje: år: värde"))

    class Meta:
        model = Target
        fields = ("kind", "value", "low", "other_area", "year", "interim", "decided")
        labels = {
            "kind": _("Vad ska nås?"), "value": _("Värde"), "low": _("Lägst (för ett spann)"),
            "other_area": _("Jämfört med område"), "year": _("Senast år"), "decided": _("Beslutat i"),
        }  # fmt: skip


class AssessmentForm(Noun):
    """What a person judges."""

    class Meta:
        model = Assessment
        fields = ("verdict", "way", "confidence", "sentence")
        widgets = {"sentence": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "verdict": _("Målet"), "way": _("Utvecklingen går"), "confidence": _("Hur säkert?"),
            "sentence": _("Bedömning i en mening"),
        }  # fmt: skip


class TagGoalForm(forms.Form):
    """Agenda 2030 and tags of a goal."""

    main = forms.TypedChoiceField(
        coerce=int, empty_value="0", required=False, label=_("Viktigast i Agenda 2030"),
        choices=[("", "–"), *((n, name) for n, name in enumerate(SDGS, start=1))],
    )  # fmt: skip
    others = forms.TypedMultipleChoiceField(
        coerce=int, required=False, label=_("Berör också"), widget=GOALS,
        choices=[(n, name) for n, name in enumerate(SDGS, start=1)],
    )  # fmt: skip
    tags = TagsField(label=_("Etiketter"))


class ImportForm(forms.Form):
    """Indicators by id from Kolada, or one table of SCB's."""

    source = forms.ChoiceField(choices=[("kolada", "Kolada"), ("scb", "SCB")], label=_("Källa"))
    codes = ListField(label=_("Nyckeltal eller tabell"), help_text=_("Till exempel N01951, N02267 eller TAB638."))
    choices = forms.CharField(
        required=False, label=_("Val i SCB:s tabell"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("En rad för varje variabel, till exempel ContentsCode=BE0101N1."),
    )  # fmt: skip
    area = forms.CharField(max_length=12, label=_("Område"), help_text=_("Till exempel 0019 eller 1980."))
    compared = ListField(required=False, label=_("Jämför med"), help_text=_("Till exempel 0000, 0018."))
    first = forms.CharField(max_length=4, required=False, label=_("Från år"))


class OwnForm(forms.Form):
    """An indicator that the region measures itself, with its figures in a spreadsheet."""

    name = forms.CharField(max_length=250, label=_("Namn"))
    code = forms.SlugField(
        max_length=60, label=_("Kort namn i adressen"), help_text=_("Små bokstäver och bindestreck.")
    )
    area = forms.CharField(max_length=12, label=_("Område"))
    unit = forms.CharField(max_length=60, required=False, label=_("Enhet"))
    about_people = forms.BooleanField(required=False, initial=True, label=_("Handlar om människor"))
    file = forms.FileField(
        label=_("Kalkylblad"),
        help_text=_("Excel (.xlsx) eller CSV med kolumnerna område, år, kön (alla, kvinnor, män) och värde."),
    )


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label=_("Skäl"), widget=forms.Textarea(attrs={"rows": 2}))


class SentForm(forms.Form):
    """The report is sent."""

    on = forms.DateField(label=_("Lämnad den"), widget=DAY)
    registry_number = forms.CharField(max_length=60, label=_("Diarienummer"))
