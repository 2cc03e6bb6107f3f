"""Minutes as a manuscript: what the page, Word and PDF all show. Always Swedish."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from samsyn.councils import letters
from samsyn.councils.models import Minutes
from samsyn.councils.writing.blocks import Block, Bullets, Heading, Manuscript, Rows, Text, texts


def manuscript(row: Minutes) -> Manuscript:
    """The version as it is."""
    with override("sv"):
        council = row.meeting.council
        word = row.meeting.minutes_word
        state = f"publicerat {letters.day(row.published_at)}" if row.published_at else "utkast, inte justerat"
        version = f"version {row.number}, {state}" if row.number > 1 or not row.published_at else state
        return Manuscript(
            title=f"{word[:1].upper()}{word[1:]}: {council.name}", lines=(letters.when(row.meeting), version),
            author=council.host.name, word=f"{council.name}, {letters.day(row.meeting.starts_at)}",
            at=row.published_at or row.drafted_at, blocks=tuple(_blocks(row)),
        )  # fmt: skip


def _blocks(row: Minutes) -> Iterator[Block]:
    if row.correction:
        yield Text(f"Rättad version. {row.correction}", "label")
    yield from texts(row.opening)
    if row.present:
        yield Heading(1, "Närvarande")
        yield Rows(("Organisation", "Ledamöter"), tuple(_present(row)))
    for point in row.points:
        yield from _point(point)
    yield from texts(row.closing)
    if adjustments := tuple(_adjusted(row)):
        yield Heading(1, "Justering")
        yield Bullets(adjustments)
    elif row.correction and row.sent_at:
        yield Heading(1, "Justering")
        yield Text("Rättelsen är gjord av kansliet och inte justerad.")


def _present(row: Minutes) -> Iterator[tuple[str, str]]:
    """One row for each organisation, with those who were there for it."""
    for name, some in groupby(row.present, key=lambda one: one["organisation"]):
        yield (name, "; ".join(_who(one) for one in some))


def _who(one: dict[str, Any]) -> str:
    role = f"{one['role']}, {one['note']}" if one.get("note") else one["role"]
    return f"{one['who']} ({role})"


def _point(point: dict[str, Any]) -> Iterator[Block]:
    yield Heading(1, f"§ {point['number']} {point['title']}")
    if point["label"]:
        links = "; ".join(point["goals"])
        yield Text(f"{point['label'].capitalize()}{'. Koppling till strategin: ' + links if links else ''}", "small")
    yield from texts(point["text"])
    if point["position"] and point["outcome"].startswith("konsensus"):
        yield Text("Rådets ställningstagande", "label")
        for one in texts(point["position"]):
            yield Text(one.text, "position")
    if point["outcome"]:
        yield Text(f"Läge: {point['outcome']}.", "small")
    for view in point["deviations"]:
        yield Text(f"Avvikande synpunkt, {view['organisation']}: {' '.join(view['text'].split())}", "view")


def _adjusted(row: Minutes) -> Iterator[str]:
    for one in row.adjustments.select_related("mandate__organisation").order_by("pk"):
        who = f"{one.mandate}, {one.mandate.organisation}"
        if one.at is None:
            yield f"{who}: väntar"
            continue
        said = f"{who}: justerat {timezone.localtime(one.at):%Y-%m-%d kl. %H.%M}"
        if one.out_of_office:
            said += " (mandatet hade då upphört)"
        yield f"{said}. {one.remark}" if one.remark else said
