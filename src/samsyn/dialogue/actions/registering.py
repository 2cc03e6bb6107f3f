"""Verbs of the one who wants to come: register, change, cancel; and who gets a seat."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from samsyn.dialogue.actions import letters
from samsyn.dialogue.actions.refusals import Cancelled, Closed
from samsyn.dialogue.models import Event, Registration
from samsyn.people import journal, links, outbox

PURPOSE = "anmalan"


def standing(event: Event) -> "QuerySet[Registration]":
    """Those who want to come, in the order they said so."""
    return Registration.objects.filter(event=event, cancelled_at=None).order_by("created_at", "pk")


def free_seats(event: Event) -> int | None:
    """How many seats are left; None when there is no limit."""
    if event.capacity is None:
        return None
    return max(event.capacity - standing(event).exclude(offered_at=None).count(), 0)


@dataclass(frozen=True, slots=True)
class Registered:
    """How it went. ``again``: the address was registered before; the token went by mail only, to its owner."""

    row: Registration
    token: str
    again: bool


@transaction.atomic
def register(*, event: Event, name: str, email: str, sender_class: str, at: datetime, **more: str) -> Registered:
    """A seat, or a place on the waiting list, and a mail with a personal link. ``more``: organisation, municipality,
    needs. Raises Closed, Cancelled."""
    held = Event.objects.select_for_update().get(pk=event.pk)
    if held.cancelled_because:
        raise Cancelled(held)
    if held.published_at is None or at >= held.ends_at:
        raise Closed(held)
    email = email.strip().lower()
    earlier = standing(held).filter(email=email).first()
    link, token = links.issue(purpose=PURPOSE, at=at, by=None, name=name, email=email)
    if earlier is not None:
        Registration.objects.filter(pk=earlier.pk).update(link=link)
        _tell(earlier, token, at=at)
        return Registered(earlier, "", again=True)
    free = free_seats(held)
    seat = free is None or (free > 0 and not standing(held).filter(offered_at=None).exists())
    row = Registration.objects.create(
        event=held, link=link, name=name, email=email, sender_class=sender_class, created_at=at,
        offered_at=at if seat else None, **more,
    )  # fmt: skip
    journal.record(by=None, verb="register", on=row, facts={"plats": seat})
    _tell(row, token, at=at)
    return Registered(row, token, again=False)


def _tell(row: Registration, token: str, *, at: datetime) -> None:
    subject, body = letters.registered(row.event, token, seated=row.offered_at is not None)
    outbox.write(
        purpose="anmalan", to=row.email, to_name=row.name, subject=subject, body=body, at=at, by=None,
        attachments=[letters.calendar_file(row.event)] if row.offered_at else [],
    )  # fmt: skip


@transaction.atomic
def change(*, row: Registration, name: str, organisation: str, municipality: str, needs: str) -> None:
    """New facts about the one who comes."""
    Registration.objects.filter(pk=row.pk, cancelled_at=None).update(
        name=name, organisation=organisation, municipality=municipality, needs=needs
    )
    journal.record(by=None, verb="correct", on=row)


@transaction.atomic
def cancel(*, row: Registration, at: datetime) -> None:
    """I cannot come: the seat goes to the one who has waited longest. Repeating it changes nothing."""
    event = Event.objects.select_for_update().get(pk=row.event_id)
    if Registration.objects.filter(pk=row.pk, cancelled_at=None).update(cancelled_at=at):
        journal.record(by=None, verb="cancel", on=row)
        seat_waiting(event=event, at=at)


@transaction.atomic
def seat_waiting(*, event: Event, at: datetime) -> int:
    """Give free seats to those who wait, the longest first, and tell them."""
    held = Event.objects.select_for_update().get(pk=event.pk)
    if held.cancelled_because or at >= held.ends_at:
        return 0
    free = free_seats(held)
    waiting = standing(held).filter(offered_at=None)
    rows = list(waiting if free is None else waiting[:free])
    subject, body = letters.seated(held)
    for row in rows:
        Registration.objects.filter(pk=row.pk).update(offered_at=at)
        outbox.write(
            purpose="plats", to=row.email, to_name=row.name, subject=subject, body=body, at=at, by=None,
            once=f"plats-{row.pk}",
            attachments=[letters.calendar_file(held)],
        )  # fmt: skip
        journal.record(by=None, verb="seat", on=row)
    return len(rows)
