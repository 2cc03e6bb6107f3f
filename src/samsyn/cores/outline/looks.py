"""Headings by their look: larger or bold lines of a page, and of Word without styles, ranked by look and number."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.beside import DEEPEST, OFTEN
from samsyn.cores.outline.codes import parts_of_codes, stated
from samsyn.cores.outline.rows import Row, body_size, size_of
from samsyn.cores.outline.sequences import sequence
from samsyn.cores.outline.signs import FRONT_OR_BACK, could_be, running_text, signs_below, stands_alone, with_stops

# Level the reader guessed (_UNRANKED = none), size, bold, capitals: ordered so that the most striking comes first.
Look = tuple[int, float, bool, bool]
_UNRANKED: Final = 99
_ACRONYM: Final = 4  # letters: shorter is no word in capitals


def by_look(rows: Sequence[Row]) -> dict[int, int]:
    """Larger or bold lines, ranked by look; inside one look, ranked by the depth of their numbers."""
    body = body_size(tuple(rows))
    bold_share = sum(len(row.text) for row in rows if row.line.bold) / max(1, sum(len(row.text) for row in rows))
    looks: defaultdict[Look, list[Row]] = defaultdict(list)
    counted = sequence(rows)
    running = running_text(rows)
    chapters = _chapters(rows, counted)
    stopped = with_stops(rows, body) | stated(rows)
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
    told = [look for look in sorted(looks) if not _is_decoration(looks[look], body)]
    for look in told:
        rows = looks[look]
        depths = _depths(rows, alone=len(told) == 1)
        known = [depth for depth in depths.values() if depth]
        shallow, span = (min(known), max(known) - min(known)) if known else (0, 0)
        for row in rows:
            inside = depths[row.at] - shallow if depths[row.at] else 0
            levels[row.at] = min(DEEPEST, next_level + inside)
        next_level += span + 1
    return levels


def _depths(rows: Sequence[Row], *, alone: bool) -> dict[int, int]:
    """How deep each row's number lies; goals' own numbers lie one deeper than the chapters' in the same look. Where
    all headings look the same (``alone``), "Insats 1.1" lies below "Mål 1", and what has no number below chapters that
    have."""
    parsed = {row.at: titles.parse(row.text, row.line.label) for row in rows}
    chapters = any(title.number for title in parsed.values())
    codes = parts_of_codes(rows) if alone else {}
    depths = {
        at: titles.depth(title.number or titles.lone_number(title.heading))
        or (titles.depth(title.goal_number) + chapters if title.goal_number else 0)
        or (codes[at] + chapters if at in codes else 0)
        for at, title in parsed.items()
    }
    return _under_chapters(rows, depths, {at for at, title in parsed.items() if title.number}) if alone else depths


def _under_chapters(rows: Sequence[Row], depths: dict[int, int], numbered: Collection[int]) -> dict[int, int]:
    """Headings without number as parts of the numbered ones before them, when there are enough of both for a habit."""
    found: dict[int, int] = {}
    flat = len({depths[at] for at in numbered}) == 1
    below = 0
    for row in rows:
        if depths[row.at]:
            below = depths[row.at] + 1 if row.at in numbered else below
        elif below and (flat or below == 2) and not FRONT_OR_BACK.fullmatch(row.text):
            found[row.at] = below
    enough = max(OFTEN, len(numbered)) if flat else OFTEN
    return depths | found if len(numbered) >= OFTEN and len(found) >= enough else depths


def _is_decoration(rows: Sequence[Row], body: float) -> bool:
    """Pull quotes and ingresses: a look whose lines are mostly long."""
    long = sum(len(row.text) > 100 for row in rows)
    return body > 0 and len(rows) > 2 and long > 0.5 * len(rows)
