"""Which rows are headings, and how deep: by style, else by size, bold and number, else by plain-text habits."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.beside import DEEPEST, OFTEN, bold_beside, by_depth, late_titles, numbered_beside
from samsyn.cores.outline.habits import by_habit, short_beside
from samsyn.cores.outline.intables import in_tables
from samsyn.cores.outline.rows import Row, body_size, size_of
from samsyn.cores.outline.sequences import sequence
from samsyn.cores.outline.signs import LONGEST, could_be, running_text, signs_below, stands_alone, with_stops
from samsyn.cores.outline.tree import tree
from samsyn.cores.text.prose.clean import clean

LONGEST_STYLED: Final = 250  # a heading style on more than this is a slip of the writer's
_TORN: Final = re.compile(
    r"(?:[-–,]|\b(?:och|eller|för|i|på|med|som|av|till|ett|en|den|det|samt|mot|från|om))$", re.IGNORECASE
)
_BOX: Final = re.compile(r"(?:fakta(?:ruta)?|exempel|goda? exempel|fördjupning|visste du)\b", re.IGNORECASE)

_WHOSE: Final = re.compile(r"\s+(?:[A-ZÅÄÖ]|\d{1,2}|[IVX]{1,4})$")  # "Indikatorer för målområde A"

# Level the reader guessed (_UNRANKED = none), size, bold, capitals: ordered so that the most striking comes first.
Look = tuple[int, float, bool, bool]
_UNRANKED: Final = 99
_ACRONYM: Final = 4  # letters: shorter is no word in capitals


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


def find(rows: Sequence[Row]) -> Found:
    """The headings of a document whose furniture is already gone. Never fails; ``by`` is "none" without headings."""
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
        more = _unstyled(rows, levels)
        found = _joined(rows, levels | more)
        return Found(_without_labels(found) if bold or more else found, "style")
    for by, levels in (("size", _by_look(rows)), ("plain", by_habit(rows))):
        if len(levels) >= 2 or (levels and len(rows) < 40):
            return Found(_without_labels(_joined(rows, levels | _unstyled(rows, levels))), by)
    return Found((), "none")


def _unstyled(rows: Sequence[Row], levels: dict[int, int]) -> dict[int, int]:
    """What no style, size or number tells: headings in tables, and short lines between paragraphs."""
    cells = in_tables(rows, levels)
    return cells | short_beside(rows, levels | cells)


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


def _by_look(rows: Sequence[Row]) -> dict[int, int]:
    """Larger or bold lines, ranked by look; inside one look, ranked by the depth of their numbers."""
    body = body_size(tuple(rows))
    bold_share = sum(len(row.text) for row in rows if row.line.bold) / max(1, sum(len(row.text) for row in rows))
    looks: defaultdict[Look, list[Row]] = defaultdict(list)
    counted = sequence(rows)
    running = running_text(rows)
    chapters = _chapters(rows, counted)
    stopped = with_stops(rows, body)
    usual, shouted = _level_of_looks(rows)
    goes_on: list[tuple[int, int]] = []
    before: tuple[Look, Row] | None = None
    for at, row in enumerate(rows):
        larger = body > 0 and size_of(row) >= 1.1 * body
        bold = row.line.bold and bold_share < 0.4 and stands_alone(rows, at)
        numbered = row.at in counted and body > 0 and _is_numbered_line(rows, at, chapters)
        look = _UNRANKED, -size_of(row), not row.line.bold, not row.text.isupper()
        if level := row.level or (usual.get((row.line.size, row.line.bold), 0) if larger else 0):
            look = level, 0.0, False, level in shouted and not row.text.isupper()
        if row.level:
            pass
        elif larger and before and row.line.box and _runs_on(before, row, look):
            goes_on.append((row.at, before[1].at))  # a heading's second row begins as any word does
        elif not (could_be(row) or row.at in stopped) or not (larger or bold or numbered):
            before = None
            continue
        if (row.at in running and (row.level or not numbered)) or signs_below(rows, at):
            before = None
            continue
        looks[look].append(row)
        before = look, row
    levels = _with_their_likes(rows, _ranked(looks, body))
    for at, above in goes_on:
        if above in levels:
            levels[at] = levels[above]
    return levels


def _level_of_looks(rows: Sequence[Row]) -> tuple[dict[tuple[float, bool], int], frozenset[int]]:
    """The reader's level of each size and weight, for rows of a heading too long for it; and levels where capitals
    make a level of their own."""
    votes: defaultdict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
    capitals: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    for row in rows:
        if row.level and row.line.box:
            votes[row.line.size, row.line.bold][row.level] += 1
            capitals[row.level][row.text.isupper() and len(row.text) > _ACRONYM] += 1
    usual = {look: levels.most_common(1)[0][0] for look, levels in votes.items()}
    return usual, frozenset(level for level, found in capitals.items() if min(found[True], found[False]) >= OFTEN)


def _runs_on(before: tuple[Look, Row], row: Row, look: Look) -> bool:
    return before[1].at == row.at - 1 and before[0] == look and not row.gap and row.page == before[1].page


def _chapters(rows: Sequence[Row], counted: Mapping[int, int]) -> frozenset[str]:
    """The numbers that others in the chain stand under: a chapter's "2" has a "2.1", a list's has none."""
    numbers = (titles.parse(row.text, row.line.label).number for row in rows if row.at in counted)
    return frozenset(number.rpartition(".")[0] for number in numbers)


def _with_their_likes(rows: Sequence[Row], levels: dict[int, int]) -> dict[int, int]:
    """A dotted number that lies deeper than most numbers of as many parts, by a look that somebody gave it by hand,
    stands with them: "2.3" is no part of "2.2"."""
    depths = {row.at: titles.depth(titles.parse(row.text, row.line.label).number) for row in rows if row.at in levels}
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for at, depth in depths.items():
        votes[depth][levels[at]] += 1
    usual = {depth: found.most_common(1)[0][0] for depth, found in votes.items() if depth > 1}
    return {at: min(level, usual.get(depths[at], level)) for at, level in levels.items()}


def _is_numbered_line(rows: Sequence[Row], at: int, chapters: frozenset[str]) -> bool:
    """A line in the size of the text that only its number and the white space around it make a heading."""
    title = titles.parse(rows[at].text, rows[at].line.label)
    after = rows[at + 1] if at + 1 < len(rows) else None
    deep = bool(title.goal_number) or "." in title.number or title.number in chapters
    return deep and rows[at].gap and after is not None and (after.gap or not after.text[:1].islower())


def _ranked(looks: dict[Look, list[Row]], body: float) -> dict[int, int]:
    levels: dict[int, int] = {}
    next_level = 1
    for look in sorted(looks):
        rows = looks[look]
        if _is_decoration(rows, body):
            continue
        depths = _depths(rows)
        known = [depth for depth in depths.values() if depth]
        shallow, span = (min(known), max(known) - min(known)) if known else (0, 0)
        for row in rows:
            inside = depths[row.at] - shallow if depths[row.at] else 0
            levels[row.at] = min(DEEPEST, next_level + inside)
        next_level += span + 1
    return levels


def _depths(rows: Sequence[Row]) -> dict[int, int]:
    """How deep each row's number lies; goals' own numbers lie one deeper than the chapters' in the same look."""
    parsed = {row.at: titles.parse(row.text, row.line.label) for row in rows}
    chapters = any(title.number for title in parsed.values())
    return {
        at: titles.depth(title.number or titles.lone_number(title.heading))
        or (titles.depth(title.goal_number) + chapters if title.goal_number else 0)
        for at, title in parsed.items()
    }


def _is_decoration(rows: Sequence[Row], body: float) -> bool:
    """Pull quotes and ingresses: a look whose lines are mostly long."""
    long = sum(len(row.text) > 100 for row in rows)
    return body > 0 and len(rows) > 2 and long > 0.5 * len(rows)


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
    paragraphs = before.line.box is None and row.page == 0
    if (titles.is_number(last.text) and not last.label) or _is_bare_goal(last.text):
        return not titles.is_numbered(row.text, row.line.label) and (not paragraphs or level == last.level)
    if paragraphs or titles.is_numbered(row.text, row.line.label) or level != last.level:
        return False
    if abs(row.line.size - before.line.size) > 0.6 or row.line.bold != before.line.bold:
        return False
    return not row.gap or row.text[:1].islower() or bool(_TORN.search(before.text))


def _is_bare_goal(text: str) -> bool:
    title = titles.parse(text)
    return bool(title.goal_number) and title.name.lower() == title.goal
