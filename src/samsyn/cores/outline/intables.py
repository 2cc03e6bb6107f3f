"""Headings inside tables: a goal's name in the head of its own table, and headings set in a column beside the text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.beside import DEEPEST
from samsyn.cores.outline.codes import coded
from samsyn.cores.outline.rows import Row
from samsyn.cores.outline.signs import LONGEST

_FEWEST: Final = 2  # tables of one kind before they are a way of setting headings
_BESIDE: Final = 80  # characters of a heading beside its text
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
    first = [row for table in tables.values() for row in _across(table)]
    codes = coded(first)
    said = {_code(row) for row in rows if row.at in levels}
    found = {row.at: codes[row.at] for row in first if row.at in codes and _code(row) not in said}
    return found if len(found) >= _FEWEST else {}


def _across(table: Sequence[Row]) -> list[Row]:
    """The table's first cell, and cells that have their row to themselves."""
    across: defaultdict[int, list[Row]] = defaultdict(list)
    for row in table:
        across[row.line.row].append(row)
    wide = max(row.line.column for row in table) > 0
    return [
        found[0]
        for number, found in across.items()
        if wide and found[0].line.column == 0 and len(found[0].text) <= LONGEST
        and (number == 0 or len(found) == 1) and found[0].text[-1:] not in ".;,"
    ]  # fmt: skip


def _code(row: Row) -> str:
    title = titles.parse(row.text, row.line.label)
    return f"{title.goal} {title.goal_number}" if title.goal_number else " ".join(row.words.casefold().split()[:2])


def _beside_text(tables: Mapping[int, Sequence[Row]]) -> dict[int, int]:
    """The bold left cells of tables with text on the right: a page laid out in two columns. Words that come back are
    labels."""
    found = {row.at: row for table in tables.values() for row in _left_heads(table)}
    words = {row.text.casefold() for row in found.values()}
    return dict.fromkeys(found, 1) if len(found) >= _FEWEST and len(words) == len(found) else {}


def _left_heads(table: Sequence[Row]) -> list[Row]:
    """The left cells of a table of two columns, when each is a short bold line beside a text."""
    left = {row.line.row: row for row in table if row.line.column == 0 and row.line.bold}
    right: defaultdict[int, int] = defaultdict(int)
    for row in table:
        if row.line.column == 1:
            right[row.line.row] += len(row.text)
    two = len(left) + sum(row.line.column == 1 for row in table) == len(table) and left.keys() == right.keys()
    short = all(len(row.text) <= _BESIDE and row.text[-1:] not in ".;,:" for row in left.values())
    return [*left.values()] if two and short and all(length >= _TEXT for length in right.values()) else []
