"""Subscriptions and deliveries as frozen values for pages."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from samsyn.api.hooks.actions import TRIES
from samsyn.api.models import Delivery, Subscription

SHOWN = 50


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """Who is told, and how it goes. ``state``: on, paused or ended."""

    id: int
    name: str
    address: str
    since: datetime
    state: str
    delivered: int
    waiting: int
    given_up: int


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """``state``: delivered, waiting or given_up."""

    id: int
    kind: str
    body: str
    made_at: datetime
    tried_at: datetime | None
    attempts: int
    status: int | None
    error: str
    state: str


def subscriptions() -> tuple[SubscriptionRow, ...]:
    """Those that stand first; one query."""
    late = Q(deliveries__delivered_at=None)
    rows = Subscription.objects.annotate(
        delivered=Count("deliveries", filter=~late),
        waiting=Count("deliveries", filter=late & Q(deliveries__attempts__lt=TRIES)),
        given_up=Count("deliveries", filter=late & Q(deliveries__attempts__gte=TRIES)),
    )
    found = [
        SubscriptionRow(
            row.pk, row.name, row.address, row.since, state(row), row.delivered, row.waiting, row.given_up
        )
        for row in rows.order_by("-since", "-pk")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: row.state == "ended"))


def state(row: Subscription) -> str:
    """on, paused or ended."""
    return "ended" if row.ended_at else "paused" if row.paused_at else "on"


def deliveries(subscription: Subscription) -> tuple[DeliveryRow, ...]:
    """The latest first."""
    rows = Delivery.objects.filter(subscription=subscription).order_by("-made_at", "-pk")[:SHOWN]
    return tuple(
        DeliveryRow(
            row.pk, row.kind, row.body, row.made_at, row.tried_at, row.attempts, row.status, row.error,
            "delivered" if row.delivered_at else "given_up" if row.attempts >= TRIES else "waiting",
        )
        for row in rows
    )  # fmt: skip
