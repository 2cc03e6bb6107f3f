"""Verbs on items beforehand: propose, prepare, put on an agenda, marks."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone

from samsyn.councils import deadlines, letters, states
from samsyn.councils.actions.meetings import tell
from samsyn.councils.actions.refusals import (
    AlreadyDone,
    ChangedMeanwhile,
    Incomplete,
    MeetingOver,
    NoReason,
    UnknownSection,
)
from samsyn.councils.models import AgendaPoint, Council, Item, ItemGoal, Label, Mark, Meeting
from samsyn.people import journal, links, outbox
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Document


@transaction.atomic
def propose(
    *,
    council: Council,
    title: str,
    proposed_by: Organisation,
    at: datetime,
    by: Person | None,
    label: Label | None = None,
    background: str = "",
    questions: str = "",
    proposal: str = "",
    presenter: str = "",
    minutes: int = 15,
    sections: Iterable[str] = (),
) -> Item:
    """A question for the council. It may lack what an agenda needs: that is asked for before it is scheduled."""
    item = Item.objects.create(
        council=council, title=title, proposed_by=proposed_by, proposed_at=at, person=by, label=label,
        background=background, questions=questions, proposal=proposal, presenter=presenter, minutes=minutes,
    )  # fmt: skip
    _link(item, sections)
    journal.record(by=by, verb="propose", on=item, facts={"av": str(proposed_by)})
    return item


@transaction.atomic
def change(
    *,
    item: Item,
    seen: int,
    title: str,
    label: Label | None,
    background: str,
    questions: str,
    proposal: str,
    presenter: str,
    minutes: int,
    sections: Iterable[str],
    at: datetime,
    by: Person,
) -> int:
    """New words; after the kallelse those who were called are told, once a day. How many were told.

    Raises ChangedMeanwhile when somebody wrote after version ``seen``, MeetingOver when a meeting has treated it.
    """
    row = Item.objects.get(pk=item.pk)
    if states.is_treated(row):
        raise MeetingOver(row)
    changed = Item.objects.filter(pk=item.pk, version=seen, withdrawn_at=None).update(
        title=title, label=label, background=background, questions=questions, proposal=proposal, presenter=presenter,
        minutes=minutes, version=F("version") + 1,
    )  # fmt: skip
    if not changed:
        raise ChangedMeanwhile(item)
    AgendaPoint.objects.filter(item=item, outcome="", presented_at=None).update(title=title)
    row.goals.all().delete()
    _link(row, sections)
    same = (row.title, row.label, row.background, row.questions, row.proposal) == (
        title, label, background, questions, proposal,
    )  # fmt: skip
    told = 0 if same else _tell_of_words(row, title, at=at, by=by)
    facts = {"rubrik": [row.title, title]} | ({"ändrat efter kallelsen, till": told} if told else {})
    journal.record(by=by, verb="change", on=item, facts=facts)
    return told


def called_to(item: Item) -> "QuerySet[Meeting]":
    """The coming meetings that have been called to with the item on the agenda."""
    live = Meeting.objects.filter(points__item=item, closed_at=None, cancelled_at=None, summonses__isnull=False)
    return live.select_related("council__rules").distinct()


def _tell_of_words(item: Item, title: str, *, at: datetime, by: Person) -> int:
    """Those who were called, once a day however often it is saved."""
    told = 0
    for meeting in called_to(item):
        said, once = letters.reworded(title, meeting), f"text-{item.pk}-{timezone.localdate(at)}"
        told += tell(meeting, said, at=at, by=by, purpose="council-changed", once=once)
    return told


def _link(item: Item, sections: Iterable[str]) -> None:
    """To sections of the council's strategy, by key, with the heading as it stands now. Raises UnknownSection."""
    strategy = item.council.strategy
    for key in dict.fromkeys(sections):
        heading = words_of(strategy, key) if strategy else None
        if strategy is None or heading is None:
            raise UnknownSection(key)
        ItemGoal.objects.create(item=item, document=strategy, section=key, words=heading[:320])


def words_of(document: Document, key: str) -> str | None:
    """The heading of a section in the edition published last."""
    edition = document.editions.published().first() or document.editions.in_progress().first()
    section = edition.sections.filter(key=key).first() if edition else None
    return str(section) if section else None


@transaction.atomic
def take_up(*, item: Item, at: datetime, by: Person) -> None:
    """The preparation group goes on with it. Raises AlreadyDone."""
    done = Item.objects.filter(pk=item.pk, withdrawn_at=None, taken_up_at=None).update(
        taken_up_at=at, returned_at=None, returned_because=""
    )
    if not done:
        raise AlreadyDone(item)
    journal.record(by=by, verb="take_up", on=item)


@transaction.atomic
def send_back(*, item: Item, because: str, at: datetime, by: Person) -> None:
    """Back to the one who proposed it, who is told why; it leaves the agenda.

    Raises NoReason, AlreadyDone, MeetingOver.
    """
    if not because.strip():
        raise NoReason
    _unschedule(item, because=because, at=at, by=by)
    Item.objects.filter(pk=item.pk, withdrawn_at=None).update(
        returned_at=at, returned_because=because, taken_up_at=None
    )
    journal.record(by=by, verb="send_back", on=item, facts={"skäl": because})
    if to := item.person.email if item.person else item.proposed_by.email:
        outbox.write(
            purpose="council-item", to=to, organisation=item.proposed_by,
            subject=f"Tillbaka från beredningen: {item.title}",
            body=f"Hej!\n\nBeredningen skickar tillbaka ”{item.title}”:\n{because}\n\nKomplettera här:\n"
            f"{links.address(f'/samverkan/{item.council.slug}/forslag/{item.pk}/')}\n", at=at, by=by,
        )  # fmt: skip


@transaction.atomic
def schedule(*, item: Item, meeting: Meeting, at: datetime, by: Person | None) -> AgendaPoint:
    """On the agenda, last of the questions; one that came late is taken, and the journal says how late.

    Raises Incomplete, MeetingOver, AlreadyDone.
    """
    row = Meeting.objects.select_for_update(of=("self",)).select_related("council__rules").get(pk=meeting.pk)
    if row.is_over:
        raise MeetingOver(row)
    if lacking := states.missing(item):
        raise Incomplete(lacking)
    if item.withdrawn_at or item.points.filter(meeting__cancelled_at=None, outcome="").exists():
        raise AlreadyDone(item)
    Item.objects.filter(pk=item.pk).update(taken_up_at=item.taken_up_at or at, returned_at=None, returned_because="")
    point = AgendaPoint.objects.create(meeting=row, item=item, title=item.title, order=_next(row))
    late = deadlines.late_days(row, item.proposed_at)
    facts = {"möte": str(row)} | ({"dagar efter sista dagen": late} if late else {})
    journal.record(by=by, verb="schedule", on=item, facts=facts)
    return point


@transaction.atomic
def add_formal(*, meeting: Meeting, titles: Iterable[str], by: Person | None) -> None:
    """Points that every meeting has: opening, adjusters, closing. Raises MeetingOver."""
    _not_over(meeting)
    for title in titles:
        AgendaPoint.objects.create(meeting=meeting, title=title, order=_next(meeting))
    journal.record(by=by, verb="change", on=meeting, facts={"dagordning": "formella punkter"})


def _next(meeting: Meeting) -> int:
    return (meeting.points.aggregate(last=Max("order"))["last"] or 0) + 10


@transaction.atomic
def move(*, point: AgendaPoint, up: bool, by: Person) -> None:
    """One step on the agenda. Raises MeetingOver."""
    _not_over(point.meeting)
    points = list(point.meeting.points.order_by("order", "pk"))
    at = next(n for n, one in enumerate(points) if one.pk == point.pk)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(points):
        return
    points[at], points[other] = points[other], points[at]
    for order, one in enumerate(points, 1):
        AgendaPoint.objects.filter(pk=one.pk).update(order=order * 10)
    journal.record(by=by, verb="move", on=point.meeting, facts={"punkt": str(point)})


@transaction.atomic
def take_off(*, point: AgendaPoint, at: datetime, by: Person) -> None:
    """Off the agenda, back to the preparation; after the kallelse those who were called are told.

    Raises AlreadyDone when it has been treated, MeetingOver in a meeting that runs: there it is recorded.
    """
    if point.outcome or point.presented_at:
        raise AlreadyDone(point)
    if point.meeting.opened_at and point.item:
        raise MeetingOver(point.meeting)
    _not_over(point.meeting)
    journal.record(by=by, verb="take_off", on=point.meeting, facts={"punkt": str(point)})
    if point.item and point.meeting.summonses.exists():
        said = letters.withdrawn(point.item, point.meeting, "frågan går tillbaka till beredningen")
        tell(point.meeting, said, at=at, by=by, purpose="council-changed")
    point.delete()


def _not_over(meeting: Meeting) -> None:
    """The agenda of a meeting that is over stands as it was."""
    if meeting.is_over:
        raise MeetingOver(meeting)


def _unschedule(item: Item, *, because: str, at: datetime, by: Person) -> None:
    """Off the agendas of coming meetings; after the kallelse those who were called are told. In a meeting that runs
    the secretary records it instead. Raises AlreadyDone, MeetingOver."""
    live = item.points.filter(meeting__cancelled_at=None)
    if live.exclude(outcome__in=("", "vidare beredning")).exists():
        raise AlreadyDone(item)
    waiting = live.filter(outcome="").select_related("meeting__council__rules")
    for point in waiting:
        if point.meeting.opened_at:
            raise MeetingOver(point.meeting)
        if point.meeting.summonses.exists():
            said = letters.withdrawn(item, point.meeting, because)
            tell(point.meeting, said, at=at, by=by, purpose="council-changed")
    waiting.delete()


@transaction.atomic
def withdraw(*, item: Item, because: str, at: datetime, by: Person) -> None:
    """The one who proposed it takes it back before the meeting. Raises NoReason, AlreadyDone, MeetingOver."""
    if not because.strip():
        raise NoReason
    _unschedule(item, because=because, at=at, by=by)
    if not Item.objects.filter(pk=item.pk, withdrawn_at=None).update(withdrawn_at=at, withdrawn_because=because):
        raise AlreadyDone(item)
    journal.record(by=by, verb="withdraw", on=item, facts={"skäl": because})


@transaction.atomic
def mark(
    *,
    item: Item,
    organisation: Organisation,
    anchored: bool,
    deviating: str,
    needs_home: bool,
    at: datetime,
    by: Person,
) -> Mark:
    """What an organisation says beforehand; the last word before the meeting opens counts. Raises MeetingOver."""
    if not states.awaits_marks(item):
        raise MeetingOver(item)
    row, _made = Mark.objects.update_or_create(
        item=item, organisation=organisation,
        defaults={"anchored": anchored, "deviating": deviating.strip(), "needs_home": needs_home, "at": at, "by": by},
    )  # fmt: skip
    # The view itself stays out of the journal: it is not for every reader before the meeting.
    journal.record(
        by=by, verb="mark", on=item, facts={str(organisation): "förankrat" if anchored else "inte förankrat"}
    )
    return row
