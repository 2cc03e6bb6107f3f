"""What anybody can do today, and what became of what was said: over all rooms, published things only."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from samsyn.consultation.models import ReportIssue, Round
from samsyn.dialogue.models import Conversation, Dialogue, Event
from samsyn.dialogue.queries import events, inputs
from samsyn.dialogue.queries.events import EventFacts, Total
from samsyn.dialogue.queries.inputs import Became as Said


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A consultation that takes answers now."""

    title: str
    path: str
    closes: datetime
    days_left: int
    open_to_all: bool
    about: str


@dataclass(frozen=True, slots=True)
class OpenDialogue:
    """A dialogue that takes input now."""

    title: str
    path: str
    closes_on: date
    intro: str
    promise: str


@dataclass(frozen=True, slots=True)
class Became:
    """Somewhere to read what became of what was said."""

    title: str
    path: str
    at: datetime
    words: str
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that can be done now."""

    rounds: tuple[OpenRound, ...]
    dialogues: tuple[OpenDialogue, ...]
    voting: tuple[tuple[str, str], ...]
    events: tuple[EventFacts, ...]
    more_events: int

    @property
    def anything(self) -> bool:
        """Whether there is something at all."""
        return bool(self.rounds or self.dialogues or self.voting or self.events)


def today(now: datetime, *, events_shown: int = 3) -> Today:
    """Six queries at most."""
    ahead = [one for one in events.ahead(now) if not one.cancelled_because]
    return Today(
        rounds=open_rounds(now),
        dialogues=open_dialogues(timezone.localdate(now)),
        voting=open_voting(),
        events=tuple(ahead[:events_shown]),
        more_events=max(len(ahead) - events_shown, 0),
    )


def open_rounds(now: datetime) -> tuple[OpenRound, ...]:
    """Consultations whose time is not out, the nearest end first."""
    day = timezone.localdate(now)
    rows = Round.objects.announced().filter(edition__published_at__isnull=False)
    near = rows.filter(opens_on__lte=day, closes_on__gte=day).select_related("edition__document").order_by("closes_on")
    found = [(row, row.window()) for row in near]
    return tuple(
        OpenRound(
            row.title, reverse("consultation:round", args=[row.pk]), window.last, (row.closes_on - day).days,
            row.open_to_all, str(row.edition),
        )
        for row, window in found if window.opens <= now <= window.last
    )  # fmt: skip


def open_dialogues(day: date) -> tuple[OpenDialogue, ...]:
    """Dialogues that take input today."""
    rows = Dialogue.objects.filter(published_at__isnull=False, opens_on__lte=day, closes_on__gte=day)
    return tuple(
        OpenDialogue(row.title, reverse("dialogue:dialogue", args=[row.slug]), row.closes_on, row.intro, row.promise)
        for row in rows.order_by("closes_on", "pk")
    )


def open_voting() -> tuple[tuple[str, str], ...]:
    """Conversations where statements can be voted on: (title, address)."""
    public = Q(dialogue__published_at__isnull=False) | Q(event__published_at__isnull=False)
    rows = Conversation.objects.filter(public, opened_at__isnull=False, closed_at=None).order_by("-opened_at")
    return tuple((row.title, reverse("dialogue:vote", args=[row.pk])) for row in rows)


def became(*, most: int = 50) -> tuple[Became, ...]:
    """Where feedback has been published, the latest first. Five queries."""
    reports = [
        Became(row.round.title, reverse("consultation:public-report", args=[row.round_id]), row.published_at, "")
        for row in ReportIssue.objects.filter(
            withdrawn_at=None, published_at__isnull=False, round__edition__published_at__isnull=False
        ).select_related("round")
        if row.published_at
    ]
    events_ = [row for row in Event.objects.published().filter(feedback_at__isnull=False) if row.feedback_at]
    dialogues_ = list(Dialogue.objects.filter(feedback_at__isnull=False, published_at__isnull=False))
    by_event = inputs.became_by("event", [row.pk for row in events_])
    by_dialogue = inputs.became_by("dialogue", [row.pk for row in dialogues_])
    meetings = [
        Became(
            row.title, reverse("dialogue:afterwards", args=[row.pk]), row.feedback_at, row.came_of_it,
            by_event.get(row.pk),
        )
        for row in events_
        if row.feedback_at
    ]  # fmt: skip
    dialogues = [
        Became(
            row.title, reverse("dialogue:sayings", args=[row.slug]), row.feedback_at, row.promise,
            by_dialogue.get(row.pk),
        )
        for row in dialogues_
        if row.feedback_at
    ]  # fmt: skip
    return tuple(sorted([*reports, *meetings, *dialogues], key=lambda one: one.at, reverse=True)[:most])


def total() -> Total:
    """All meetings held so far."""
    return events.total()
