"""Parts of a page where text stands side by side: columns, or tables without lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from samsyn.cores.text.formats.pdf.rows import Row

_NARROWEST_GUTTER: Final = 5.0  # points
_FARTHEST: Final = 36.0  # points of empty height that end a region
_MOST: Final = 0.8
_WIDEST_INDENT: Final = 30.0  # points: wider is a column of numbers, not a list
_STRONG: Final = 3  # rows that must show a gutter before it is believed
_LABEL: Final = re.compile(
    r"(?:[A-ZÅÄÖ]{0,2}\d{1,3}(?:\.\d{1,3})*[.):]?|[A-Za-zåäöÅÄÖ][.)]|[-–—•●▪■◦o○*➢✓\uf0b7\uf0a7§])\s*"
)
_PAGE_NUMBER: Final = re.compile(r"[.…\s]*\d{1,3}")


@dataclass(slots=True)
class Gutter:
    """An empty strip from top to bottom of a region, and how many rows have text on both sides of it."""

    left: float
    right: float
    support: int = 1


@dataclass(slots=True)
class Region:
    """Rows side by side; ``columns`` from the left, each from the top."""

    gutters: list[Gutter]
    lines: list[list[Row]]
    columns: list[list[Row]] = field(default_factory=list)

    def sort(self) -> None:
        self.columns = [[] for _ in range(len(self.gutters) + 1)]
        for line in self.lines:
            for row in line:
                self.columns[self.column(row)].append(row)

    def column(self, row: Row) -> int:
        middle = (row.x0 + row.x1) / 2
        return sum(gutter.right <= middle for gutter in self.gutters)


def visual_lines(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that stand at the same height, from the top; within a line from the left."""
    lines: list[list[Row]] = []
    floor = float("-inf")
    for row in sorted(rows, key=lambda r: (r.middle, r.x0)):
        if row.middle < floor:
            lines[-1].append(row)
        else:
            lines.append([row])
            floor = row.middle + 0.4 * (row.bottom - row.top)
    for line in lines:
        line.sort(key=lambda r: r.x0)
    return lines


def regions_of(lines: Sequence[list[Row]], text: str) -> Iterator[Region]:
    """The regions from the top, none overlapping another."""
    at = 0
    while at < len(lines):
        region = _grown(lines, at, text) if len(lines[at]) > 1 else None
        if region is None:
            at += 1
        else:
            yield region
            at += len(region.lines)


def _grown(lines: Sequence[list[Row]], first: int, text: str) -> Region | None:
    """The region that begins at a line, grown down while a gutter stays open; None when it is too weak to believe."""
    gutters = _opened(lines[first])
    last = first
    bottom = max(row.bottom for row in lines[first])
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if min(row.top for row in line) - bottom > _FARTHEST:
            break
        left = [part for gutter in gutters for part in _narrowed(gutter, line)]
        lost = any(gutter.support >= _STRONG for gutter in gutters if not _survives(gutter, left))
        if not left or lost:
            break
        gutters = left
        bottom = max(row.bottom for row in line)
        if any(_both_sides(gutter, line) for gutter in gutters):
            last = at
    strongest = max((gutter.support for gutter in gutters), default=0)
    kept = [g for g in gutters if g.support >= _STRONG or (g.support > 1 and last - first < 4)]
    kept = [g for g in kept if not _divides_nothing(g, lines[first : last + 1], text)]
    if not kept or (strongest < _STRONG and len(kept) < 2):
        return None
    last = _run_out(lines, first, last, kept)
    region = Region(sorted(kept, key=lambda g: g.left), [list(line) for line in lines[first : last + 1]])
    region.sort()
    return region


def _divides_nothing(gutter: Gutter, lines: Sequence[list[Row]], text: str) -> bool:
    """A strip between list labels and their items, or before the page numbers in a table of contents."""
    pairs = [
        (left, right)
        for line in lines
        for left, right in pairwise(line)
        if left.x1 <= gutter.left + 1 and right.x0 >= gutter.right - 1
    ]
    if not pairs:
        return False
    labels = sum(_LABEL.fullmatch(text, left.start, left.end) is not None for left, _ in pairs)
    if labels >= _MOST * len(pairs):
        return median(right.x0 - left.x1 for left, right in pairs) < _WIDEST_INDENT
    numbers = sum(_PAGE_NUMBER.fullmatch(text, right.start, right.end) is not None for _, right in pairs)
    return numbers >= _MOST * len(pairs) and all(line[-1].x1 <= max(r.x1 for _, r in pairs) + 1 for line in lines)


def _opened(line: Sequence[Row]) -> list[Gutter]:
    pairs = pairwise(line)
    return [Gutter(a.x1, b.x0) for a, b in pairs if b.x0 - a.x1 >= _NARROWEST_GUTTER]


def _narrowed(gutter: Gutter, line: Sequence[Row]) -> list[Gutter]:
    """What is left of a gutter beside a line: nothing, itself, or two parts around a column that starts here."""
    parts = [(gutter.left, gutter.right)]
    for row in line:
        parts = [
            (left, right)
            for start, end in parts
            for left, right in ((start, min(end, row.x0)), (max(start, row.x1), end))
            if right - left >= _NARROWEST_GUTTER
        ]
        parts = list(dict.fromkeys(parts))
    found = [Gutter(left, right, gutter.support) for left, right in parts]
    for part in found:
        part.support += _both_sides(part, line)
    return found


def _survives(gutter: Gutter, left: Sequence[Gutter]) -> bool:
    return any(part.left >= gutter.left and part.right <= gutter.right for part in left)


def _both_sides(gutter: Gutter, line: Sequence[Row]) -> bool:
    return line[0].x1 <= gutter.left + 1 and line[-1].x0 >= gutter.right - 1


def _run_out(lines: Sequence[list[Row]], first: int, last: int, gutters: Sequence[Gutter]) -> int:
    """The last line of the region: one column may be longer than the others, as long as its rows look the same."""
    inside = [row for line in lines[first : last + 1] for row in line]
    pitch = _pitch(lines[first : last + 1])
    for at in range(last + 1, len(lines)):
        row, above = lines[at][0], max(r.bottom for r in lines[at - 1])
        column = [other for other in inside if other.x0 < row.x1 and row.x0 < other.x1]
        within = row.x1 <= max((other.x1 for other in column), default=0.0) + _NARROWEST_GUTTER
        aligned = any(abs(row.x0 - other.x0) < 2 for other in column)
        beside = all(row.x1 <= g.left + 1 or row.x0 >= g.right - 1 for g in gutters)
        close = row.middle - above <= 0.5 * pitch + (row.bottom - row.top)
        if len(lines[at]) > 1 or not (within and aligned and beside and close):
            return at - 1
        last = at
    return last


def _pitch(lines: Sequence[list[Row]]) -> float:
    heights = [line[0].middle for line in lines]
    steps = [b - a for a, b in pairwise(heights) if b - a > 1]
    return median(steps) if steps else 0.0


def stays_whole(text: str, row: Row) -> bool:
    """A gap that divides nothing: after a list label, or before the page number in a table of contents."""
    first, last = row.pieces[0], row.pieces[-1]
    if len(row.pieces) == 2 and _LABEL.fullmatch(text, first.start, first.end):
        return True
    return bool(_PAGE_NUMBER.fullmatch(text, last.start, last.end)) and len(row.pieces) < 4


def is_prose(column: Sequence[Row], text: str, *, fewest: int = 4) -> bool:
    """Whether a column holds running text: enough rows, mostly full, of several words."""
    if len(column) < fewest:
        return False
    left = min(row.x0 for row in column)
    width = max(row.x1 for row in column) - left
    full = median((row.x1 - left) / width for row in column) if width > 0 else 0.0
    words = median(len(text[row.start : row.end].split()) for row in column)
    return full >= 0.6 and words >= 3 and width >= 80
