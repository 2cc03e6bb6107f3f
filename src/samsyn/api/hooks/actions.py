"""Verbs: subscribe, pause, end; write down what has happened; deliver it, and deliver it again."""

import json
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from samsyn.api import tasks
from samsyn.api.hooks import sending
from samsyn.api.hooks.happenings import Happening, between
from samsyn.api.models import Delivery, Subscription
from samsyn.people import journal
from samsyn.people.models import Person

TRIES: Final = 8  # with the pauses of `api.tasks.deliver` that is about three days
SLACK: Final = timedelta(minutes=10)  # a transaction may write an earlier time than it is seen at


class Ended(Exception):
    """The subscription has ended."""


@transaction.atomic
def subscribe(*, name: str, address: str, at: datetime, by: Person) -> Subscription:
    """From now on the address is told. The secret is in the row. Raises sending.NotAllowed."""
    sending.checked(address)
    row = Subscription.objects.create(
        name=name, address=address, secret=secrets.token_urlsafe(32), since=at, seen_to=at, made_by=by
    )
    journal.record(by=by, verb="subscribe", on=row, facts={"adress": address})
    return row


@transaction.atomic
def renew_secret(*, subscription: Subscription, by: Person) -> str:
    """Another secret; the old one holds no more."""
    held = _held(subscription)
    held.secret = secrets.token_urlsafe(32)
    held.save(update_fields=["secret"])
    journal.record(by=by, verb="renew_secret", on=held)
    return held.secret


@transaction.atomic
def pause(*, subscription: Subscription, at: datetime, by: Person) -> None:
    """Nothing is sent; what happens meanwhile is told when it goes on."""
    held = _held(subscription)
    Subscription.objects.filter(pk=held.pk).update(paused_at=at)
    journal.record(by=by, verb="pause", on=held)


@transaction.atomic
def resume(*, subscription: Subscription, by: Person) -> None:
    """Send what waits."""
    held = _held(subscription)
    Subscription.objects.filter(pk=held.pk).update(paused_at=None)
    journal.record(by=by, verb="resume", on=held)
    for pk in held.deliveries.filter(delivered_at=None, attempts__lt=TRIES).values_list("pk", flat=True):
        tasks.deliver.enqueue(pk)


@transaction.atomic
def end(*, subscription: Subscription, at: datetime, by: Person) -> None:
    """Nothing more is sent, ever; what was sent can still be read."""
    held = _held(subscription)
    Subscription.objects.filter(pk=held.pk).update(ended_at=at)
    journal.record(by=by, verb="end", on=held)


@transaction.atomic
def try_out(*, subscription: Subscription, at: datetime, by: Person) -> Delivery:
    """A delivery that says nothing, to see that it comes."""
    held = _held(subscription)
    happening = Happening("ping", held.pk, at, "Prov från Samsyn", held.address)
    journal.record(by=by, verb="try", on=held)
    return _write(held, happening, key=f"ping-{secrets.token_hex(8)}", at=at)


@transaction.atomic
def send_again(*, delivery: Delivery, by: Person) -> None:
    """The same bytes once more, whatever came of them before. Raises Ended."""
    held = _held(delivery.subscription)
    journal.record(by=by, verb="send_again", on=held, facts={"leverans": delivery.pk})
    Delivery.objects.filter(pk=delivery.pk).update(delivered_at=None, attempts=0, error="")
    tasks.deliver.enqueue(delivery.pk)


def notice(*, at: datetime) -> int:
    """Write down for every subscriber what has been published since last; how many were new."""
    rows = Subscription.objects.filter(ended_at=None).values_list("pk", flat=True)
    return sum(_notice(pk, at=at) for pk in rows)


@transaction.atomic
def _notice(subscription_id: int, *, at: datetime) -> int:
    held = Subscription.objects.select_for_update().get(pk=subscription_id)
    happened = between(max(held.since, held.seen_to - SLACK), at)
    known = set(held.deliveries.filter(key__in=[one.key for one in happened]).values_list("key", flat=True))
    new = [one for one in happened if one.key not in known]
    for one in new:
        _write(held, one, key=one.key, at=at)
    Subscription.objects.filter(pk=held.pk).update(seen_to=max(at, held.seen_to))
    return len(new)


def _write(held: Subscription, happening: Happening, *, key: str, at: datetime) -> Delivery:
    said = {
        "event": happening.kind, "id": happening.id, "at": happening.at.isoformat(), "title": happening.title,
        "url": happening.url,
    }  # fmt: skip
    body = json.dumps(said, ensure_ascii=False)
    row = Delivery.objects.create(subscription=held, key=key, kind=happening.kind, body=body, made_at=at)
    if held.paused_at is None:
        tasks.deliver.enqueue(row.pk)
    return row


def deliver(delivery_id: int, *, at: datetime) -> int | None:
    """Try once; the number of tries made when it must be tried again, else None. Nothing is held meanwhile."""
    row = Delivery.objects.select_related("subscription").get(pk=delivery_id)
    whom = row.subscription
    if row.delivered_at or row.attempts >= TRIES or whom.paused_at or whom.ended_at:
        return None
    answer = sending.post(
        address=whom.address, secret=whom.secret, kind=row.kind, number=row.pk, body=row.body.encode(), at=at
    )
    Delivery.objects.filter(pk=row.pk).update(
        attempts=F("attempts") + 1, tried_at=at, status=answer.status, error=answer.error,
        delivered_at=at if answer.taken else None,
    )  # fmt: skip
    tries = row.attempts + 1
    return None if answer.taken or tries >= TRIES else tries


def _held(subscription: Subscription) -> Subscription:
    held = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if held.ended_at:
        raise Ended(held)
    return held
