"""Ruled tables: the lines drawn on a page, joined into grids, and which cell a row of text stands in."""

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, NamedTuple

import pypdfium2.raw as raw

from samsyn.cores.text.formats.pdf.binding import address_of, count_segments, get_object, object_bounds, object_type
from samsyn.cores.text.formats.pdf.canvas import Box, Canvas
from samsyn.cores.text.formats.pdf.rows import Row

_THIN: Final = 3.0  # points: thicker is a box, not a line
_SHORT: Final = 8.0  # points: shorter is an ornament or a piece of a letter
_NEAR: Final = 3.0
_SAME: Final = 2.0
_MOST_OBJECTS: Final = 20_000  # a map or a drawing, not a table
_MOST_RULES: Final = 1_500
_BOX_SEGMENTS: Final = range(4, 7)
_LARGEST_BOX: Final = 0.9  # of the page: beyond is a background


class Rule(NamedTuple):
    """A straight line across (``at`` = y, from x to x) or down (``at`` = x, from y to y)."""

    at: float
    start: float
    end: float

    def covers(self, where: float) -> bool:
        return self.start - _NEAR <= where <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Rules:
    """All lines of a page by direction, each from the top or the left."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines that hang together. A cell is known by the nearest line above and to the left that really passes it."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    box: Box

    def holds(self, row: Row) -> bool:
        x0, top, x1, bottom = self.box
        return x0 - _NEAR <= row.x0 and row.x1 <= x1 + 2 * _NEAR and top - _NEAR <= row.middle <= bottom + _NEAR

    def cell(self, row: Row) -> tuple[float, float]:
        """(top edge, left edge) of the cell that a row's beginning stands in."""
        x, y = row.x0 + 1, row.middle
        return _nearest(self.across, y, x, self.box[1]), _nearest(self.down, x, y, self.box[0])

    def walls(self, row: Row) -> list[float]:
        """Where lines down cut through a row."""
        return [r.at for r in self.down if row.x0 + _NEAR < r.at < row.x1 - _NEAR and r.covers(row.middle)]


def _nearest(rules: Sequence[Rule], before: float, beside: float, default: float) -> float:
    """The last line before a place that passes it."""
    for index in range(bisect_right(rules, before, key=itemgetter(0)) - 1, -1, -1):
        if rules[index].covers(beside):
            return rules[index].at
    return default


def rules_of(page: Any, canvas: Canvas) -> Rules:
    """The straight lines of a page; thin filled boxes and the edges of boxes count as lines."""
    across: list[Rule] = []
    down: list[Rule] = []
    handle = address_of(page.raw)
    count = raw.FPDFPage_CountObjects(page)
    sides = (ctypes.c_float * 4)()
    at = ctypes.addressof(sides)
    for index in range(count if count <= _MOST_OBJECTS else 0):
        item = get_object(handle, index)
        if object_type(item) == raw.FPDF_PAGEOBJ_PATH:
            object_bounds(item, at, at + 4, at + 8, at + 12)
            _sort(item, canvas.box(*sides), canvas, across, down)
            if len(across) + len(down) > _MOST_RULES:
                return Rules()
    return Rules(_merged(across), _merged(down))


def _sort(item: int, box: Box, canvas: Canvas, across: list[Rule], down: list[Rule]) -> None:
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= _THIN:
        if width >= _SHORT:
            across.append(Rule((top + bottom) / 2, x0, x1))
    elif width <= _THIN:
        if height >= _SHORT:
            down.append(Rule((x0 + x1) / 2, top, bottom))
    elif min(width, height) >= _SHORT and width * height < _LARGEST_BOX * canvas.width * canvas.height:
        edges = count_segments(item) in _BOX_SEGMENTS
        across += (Rule(top, x0, x1), Rule(bottom, x0, x1)) if edges else ()
        down += (Rule(x0, top, bottom), Rule(x1, top, bottom)) if edges else ()


def _merged(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Pieces of one line (cells drawn one by one, doubled borders) as one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / _SAME), r.start)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.at - rule.at) <= _SAME and rule.start <= last.end + _NEAR:
            merged[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return tuple(sorted(merged))


def grids_of(rules: Rules) -> list[Grid]:
    """Groups of crossing lines with at least two cells, from the top of the page."""
    if not rules.down or len(rules.across) < 2:
        return []
    group = list(range(len(rules.across) + len(rules.down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, line in enumerate(rules.across):
        for j, wall in enumerate(rules.down, start=len(rules.across)):
            if line.covers(wall.at) and wall.covers(line.at):
                group[root(i)] = root(j)
    members: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate((*rules.across, *rules.down)):
        members.setdefault(root(at), ([], []))[at >= len(rules.across)].append(rule)
    grids = [_grid(across, down) for across, down in members.values() if len(across) > 1 and down]
    return sorted((g for g in grids if g is not None), key=lambda g: (g.box[1], g.box[0]))


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    x0 = min(*(r.start for r in across), *(r.at for r in down))
    x1 = max(*(r.end for r in across), *(r.at for r in down))
    top = min(*(r.at for r in across), *(r.start for r in down))
    bottom = max(*(r.at for r in across), *(r.end for r in down))
    inner = [r for r in down if x0 + _SHORT < r.at < x1 - _SHORT]
    return Grid(tuple(sorted(across)), tuple(sorted(down)), (x0, top, x1, bottom)) if inner else None


def ranks(values: Iterable[float]) -> dict[float, int]:
    """Each value's place from 0 among the values, those within two points of each other sharing one."""
    ranked: dict[float, int] = {}
    rank, before = -1, float("-inf")
    for value in sorted(set(values)):
        if value - before > _SAME:
            rank += 1
        ranked[value] = rank
        before = value
    return ranked


def rules_between(rules: Rules, top: float, bottom: float, x0: float, x1: float) -> list[float]:
    """Heights of lines across that span at least half of [x0, x1] between two heights."""
    found = [r.at for r in rules.across if top < r.at < bottom and min(r.end, x1) - max(r.start, x0) > (x1 - x0) / 2]
    return sorted(found)


def crossings(heights: Sequence[float], row: Row) -> int:
    """How many of the heights lie above a row."""
    return bisect_right(heights, row.middle)
