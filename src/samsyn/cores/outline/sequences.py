"""Numbers that count on through a document: which numbered lines are its headings and not its lists."""

from collections.abc import Iterator, Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.rows import Row, is_bullet
from samsyn.cores.outline.signs import could_be, is_set_off

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_MOST_MISSED: Final = 2  # numbers that may be missing between two headings of a chain


def sequence(rows: Sequence[Row]) -> dict[int, int]:
    """Numbered lines that count on from each other ("2" after "1", "2.1" after "2"), with their depth.

    Lists inside sections count too ("1. … 2. …"), so the chain that explains most lines is taken, white space and
    weight speaking for a heading. Goals' own numbers need no chain.
    """
    found: dict[int, int] = {}
    candidates: list[tuple[Row, tuple[int, ...], float]] = []
    for at, row in enumerate(rows):
        title = titles.parse(row.text, row.line.label)
        parts = _parts(title.number)
        if not could_be(row) or is_bullet(row) or title.heading[:1].islower():
            continue
        if title.goal_number and not title.number:
            found[row.at] = titles.depth(title.goal_number) + 1
        elif parts and (is_set_off(rows, at) or len(parts) > 1) and (len(parts) > 1 or row.line.role != "list"):
            weight = 1 + 0.3 * row.gap + 0.5 * row.line.bold + 0.2 * (len(parts) > 1) - 0.5 * row.text.endswith("?")
            candidates.append((row, parts, weight))
    return found | {row.at: len(parts) for row, parts in _longest_chain(candidates)}


def _longest_chain(candidates: Sequence[tuple[Row, tuple[int, ...], float]]) -> list[tuple[Row, tuple[int, ...]]]:
    """The heaviest chain of numbers that count on from each other, in one pass.

    For every number reached, the best chain that ends there and the best that ends anywhere below it are kept, so
    that "4" finds the best chain that stands inside "3".
    """
    ends: dict[tuple[int, ...], tuple[float, int]] = {}
    inside: dict[tuple[int, ...], tuple[float, int]] = {}
    before: list[int | None] = []
    heaviest: tuple[float, int | None] = (0.0, None)
    for at, (_, parts, weight) in enumerate(candidates):
        choices = [inside[number] for number in _numbers_before(parts) if number in inside]
        choices += [ends[parts[:i]] for i in range(1, len(parts)) if _all_first(parts[i:]) and parts[:i] in ends]
        total, step = max(choices, default=(0.0, None), key=lambda choice: choice[0])
        before.append(step)
        reached = (total + weight, at)
        ends[parts] = max(ends.get(parts, reached), reached)
        for i in range(1, len(parts) + 1):
            inside[parts[:i]] = max(inside.get(parts[:i], reached), reached)
        heaviest = max(heaviest, reached, key=lambda choice: choice[0])
    return _walk_back(candidates, before, heaviest[1])


def _numbers_before(parts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """What "4.2" can follow: inside "4.1", or, two missed ones allowed, "4.0" and "4.-1"; "5.1" also inside "4"."""
    for i in range(len(parts)):
        if _all_first(parts[i + 1 :]):
            yield from ((*parts[:i], parts[i] - step) for step in range(1, _MOST_MISSED + 2))


def _all_first(parts: tuple[int, ...]) -> bool:
    return all(part == 1 for part in parts)


def _walk_back(
    candidates: Sequence[tuple[Row, tuple[int, ...], float]], before: Sequence[int | None], last: int | None
) -> list[tuple[Row, tuple[int, ...]]]:
    chain: list[tuple[Row, tuple[int, ...]]] = []
    while last is not None:
        chain.append(candidates[last][:2])
        last = before[last]
    return chain[::-1]


def _parts(number: str) -> tuple[int, ...]:
    if number.rstrip(".)") in _ROMAN:
        return (_ROMAN.index(number.rstrip(".)")) + 1,)
    return tuple(int(part) for part in number.split(".")) if number and number.replace(".", "").isdigit() else ()
