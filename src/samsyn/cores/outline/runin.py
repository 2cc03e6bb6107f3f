"""Rows that are two things: a goal's heading that runs into its paragraph, and a line drawn under a heading."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.codes import coded, in_company
from samsyn.cores.outline.rows import Row, body_size, size_of
from samsyn.cores.outline.signs import could_be
from samsyn.cores.text.prose.clean import clean

_FEWEST: Final = 2
_DRAWN: Final = re.compile(r"(?:={3,}|-{3,}|–{3,}|~{3,})")


def divided(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, a numbered goal in bold before its paragraph ("**Mål 1.1 Fler studerar.** Allt …") as a row of its own,
    where several are written so."""
    if not any(row.line.lead for row in rows):
        return tuple(rows)
    leads = {row.at: lead for row in rows if row.line.lead and (lead := _lead(row))}
    codes = coded([*leads.values()])
    own = {at: lead for at, lead in leads.items() if at in codes or titles.parse(lead.text).goal_number}
    larger = 1.1 * (body_size(tuple(rows)) or float("inf"))
    headings = [row.at for row in rows if row.level or ((row.line.bold or size_of(row) >= larger) and could_be(row))]
    told = len(own) >= _FEWEST and in_company(own, headings)
    return _counted(part for row in rows for part in _parts(row, own)) if told else tuple(rows)


def _lead(row: Row) -> Row | None:
    """The bold opening without the mark that closes it, when it could be a heading."""
    raw = row.raw[: row.line.lead]
    line = replace(row.line, end=row.line.start + row.line.lead, bold=True, lead=0)
    opening = replace(row, raw=raw, text=clean(raw).rstrip(".: "), line=line, last=False)
    return opening if could_be(opening) else None


def _parts(row: Row, own: dict[int, Row]) -> tuple[Row, ...]:
    if row.at not in own:
        return (row,)
    raw = row.raw[row.line.lead :]
    line = replace(row.line, start=row.line.start + row.line.lead, label="", lead=0)
    return own[row.at], replace(row, raw=raw, text=clean(raw), line=line, gap=False, first=False)


def _counted(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(replace(row, at=at) for at, row in enumerate(rows))


def underlined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Plain text's rows without the lines drawn under headings ("====", "----"); the row above each is a heading."""
    drawn = {
        row.at: 1 if row.raw.strip().startswith("=") else 2
        for above, row in itertools.pairwise(rows)
        if row.line.start - above.line.end <= len("\r\n")
        and _DRAWN.fullmatch(row.raw.strip())
        and not above.level
        and could_be(above)
    }
    return _counted(_without(rows, drawn)) if drawn else tuple(rows)


def _without(rows: Sequence[Row], drawn: dict[int, int]) -> Iterator[Row]:
    for row in rows:
        if row.at not in drawn:
            yield replace(row, level=drawn[row.at + 1]) if row.at + 1 in drawn else row
