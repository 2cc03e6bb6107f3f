"""An indicator: its facts, target, assessment, where its figures come from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.cores.series import Figure
from samsyn.delivery import sheets
from samsyn.delivery.fields import ListField, TagsField, YearsField
from samsyn.delivery.forms.reading import GOALS, Noun
from samsyn.delivery.models import AreaGroup, Assessment, Indicator, Target


class IndicatorForm(Noun):
    """What must be known to read an indicator rightly."""

    links = ("goals", "measures", "groups")
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
            "name", "description", "unit", "decimals", "better", "goals", "measures", "compared", "groups", "base_year",
            "period_meaning", "margin_code", "margin", "about_people", "breaks", "tags",
        )  # fmt: skip
        widgets = {"goals": GOALS, "measures": GOALS, "groups": GOALS, "description": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "name": _("Namn"), "description": _("Vad den mäter"), "unit": _("Enhet"), "decimals": _("Decimaler"),
            "better": _("Vad är bra?"), "goals": _("Mål som den säger något om"), "measures": _("Åtgärder"),
            "groups": _("Jämför med grupper"),
            "base_year": _("Basår"), "period_meaning": _("Vad ett år betyder"),
            "margin_code": _("Nyckeltal för felmarginal"),
            "margin": _("Felmarginal, plus eller minus"), "about_people": _("Handlar om människor"),
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


class ImportForm(forms.Form):
    """Indicators by id from Kolada, or one table of SCB's."""

    source = forms.ChoiceField(choices=[("kolada", "Kolada"), ("scb", "SCB")], label=_("Källa"))
    codes = ListField(label=_("Nyckeltal eller tabell"), help_text=_("Till exempel N01951, N02267 eller TAB638."))
    area = forms.CharField(max_length=12, label=_("Område"), help_text=_("Till exempel 0019 eller 1980."))
    compared = ListField(required=False, label=_("Jämför med"), help_text=_("Till exempel 0000, 0018."))
    groups = forms.ModelMultipleChoiceField(
        AreaGroup.objects.all(), required=False, widget=GOALS, label=_("Jämför med grupper")
    )
    first = forms.CharField(max_length=4, required=False, label=_("Från år"))
    choices = forms.CharField(
        required=False, label=_("Val i SCB:s tabell"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("En rad för varje variabel, till exempel ContentsCode=BE0101N1."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        if not AreaGroup.objects.exists():
            del self.fields["groups"]


class FiguresForm(forms.Form):
    """Figures in a spreadsheet, or year by year as they are typed."""

    file = forms.FileField(
        required=False, label=_("Kalkylblad"),
        help_text=_("Excel (.xlsx) eller CSV med kolumnerna område, år, kön (alla, kvinnor, män) och värde."),
    )  # fmt: skip
    all = YearsField(required=False, label=_("Alla"), help_text=_("Eller skriv en rad för varje år: 2025: 71,5"))
    women = YearsField(required=False, label=_("Kvinnor"))
    men = YearsField(required=False, label=_("Män"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))

    def clean(self) -> dict[str, Any]:
        """One way or the other."""
        said = super().clean() or {}
        if not self.errors and not any(said.get(name) for name in ("file", "all", "women", "men")):
            self.add_error("file", _("Välj ett kalkylblad eller skriv minst ett år."))
        return said

    def rows(self, area: str) -> tuple[Figure, ...]:
        """Every figure; those that were typed are for the area. Raises WrongSheet."""
        file = self.cleaned_data["file"]
        read = sheets.read(file.name, file.read()) if file else ()
        typed = (
            Figure(area, str(year), sex, value)
            for name, sex in (("all", "T"), ("women", "K"), ("men", "M"))
            for year, value in self.cleaned_data[name]
        )
        return sheets.once((*read, *typed))


class OwnForm(FiguresForm):
    """An indicator that the region measures itself."""

    name = forms.CharField(max_length=250, label=_("Namn"))
    code = forms.SlugField(
        max_length=60, label=_("Kort namn i adressen"), help_text=_("Små bokstäver och bindestreck.")
    )
    area = forms.CharField(max_length=12, label=_("Område"), help_text=_("Till exempel 0019 eller 1980."))
    unit = forms.CharField(max_length=60, required=False, label=_("Enhet"))
    about_people = forms.BooleanField(required=False, initial=True, label=_("Handlar om människor"))
    field_order = ("name", "code", "area", "unit", "about_people", "file", "all", "women", "men")


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label=_("Skäl"), widget=forms.Textarea(attrs={"rows": 2}))
