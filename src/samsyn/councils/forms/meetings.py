"""Forms for meetings, items, papers and marks."""

from typing import Any

from django import forms
from django.template.defaultfilters import date as worded
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samsyn.cores.text.values import File
from samsyn.councils import deadlines
from samsyn.councils.forms.fields import day, moment, text
from samsyn.councils.models import Council, HomeOutcome, Item, Label, Meeting, MeetingForm, Membership, Reply
from samsyn.people.models import Organisation

WEEKDAYS = [
    (0, _("måndag")), (1, _("tisdag")), (2, _("onsdag")), (3, _("torsdag")), (4, _("fredag")),
]  # fmt: skip
WEEKS = [(1, _("första")), (2, _("andra")), (3, _("tredje")), (4, _("fjärde"))]


class MeetingEditForm(forms.Form):
    """When, how and where."""

    starts_at = moment(_("Börjar"))
    ends_at = moment(_("Slutar"))
    form = forms.ChoiceField(choices=MeetingForm, label=_("Form"))
    title = forms.CharField(
        max_length=160, required=False, label=_("Rubrik"), help_text=_("Behövs bara när mötet är något särskilt.")
    )
    place = forms.CharField(max_length=200, required=False, label=_("Plats"))
    video = forms.URLField(required=False, label=_("Länk till videomötet"), assume_scheme="https")


class YearForm(forms.Form):
    """A whole year of meetings at once."""

    year = forms.IntegerField(min_value=2000, max_value=2100, label=_("År"))
    week = forms.TypedChoiceField(choices=WEEKS, coerce=int, label=_("Vecka i månaden"), initial=2)
    weekday = forms.TypedChoiceField(choices=WEEKDAYS, coerce=int, label=_("Veckodag"), initial=4)
    clock = forms.TimeField(
        label=_("Klockan"), initial="09:00", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    hours = forms.FloatField(min_value=0.5, max_value=12, initial=2.5, label=_("Timmar"))
    video = forms.URLField(required=False, label=_("Länk till videomötet"), assume_scheme="https")


class ItemForm(forms.Form):
    """A question for the council, with what its papers must state."""

    title = forms.CharField(max_length=250, label=_("Rubrik"))
    label = forms.ModelChoiceField(
        Label.objects.none(), required=False, label=_("Punkten avser"), empty_label=_("välj"),
        help_text=_("Rådet är rådgivande: ett ställningstagande görs i samförstånd."),
    )  # fmt: skip
    sections = forms.MultipleChoiceField(
        required=False, label=_("Koppling till strategin"), widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Håll ner Ctrl för att välja flera."),
    )  # fmt: skip
    background = text(_("Bakgrund"), rows=6)
    questions = text(_("Frågor att förbereda hemma"))
    proposal = text(
        _("Förslag till ställningstagande"), help_text=_("Så som det ska läsas upp. Behövs för ett ställningstagande.")
    )
    presenter = forms.CharField(max_length=200, required=False, label=_("Föredragande"))
    minutes = forms.IntegerField(min_value=1, max_value=480, initial=15, label=_("Tid i minuter"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, council: Council, organisations: list[Organisation] | None = None, **kwargs: Any
    ) -> None:
        """The council's labels and its strategy's sections; who proposes, when there is a choice."""
        super().__init__(*args, **kwargs)
        self.fields["label"].queryset = council.rules.labels.order_by("order")  # type: ignore[attr-defined]
        self.fields["sections"].choices = section_choices(council)  # type: ignore[attr-defined]
        if organisations is not None:
            ids = [one.pk for one in organisations]
            self.fields["proposed_by"] = forms.ModelChoiceField(
                Organisation.objects.filter(pk__in=ids).order_by("name"),
                label=_("Förslaget kommer från"),
                empty_label=None,
            )


def section_choices(council: Council) -> list[tuple[str, str]]:
    """Key and heading of every section of the council's strategy, goals first named as goals."""
    if council.strategy is None:
        return []
    editions = council.strategy.editions
    edition = editions.published().first() or editions.in_progress().first()
    return [(row.key, str(row)) for row in edition.sections.order_by("position")] if edition else []


def item_initial(item: Item) -> dict[str, Any]:
    """What stands in the form now."""
    names = ("title", "label", "background", "questions", "proposal", "presenter", "minutes")
    return {name: getattr(item, name) for name in names} | {
        "sections": [goal.section for goal in item.goals.all()], "seen": item.version,
    }  # fmt: skip


class PaperForm(forms.Form):
    """A file for an item."""

    file = forms.FileField(label=_("Fil"))
    title = forms.CharField(max_length=250, required=False, label=_("Handlingens namn"))
    secret = forms.CharField(
        max_length=160, required=False, label=_("Sekretess"),
        help_text=_("Skriv paragrafen om handlingen inte får spridas. Då följer den inte med i kallelsen."),
    )  # fmt: skip

    def uploaded(self) -> File:
        """Name and bytes."""
        file = self.cleaned_data["file"]
        return File(file.name or "handling", file.read())


class MarkForm(forms.Form):
    """What one's organisation says beforehand."""

    anchored = forms.BooleanField(required=False, label=_("Förankrat hemma"))
    needs_home = forms.BooleanField(required=False, label=_("Kräver ett formellt beslut hemma"))
    deviating = text(
        _("Avvikande synpunkt"), rows=3,
        help_text=_("Läses bara av kansliet och beredningen fram till mötet."),
    )  # fmt: skip


class ReplyForm(forms.Form):
    """Coming or not."""

    mandate = forms.IntegerField(widget=forms.HiddenInput)
    reply = forms.ChoiceField(choices=Reply)


class ScheduleForm(forms.Form):
    """Which meeting; the first that the proposal is in time for stands there."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Möte"), empty_label=None)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        """Those that are not over."""
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        live = item.council.meetings.filter(closed_at=None, cancelled_at=None).order_by("starts_at")
        field.queryset = live.select_related("council__rules")  # type: ignore[attr-defined]
        field.label_from_instance = lambda meeting: _named(meeting, item)  # type: ignore[attr-defined]
        field.initial = deadlines.first_in_time(list(field.queryset), item.proposed_at)  # type: ignore[attr-defined]


def _named(meeting: Meeting, item: Item) -> str:
    """ "10 april 2026 (förslaget kom 3 dagar för sent)"."""
    day = worded(timezone.localtime(meeting.starts_at), "j F Y")
    late = deadlines.late_days(meeting, item.proposed_at)
    if not late:
        return day
    return ngettext("%(day)s (kom %(n)d dag för sent)", "%(day)s (kom %(n)d dagar för sent)", late) % {
        "day": day, "n": late,
    }  # fmt: skip


class HomeForm(forms.Form):
    """What was decided at home."""

    outcome = forms.ChoiceField(choices=HomeOutcome, label=_("Beslutet"))
    on = day(_("Beslutsdag"))
    body = forms.CharField(max_length=160, required=False, label=_("Beslutande organ"))
    registry_number = forms.CharField(max_length=60, required=False, label=_("Diarienummer"))
    words = text(_("Kommentar"), rows=2)


class AskHomeForm(forms.Form):
    """Who should decide at home, and when."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"), empty_label="–")
    due_on = day(_("Senast"))

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        """The council's members."""
        super().__init__(*args, **kwargs)
        members = council.memberships.filter(until=None).values("organisation")
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=members).order_by("name")  # type: ignore[attr-defined]


class AssignForm(forms.Form):
    """Something to do after the meeting."""

    title = forms.CharField(max_length=250, label=_("Vad ska göras?"))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Vem gör det?"), empty_label="–")
    due_on = day(_("Senast"))

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        """The council's members, and those of the smaller one that it widens."""
        super().__init__(*args, **kwargs)
        circle = [council.pk, *([council.wider_than_id] if council.wider_than_id else [])]
        members = Membership.objects.filter(until=None, council__in=circle).values("organisation")
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=members).order_by("name")  # type: ignore[attr-defined]


class ReportBackForm(forms.Form):
    """Told at home."""

    to = forms.CharField(max_length=160, label=_("Till vem?"), help_text=_("Till exempel kommunstyrelsen."))
    on = day(_("Dag"))
    words = text(_("Hur det togs emot"), rows=2)
