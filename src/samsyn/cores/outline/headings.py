"""Which rows are headings, and how deep: by style, else by size, bold and number, else by plain-text habits."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.codes import coded
from samsyn.cores.outline.rows import Row, body_size, is_bullet, size_of
from samsyn.cores.outline.sequences import sequence
from samsyn.cores.outline.signs import LONGEST, SENTENCE_END, could_be, is_set_off, running_text
from samsyn.cores.outline.tree import tree
from samsyn.cores.text.prose.clean import clean

LONGEST_STYLED: Final = 250  # a heading style on more than this is a slip of the writer's
_DEEPEST: Final = 6
_OFTEN: Final = 3  # times that the same words stand under different chapters before they are a label
_TORN: Final = re.compile(
    r"(?:[-–,]|\b(?:och|eller|för|i|på|med|som|av|till|ett|en|den|det|samt|mot|från|om))$", re.IGNORECASE
)
# What stands before and after the numbered chapters without a number of its own.
_FRONT_OR_BACK: Final = re.compile(
    r"förord|sammanfattning|läsanvisning|(?:om )?begrepp.{0,30}|ordlista|källor|referenser|bilag(?:a|or)\b.{0,100}",
    re.IGNORECASE,
)

_BOX: Final = re.compile(r"(?:fakta(?:ruta)?|exempel|goda? exempel|fördjupning|visste du)\b", re.IGNORECASE)

_WHOSE: Final = re.compile(r"\s+(?:[A-ZÅÄÖ]|\d{1,2}|[IVX]{1,4})$")  # "Indikatorer för målområde A"

# Level the reader guessed (_UNRANKED = none), size, bold, capitals: ordered so that the most striking comes first.
Look = tuple[int, float, bool, bool]
_UNRANKED: Final = 99


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
    if len(styled) >= 2 or (styled and len(rows) < 40):
        bold = _bold_beside(rows, styled)
        found = _joined(rows, styled | bold | _numbered_beside(rows, styled))
        return Found(_without_labels(found) if bold else found, "style")
    for by, levels in (("size", _by_look(rows)), ("plain", _by_habit(rows))):
        if len(levels) >= 2 or (levels and len(rows) < 40):
            return Found(_without_labels(_joined(rows, levels)), by)
    return Found((), "none")


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
    labels = {label for label, under in chapters.items() if len(under) >= _OFTEN} - divided
    return tuple(heading for at, heading in enumerate(headings) if words[at] not in labels)


def _label_words(heading: Heading) -> str:
    """The heading without regard to capitals and to whose it is; "" for one with a number or a goal, a place of its
    own."""
    own = titles.is_numbered(heading.text, heading.label) or bool(titles.goal_of(heading.text)[0])
    box = _BOX.match(heading.text)
    return "" if own else box[0].casefold() if box else _WHOSE.sub("", heading.text).casefold()


def _numbered_beside(rows: Sequence[Row], styled: dict[int, int]) -> dict[int, int]:
    """Bold numbered lines in a document that has heading styles: somebody forgot the style on them."""
    found: dict[int, int] = {}
    size = body_size(tuple(rows))
    depth_level = _level_of_depths(rows, styled)
    codes = coded(rows)
    above = 0
    for row in rows:
        if row.at in styled:
            above = styled[row.at]
            continue
        title = titles.parse(row.text, row.line.label)
        stands_out = row.line.bold or (size > 0 and row.line.size > 1.15 * size)
        if not stands_out or not could_be(row):
            continue
        if title.goal_number or "." in title.number:
            depth = titles.depth(title.number)
            found[row.at] = min(_DEEPEST, depth_level.get(depth, above + 1) if depth else above + 1)
        elif row.at in codes:
            found[row.at] = min(_DEEPEST, above + codes[row.at])
    return found


def _bold_beside(rows: Sequence[Row], styled: dict[int, int]) -> dict[int, int]:
    """Bold lines with text below them, where somebody styled the chapters alone: about as many as those at least."""
    counted = Counter(styled.values())
    used = [level for level, count in counted.items() if count > 1] or [*counted]
    if len(used) > 1:
        return {}
    found = [
        row.at
        for at, (row, after) in enumerate(itertools.pairwise(rows))
        if row.at not in styled and row.line.bold and row.line.role == "body" and could_be(row)
        and _stands_alone(rows, at) and not after.line.bold and len(after.text) > len(row.text)
    ]  # fmt: skip
    enough = len(found) >= max(_OFTEN, 0.7 * counted[used[0]])
    return dict.fromkeys(found, min(_DEEPEST, used[0] + 1)) if enough else {}


def _level_of_depths(rows: Sequence[Row], styled: dict[int, int]) -> dict[int, int]:
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        if row.at in styled and (number := titles.parse(row.text, row.line.label).number):
            votes[titles.depth(number)][styled[row.at]] += 1
    return {depth: levels.most_common(1)[0][0] for depth, levels in votes.items()}


def _by_look(rows: Sequence[Row]) -> dict[int, int]:
    """Larger or bold lines, ranked by look; inside one look, ranked by the depth of their numbers."""
    body = body_size(tuple(rows))
    bold_share = sum(len(row.text) for row in rows if row.line.bold) / max(1, sum(len(row.text) for row in rows))
    looks: defaultdict[Look, list[Row]] = defaultdict(list)
    counted = sequence(rows)
    running = running_text(rows)
    for at, row in enumerate(rows):
        larger = body > 0 and size_of(row) >= 1.1 * body
        bold = row.line.bold and bold_share < 0.4 and _stands_alone(rows, at)
        numbered = row.at in counted and body > 0 and _is_numbered_line(rows, at)
        if row.at in running:
            continue
        if row.level:
            looks[row.level, 0.0, False, False].append(row)
        elif could_be(row) and (larger or bold or numbered):
            looks[_UNRANKED, -size_of(row), not row.line.bold, not row.text.isupper()].append(row)
    return _ranked(looks, body)


def _is_numbered_line(rows: Sequence[Row], at: int) -> bool:
    """A line in the size of the text that only its number and the white space around it make a heading."""
    title = titles.parse(rows[at].text, rows[at].line.label)
    after = rows[at + 1] if at + 1 < len(rows) else None
    deep = bool(title.goal_number) or "." in title.number
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
            levels[row.at] = min(_DEEPEST, next_level + inside)
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


def _stands_alone(rows: Sequence[Row], at: int) -> bool:
    """True when a bold row is no part of running text: the row before ended, and no bold sentence goes on after it."""
    row = rows[at]
    before = rows[at - 1] if at else None
    after = rows[at + 1] if at + 1 < len(rows) else None
    if before is not None and row.line.box and not (row.gap or before.line.bold or SENTENCE_END.search(before.text)):
        return False
    runs_on = after is not None and after.line.bold and not after.gap and after.text[:1].islower()
    return not (runs_on and len(row.text) > 60)


def _by_habit(rows: Sequence[Row]) -> dict[int, int]:
    """Plain text: numbers in sequence, underlined or all-caps lines, short lines set off by blank ones."""
    numbered = sequence(rows)
    capitals = [row for at, row in enumerate(rows) if _is_shouted(row) and is_set_off(rows, at)]
    if len(numbered) >= 2:
        base = min(numbered.values())
        levels = {at: depth - base + 1 for at, depth in numbered.items()}
        around = [row for at, row in enumerate(rows) if _FRONT_OR_BACK.fullmatch(row.text) and is_set_off(rows, at)]
        return {row.at: 1 for row in (*capitals, *around)} | levels
    levels = {row.at: 1 for row in capitals} if len(capitals) >= 2 else {}
    lower = 2 if levels else 1
    short = {row.at: lower for at, row in enumerate(rows) if row.at not in levels and _is_short_title(rows, at)}
    if len(short) > 0.4 * len(rows):  # a list of short lines is no list of headings
        short = {}
    return levels | short


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
