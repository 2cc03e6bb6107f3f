"""Headings by the habits of plain text: numbers that count on, capitals, short lines set off by white space; and
short lines that stand as headings without any style beside those that have one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.beside import DEEPEST, OFTEN
from samsyn.cores.outline.rows import Row, is_bullet
from samsyn.cores.outline.sequences import sequence
from samsyn.cores.outline.signs import (
    FRONT_OR_BACK,
    SENTENCE_END,
    could_be,
    front_and_back,
    is_set_off,
    is_word_list,
    signs_below,
)

_SHORTEST: Final = 3  # characters
_LONGEST_SHORT: Final = 70
_PARAGRAPH: Final = 120  # characters that a short line must have below it
_TEXTS: Final = frozenset({"body", "list"})
_CAPTION: Final = re.compile(r"(?:figur|tabell|bild|diagram|karta|källa|foto|illustration)\b", re.IGNORECASE)


def by_habit(rows: Sequence[Row]) -> dict[int, int]:
    """Plain text: numbers in sequence, underlined or all-caps lines, short lines set off by blank ones."""
    numbered = sequence(rows)
    capitals = [row for at, row in enumerate(rows) if _is_shouted(row) and is_set_off(rows, at)]
    chapters = [row for row in rows if row.at in numbered and titles.parse(row.text, row.line.label).number]
    if len(chapters) >= 2:
        base = min(numbered.values())
        levels = {at: depth - base + 1 for at, depth in numbered.items()}
        around = [row for at, row in enumerate(rows) if FRONT_OR_BACK.fullmatch(row.text) and is_set_off(rows, at)]
        return {row.at: 1 for row in (*capitals, *around)} | levels
    levels = {row.at: 1 for row in capitals} if len(capitals) >= 2 else {}
    lower = 2 if levels else 1
    short = {row.at: lower for at, row in enumerate(rows) if row.at not in levels and _is_short_title(rows, at)}
    letters = sum(len(row.text) for row in rows if row.at in short)
    if len(short) > 0.4 * len(rows) and letters > 0.2 * sum(len(row.text) for row in rows):  # a list of short lines
        short = {}
    top = min(numbered.values(), default=0)
    goals = {at: lower + bool(short) + depth - top for at, depth in numbered.items()}
    return levels | short | goals


def _is_shouted(row: Row) -> bool:
    return could_be(row) and row.text.isupper() and len(row.text) > 3


def _is_short_title(rows: Sequence[Row], at: int) -> bool:
    row = rows[at]
    if not could_be(row) or len(row.text) > 90 or row.text.endswith((":", "?")):
        return False
    if row.line.role == "list" or row.line.label:
        return False
    after = rows[at + 1] if at + 1 < len(rows) else None
    if after is None or not is_set_off(rows, at) or _breaks_off(rows, at):
        return False
    return after.gap or is_bullet(after) or len(after.text) > 1.3 * len(row.text)


def _breaks_off(rows: Sequence[Row], at: int) -> bool:
    """True when the row before is a long line without an end: this row goes on from it."""
    return at > 0 and len(rows[at - 1].text) > 60 and not SENTENCE_END.search(rows[at - 1].text)


def short_beside(rows: Sequence[Row], levels: Mapping[int, int], *, wrapped: bool) -> dict[int, int]:
    """Short lines between whole paragraphs, on the level below the heading above: set in italics, in colour or in
    nothing at all, which no format tells us. Only where the writer does so again and again, and not under the
    headings' own lines. ``wrapped``: a paragraph takes several rows."""
    found: dict[int, int] = {}
    around = front_and_back(rows)
    named: set[int] = set()  # by a word that needs no other sign
    above = under = number = 0
    words = False  # inside a word list
    for at, row in enumerate(rows):
        if row.at in levels:
            above, words, number = levels[row.at], is_word_list(row), _depth(row)
            continue
        own = row.at in around
        if (own or (above and not words)) and _is_short_between(rows, at, levels, wrapped=wrapped):
            named |= {row.at} if own else set()
            below = max(1, _depth(row) - number) if number else 1  # "3.1.1" lies two below "3"
            found[row.at] = 1 if own else min(DEEPEST, above + below)
            under += at > 0 and rows[at - 1].at in levels
    said = Counter(row.text.casefold() for row in rows if row.at in found)
    often = len(found) >= OFTEN and 2 * under <= len(found)
    once = {row.at for row in rows if row.at in found and said[row.text.casefold()] == 1}  # what comes back is a label
    return {at: level for at, level in found.items() if at in named or (often and at in once)}


def _depth(row: Row) -> int:
    return titles.depth(titles.parse(row.text, row.line.label).number)


def _is_short_between(rows: Sequence[Row], at: int, levels: Mapping[int, int], *, wrapped: bool) -> bool:
    row, before, after = rows[at], rows[at - 1], rows[at + 1 : at + 2]
    if not at or not after or after[0].at in levels or (wrapped and not row.gap):
        return False
    if not _SHORTEST < len(row.text) <= _LONGEST_SHORT or row.text.endswith(":") or not could_be(row):
        return False
    if row.line.role != "body" or row.line.label or _CAPTION.match(row.text) or signs_below(rows, at):
        return False
    if after[0].line.role not in _TEXTS or (row.line.box and not _is_short_row(row, after[0])):
        return False
    ended = bool(SENTENCE_END.search(before.text)) and not before.text.endswith(":")
    ended = ended or before.line.role == "list" or is_bullet(before) or bool(_CAPTION.match(before.text))
    if before.line.role == "cell" or not (ended or before.at in levels):
        return False
    below = after[0].text
    for more in rows[at + 2 :]:
        if not wrapped or more.gap or len(below) > _PARAGRAPH:
            break
        below += more.text
    is_text = len(below) >= _PARAGRAPH or (len(below) >= 2 * len(row.text) and bool(SENTENCE_END.search(below)))
    return is_text and (not wrapped or after[0].gap or bool(row.line.box))


def _is_short_row(row: Row, after: Row) -> bool:
    """A row of a page that ends well before the one below it, which begins a sentence at the same margin."""
    if row.line.box is None or after.line.box is None or row.line.table >= 0:
        return False
    same_margin = abs(row.line.box[0] - after.line.box[0]) < 3
    short = row.line.box[2] - row.line.box[0] < 0.7 * (after.line.box[2] - after.line.box[0])
    return same_margin and short and after.text[:1].isupper() and row.line.size == after.line.size
