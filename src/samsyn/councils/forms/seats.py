"""Forms for councils, rule sets and mandates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.councils.forms.fields import day, text
from samsyn.councils.models import Council, RuleSet, Seat
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Document


class CouncilForm(forms.Form):
    """A new council."""

    name = forms.CharField(max_length=160, label=_("Rådets namn"))
    slug = forms.SlugField(max_length=60, label=_("Adress"), help_text=_("Står i webbadressen, till exempel regionala"))
    rules = forms.ModelChoiceField(
        RuleSet.objects.order_by("-shipped", "name"), label=_("Regler"), empty_label=None,
        help_text=_("Sammansättning, ärendetyper och tider. De kan kopieras och ändras under Regler."),
    )  # fmt: skip
    host = forms.ModelChoiceField(
        Organisation.objects.order_by("name"), label=_("Organisation med kansliet"), empty_label="–"
    )
    since = day(_("Från och med"))
    strategy = forms.ModelChoiceField(
        Document.objects.exclude(kind="strategisk-plan"), required=False, label=_("Strategin som rådet arbetar med"),
        empty_label=_("ingen än"),
    )  # fmt: skip
    wider_than = forms.ModelChoiceField(
        Council.objects.order_by("name"),
        required=False,
        label=_("Rådet är en utvidgning av"),
        empty_label=_("inget råd"),
    )
    task = text(_("Uppgifter"), help_text=_("En per rad."))


class CouncilChangeForm(forms.Form):
    """New words for a council."""

    name = forms.CharField(max_length=160, label=_("Rådets namn"))
    strategy = CouncilForm.base_fields["strategy"]
    wider_than = CouncilForm.base_fields["wider_than"]
    task = text(_("Uppgifter"), help_text=_("En per rad."), rows=8)


class AdoptForm(forms.Form):
    """Other rules for a council."""

    rules = forms.ModelChoiceField(RuleSet.objects.none(), label=_("Nya regler"), empty_label=None)
    because = forms.CharField(
        max_length=200, label=_("Varför?"), help_text=_("Till exempel vem som har beslutat det, och när.")
    )

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        """All but those that the council has."""
        super().__init__(*args, **kwargs)
        others = RuleSet.objects.exclude(pk=council.rules_id).order_by("shipped", "name")
        self.fields["rules"].queryset = others  # type: ignore[attr-defined]


class CopyForm(forms.Form):
    """A copy gets a name of its own."""

    name = forms.CharField(max_length=160, label=_("Namn på kopian"))


class RuleSetForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything but labels and seats."""

    class Meta:
        model = RuleSet
        fields = (
            "name", "source", "minutes_word", "frequency", "meetings_a_year", "digital", "planning", "preparation",
            "needs_goal", "needs_background", "propose_days", "summon_days", "adjust_days", "home_days", "adjusters",
        )  # fmt: skip
        labels = {
            "name": _("Namn"), "source": _("Källa"), "minutes_word": _("Mötet dokumenteras i"),
            "frequency": _("Hur ofta"), "meetings_a_year": _("Möten per år"),
            "digital": _("Digitalt om inget annat sägs"),
            "planning": _("Planeringsmöte varje år"), "preparation": _("Beredningsgrupp"),
            "needs_goal": _("Koppling till strategin krävs"), "needs_background": _("Underlag krävs"),
            "propose_days": _("Förslag, dagar före"), "summon_days": _("Kallelse, dagar före"),
            "adjust_days": _("Justering, dagar efter"), "home_days": _("Beslut hemma, dagar efter"),
            "adjusters": _("Antal justerare"),
        }  # fmt: skip


class LabelForm(forms.Form):
    """What an item may ask for."""

    word = forms.CharField(max_length=40, label=_("Ärendetyp"))
    position = forms.BooleanField(required=False, label=_("Leder till ett ställningstagande"))


class SeatForm(forms.ModelForm):  # type: ignore[type-arg]
    """A place to fill."""

    class Meta:
        model = Seat
        fields = ("kind", "of", "each", "function", "at_least")
        labels = {
            "kind": _("Plats"), "of": _("Från"), "each": _("En sådan från varje organisation"),
            "function": _("Funktion"),
            "at_least": _("Minst antal"),
        }  # fmt: skip

    def clean_at_least(self) -> int:
        """A place for nobody is no place."""
        wanted = int(self.cleaned_data["at_least"])
        if wanted < 1:
            raise forms.ValidationError(_("Skriv minst 1."))
        return wanted


class JoinForm(forms.Form):
    """An organisation takes part."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.order_by("name"), label=_("Organisation"), empty_label="–"
    )
    since = day(_("Från och med"))


class LeaveForm(forms.Form):
    """An organisation's last day, and who comes after it."""

    until = day(_("Sista dagen"))
    because = forms.CharField(max_length=200, label=_("Varför?"))
    successor = forms.ModelChoiceField(
        Organisation.objects.order_by("name"), required=False, label=_("Uppgår i"), empty_label=_("ingen"),
        help_text=_("Efterträdaren blir ledamot dagen efter och tar över beslut som väntar."),
    )  # fmt: skip


class MandateForm(forms.Form):
    """Somebody gets a seat."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"), empty_label="–")
    seat = forms.ModelChoiceField(Seat.objects.none(), label=_("Plats"), empty_label="–")
    function = forms.CharField(
        max_length=160, required=False, label=_("Funktion"), help_text=_("Till exempel kommunstyrelsens ordförande.")
    )
    holder = forms.CharField(max_length=160, required=False, label=_("Namn"))
    email = forms.EmailField(required=False, label=_("E-post"), help_text=_("Hit går kallelser. Visas inte för andra."))
    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True).order_by("name"), required=False, label=_("Konto i Samsyn"),
        empty_label=_("inget konto"), help_text=_("Den som har ett konto läser handlingar och lämnar besked här."),
    )  # fmt: skip
    substitute = forms.BooleanField(required=False, label=_("Ersättare"))
    chairs = forms.BooleanField(required=False, label=_("Leder rådet"))
    since = day(_("Från och med"))
    until = day(_("Till och med"), required=False)

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        """The council's members and seats."""
        super().__init__(*args, **kwargs)
        members = council.memberships.filter(until=None).values("organisation")
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=members).order_by("name")  # type: ignore[attr-defined]
        self.fields["seat"].queryset = council.rules.seats.order_by("order")  # type: ignore[attr-defined]
        self.fields["seat"].label_from_instance = seat_words  # type: ignore[attr-defined]


def seat_words(seat: Seat) -> str:
    """ "yttranderätt: kommunchef (Kommuner)"."""
    words = f"{seat.get_kind_display()}: {seat.function}" if seat.function else str(seat.get_kind_display())
    return f"{words} ({seat.get_of_display()})" if seat.of else words


class EndForm(forms.Form):
    """A mandate's last day."""

    until = day(_("Sista dagen"))
    because = forms.CharField(max_length=200, required=False, label=_("Varför?"))


class PreparerForm(forms.Form):
    """A place in the preparation group."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.order_by("name"), label=_("Organisation"), empty_label="–"
    )
    function = forms.CharField(max_length=160, label=_("Funktion"))
    email = forms.EmailField(required=False, label=_("E-post"))
    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True).order_by("name"), required=False, label=_("Konto i Samsyn"),
        empty_label=_("inget konto"),
    )  # fmt: skip
    since = day(_("Från och med"))
