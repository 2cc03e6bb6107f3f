"""Which rows are headings, and how deep: by style, else by size, bold and number, else by plain-text habits."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.beside import OFTEN, bold_beside, by_depth, late_titles, numbered_beside
from samsyn.cores.outline.habits import by_habit, short_beside
from samsyn.cores.outline.intables import in_tables
from samsyn.cores.outline.looks import by_look
from samsyn.cores.outline.rows import Row
from samsyn.cores.outline.signs import LONGEST
from samsyn.cores.outline.tree import tree
from samsyn.cores.text.prose.clean import clean

LONGEST_STYLED: Final = 250  # a heading style on more than this is a slip of the writer's
_TORN: Final = re.compile(
    r"(?:[-–,]|\b(?:och|eller|för|i|på|med|som|av|till|ett|en|den|det|samt|mot|från|om))$", re.IGNORECASE
)
_BOX: Final = re.compile(r"(?:fakta(?:ruta)?|exempel|goda? exempel|fördjupning|visste du)\b", re.IGNORECASE)

_WHOSE: Final = re.compile(r"\s+(?:[A-ZÅÄÖ]|\d{1,2}|[IVX]{1,4})$")  # "Indikatorer för målområde A"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: the rows it stands on, its own words and number, and its rank (1 = top)."""

    rows: tuple[int, ...]
    text: str
    label: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Found:
    """The headings in order and how they were found: "style", "size", "plain" or "none"."""

    headings: tuple[Heading, ...]
    by: str


def find(rows: Sequence[Row], *, paragraphs: bool) -> Found:
    """The headings of a document whose furniture is already gone. Never fails; ``by`` is "none" without headings.
    ``paragraphs``: each row is a whole one."""
    styled = {row.at: row.level for row in rows if row.level and len(row.text) <= LONGEST_STYLED}
    if any(row.line.box for row in rows):
        styled = {}  # a PDF's levels are its reader's guess by size or bookmarks: one look among others
    late = late_titles(rows, styled)
    rows = [row for row in rows if row.line.role != "title" or row.at in late]
    styled |= late
    if len(styled) >= 2 or (styled and len(rows) < 40):
        styled = by_depth(rows, styled)
        bold = bold_beside(rows, styled)
        levels = styled | bold | numbered_beside(rows, styled)
        more = _unstyled(rows, levels, wrapped=not paragraphs)
        found = _joined(rows, levels | more)
        return Found(_without_labels(found) if bold or more else found, "style")
    for by, levels in (("size", by_look(rows)), ("plain", by_habit(rows))):
        if len(levels) >= 2 or (levels and len(rows) < 40):
            return Found(_without_labels(_joined(rows, levels | _unstyled(rows, levels, wrapped=not paragraphs))), by)
    return Found((), "none")


def _unstyled(rows: Sequence[Row], levels: dict[int, int], *, wrapped: bool) -> dict[int, int]:
    """What no style, size or number tells: headings in tables, and short lines between paragraphs."""
    cells = in_tables(rows, levels)
    return cells | short_beside(rows, levels | cells, wrapped=wrapped)


def _without_labels(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """A guessed heading whose words come back under one chapter after another ("Det här prioriterar vi") names a part
    of each and no place of its own: nobody refers to it without the chapter, so its text stays with the chapter."""
    words = [_label_words(heading) for heading in headings]
    _, parents = tree([heading.level for heading in headings])
    chapters: defaultdict[str, set[int]] = defaultdict(set)
    for label, above in zip(words, parents, strict=True):
        if label and above is not None:
            chapters[label].add(above)
    divided = {words[above] for above in parents if above is not None}
    labels = {label for label, under in chapters.items() if len(under) >= OFTEN} - divided
    return tuple(heading for at, heading in enumerate(headings) if words[at] not in labels)


def _label_words(heading: Heading) -> str:
    """The heading without regard to capitals and to whose it is; "" for one with a number or a goal, a place of its
    own."""
    own = titles.is_numbered(heading.text, heading.label) or bool(titles.goal_of(heading.text)[0])
    box = _BOX.match(heading.text)
    return "" if own else box[0].casefold() if box else _WHOSE.sub("", heading.text).casefold()


def _joined(rows: Sequence[Row], levels: dict[int, int]) -> tuple[Heading, ...]:
    """Headings of one or several rows: a number in a row of its own, a heading torn over lines."""
    found: list[Heading] = []
    before: Row | None = None
    for row in rows:
        level = levels.get(row.at)
        if level is None:
            before = None
            continue
        if before is not None and found and _goes_on(found[-1], before, row, level):
            last = found.pop()
            rank = min(last.level, level)
            found.append(Heading((*last.rows, row.at), clean(f"{last.text}\n{row.text}"), last.label, rank, last.page))
        else:
            found.append(Heading((row.at,), row.text, row.line.label, level, row.page))
        before = row
    return tuple(found)


def _goes_on(last: Heading, before: Row, row: Row, level: int) -> bool:
    if len(last.text) + len(row.text) > LONGEST or row.page != before.page:
        return False
    if row.line.table >= 0 and (row.line.table, row.line.row) == (before.line.table, before.line.row):
        return True  # "Löfte A" | "Jobb som går att växa i"
    paragraphs = before.line.box is None and row.page == 0
    if (titles.is_number(last.text) and not last.label) or _is_bare_goal(last.text):
        kicker = level == last.level or (
            level < last.level and _is_bare_goal(last.text)
        )  # "MÅL 1", small over its name
        return not titles.is_numbered(row.text, row.line.label) and (not paragraphs or kicker)
    if paragraphs or titles.is_numbered(row.text, row.line.label) or level != last.level:
        return False
    if abs(row.line.size - before.line.size) > 0.6 or row.line.bold != before.line.bold:
        return False
    return not row.gap or row.text[:1].islower() or bool(_TORN.search(before.text))


def _is_bare_goal(text: str) -> bool:
    title = titles.parse(text)
    return bool(title.goal_number) and title.name.lower() == title.goal
