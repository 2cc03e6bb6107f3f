"""Verbs on meetings: plan, invite, change, cancel, call, answer."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from samsyn.cores import window
from samsyn.councils import called, letters, states
from samsyn.councils.actions.refusals import (
    Incomplete,
    MeetingOver,
    NoReason,
    NotAMember,
    NothingToCall,
    PeriodUpsideDown,
    Running,
    TooManyAtOnce,
)
from samsyn.councils.models import Attendance, Council, Mandate, Meeting, MeetingForm, Reply, Summons, holds_on
from samsyn.people import journal, outbox
from samsyn.people.models import Person

MOST_A_YEAR = 53
SUMMERS = (7,)  # months without a meeting when a year is planned


def held_at(meeting: Meeting) -> "Iterable[Mandate]":
    """The mandates that hold on the day of the meeting, those of the council it widens included."""
    day = timezone.localtime(meeting.starts_at).date()
    return (
        Mandate.objects.filter(holds_on(day), council__in=circle(meeting.council))
        .select_related("organisation", "seat", "person")
        .order_by("organisation__name", "seat__order", "pk")
    )


def circle(council: Council) -> list[int]:
    """The council and the smaller one that it widens: the members of both meet."""
    return [council.pk, council.wider_than_id] if council.wider_than_id else [council.pk]


@transaction.atomic
def plan(
    *,
    council: Council,
    starts_at: datetime,
    ends_at: datetime,
    by: Person | None,
    form: MeetingForm | None = None,
    title: str = "",
    place: str = "",
    video: str = "",
) -> Meeting:
    """A meeting in the calendar. Raises PeriodUpsideDown."""
    if ends_at <= starts_at:
        raise PeriodUpsideDown
    usual = MeetingForm.DIGITAL if council.rules.digital else MeetingForm.ROOM
    meeting = Meeting.objects.create(
        council=council, starts_at=starts_at, ends_at=ends_at, form=form or usual, title=title, place=place, video=video
    )
    journal.record(by=by, verb="plan", on=meeting)
    return meeting


@transaction.atomic
def plan_year(
    *, council: Council, year: int, weekday: int, week: int, clock: time, hours: float, video: str, by: Person | None
) -> list[Meeting]:
    """The rules' number of meetings over a year (not July), on the ``week``:th ``weekday`` of the month, and the
    planning meeting in August from lunch to lunch. Months that have a meeting are left. Raises TooManyAtOnce."""
    wanted = council.rules.meetings_a_year
    if wanted > MOST_A_YEAR:
        raise TooManyAtOnce(wanted)
    taken = {timezone.localtime(at).month for at in _starts(council, year)}
    made = []
    for month in months(wanted, planning=council.rules.planning):
        if month in taken:
            continue
        planning = council.rules.planning and month == 8
        begins = window.local(
            nth_weekday(year, month, weekday, week), time(12) if planning else clock, settings.TIME_ZONE
        )
        ends = begins + (timedelta(hours=24) if planning else timedelta(hours=hours))
        made.append(
            plan(
                council=council, starts_at=begins, ends_at=ends, by=by, video="" if planning else video,
                form=MeetingForm.PLANNING if planning else None,
                title="Strategiskt planeringsmöte" if planning else "",
            )
        )  # fmt: skip
    return made


def _starts(council: Council, year: int) -> list[datetime]:
    live = council.meetings.filter(cancelled_at=None, starts_at__year=year)
    return list(live.values_list("starts_at", flat=True))


def months(wanted: int, *, planning: bool) -> list[int]:
    """Which months of a year get a meeting: evenly, never July; August is the planning month when there is one."""
    usual = [month for month in range(1, 13) if month not in SUMMERS and not (planning and month == 8)]
    few = min(wanted, len(usual))
    chosen = [usual[round(at * len(usual) / few)] for at in range(few)] if few else []
    return sorted({*chosen, *([8] if planning else [])})


def nth_weekday(year: int, month: int, weekday: int, week: int) -> date:
    """The first (1), second … Monday (0) … of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1))


@transaction.atomic
def change(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    form: MeetingForm,
    title: str,
    place: str,
    video: str,
    at: datetime,
    by: Person,
) -> None:
    """Another time or place; those who were called or invited are told. Raises MeetingOver, PeriodUpsideDown."""
    row = _live(meeting)
    if ends_at <= starts_at:
        raise PeriodUpsideDown
    facts = {"tid": [row.starts_at.isoformat(), starts_at.isoformat()], "plats": [row.place, place]}
    Meeting.objects.filter(pk=row.pk).update(
        starts_at=starts_at, ends_at=ends_at, form=form, title=title, place=place, video=video,
        sequence=F("sequence") + 1,
    )  # fmt: skip
    journal.record(by=by, verb="change", on=row, facts=facts)
    fresh = Meeting.objects.select_related("council__rules").get(pk=row.pk)
    if _was_told(fresh):
        tell(fresh, letters.changed(fresh), at=at, by=by, purpose="council-changed")


@transaction.atomic
def invite(*, meeting: Meeting, at: datetime, by: Person | None) -> int:
    """Ask everybody to keep the day free, with a calendar's file. Raises MeetingOver."""
    row = _live(meeting)
    told = tell(row, letters.invitation(row), at=at, by=by, purpose="council-invitation")
    journal.record(by=by, verb="invite", on=row, facts={"till": told})
    return told


@transaction.atomic
def cancel(*, meeting: Meeting, because: str, at: datetime, by: Person) -> None:
    """It will not be held; items wait for another meeting; those who knew are told.

    Raises MeetingOver, NoReason, Running (it has begun, and something may have been agreed).
    """
    if not because.strip():
        raise NoReason
    row = _live(meeting)
    if row.opened_at:
        raise Running(row)
    told = _was_told(row)
    Meeting.objects.filter(pk=row.pk).update(
        cancelled_at=at, cancelled_because=because[:250], sequence=F("sequence") + 1
    )
    journal.record(by=by, verb="cancel", on=row, facts={"skäl": because})
    fresh = Meeting.objects.select_related("council__rules").get(pk=row.pk)
    if told:
        tell(fresh, letters.cancelled(fresh), at=at, by=by, purpose="council-cancelled")


@transaction.atomic
def call(*, meeting: Meeting, at: datetime, by: Person | None) -> Summons:
    """Issue the kallelse with the agenda and papers as they are; the file is built in the background.

    Raises MeetingOver, NothingToCall, Incomplete.
    """
    row = _live(meeting)
    points = list(row.points.select_related("item__label", "item__council__rules").order_by("order"))
    if not any(point.item for point in points):
        raise NothingToCall
    for point in points:
        if point.item and (lacking := states.missing(point.item)):
            raise Incomplete(lacking)
    last = row.summonses.aggregate(last=Max("number"))["last"] or 0
    agenda = called.agenda(row)
    summons = Summons.objects.create(
        meeting=row, number=last + 1, issued_at=at, issued_by=by, agenda=called.kept(agenda),
        total=sum(len(one.papers) for one in agenda),
    )  # fmt: skip
    told = tell(row, letters.summons(row, [point.title for point in points]), at=at, by=by, purpose="council-summons")
    Summons.objects.filter(pk=summons.pk).update(told=told)
    journal.record(by=by, verb="call", on=summons, facts={"till": told, "punkter": len(points)})
    return summons


@transaction.atomic
def reply(*, meeting: Meeting, mandate: Mandate, reply: Reply, by: Person) -> None:
    """I come, or I do not. Raises MeetingOver, NotAMember."""
    row = _live(meeting)
    if mandate.pk not in {one.pk for one in held_at(row)}:
        raise NotAMember(mandate)
    Attendance.objects.update_or_create(meeting=row, mandate=mandate, defaults={"reply": reply})
    journal.record(by=by, verb="reply", on=row, facts={str(mandate.organisation): reply.value})


def _live(meeting: Meeting) -> Meeting:
    """The row as it is now, locked; MeetingOver when nothing more can happen to it."""
    row = Meeting.objects.select_for_update(of=("self",)).select_related("council__rules").get(pk=meeting.pk)
    if row.is_over:
        raise MeetingOver(row)
    return row


def _was_told(meeting: Meeting) -> bool:
    return meeting.summonses.exists() or _invited(meeting)


def _invited(meeting: Meeting) -> bool:
    from samsyn.people.models import JournalEntry

    return JournalEntry.objects.filter(noun="meeting", object_id=str(meeting.pk), verb="invite").exists()


def address(mandate: Mandate) -> str:
    """Where mail to the holder goes; "" = nowhere."""
    return mandate.email or (mandate.person.email if mandate.person else "")


def unreached(meeting: Meeting) -> list[Mandate]:
    """Those who are called in no mail, because nobody wrote an address."""
    return [mandate for mandate in held_at(meeting) if not address(mandate)]


def tell(
    meeting: Meeting, said: tuple[str, str], *, at: datetime, by: Person | None, purpose: str, once: str = ""
) -> int:
    """A mail to everyone with a mandate on the day and an address; once for each address, and for each ``once``."""
    told: set[str] = set()
    for mandate in held_at(meeting):
        to = address(mandate)
        if to and to not in told:
            told.add(to)
            outbox.write(
                purpose=purpose, to=to, to_name=str(mandate), organisation=mandate.organisation, subject=said[0],
                body=said[1], at=at, by=by, attachments=[letters.calendar_file(meeting)],
                once=f"{once}-{to}"[:120] if once else None,
            )  # fmt: skip
    return len(told)
