"""Headings inside tables: a goal's name in the head of its own table, and headings set in a column beside the text."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.beside import DEEPEST
from samsyn.cores.outline.codes import coded, in_company
from samsyn.cores.outline.rows import Row
from samsyn.cores.outline.signs import LONGEST

_FEWEST: Final = 2  # tables of one kind before they are a way of setting headings
_BESIDE: Final = 80  # characters of a heading beside its text
_CODE_ALONE: Final = 2  # words
_TEXT: Final = 100  # characters of the text beside it


def in_tables(rows: Sequence[Row], levels: Mapping[int, int]) -> dict[int, int]:
    """Cells that are headings, one level below the heading above their table."""
    tables: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.line.table >= 0:
            tables[row.line.table].append(row)
    depths = _heads(rows, levels, tables) | _beside_text(tables)
    found: dict[int, int] = {}
    above = 0
    for row in rows:
        if row.at in levels:
            above = levels[row.at]
        elif row.at in depths:
            found[row.at] = min(DEEPEST, above + depths[row.at])
    return found


def _heads(rows: Sequence[Row], levels: Mapping[int, int], tables: Mapping[int, Sequence[Row]]) -> dict[int, int]:
    """Goals and codes that count on ("Mål 1: …", "Mål 2: …"), each in the first cell of a table or alone across it,
    with their depth. What is a heading outside the tables is only named in them."""
    first = {cell[0].at: cell for table in tables.values() for cell in _across(table)}
    outside = [row for row in rows if row.at in levels]
    codes = coded([row for row in rows if row.at in first or row.at in levels])
    said = {_code(row) for row in outside}
    found = {at: cell for at, cell in first.items() if at in codes and _code(cell[0]) not in said}
    told = len(found) >= _FEWEST and in_company(found, levels)
    named = {at: (*cell, *_name(cell, tables[cell[0].line.table])) for at, cell in found.items()}
    return {row.at: codes[at] for at, cell in named.items() for row in cell} if told else {}


def _name(cell: Sequence[Row], table: Sequence[Row]) -> list[Row]:
    """What stands right of a cell that is a code and nothing else: "Löfte A" | "Jobb som går att växa i"."""
    beside = _cells(table).get((cell[0].line.row, 1), [])
    bare = sum(len(row.words.split()) for row in cell) <= _CODE_ALONE
    return _opening(beside) if bare and beside and _is_short(beside, _BESIDE) else []


def _cells(table: Sequence[Row]) -> dict[tuple[int, int], list[Row]]:
    cells: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in table:
        cells[row.line.row, row.line.column].append(row)
    return cells


def _opening(cell: Sequence[Row]) -> list[Row]:
    """The cell's first line: on a page the rows of one look that it is broken over."""
    first = cell[0]
    alike = (row.line.box and not row.gap and row.line.bold == first.line.bold for row in cell[1:])
    return [first, *(row for row, goes_on in zip(cell[1:], alike, strict=True) if goes_on and first.line.bold)]


def _across(table: Sequence[Row]) -> list[list[Row]]:
    """The opening of the table's first cell, and of cells that have their row to themselves."""
    cells = _cells(table)
    in_row = Counter(row for row, _ in cells)
    wide = any(column for _, column in cells)
    heads = [_opening(cell) for (row, column), cell in cells.items() if not column and (not row or in_row[row] == 1)]
    return [head for head in heads if wide and _is_short(head, LONGEST)]


def _is_short(head: Sequence[Row], most: int) -> bool:
    return sum(len(row.text) for row in head) <= most and head[-1].text[-1:] not in ".;,"


def _code(row: Row) -> str:
    title = titles.parse(row.text, row.line.label)
    return f"{title.goal} {title.goal_number}" if title.goal_number else " ".join(row.words.casefold().split()[:2])


def _beside_text(tables: Mapping[int, Sequence[Row]]) -> dict[int, int]:
    """The bold left cells of tables with text on the right: a page laid out in two columns. Words that come back are
    labels."""
    found = [cell for table in tables.values() for cell in _left_heads(table)]
    words = {" ".join(row.text.casefold() for row in cell) for cell in found}
    return {row.at: 1 for cell in found for row in cell} if len(found) >= _FEWEST and len(words) == len(found) else {}


def _left_heads(table: Sequence[Row]) -> list[list[Row]]:
    """The left cells of a table of two columns, when each is a short bold line beside a text."""
    cells = _cells(table)
    left = {row: cell for (row, column), cell in cells.items() if column == 0}
    right = {row: sum(len(part.text) for part in cell) for (row, column), cell in cells.items() if column == 1}
    two = len(left) + len(right) == len(cells) and left.keys() == right.keys()
    heads = all(
        cell[0].line.bold and len(_opening(cell)) == len(cell) and _is_short(cell, _BESIDE) for cell in left.values()
    )
    return [*left.values()] if two and heads and all(length >= _TEXT for length in right.values()) else []
