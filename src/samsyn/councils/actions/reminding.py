"""Reminders by the worker's clock: a late kallelse, minutes that wait for somebody, tasks not done, empty seats.

Each may be run twice the same morning: a mail is written once for its key, and a task is there once.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from samsyn.councils import letters
from samsyn.councils.composition import Gap
from samsyn.councils.deadlines import Deadlines, deadlines
from samsyn.councils.models import Adjustment, Council, Meeting
from samsyn.councils.queries import assigned
from samsyn.councils.queries.seats import gaps_of
from samsyn.people import journal, reminding, todo
from samsyn.people.models import Organisation, Person, Task

BEFORE: Final = 2  # days before a last day that the first reminder is written
AGAIN: Final = 7  # days between reminders of what is late
LOOK_AHEAD: Final = 45  # days before a meeting that empty seats are told of


@transaction.atomic
def summons(*, at: datetime, today: date, by: Person | None) -> int:
    """The council's office is told before the last day of a kallelse, and each week that it is late. How many mails."""
    told = 0
    coming = Meeting.objects.filter(opened_at=None, cancelled_at=None, summonses=None, starts_at__gte=at)
    for meeting in coming.select_related("council__rules", "council__host"):
        days = deadlines(meeting, today=today)
        turn = reminding.turn(days.summon_by, today, before=BEFORE, again=AGAIN)
        if turn is None:
            continue
        host, link = meeting.council.host, f"{letters.page(meeting)}forbered/"
        key = f"kallelse-{meeting.pk}-{days.summon_by}-{turn}"
        said = letters.summon(meeting, days.summon_by, today)
        told += _mail(host.email, said, key=key, organisation=host, at=at, by=by)
        if _task(f"Kalla till {letters.name(meeting)} {days.meets_on}", link, days.summon_by, host, at=at, by=by):
            journal.record(by=by, verb="remind", on=meeting, facts={"kallelse senast": str(days.summon_by)})
    return told


@transaction.atomic
def adjustments(*, at: datetime, today: date, by: Person | None) -> int:
    """Those named to adjust are told before the last day and each week after it; late ones are a task at the office."""
    told = 0
    waiting = Adjustment.objects.filter(at=None, minutes__published_at=None, minutes__sent_at__isnull=False)
    for row in waiting.select_related("minutes__meeting__council__host", "mandate__organisation", "mandate__person"):
        meeting, mandate = row.minutes.meeting, row.mandate
        last = _adjust_by(meeting, today)
        turn = reminding.turn(last, today, before=BEFORE, again=AGAIN) if last else None
        if last is None or turn is None:
            continue
        told += _mail(
            mandate.email or (mandate.person.email if mandate.person else ""),
            letters.adjust_again(row.minutes, last, today), key=f"justera-{row.pk}-{row.minutes.version}-{turn}",
            name=str(mandate), organisation=mandate.organisation, at=at, by=by,
        )  # fmt: skip
        title = f"Justering saknas: {mandate}, {letters.name(meeting)} {letters.day(meeting.starts_at)}"
        link = f"{letters.page(meeting)}protokoll/skriv/"
        if today > last and _task(title, link, last, meeting.council.host, at=at, by=by):
            journal.record(by=by, verb="remind", on=row.minutes, facts={"justering": str(mandate), "senast": str(last)})
    return told


@transaction.atomic
def tasks(*, at: datetime, today: date, by: Person | None) -> int:
    """Organisations that a meeting gave something to do, before its last day and each week after it."""
    told = 0
    waiting = assigned.everywhere().filter(done_at=None, due_on__isnull=False, organisation__isnull=False)
    for row in waiting.select_related("organisation").order_by("pk"):
        turn = reminding.turn(row.due_on, today, before=BEFORE, again=AGAIN) if row.due_on else None
        if turn is None or row.due_on is None or row.organisation is None:
            continue
        said = letters.assigned_again(row, row.due_on, today)
        key = f"uppgift-{row.pk}-{row.due_on}-{turn}"
        told += _mail(row.organisation.email, said, key=key, organisation=row.organisation, at=at, by=by)
    return told


@transaction.atomic
def empty_seats(*, at: datetime, by: Person | None) -> int:
    """An organisation that lacks somebody is told once before each meeting; seats of the whole council, its office."""
    told = 0
    for meeting in _next_meetings(at):
        lacking: dict[int, list[Gap]] = {}
        for gap in gaps_of(meeting.council, day=letters.local_day(meeting.starts_at)):
            lacking.setdefault(gap.organisation_id or meeting.council.host_id, []).append(gap)
        for body in Organisation.objects.filter(pk__in=lacking).order_by("pk"):
            said = letters.lacking(meeting, body, lacking[body.pk])
            told += _mail(body.email, said, key=f"plats-{meeting.pk}-{body.pk}", organisation=body, at=at, by=by)
        if lacking:
            link = f"/samverkan/{meeting.council.slug}/ledamoter/"
            title = f"Tomma platser i {meeting.council.name} inför mötet {letters.day(meeting.starts_at)}"
            if _task(title, link, letters.local_day(meeting.starts_at), meeting.council.host, at=at, by=by):
                count = sum(gap.lacking for gaps in lacking.values() for gap in gaps)
                journal.record(by=by, verb="remind", on=meeting, facts={"tomma platser": count})
    return told


def _next_meetings(at: datetime) -> Iterable[Meeting]:
    """Each published council's next meeting, when it is near."""
    for council in Council.objects.filter(published_at__isnull=False).order_by("pk"):
        ahead = council.meetings.filter(
            cancelled_at=None, opened_at=None, starts_at__range=(at, at + timedelta(days=LOOK_AHEAD))
        )
        first = ahead.select_related("council__rules", "council__host").order_by("starts_at").first()
        if first is not None:
            yield first


def _adjust_by(meeting: Meeting, today: date) -> date | None:
    days: Deadlines = deadlines(meeting, today=today)
    return days.adjust_by


def _mail(
    to: str, said: tuple[str, str], *, key: str, organisation: Organisation, at: datetime, by: Person | None,
    name: str = "",
) -> bool:  # fmt: skip
    return reminding.tell(
        purpose="council-reminder", to=to, to_name=name, organisation=organisation, subject=said[0], body=said[1],
        at=at, by=by, once=key,
    )  # fmt: skip


def _task(title: str, path: str, due_on: date, host: Organisation, *, at: datetime, by: Person | None) -> bool:
    """Write it down once; False when it stands there, done or not."""
    if Task.objects.filter(kind="samverkan", path=path, title=title[:250]).exists():
        return False
    todo.add(title=title, at=at, by=by, organisation=host, due_on=due_on, kind="samverkan", path=path)
    return True
