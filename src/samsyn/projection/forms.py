"""Forms of the room."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.cores.demography import Multiplier, Settings
from samsyn.projection.actions import Way
from samsyn.projection.fetching import COUNTIES
from samsyn.projection.models import Material
from samsyn.projection.showing import FLOW_NAMES, NET_NAMES

KINDS = ("population", "births", "deaths", "migration")


class MaterialForm(forms.Form):
    """Counted people as tables."""

    county = forms.CharField(label=_("Länets namn"), max_length=120, initial="")
    source = forms.CharField(
        label=_("Källa"), max_length=300,
        help_text=_("Så att någon annan kan hämta samma siffror, till exempel SCB:s tabell och dag."),
    )  # fmt: skip
    population = forms.FileField(
        label=_("Folkmängd"), help_text=_("Kolumnerna area, sex, age, year, value: varje ålder 0–100+ den 31 december.")
    )
    births = forms.FileField(label=_("Födda"), help_text=_("Kolumnerna area, mother_age, year, value."))
    deaths = forms.FileField(label=_("Döda"), help_text=_("Kolumnerna area, sex, age, year, value."))
    migration = forms.FileField(
        label=_("Flyttningar (om ni har dem)"), required=False,
        help_text=_("Kolumnerna area, sex, age, year, flow, value. Utan dem räknas flyttnettot ur de andra."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """None may be larger than the site takes."""
        found = super().clean() or {}
        for kind in KINDS:
            upload = found.get(kind)
            if isinstance(upload, UploadedFile) and (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
                text = gettext("Filen är större än %(limit)s. Ta med färre områden eller år.")
                self.add_error(kind, text % {"limit": filesizeformat(settings.UPLOAD_LIMIT_BYTES)})
        return found

    def uploads(self) -> dict[str, tuple[str, bytes]]:
        """Kind → name and bytes."""
        found: Mapping[str, Any] = self.cleaned_data
        return {kind: (found[kind].name or kind, found[kind].read()) for kind in KINDS if found.get(kind)}


class FetchForm(forms.Form):
    """A county's figures from SCB."""

    county_code = forms.ChoiceField(label=_("Län"), choices=[("", _("välj län")), *COUNTIES.items()])
    moves = forms.BooleanField(
        label=_("Hämta flyttningar också (från 1997)"), required=False, initial=True,
        help_text=_("Utan dem går historien tillbaka till 1968, men flyttningarna kan inte ändras var för sig."),
    )  # fmt: skip


class RunForm(forms.Form):
    """Base years, assumptions, how far and how many."""

    to = forms.TypedChoiceField(label=_("Räkna till år"), coerce=int)
    since = forms.TypedChoiceField(
        label=_("Använd historien från"), coerce=int,
        help_text=_("Längre historia ger säkrare intervall. Minst 22 år behövs för att de ska prövas mot utfall."),
    )  # fmt: skip
    migration_years = forms.TypedChoiceField(
        label=_("Flyttningar som de senaste"), coerce=int, initial=12,
        choices=[(5, _("5 åren")), (9, _("9 åren")), (12, _("12 åren")), (15, _("15 åren"))],
    )  # fmt: skip
    births = forms.ChoiceField(
        label=_("Barnafödandet"),
        choices=[
            ("return", _("går sakta tillbaka till det långsiktiga")),
            ("stay", _("stannar där det är nu")),
        ],
    )
    deaths = forms.ChoiceField(
        label=_("Dödligheten"),
        choices=[("fall", _("fortsätter att minska som hittills")), ("stay", _("stannar som de senaste tre åren"))],
    )
    draws = forms.TypedChoiceField(
        label=_("Tänkbara framtider"), coerce=int, initial=1000,
        choices=[
            (100, _("100: en snabb skiss med taggiga kanter")),
            (1000, _("1 000: räcker för det mesta")),
            (4000, _("4 000: jämnast")),
        ],
    )  # fmt: skip

    agree = forms.ChoiceField(
        label=_("Kommunernas summa"), required=False,
        choices=[
            ("", _("blir vad den blir")),
            ("least_squares", _("stäms mot en prognos för hela länet, minsta kvadrat")),
            ("rake", _("stäms mot en prognos för hela länet, rakning")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, material: Material, **kwargs: Any) -> None:
        """Years are those of the material."""
        super().__init__(*args, **kwargs)
        first, last = material.first_year, material.last_year
        ends = [year for year in range(last + 5, last + 46) if year % 5 == 0]
        self.fields["to"].choices = [(year, str(year)) for year in ends]  # type: ignore[attr-defined]
        self.fields["to"].initial = next((year for year in ends if year >= last + 22), ends[-1])
        starts = list(range(first, max(first + 1, last - 4)))
        self.fields["since"].choices = [(year, str(year)) for year in starts]  # type: ignore[attr-defined]

    def chosen(self) -> Settings:
        """The assumptions as the core knows them."""
        found = self.cleaned_data
        usual = Settings()
        return Settings(
            migration_years=found["migration_years"],
            fertility_return=usual.fertility_return if found["births"] == "return" else 0.0,
            death_trend=usual.death_trend if found["deaths"] == "fall" else 0,
        )


class WayForm(forms.Form):
    """One scenario: a name, and what is different."""

    name = forms.CharField(label=_("Scenariots namn"), max_length=80, required=False)
    flow = forms.ChoiceField(label=_("Vad som ändras"), required=False)
    percent = forms.IntegerField(
        label=_("Ändring i procent"), min_value=-100, max_value=300, required=False,
        help_text=_("−50 är hälften, 20 är en femtedel mer."),
    )  # fmt: skip

    def __init__(self, *args: Any, material: Material, **kwargs: Any) -> None:
        """Flows that the material knows of."""
        super().__init__(*args, **kwargs)
        names = FLOW_NAMES if material.moves else {k: v for k, v in NET_NAMES.items() if k not in ("in", "out")}
        self.fields["flow"].choices = [("", "–"), *names.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """All of it or nothing of it."""
        found = super().clean() or {}
        given = [bool(found.get("name")), bool(found.get("flow")), found.get("percent") is not None]
        if any(given) and not all(given) and not self.errors:
            raise forms.ValidationError(gettext("Ett scenario behöver namn, vad som ändras och hur mycket."))
        return found

    def way(self, first: int, last: int) -> Way | None:
        """What was asked for, or None when the row was left empty."""
        found = self.cleaned_data
        if not found.get("name"):
            return None
        return Way(found["name"], (Multiplier(found["flow"], 1 + found["percent"] / 100, first, last),))


WAYS = forms.formset_factory(WayForm, extra=1, max_num=4)
