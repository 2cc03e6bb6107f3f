"""Meetings, agendas and items as pages show them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samsyn.cores.outline import comparing
from samsyn.councils import called, deadlines, states
from samsyn.councils.actions.meetings import held_at
from samsyn.councils.models import (
    AgendaPoint,
    Attendance,
    Council,
    Item,
    Mark,
    Meeting,
    Minutes,
    Paper,
    Reply,
    Summons,
)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    form_words: str
    state: states.MeetingState
    items: int
    minutes_published: bool
    minutes_word: str
    because: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper; ``late``: came after the kallelse; ``told``: how many were told of it, ``told_of`` for whom."""

    id: int
    title: str
    name: str
    size: int
    pages: int
    secret: str
    late: bool
    replaces: str
    told: int
    told_of: tuple[str, ...]
    added_at: datetime


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What an organisation has said beforehand."""

    organisation: str
    organisation_id: int
    anchored: bool
    deviating: str
    needs_home: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item with the three facts that its papers must state."""

    id: int
    title: str
    label: str
    position: bool
    proposed_by: str
    proposed_at: datetime
    background: str
    questions: str
    proposal: str
    presenter: str
    minutes: int
    goals: tuple[tuple[str, str, str], ...]  # words, document slug, section key
    papers: tuple[PaperRow, ...]
    missing: tuple[str, ...]
    state: states.ItemState
    returned_because: str
    withdrawn_because: str
    version: int


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point on an agenda; ``late``: days after the last day that it was proposed; ``reworded``: the texts that are
    others than those that were called to, word by word."""

    id: int
    number: int
    title: str
    item: ItemFacts | None
    state: states.PointState
    outcome: str
    outcome_words: str
    notes: str
    position: str
    deviations: tuple[tuple[str, str], ...]
    marks: tuple[MarkRow, ...]
    version: int
    minutes: int
    late: int
    reworded: tuple[tuple[str, tuple[comparing.Run, ...]], ...]


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Somebody to tick in the meeting. ``said``: a note that was not kept, because another secretary wrote one."""

    mandate_id: int
    who: str
    organisation: str
    substitute: bool
    reply: str
    ticked: bool
    note: str
    said: str


def meeting_rows(rows: "QuerySet[Meeting]") -> tuple[MeetingRow, ...]:
    """Meetings with their state; one query."""
    counted = rows.select_related("council__rules").annotate(
        called=Exists(Summons.objects.filter(meeting=OuterRef("pk"))),
        published=Exists(Minutes.objects.filter(meeting=OuterRef("pk"), published_at__isnull=False)),
        item_count=Count("points", filter=Q(points__item__isnull=False)),
    )
    return tuple(_meeting(row) for row in counted)


def _meeting(row: Meeting) -> MeetingRow:
    called: bool = row.called  # type: ignore[attr-defined]
    return MeetingRow(
        id=row.pk, title=row.title, starts_at=row.starts_at, ends_at=row.ends_at,
        form_words=str(row.get_form_display()), state=states.meeting_state(row, called=called),
        items=row.item_count,  # type: ignore[attr-defined]
        minutes_published=row.published,  # type: ignore[attr-defined]
        minutes_word=row.minutes_word, because=row.cancelled_because,
    )  # fmt: skip


def wheel(council: Council, *, year: int) -> tuple[MeetingRow, ...]:
    """The meetings of a year."""
    return meeting_rows(council.meetings.filter(starts_at__year=year).order_by("starts_at"))


def years(council: Council) -> list[int]:
    """The years that have meetings, newest first."""
    return sorted(
        {timezone.localtime(at).year for at in council.meetings.values_list("starts_at", flat=True)}, reverse=True
    )


def coming(council: Council, *, now: datetime) -> tuple[MeetingRow, ...]:
    """What is not over, soonest first."""
    live = council.meetings.filter(closed_at=None, cancelled_at=None)
    return meeting_rows(live.filter(ends_at__gte=now).order_by("starts_at")[:6])


def row_of(meeting: Meeting) -> MeetingRow:
    """One meeting as lists show it."""
    return meeting_rows(Meeting.objects.filter(pk=meeting.pk))[0]


def agenda(meeting: Meeting, *, secret: bool, views: bool, mine: frozenset[int]) -> tuple[PointRow, ...]:
    """The points in order. ``secret``: the reader may read secret papers; ``views``: deviating views beforehand;
    ``mine``: organisations whose own marks the reader always sees."""
    rows = (
        meeting.points.select_related("item__label", "item__proposed_by", "item__council__rules")
        .prefetch_related(
            "item__goals__document", "item__papers__notices__mail__organisation", "item__papers__replaces",
            "item__marks__organisation", "item__points__meeting", "deviations__organisation",
        )
        .order_by("order", "pk")
    )  # fmt: skip
    sent = list(meeting.summonses.order_by("number").values_list("issued_at", "agenda"))
    first, texts = sent[0][0] if sent else None, called.by_item(sent[-1][1]) if sent else {}
    return tuple(
        _point(row, number, meeting, called_at=first, texts=texts, secret=secret, views=views, mine=mine)
        for number, row in enumerate(rows, 1)
    )


def _point(
    row: AgendaPoint, number: int, meeting: Meeting, *, called_at: datetime | None,
    texts: Mapping[int, called.CalledPoint], secret: bool, views: bool, mine: frozenset[int],
) -> PointRow:  # fmt: skip
    marks = mark_rows(row.item, views=views, mine=mine) if row.item else ()
    return PointRow(
        id=row.pk, number=number, title=row.title,
        item=item_facts(row.item, called_at=called_at, secret=secret) if row.item else None,
        reworded=called.reworded(texts[row.item.pk], row.item) if row.item and row.item.pk in texts else (),
        state=states.point_state(row), outcome=row.outcome,
        outcome_words=str(row.get_outcome_display()) if row.outcome else "", notes=row.notes, position=row.position,
        deviations=tuple((one.organisation.name, one.text) for one in row.deviations.all()),
        marks=marks,
        version=row.version, minutes=row.item.minutes if row.item else 5,
        late=deadlines.late_days(meeting, row.item.proposed_at) if row.item else 0,
    )  # fmt: skip


def attendance(meeting: Meeting, *, said: Mapping[int, str]) -> tuple[AttendanceRow, ...]:
    """Everybody on the list, and in a meeting that runs those who have got a mandate since it was opened."""
    rows = {row.mandate_id: row for row in meeting.attendance.select_related("mandate__organisation", "mandate__seat")}
    fresh = () if meeting.is_over else (one for one in held_at(meeting) if one.pk not in rows)
    found = [_attending(row, said) for row in (*rows.values(), *(Attendance(mandate=one) for one in fresh))]
    return tuple(row for _order, row in sorted(found, key=lambda one: one[0]))


def _attending(row: Attendance, said: Mapping[int, str]) -> tuple[tuple[str, int, int], AttendanceRow]:
    held, mine = row.mandate, said.get(row.mandate_id, row.note).strip()
    ticked = row.reply == Reply.COMES if row.present is None else row.present
    return (held.organisation.name, held.seat.order, held.pk), AttendanceRow(
        held.pk, str(held), held.organisation.name, held.substitute, row.reply, ticked, row.note,
        mine if mine != row.note else "",
    )  # fmt: skip


def mark_rows(item: Item, *, views: bool, mine: Collection[int]) -> tuple[MarkRow, ...]:
    """What was said beforehand. A view is for everybody inside once the meeting it was noted for is opened; one noted
    later, for the next meeting about a question that went on to more preparation, waits for that one."""
    opened = [point.meeting.opened_at for point in item.points.all() if point.meeting.opened_at]
    last = max(opened, default=None)
    return tuple(
        _mark(row, seen=views or row.organisation_id in mine or (last is not None and row.at <= last))
        for row in sorted(item.marks.all(), key=lambda one: one.organisation.name)
    )


def _mark(row: Mark, *, seen: bool) -> MarkRow:
    return MarkRow(
        row.organisation.name, row.organisation_id, row.anchored, row.deviating if seen else "", row.needs_home,
        row.at,
    )  # fmt: skip


def item_facts(row: Item, *, called_at: datetime | None = None, secret: bool = False) -> ItemFacts:
    """An item; secret papers are left out for those who may not read them."""
    papers = [paper for paper in row.papers.all() if paper.removed_at is None and (secret or not paper.secret)]
    state = states.item_state(row, list(row.points.all()))
    return ItemFacts(
        id=row.pk, title=row.title, label=row.label.word if row.label else "",
        position=bool(row.label and row.label.position), proposed_by=row.proposed_by.name, proposed_at=row.proposed_at,
        background=row.background, questions=row.questions, proposal=row.proposal, presenter=row.presenter,
        minutes=row.minutes, goals=tuple((one.words, one.document.slug, one.section) for one in row.goals.all()),
        papers=tuple(_paper(paper, called_at) for paper in sorted(papers, key=lambda one: one.pk)),
        missing=() if state == "treated" else states.missing(row), state=state,
        returned_because=row.returned_because, withdrawn_because=row.withdrawn_because, version=row.version,
    )  # fmt: skip


def _paper(row: Paper, called_at: datetime | None) -> PaperRow:
    notices = row.notices.all()
    return PaperRow(
        id=row.pk, title=row.title, name=row.name, size=row.size, pages=row.pages, secret=row.secret,
        late=called_at is not None and row.added_at > called_at, replaces=row.replaces.title if row.replaces else "",
        told=len(notices), added_at=row.added_at,
        told_of=tuple(sorted({one.mail.organisation.name for one in notices if one.mail.organisation})),
    )  # fmt: skip


def items(rows: "QuerySet[Item]", *, secret: bool) -> tuple[ItemFacts, ...]:
    """Items with everything read, for a page of them."""
    read = rows.select_related("label", "proposed_by", "council__rules").prefetch_related(
        "goals__document", "papers__notices__mail__organisation", "papers__replaces", "points__meeting"
    )
    return tuple(item_facts(row, secret=secret) for row in read)


def waiting(council: Council, *, secret: bool) -> tuple[ItemFacts, ...]:
    """What the preparation group has before it: proposed, taken up, sent back, left for more work."""
    done = AgendaPoint.objects.filter(item=OuterRef("pk"), meeting__cancelled_at=None).exclude(
        outcome="vidare beredning"
    )
    rows = council.items.filter(~Exists(done), withdrawn_at=None).order_by("proposed_at")[:200]
    return items(rows, secret=secret)
