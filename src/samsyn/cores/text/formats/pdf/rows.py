"""Rows of a page as pdfium breaks them, with box, size and weight, and the pieces that wide gaps divide them into."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from samsyn.cores.text.formats import leads
from samsyn.cores.text.formats.pdf.canvas import Box
from samsyn.cores.text.formats.pdf.probe import Probe
from samsyn.cores.text.values import Line, Role

# From the first to the last sign of a row; the hyphen at a row's end (U+FFFE or U+0002) ends the row by itself.
_ROW: Final = re.compile("[^\\s\ufffe\x02](?:[^\r\n\ufffe\x02]*[^\\s\ufffe\x02])?(?: *[\ufffe\x02])?|[\ufffe\x02]")
HYPHENS: Final = "\ufffe\x02"
_WORD: Final = re.compile(r"(?<=\s)\S")
_WORDS: Final = re.compile(r"\S+")
_MOST_PIECES: Final = 5  # of a row that goes to and fro; more is no row at all
_GAP: Final = 0.7  # of the font size: wider than any space between words that is not stretched
_NARROWEST: Final = 5.0  # points
_BATCH: Final = 6  # rows asked about at once
_DROPPED: Final = 1.5  # times a row's height: a first letter this tall is drawn large
_SAME_HEIGHT: Final = 0.07  # tall letters stick out this much of a font's height, and no real change of size is less


@dataclass(slots=True)
class Row:
    """A row, or a piece of one, while its page is being understood."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    pieces: Sequence["Row"] = ()  # two or more when there are wide gaps in the row
    role: Role = "body"
    level: int = 0
    label: str = ""
    table: int = -1
    row: int = -1
    column: int = -1
    lead: int = 0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def line(self) -> Line:
        return Line(
            self.start,
            self.end,
            self.role,
            self.level,
            self.label,
            self.bold,
            self.size,
            (self.x0, self.top, self.x1, self.bottom),
            self.table,
            self.row,
            self.column,
            self.lead,
        )


_CLOSED = re.compile(r"[.:?!](?=\s)\s+(?=\S)")


def rows_of(text: str, probe: Probe) -> list[Row]:
    """The rows that hold anything, in the order of the text."""
    rows = _measured(text, probe, [match.span() for match in _ROW.finditer(text)])
    for at in range(0, len(rows), _BATCH):
        batch = rows[at : at + _BATCH]
        usual = len(batch) + sum(text[row.end - 1] in HYPHENS for row in batch)  # such a hyphen is an object of its own
        if probe.count(batch[0].start, batch[-1].end) > usual:  # else one object a row: no gaps to look for
            for row in batch:
                _divide(text, probe, row)
    return rows


def _measured(text: str, probe: Probe, spans: Sequence[tuple[int, int]]) -> list[Row]:
    """Rows from their first and last characters: asking about every character would double the reading time."""
    boxes = probe.boxes([at for start, end in spans for at in (start, end - 1)])
    rows: list[Row] = []
    size, bold, opens, before = 0.0, False, False, -1.0
    for (start, end), first, last in zip(spans, boxes[::2], boxes[1::2], strict=True):
        x0, top, x1, bottom = first
        height = bottom - top
        runs_on = text[start].islower() and not bold and abs(height - before) <= _SAME_HEIGHT * height
        if not runs_on:  # in the middle of a sentence the font is hardly ever another
            size = probe.size(start, height)
            if height > _DROPPED * (last[3] - last[1]) and text[start + 1 : start + 2].islower():
                size = probe.size(start + 1, last[3] - last[1])  # a paragraph's large first letter
            opens = probe.bold(start)
            bold = opens and probe.bold(end - 1)
        before = height
        rows.append(
            Row(
                start,
                end,
                x0 if x0 < last[0] else last[0],  # noqa: FURB136 (min and max cost a tenth of the whole)
                top if top < last[1] else last[1],  # noqa: FURB136
                x1 if x1 > last[2] else last[2],  # noqa: FURB136
                bottom if bottom > last[3] else last[3],  # noqa: FURB136
                size,
                bold,
                lead=_lead(text, probe, start, end) if opens and not bold and not runs_on else 0,
            )
        )
    return rows


def _lead(text: str, probe: Probe, start: int, end: int) -> int:
    """Characters of a heading that runs into its paragraph: bold to a mark, and not after it."""
    for closed in _CLOSED.finditer(text, start, end):
        if not probe.bold(closed.end()):
            return leads.lead(text[start:end], closed.end() - start) if probe.bold(closed.start()) else 0
    return 0


def _divide(text: str, probe: Probe, row: Row) -> None:
    """Find the pieces of a row whose text objects stand far apart."""
    blocks = probe.blocks(row.start, row.end)
    if len(blocks) > 1:
        row.x0, row.x1 = min(row.x0, min(b[0] for b in blocks)), max(row.x1, max(b[2] for b in blocks))
        narrowest = max(_GAP * row.size, _NARROWEST)
        gaps = _gaps(blocks, narrowest)
        if gaps:
            row.pieces = divided_at(text, probe, row, gaps)
        elif gaps is None:
            row.pieces = _turned(text, probe, row, narrowest)


def _gaps(blocks: list[Box], narrowest: float) -> list[float] | None:
    """The middles of wide gaps between text objects; None when the objects do not stand from left to right."""
    gaps: list[float] = []
    reach = blocks[0][2]
    for block in blocks[1:]:
        if block[0] < reach - narrowest:
            return None
        if block[0] - reach >= narrowest:
            gaps.append((reach + block[0]) / 2)
        reach = max(reach, block[2])
    return gaps


def _turned(text: str, probe: Probe, row: Row, narrowest: float) -> Sequence[Row]:
    """The pieces of a row whose words do not go from left to right: a margin's note that the file writes before the
    heading beside it. Nothing when the words do not make a few parts that stand apart."""
    spans = [match.span() for match in _WORDS.finditer(text, row.start, row.end)]
    boxes = probe.boxes([at for start, end in spans for at in (start, end - 1)])
    cuts = [
        at
        for at, (before, box) in enumerate(zip(boxes[1:-1:2], boxes[2::2], strict=True), start=1)
        if box[0] < before[0] or box[0] - before[2] >= max(_GAP * (box[3] - box[1]), narrowest)
    ]
    if not 0 < len(cuts) < _MOST_PIECES:
        return ()
    edges = [0, *cuts, len(spans)]
    pieces = [_measured(text, probe, [(spans[a][0], spans[b - 1][1])])[0] for a, b in pairwise(edges)]
    apart = all(b.x0 - a.x1 >= narrowest or a.x0 - b.x1 >= narrowest for a, b in pairwise(pieces))
    return pieces if apart else ()


def divided_at(text: str, probe: Probe, row: Row, gaps: list[float]) -> list[Row]:
    """The parts of a row left and right of some x; empty when no word begins after any of them."""
    words = [match.start() for match in _WORD.finditer(text, row.start, row.end)]
    cuts: list[int] = []
    for gap in gaps:
        at = bisect(words, gap, key=lambda position: probe.boxes([position])[0][0])
        if at < len(words) and (not cuts or words[at] > cuts[-1]):
            cuts.append(words[at])
    if not cuts:
        return []
    edges = [row.start, *cuts, row.end]
    pairs = pairwise(edges)
    spans = [(left, left + len(text[left:right].rstrip())) for left, right in pairs]
    return [piece for span in spans for piece in _measured(text, probe, [span])]
