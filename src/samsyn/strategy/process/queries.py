"""The process as frozen values: what is now, what is late, who does what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.people.models import Organisation, Person
from samsyn.strategy.process.models import (
    ContactEntry,
    DecisionStep,
    Milestone,
    Phase,
    Process,
    Review,
    Work,
    WorkKind,
)
from samsyn.strategy.process.plans import WAYS

State = Literal["done", "now", "late", "ahead", "unknown"]


@dataclass(frozen=True, slots=True)
class StopFacts:
    """A day or a stretch. ``slip`` = days later (earlier: below 0) than planned, by what is known today."""

    id: int
    kind: str
    name: str
    note: str
    planned: tuple[date, date]
    present: tuple[date, date]  # actual where there is one, else expected, else planned
    state: State
    slip: int
    outcome: str = ""
    registry_number: str = ""
    unknown: str = ""  # why nobody can say how it went

    @property
    def slip_words(self) -> str:
        """How much later or earlier, in the largest unit that says it honestly."""
        return slip_words(self.slip)

    @property
    def one_day(self) -> bool:
        """A milestone or a decision."""
        return self.present[0] == self.present[1]


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a phase lies on the line of the whole process, in hundredths."""

    planned_x: float
    planned_width: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase with its bar and the milestones that fall in it."""

    facts: StopFacts
    bar: Bar
    milestones: tuple[StopFacts, ...]


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """A task of the process."""

    id: int
    kind: str
    title: str
    owner: str
    owner_id: int | None
    due_on: date | None
    done_on: date | None
    dropped: bool
    late: bool


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """A contact as the log shows it."""

    id: int
    held_on: date
    form: str
    form_name: str
    counterpart: str
    about: str
    outcome: str
    agreement: str
    agreement_name: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole process on one page."""

    slug: str
    title: str
    plan: str
    told: str
    source: str
    published: bool
    phases: tuple[PhaseRow, ...]
    decisions: tuple[StopFacts, ...]
    reviews: tuple[StopFacts, ...]
    now: StopFacts | None
    next: StopFacts | None
    today_x: float
    years: tuple[tuple[int, float], ...]

    @property
    def decided(self) -> StopFacts | None:
        """The last step of the political chain."""
        return self.decisions[-1] if self.decisions else None


def slip_words(days: int) -> str:
    """Days as "3 veckor senare"; empty when nothing slipped."""
    size = abs(days)
    if not size:
        return ""
    if size < 14:
        words = ngettext("%(n)s dag", "%(n)s dagar", size) % {"n": size}
    elif size < 60:
        words = ngettext("%(n)s vecka", "%(n)s veckor", round(size / 7)) % {"n": round(size / 7)}
    else:
        words = ngettext("%(n)s månad", "%(n)s månader", round(size / 30.44)) % {"n": round(size / 30.44)}
    return (_("%(time)s senare än planerat") if days > 0 else _("%(time)s tidigare än planerat")) % {"time": words}


def timeline(process: Process, *, today: date) -> Timeline:
    """Everything that the public page and the desk show. Five queries."""
    phases = [_phase(row, today) for row in process.phases.order_by("planned_on", "pk")]
    milestones = [_stop(row, today, "milstolpe") for row in process.milestones.order_by("planned_on", "pk")]
    decisions = tuple(_decision(row, today) for row in process.decisionsteps.order_by("planned_on", "pk"))
    reviews = tuple(_review(row, today) for row in process.reviews.order_by("planned_on", "pk"))
    first, last = _reach([*phases, *milestones, *decisions], today)
    rows = tuple(
        PhaseRow(one, _bar(one, first, last), tuple(_falling(milestones, phases, at))) for at, one in enumerate(phases)
    )
    way = WAYS[process.plan]  # type: ignore[index]
    return Timeline(
        slug=process.document.slug,
        title=process.document.title,
        plan=str(process.get_plan_display()),
        told=way.told,
        source=way.source,
        published=process.published_at is not None,
        phases=rows,
        decisions=decisions,
        reviews=reviews,
        now=next((one for one in reversed(phases) if one.state in {"now", "late"}), None),
        next=_next([*phases, *milestones, *decisions, *reviews], today),
        today_x=_place(today, first, last),
        years=tuple((year, _place(date(year, 1, 1), first, last)) for year in range(first.year + 1, last.year + 1)),
    )


def _falling(milestones: list[StopFacts], phases: list[StopFacts], at: int) -> Iterable[StopFacts]:
    """Milestones planned from this phase's first day until the next one's; the first takes those before too."""
    begins = date.min if at == 0 else phases[at].planned[0]
    ends = phases[at + 1].planned[0] if at + 1 < len(phases) else date.max
    return (one for one in milestones if begins <= one.planned[0] < ends)


def _next(stops: list[StopFacts], today: date) -> StopFacts | None:
    ahead = [one for one in stops if one.state == "ahead" and one.present[0] >= today]
    return min(ahead, key=lambda one: one.present[0], default=None)


def _reach(stops: list[StopFacts], today: date) -> tuple[date, date]:
    days = [day for one in stops for day in (*one.planned, *one.present)] or [today]
    return min(days), max(days)


def _place(day: date, first: date, last: date) -> float:
    return round(min(max((day - first).days / max((last - first).days, 1), 0), 1) * 100, 2)


def _bar(one: StopFacts, first: date, last: date) -> Bar:
    begins, ends = _place(one.planned[0], first, last), _place(one.planned[1], first, last)
    x, to = _place(one.present[0], first, last), _place(one.present[1], first, last)
    return Bar(begins, max(round(ends - begins, 2), 0.6), x, max(round(to - x, 2), 0.6))


def _state(begins: date, ends: date, today: date, *, begun: bool, ended: bool) -> State:
    if ended:
        return "done"
    if begun:
        return "late" if today > ends else "now"
    if today > ends:
        return "late"
    return "now" if begins <= today else "ahead"


def _phase(row: Phase, today: date) -> StopFacts:
    begins = row.actual_on or row.expected_on or row.planned_on
    ends = max(row.actual_to or row.expected_to or row.planned_to, begins)
    state = _state(begins, ends, today, begun=row.actual_on is not None, ended=row.actual_to is not None)
    state = "unknown" if row.unknown else state
    slip = (max(ends, today) if state == "late" else ends) - row.planned_to
    return StopFacts(
        row.pk, "skede", row.name, row.note, (row.planned_on, row.planned_to), (begins, ends), state, slip.days,
        unknown=row.unknown,
    )  # fmt: skip


def _stop(row: Milestone | DecisionStep | Review, today: date, kind: str) -> StopFacts:
    on = row.actual_on or row.expected_on or row.planned_on
    state: State = "done" if row.actual_on else "late" if today > on else "now" if today == on else "ahead"
    state = "unknown" if row.unknown else state
    slip = (max(on, today) if state == "late" else on) - row.planned_on
    return StopFacts(
        row.pk, kind, row.name, row.note, (row.planned_on, row.planned_on), (on, on), state, slip.days,
        unknown=row.unknown,
    )  # fmt: skip


def _decision(row: DecisionStep, today: date) -> StopFacts:
    return replace(_stop(row, today, "beslut"), outcome=row.outcome, registry_number=row.registry_number)


def _review(row: Review, today: date) -> StopFacts:
    """A review may come before its last day: that is no slip."""
    facts = replace(_stop(row, today, "oversyn"), outcome=row.outcome)
    return replace(facts, slip=max(facts.slip, 0))


def work_of(process: Process, *, today: date) -> tuple[tuple[str, tuple[WorkFacts, ...]], ...]:
    """Tasks by the five kinds of work, in their order; a kind without tasks stands there too."""
    rows = Work.objects.filter(process=process).select_related("task__owner").order_by("task__due_on", "pk")
    found = [_work(row, today) for row in rows]
    return tuple((str(kind.label), tuple(one for one in found if one.kind == kind.value)) for kind in WorkKind)


def _work(row: Work, today: date) -> WorkFacts:
    task = row.task
    done = task.done_at.date() if task.done_at else None
    late = not done and task.due_on is not None and task.due_on < today
    return WorkFacts(
        row.pk, task.kind, task.title, str(task.owner or ""), task.owner_id, task.due_on, done,
        bool(task.dropped_because), late,
    )  # fmt: skip


def contacts_of(process: Process) -> tuple[ContactFacts, ...]:
    """The log, the latest first."""
    return tuple(_contact(row) for row in process.contacts.order_by("-held_on", "-pk"))


def _contact(row: ContactEntry) -> ContactFacts:
    return ContactFacts(
        row.pk, row.held_on, row.form, str(row.get_form_display()), row.counterpart, row.about, row.outcome,
        row.agreement, str(row.get_agreement_display()) if row.agreement else "",
    )  # fmt: skip


def owners() -> list[tuple[str, str]]:
    """Who can be given work."""
    return [(str(one.pk), one.name) for one in Person.objects.filter(is_active=True).order_by("name")]


def organisations() -> list[tuple[str, str]]:
    """Whom one can have had contact with."""
    return [(str(pk), name) for pk, name in Organisation.objects.order_by("name").values_list("pk", "name")]
