"""The report as a tagged PDF (PDF/UA-1)."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from samsyn.consultation.report.blocks import Block, Counts, Entries, Facts, Figures, Heading, Listings, Rows, Text
from samsyn.consultation.report.entries import Entry, Listing, anchor_of
from samsyn.consultation.report.layout import blocks
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.words import number
from samsyn.people import paper

MOST_LINKED = 3_000  # comments; in larger reports links between them would take gigabytes, and only the numbers stand


def to_pdf(report: Report, pattern: Pattern = "section") -> bytes:
    """The document. The same report gives the same bytes."""
    data = {
        "title": f"{report.title}: {report.strategy}",
        "author": report.made_by,
        "kind": report.title,
        "name": report.strategy,
        "foot": f"{report.title}: {report.strategy} · kontrollsumma {report.control}",
        "fonts": paper.FONTS,
        "linked": len(report.comments) <= MOST_LINKED,
        "blocks": [*_blocks(blocks(report, pattern))],
    }
    return paper.pdf(template(), data)


@cache
def template() -> bytes:
    """The Typst source."""
    return files("samsyn.consultation.report").joinpath("report.typ").read_bytes()


def _blocks(body: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    parts = 0
    for at, block in enumerate(body):
        if isinstance(block, Heading) and block.level == 1:
            parts += 1
            if parts == 2:
                yield {"kind": "contents", "text": "Innehåll"}
        yield _block(
            block,
            fresh=parts > 1,
            sticky=at + 1 < len(body) and isinstance(body[at + 1], Entries | Counts),
        )


def _block(block: Block, *, fresh: bool, sticky: bool) -> dict[str, Any]:
    match block:
        case Heading():
            starts = block.level == 1 and fresh
            return {
                "kind": "heading",
                "level": block.level,
                "text": block.text,
                "anchor": block.anchor,
                "listed": block.listed,
                "fresh": starts,
            }
        case Text():
            return {"kind": "text", "text": block.text, "style": block.style, "label": block.label, "sticky": sticky}
        case Figures():
            return {"kind": "figures", "figures": [{"label": f.label, "value": number(f.value)} for f in block.figures]}
        case Counts():
            table = block.table
            return {
                "kind": "counts",
                "columns": [table.heading, *table.columns],
                "rows": [
                    {"label": label, "value": numbers[0], "numbers": [*map(number, numbers)]}
                    for label, numbers in table.rows
                ],
                "most": table.most if table.bars else 0,
                "total": ["Summa", *map(number, table.total)] if table.total else [],
            }
        case Entries():
            head = ["Nr och avsändare" if block.shows == "sender" else "Nr och plats", "Synpunkt", "Bedömning"]
            return {
                "kind": "entries",
                "answered": block.answered,
                "columns": head if block.answered else head[:2],
                "entries": [_entry(one, block) for one in block.entries],
            }
        case Listings():
            columns = ["Avsändare", "Handlingar", "Synpunkter"]
            return {"kind": "listings", "columns": columns, "rows": [_listing(row) for row in block.rows]}
        case Rows():
            return {"kind": "rows", "columns": block.columns, "rows": block.rows, "widths": block.widths}
        case Facts():
            return {"kind": "facts", "facts": block.facts}


def _entry(one: Entry, block: Entries) -> dict[str, Any]:
    shown = one.class_ if block.shows == "sender" and one.sender != "Privatperson" else ""
    facts = [" · ".join(words for words in (shown, one.kind) if words), one.origin]
    source = [one.source, one.themes, "" if block.answered else one.answer]
    return {
        "number": one.number,
        "anchor": one.anchor,
        "who": one.sender if block.shows == "sender" else one.place,
        "facts": [words for words in facts if words],
        "text": one.text,
        "language": one.language or "sv",
        "source": " · ".join(words for words in source if words),
        "similar": [{"number": other, "anchor": anchor_of(other)} for other in one.similar],
        "more": one.similar_more,
        "answer": one.answer,
        "answered": one.answered,
        "motivation": one.motivation,
        "before": one.before,
        "after": one.after,
    }


def _listing(row: Listing) -> dict[str, Any]:
    return {
        "number": row.number,
        "sender": row.sender,
        "facts": [words for words in (row.registry, row.stance) if words],
        "files": row.files,
        "comments": row.comments,
        "first": row.first,
    }
