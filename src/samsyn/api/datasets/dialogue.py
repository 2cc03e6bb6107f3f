"""Meetings that have been published."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from samsyn.api.datasets.strategy import ADDRESS, address
from samsyn.api.values import Column, Dataset, Row
from samsyn.dialogue.models import Event


def _events(asked: Mapping[str, str]) -> Iterable[Row]:
    rows = Event.objects.filter(published_at__isnull=False)
    if "municipality" in asked:
        rows = rows.filter(municipality=asked["municipality"])
    for row in rows.order_by("starts_at", "pk"):
        yield (
            row.kind, row.title, row.theme or None, row.starts_at, row.ends_at, row.place or None,
            row.municipality or None, row.cancelled_because or None, row.held, address("dialogue:event", row.pk),
        )  # fmt: skip


DATASETS = (
    Dataset(
        "events",
        "Träffar i dialogen",
        "Varje träff som har utlysts: när, var, om vad, och om den blev av.",
        (
            Column("kind", str, "Slag av träff"), Column("title", str, "Namn"),
            Column("theme", str, "Tema", empty=True), Column("starts_at", datetime, "Börjar"),
            Column("ends_at", datetime, "Slutar"), Column("place", str, "Plats", empty=True),
            Column("municipality", str, "Kommun", empty=True),
            Column("cancelled_because", str, "Varför den ställdes in", empty=True),
            Column("held", bool, "Den blev av"), ADDRESS,
        ),
        _events,
        ("municipality", "kind"),
    ),
)  # fmt: skip
