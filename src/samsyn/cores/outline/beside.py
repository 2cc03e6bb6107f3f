"""Headings that somebody forgot to style, beside those that are styled: numbered, coded, bold or set as titles."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.codes import coded, stated
from samsyn.cores.outline.rows import Row, body_size, size_of
from samsyn.cores.outline.sequences import sequence
from samsyn.cores.outline.signs import could_be, front_and_back, is_word_list, stands_alone

DEEPEST: Final = 6
OFTEN: Final = 3  # times that a thing is done before it is a habit of the writer's
_LARGER: Final = 1.15  # of the body size
_TEXT: Final = 90  # characters: longer is a sentence and no title's subtitle


def late_titles(rows: Sequence[Row], styled: Mapping[int, int]) -> dict[int, int]:
    """Rows in a title's or subtitle's style down in the text, as headings: "Underrubrik" is a title's subtitle to
    Word and a heading to many who write. Levels by their size among the styled headings'."""
    begun = next((at for at, row in enumerate(rows) if len(row.text) > _TEXT), len(rows))
    late = [at for at, row in enumerate(rows) if row.line.role == "title" and at > begun]
    apart = [at for at in late if rows[at - 1].at not in styled]
    if len(late) < 2 or 2 * len(apart) < len(late):  # one under each heading is that heading's second line
        return {}
    sizes = {size_of(rows[at]) for at in late}
    first = [at for at in range(begun) if rows[at].line.role == "title" and _heads_text(rows, at, sizes)]
    return {rows[at].at: _level_by_size(rows, rows[at], styled) for at in (*first, *late)}


def _heads_text(rows: Sequence[Row], at: int, sizes: set[float]) -> bool:
    return size_of(rows[at]) in sizes and at + 1 < len(rows) and len(rows[at + 1].text) > _TEXT


def _level_by_size(rows: Sequence[Row], title: Row, styled: Mapping[int, int]) -> int:
    sizes: defaultdict[int, list[float]] = defaultdict(list)
    for row in rows:
        if row.at in styled and row.line.size:
            sizes[styled[row.at]].append(size_of(row))
    usual = {level: median(found) for level, found in sizes.items()}
    larger = [level for level, size in usual.items() if size > size_of(title)]
    return max(larger) + 1 if larger else min(styled.values(), default=1) - bool(usual)


def by_depth(rows: Sequence[Row], styled: dict[int, int]) -> dict[int, int]:
    """The same headings, those of one style ranked by the depth of their numbers: "1" and "1.1" in one style are no
    equals. A depth that most often has a style of its own stays with that."""
    numbers = {row.at: _depth(row) for row in rows if row.at in styled}
    home = _level_of_depths(rows, styled)
    first = {level: min(depth for depth in home if home[depth] == level) for level in home.values()}
    ranks = {
        at: (level, numbers[at] - first[level] if home.get(numbers[at]) == level else 0) for at, level in styled.items()
    }
    if not any(inside for _, inside in ranks.values()):
        return styled
    order = {rank: at for at, rank in enumerate(sorted(set(ranks.values())), start=1)}
    return {at: order[rank] for at, rank in ranks.items()}


def _depth(row: Row) -> int:
    return titles.depth(titles.parse(row.text, row.line.label).number)


def numbered_beside(rows: Sequence[Row], styled: dict[int, int]) -> dict[int, int]:
    """Bold or large numbered lines in a document that has heading styles: somebody forgot the style on them. Goals of
    one name stand on one level."""
    found: dict[int, int] = {}
    size = body_size(tuple(rows))
    depth_level = _level_of_depths(rows, styled)
    codes = coded(rows)
    sentences = stated(rows)
    around = front_and_back(rows)
    chain = sequence(rows) if 1 in depth_level else {}
    places: dict[tuple[str, int], int] = {}
    above = 0
    for row in rows:
        if row.at in styled:
            above = styled[row.at]
            continue
        title = titles.parse(row.text, row.line.label)
        larger = size > 0 and row.line.size > _LARGER * size
        if not (row.line.bold or larger) or not (could_be(row) or row.at in sentences):
            continue
        depth = titles.depth(title.number)
        if row.at in around:
            found[row.at] = min(styled.values())
        elif title.goal_number or "." in title.number:
            deeper = places.setdefault((title.goal, titles.depth(title.goal_number)), above + 1)
            found[row.at] = min(DEEPEST, depth_level.get(depth, above + 1) if depth else deeper)
        elif row.at in codes:
            place = (title.heading.split(maxsplit=1)[0].rstrip("0123456789"), codes[row.at])
            found[row.at] = min(DEEPEST, places.setdefault(place, above + codes[row.at]))
        elif larger and row.at in chain and depth:
            found[row.at] = above = depth_level.get(depth, above + 1)
    return found


def _level_of_depths(rows: Sequence[Row], styled: dict[int, int]) -> dict[int, int]:
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        if row.at in styled and (number := titles.parse(row.text, row.line.label).number):
            votes[titles.depth(number)][styled[row.at]] += 1
    return {depth: levels.most_common(1)[0][0] for depth, levels in votes.items()}


def bold_beside(rows: Sequence[Row], styled: dict[int, int]) -> dict[int, int]:
    """Bold lines with text below them, the larger above the smaller, where somebody styled the chapters alone: about
    as many as those at least. Where other chapters have styled parts, in chapters that have none."""
    counted = Counter(styled.values())
    used = sorted([level for level, count in counted.items() if count > 1] or [*counted])
    found = [
        row
        for at, (row, after) in enumerate(itertools.pairwise(rows))
        if row.at not in styled and row.line.bold and row.line.role == "body" and could_be(row)
        and stands_alone(rows, at) and not after.line.bold and len(after.text) > len(row.text)
    ]  # fmt: skip
    if len(used) > 1:
        found = _in_bare_chapters(rows, styled, used[0], {row.at: row for row in found})
    enough = len(found) >= (OFTEN if len(used) > 1 else max(OFTEN, 0.7 * counted[used[0]]))
    sizes = sorted({size_of(row) for row in found}, reverse=True)
    return {row.at: min(DEEPEST, used[0] + 1 + sizes.index(size_of(row))) for row in found} if enough else {}


def _in_bare_chapters(rows: Sequence[Row], styled: Mapping[int, int], top: int, bold: Mapping[int, Row]) -> list[Row]:
    """The bold rows of chapters without styled parts, three or more in each."""
    chapter: list[Row] = []
    found: list[Row] = []
    bare = False
    for row in (*rows, None):
        level = styled.get(row.at) if row else top
        if level is None:
            chapter += [bold[row.at]] if row and row.at in bold else []
            continue
        if level <= top:
            found += chapter if bare and len(chapter) >= OFTEN else []
            chapter = []
        bare = level <= top and row is not None and not is_word_list(row)
    return found
