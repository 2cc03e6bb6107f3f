"""Verbs on events: plan, publish, move, cancel, invite, remind, count who came, keep notes and papers, follow up."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from samsyn.comments import actions as comments
from samsyn.dialogue.actions import letters
from samsyn.dialogue.actions.refusals import Cancelled, Empty, NotYet
from samsyn.dialogue.actions.registering import seat_waiting
from samsyn.dialogue.models import Attendance, Dialogue, Event, EventDocument, EventKind, Invitation, Registration
from samsyn.people import journal, outbox
from samsyn.people.models import Organisation, Person

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no 0/O, 1/I: a code is read aloud
TELLS: Final = ("starts_at", "ends_at", "place", "municipality", "online")  # a change of these is told by mail


def new_code() -> str:
    """Five signs that nobody mixes up."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _sign in range(5))
        if not Event.objects.filter(code=code).exists():
            return code


@transaction.atomic
def plan(
    *, dialogue: Dialogue, kind: EventKind, title: str, starts_at: datetime, ends_at: datetime, by: Person | None,
    code: str = "", **facts: Any,
) -> Event:  # fmt: skip
    """An event that only the desk sees until it is published."""
    event = Event.objects.create(
        dialogue=dialogue,
        kind=kind,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        code=code or new_code(),
        **facts,
    )
    journal.record(by=by, verb="create", on=event, facts={"när": starts_at.isoformat()})
    return event


@transaction.atomic
def publish(*, event: Event, at: datetime, by: Person | None) -> None:
    """Put it in the public calendar. Repeating it changes nothing."""
    if Event.objects.filter(pk=event.pk, published_at=None).update(published_at=at):
        journal.record(by=by, verb="publish", on=event)


@transaction.atomic
def change(*, event: Event, at: datetime, by: Person | None, **facts: Any) -> Event:
    """New facts. When time or place changes, everybody who is registered gets a mail with the new calendar entry;
    when there are more seats, those who wait longest get them."""
    held = Event.objects.select_for_update().get(pk=event.pk)
    before = f"{letters.when(held)}, {letters.where(held)}"
    changed = {
        name: [str(getattr(held, name)), str(value)] for name, value in facts.items() if getattr(held, name) != value
    }
    if not changed:
        return held
    for name, value in facts.items():
        setattr(held, name, value)
    moved = not held.cancelled_because and any(name in changed for name in TELLS)
    held.sequence += moved
    held.save()
    journal.record(by=by, verb="correct", on=held, facts=changed)
    if moved:
        mail_all(held, *letters.moved(held, before), purpose="flyttad", at=at, by=by, once=f"flyttad-{held.sequence}")
    seat_waiting(event=held, at=at)
    return held


@transaction.atomic
def cancel(*, event: Event, because: str, at: datetime, by: Person | None) -> None:
    """It will not take place: the page says why, everybody registered is told. Raises Empty."""
    if not because.strip():
        raise Empty
    held = Event.objects.select_for_update().get(pk=event.pk)
    held.cancelled_because, held.held = because.strip()[:250], False
    held.sequence += 1
    held.save()
    journal.record(by=by, verb="cancel", on=held, facts={"skäl": because})
    mail_all(held, *letters.cancelled(held), purpose="installd", at=at, by=by, once="installd", waiting=True)


def mail_all(
    event: Event, subject: str, body: str, *, purpose: str, at: datetime, by: Person | None, once: str,
    waiting: bool = True, only: Collection[int] | None = None,
) -> int:  # fmt: skip
    """The same mail to those registered, each ``once`` one time. How many it is for."""
    rows = Registration.objects.filter(event=event, cancelled_at=None)
    if not waiting:
        rows = rows.exclude(offered_at=None)
    if only is not None:
        rows = rows.filter(pk__in=only)
    for row in rows:
        outbox.write(
            purpose=purpose, to=row.email, to_name=row.name, subject=subject, body=body, at=at, by=by,
            once=f"traff-{event.pk}-{once}-{row.pk}", attachments=[letters.calendar_file(event)],
        )  # fmt: skip
    return rows.count()


@transaction.atomic
def invite(*, event: Event, organisations: Sequence[Organisation], at: datetime, by: Person | None) -> int:
    """Ask organisations to come; one invitation each and, where there is an address, one mail. Raises Cancelled."""
    if event.cancelled_because:
        raise Cancelled(event)
    asked = set(Invitation.objects.filter(event=event).values_list("organisation_id", flat=True))
    fresh = [one for one in organisations if one.pk not in asked]
    subject, body = letters.invitation(event)
    for one in fresh:
        Invitation.objects.create(event=event, organisation=one, name=one.name, email=one.email, sent_at=at, by=by)
        if one.email:
            outbox.write(
                purpose="inbjudan", to=one.email, to_name=one.name, organisation=one, subject=subject, body=body, at=at,
                by=by, once=f"traff-{event.pk}-inbjudan-{one.pk}", attachments=[letters.calendar_file(event)],
            )  # fmt: skip
    if fresh:
        journal.record(by=by, verb="invite", on=event, facts={"antal": len(fresh)})
    return len(fresh)


@transaction.atomic
def remind(*, event: Event, at: datetime, by: Person | None) -> int:
    """A mail to everybody with a seat; the same day it is written once each. Raises Cancelled."""
    if event.cancelled_because:
        raise Cancelled(event)
    subject, body = letters.reminder(event)
    count = mail_all(
        event, subject, body, purpose="paminnelse", at=at, by=by, once=f"paminnelse-{at:%Y%m%d}", waiting=False
    )
    journal.record(by=by, verb="remind", on=event, facts={"antal": count})
    return count


@transaction.atomic
def count_attendance(
    *, event: Event, counts: Mapping[tuple[str, str, str], int], at: datetime, by: Person | None
) -> int:
    """How many came, by class, sex and age group; replaces the earlier count. Says that the event was held.

    Raises Cancelled, NotYet.
    """
    held = Event.objects.select_for_update().get(pk=event.pk)
    if held.cancelled_because:
        raise Cancelled(held)
    if at < held.starts_at:
        raise NotYet(held)
    before = sum(Attendance.objects.filter(event=held).values_list("count", flat=True))
    Attendance.objects.filter(event=held).delete()
    Attendance.objects.bulk_create(
        Attendance(event=held, sender_class=class_, sex=sex, age=age, count=count)
        for (class_, sex, age), count in counts.items()
        if count > 0
    )
    total = sum(count for count in counts.values() if count > 0)
    Event.objects.filter(pk=held.pk).update(held=True)
    journal.record(by=by, verb="count", on=held, facts={"deltagare": [before, total]})
    return total


@transaction.atomic
def keep_notes(*, event: Event, notes: str, by: Person | None) -> None:
    """Minutes that everybody may read."""
    held = Event.objects.select_for_update().get(pk=event.pk)
    if held.notes != notes:
        journal.record(by=by, verb="note", on=held, facts={"tecken": [len(held.notes), len(notes)]})
        Event.objects.filter(pk=held.pk).update(notes=notes)


@transaction.atomic
def attach(*, event: Event, title: str, name: str, data: bytes, at: datetime, by: Person | None) -> EventDocument:
    """Keep a paper of the meeting bit for bit."""
    original = comments.keep_original(name=name, data=data, at=at, by=by)
    document = EventDocument.objects.create(event=event, title=title or name, original=original)
    journal.record(by=by, verb="attach", on=event, facts={"fil": name})
    return document


@transaction.atomic
def follow_up(*, event: Event, words: str, at: datetime, by: Person | None) -> int:
    """A mail to those who came; where nobody ticked names, to everybody who had a seat. Raises Empty, NotYet."""
    if not words.strip():
        raise Empty
    if at < event.ends_at or event.cancelled_because:
        raise NotYet(event)
    subject, body = letters.follow_up(event, words)
    once = f"uppfoljning-{at:%Y%m%d}"
    count = mail_all(event, subject, body, purpose="uppfoljning", at=at, by=by, once=once, only=came_to(event))
    journal.record(by=by, verb="follow_up", on=event, facts={"antal": count})
    return count


def came_to(event: Event) -> list[int]:
    """Registrations of those who came; where nobody ticked names, of everybody who had a seat."""
    rows = Registration.objects.filter(event=event, cancelled_at=None).exclude(offered_at=None)
    came = rows.filter(came=True) if rows.filter(came=True).exists() else rows.exclude(came=False)
    return list(came.values_list("pk", flat=True))


@transaction.atomic
def tick(*, event: Event, came: Collection[int], by: Person | None) -> None:
    """Who of the registered came, as ticked at the door."""
    rows = Registration.objects.filter(event=event, cancelled_at=None)
    rows.filter(pk__in=came).update(came=True)
    rows.exclude(pk__in=came).update(came=False)
    journal.record(by=by, verb="tick", on=event, facts={"kom": len(came)})
