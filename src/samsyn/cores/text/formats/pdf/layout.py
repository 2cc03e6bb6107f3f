"""Reading order: columns one after the other, tables cell by cell, everything else as the file has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, Final

from samsyn.cores.text.formats.pdf.canvas import Canvas
from samsyn.cores.text.formats.pdf.grid import Grid, Rules, crossings, grids_of, ranks, rules_between, rules_of
from samsyn.cores.text.formats.pdf.probe import Probe
from samsyn.cores.text.formats.pdf.regions import Region, is_prose, regions_of, stays_whole, visual_lines
from samsyn.cores.text.formats.pdf.rows import Row, divided_at

_LETTERHEAD: Final = 0.33  # of page 1: text side by side up here is sender and date, not a table
_FAR: Final = 4.0  # font sizes: a gap this wide parts two things even on a row of its own
_FEWEST_TABLE_LINES: Final = 4
_MOST_ROWS: Final = 1_500  # on a page: beyond is a drawing full of words, or a trap
_EDGE: Final = 0.08  # of the page's height: running heads and feet
_LONG_STEP: Final = 5  # rows
_FEW_STEPS: Final = 3
_MUCH_TEXT: Final = 6  # rows
_SINGLE: Final = 0.15  # part of the rows that continue the cell before: below it cells are single rows
_CELLWISE: Final = 0.3  # part of the rows that continue the cell before: above it the file writes cell by cell


@dataclass(slots=True)
class Sight:
    """All there is to know about one page while its order is being found."""

    page: Any
    number: int
    text: str
    probe: Probe
    canvas: Canvas


def arranged(rows: list[Row], sight: Sight, tables: int) -> list[Row]:
    """The rows in reading order, divided where they hold more than one column; ``tables`` = tables on pages before."""
    if len(rows) > _MOST_ROWS or not _side_by_side(rows, sight):
        return [part for row in rows for part in _far_apart(row, sight.text)]
    rules = rules_of(sight.page, sight.canvas)
    blocks: list[list[Row]] = []
    for grid in grids_of(rules):
        block, rows = _ruled(grid, rows, sight, tables)
        if block:
            blocks.append(block)
            tables += 1
    atoms, hosts = _atoms(rows)
    inside = [atom for atom in atoms if atom.middle < (1 - _EDGE) * sight.canvas.height]  # feet stand beside each other
    for region in regions_of(visual_lines(inside), sight.text):
        found = _read(region, hosts, rules, sight, tables)
        if found:
            blocks.append(found)
            tables += found[0].table >= 0
    return _placed(rows, sight.text, hosts, blocks)


def _side_by_side(rows: Sequence[Row], sight: Sight) -> bool:
    """Whether the page may hold columns that are mixed, or a table; most pages do not, and are done here.

    One column written after the other needs nothing: a long step up now and then.
    """
    edge = _EDGE * sight.canvas.height
    divided = jumps = 0
    above = None
    for row in rows:
        if row.pieces and edge < row.middle < sight.canvas.height - edge and not stays_whole(sight.text, row):
            divided += 1
        if above is not None and row.middle < above.bottom:
            jumps += 1 if above.middle - row.middle > _LONG_STEP * (row.bottom - row.top) else _FEW_STEPS
        above = row
    return divided > 1 or jumps > _FEW_STEPS or (divided > 0 and jumps > 0)


def _ruled(grid: Grid, rows: list[Row], sight: Sight, table: int) -> tuple[list[Row], list[Row]]:
    """(rows of the table cell by cell, rows left); no table when only one cell holds text."""
    inside = [row for row in rows if grid.holds(row)]
    pieces = [piece for row in inside for piece in _walled(grid, row, sight)]
    cells = [grid.cell(piece) for piece in pieces]
    if len(set(cells)) < 2 or len({left for _, left in cells}) < 2:
        return [], rows
    row_of, column_of = ranks(top for top, _ in cells), ranks(left for _, left in cells)
    for piece, (top, left) in zip(pieces, cells, strict=True):
        piece.table, piece.row, piece.column = table, row_of[top], column_of[left]
        piece.role = "cell"
    pieces.sort(key=lambda p: (p.row, p.column, round(p.middle), p.x0))
    taken = set(map(id, inside))
    return pieces, [row for row in rows if id(row) not in taken]


def _walled(grid: Grid, row: Row, sight: Sight) -> list[Row]:
    walls = grid.walls(row)
    return divided_at(sight.text, sight.probe, row, walls) or [row] if walls else [row]


def _atoms(rows: Sequence[Row]) -> tuple[list[Row], dict[int, Row]]:
    """The smallest parts that may be moved, and the row that each is a part of."""
    atoms: list[Row] = []
    hosts: dict[int, Row] = {}
    for row in rows:
        parts = row.pieces or (row,)
        atoms += parts
        hosts.update((id(part), row) for part in parts)
    return atoms, hosts


def _read(region: Region, hosts: dict[int, Row], rules: Rules, sight: Sight, table: int) -> list[Row]:
    """A region's rows in reading order; empty when the file's own order is right already."""
    merged = [_joined(column, hosts) for column in region.columns]
    order = sorted((row.start, at) for at, column in enumerate(merged) for row in column)
    switches = sum(a[1] != b[1] for a, b in pairwise(order))
    if switches < len(merged):
        return []  # column after column
    atoms = [row for column in merged for row in column]
    x0, x1 = min(r.x0 for r in atoms), max(r.x1 for r in atoms)
    top, bottom = min(r.middle for r in atoms), max(r.middle for r in atoms)
    heights = rules_between(rules, top, bottom, x0, x1)
    followers = _followers(merged)
    cellwise = len(followers) / len(atoms)
    if len(heights) < 2 and _as_columns(region, merged, cellwise, sight):
        return atoms
    if len(heights) < 2 and len(merged) == 2 and _is_letterhead(merged, sight):
        return []
    by_rules = {id(atom): crossings(heights, atom) for atom in atoms} if len(heights) >= 2 else {}
    rows = by_rules or _table_rows(merged, followers)
    if _is_set_in_columns(merged, rows, sight.text):
        return [] if cellwise >= _CELLWISE else atoms
    for column, found in enumerate(merged):
        for atom in found:
            atom.table, atom.row, atom.column, atom.role = table, rows[id(atom)], column, "cell"
    return sorted(atoms, key=lambda a: (a.row, a.column, a.middle))


def _as_columns(region: Region, columns: Sequence[Sequence[Row]], cellwise: float, sight: Sight) -> bool:
    """Whether a region that the file writes row by row is columns of text, a letterhead or a pair of signatures."""
    if cellwise < _CELLWISE and all(is_prose(column, sight.text) for column in columns):
        return True
    if len(columns) == 2 and len(region.lines) < _FEWEST_TABLE_LINES:
        return True
    return cellwise < _SINGLE and _is_letterhead(columns, sight)


def _is_letterhead(columns: Sequence[Sequence[Row]], sight: Sight) -> bool:
    bottom = max(row.middle for column in columns for row in column)
    return sight.number == 1 and bottom < _LETTERHEAD * sight.canvas.height


def _is_set_in_columns(columns: Sequence[Sequence[Row]], rows: Mapping[int, int], text: str) -> bool:
    """Whether a "table row" is so much running text, in every column or in one, that these are columns of a page."""
    for number in set(rows.values()):
        parts = [[row for row in column if rows[id(row)] == number] for column in columns]
        if all(is_prose(part, text, fewest=_MUCH_TEXT) for part in parts):
            return True
        if any(is_prose(part, text, fewest=2 * _MUCH_TEXT) for part in parts):
            return True
    return False


def _joined(column: Sequence[Row], hosts: dict[int, Row]) -> list[Row]:
    """Pieces of one row that turned out to stand in one column, as one again."""
    joined: list[Row] = []
    for row in column:
        last = joined[-1] if joined else None
        if last is not None and hosts.get(id(last), last) is hosts[id(row)] and last.end <= row.start:
            whole = replace(last, end=row.end, x1=max(last.x1, row.x1), bold=last.bold and row.bold, pieces=())
            hosts[id(whole)] = hosts[id(row)]
            joined[-1] = whole
        else:
            joined.append(row)
    return joined


def _followers(columns: Sequence[Sequence[Row]]) -> set[int]:
    """Rows that the file writes straight after the row above them in their column: the same cell goes on."""
    order = sorted((row for column in columns for row in column), key=lambda r: r.start)
    before = {id(b): id(a) for a, b in pairwise(order)}
    return {id(row) for column in columns for above, row in pairwise(column) if before.get(id(row)) == id(above)}


def _table_rows(columns: Sequence[Sequence[Row]], followers: set[int]) -> dict[int, int]:
    """Table row of each row of text, without lines to go by.

    A table row begins where no cell goes on and either the first column has text or the space is wider than between
    the rows of a cell.
    """
    first = {id(row) for row in columns[0]}
    lines = visual_lines([row for column in columns for row in column])
    steps = [b[0].middle - a[0].middle for a, b in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    at = 0
    found: dict[int, int] = {}
    for index, line in enumerate(lines):
        goes_on = any(id(row) in followers for row in line)
        wide = index > 0 and steps[index - 1] > 1.35 * usual
        if index and not goes_on and (wide or any(id(row) in first for row in line)):
            at += 1
        found.update((id(row), at) for row in line)
    return found


def _placed(rows: Sequence[Row], text: str, hosts: dict[int, Row], blocks: Sequence[Sequence[Row]]) -> list[Row]:
    """Everything in the file's order, each block where its first row stands; from the top when that order is none."""
    used = {start for block in blocks for row in block for start in _starts(row, hosts)}
    units = [list(block) for block in blocks]
    units += ([part] for row in rows if row.start not in used for part in _far_apart(row, text))
    units.sort(key=lambda unit: min(row.start for row in unit))
    if sum(_climbs(a[-1], b[0]) for a, b in pairwise(units)) >= _FEW_STEPS:
        units.sort(key=lambda unit: (min(row.middle for row in unit), unit[0].x0))
    return [row for unit in units for row in unit]


def _climbs(above: Row, row: Row) -> bool:
    """Whether the file goes up in the same column: no reader does."""
    beside = row.x0 >= above.x1 or row.x1 <= above.x0
    return not beside and row.middle < above.top


def _starts(row: Row, hosts: dict[int, Row]) -> tuple[int, ...]:
    host = hosts.get(id(row))
    return (row.start,) if host is None else (row.start, host.start)


def _far_apart(row: Row, text: str) -> Sequence[Row]:
    """A row outside every region: its parts when they stand very far apart, else the row."""
    if not row.pieces or stays_whole(text, row):
        return (row,)
    pairs = pairwise(row.pieces)
    far = _FAR * max(row.size, 6.0)
    return row.pieces if all(b.x0 - a.x1 > far or b.x1 < a.x0 for a, b in pairs) else (row,)
