"""Verbs of the clock: before an event those with a seat are reminded, after it those who came are thanked.

The worker runs them every hour of the day (settings.SCHEDULES); each mail is written once, however often they are run.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samsyn.dialogue.actions import letters
from samsyn.dialogue.actions.events import came_to, mail_all
from samsyn.dialogue.models import Event, Registration
from samsyn.people import journal
from samsyn.people.models import OutgoingMail

BEFORE: Final = timedelta(days=2)
PAUSE: Final = timedelta(days=1)  # who has just been told of the seat, a move or by hand is not reminded at once
AFTER: Final = timedelta(hours=18)
FORGOTTEN: Final = timedelta(days=14)  # a worker that was away does not thank for what was long ago


def remind_due(*, at: datetime) -> int:
    """Remind those with a seat at events within two days. Cancelled ones remind nobody. How many mails."""
    soon = Event.objects.published().filter(cancelled_because="", starts_at__gt=at, starts_at__lte=at + BEFORE)
    return sum(_remind(pk, at=at) for pk in soon.values_list("pk", flat=True))


@transaction.atomic
def _remind(event_id: int, *, at: datetime) -> int:
    event = Event.objects.select_for_update().get(pk=event_id)
    if event.cancelled_because:
        return 0
    once = f"snart-{timezone.localtime(event.starts_at):%Y%m%d}"
    told = _mails(event)
    recent = set(told.filter(created_at__gt=at - PAUSE).values_list("to", flat=True))
    written = set(told.values_list("once", flat=True))
    seated = Registration.objects.filter(event=event, cancelled_at=None, offered_at__lte=at - PAUSE)
    fresh = [
        pk
        for pk, email in seated.values_list("pk", "email")
        if email not in recent and f"traff-{event.pk}-{once}-{pk}" not in written
    ]
    if not fresh:
        return 0
    subject, body = letters.reminder(event)
    count = mail_all(event, subject, body, purpose="paminnelse", at=at, by=None, once=once, only=fresh)
    journal.record(by=None, verb="remind", on=event, facts={"antal": count})
    return count


def follow_up_due(*, at: datetime) -> int:
    """Thank those who came, the day after, when somebody has counted or ticked them; not where the desk has written
    itself. How many mails."""
    ticked = Registration.objects.filter(event=OuterRef("pk"), came=True)
    over = Event.objects.published().filter(
        Q(held=True) | Exists(ticked), cancelled_because="", ends_at__lte=at - AFTER, ends_at__gt=at - FORGOTTEN
    )
    return sum(_follow_up(pk, at=at) for pk in over.values_list("pk", flat=True))


@transaction.atomic
def _follow_up(event_id: int, *, at: datetime) -> int:
    event = Event.objects.select_for_update().get(pk=event_id)
    if event.cancelled_because or _mails(event).filter(purpose="uppfoljning").exists():
        return 0
    ids = came_to(event)
    if not ids:
        return 0
    subject, body = letters.thanks(event)
    count = mail_all(event, subject, body, purpose="uppfoljning", at=at, by=None, once="tack", only=ids)
    journal.record(by=None, verb="follow_up", on=event, facts={"antal": count})
    return count


def _mails(event: Event) -> "QuerySet[OutgoingMail]":
    """What has been written about an event to those who are registered."""
    return OutgoingMail.objects.filter(once__startswith=f"traff-{event.pk}-")
