"""Letters that share their words are divided alike: one decision for every copy of a passage.

A campaign's words stand in many letters, and each letter's own signs (how long it is, how many sentences stand before)
divide them differently. Two rules mend that, once all letters are known:

- A place between two sentences with nearly the same words on both sides in several letters is one place. It is divided
  in all of them or in none, as the middle one of what their signs say.
- Where a shared passage ends in one letter, with its paragraph or because another matter begins, and another letter
  goes on, what follows is more likely that writer's own matter: the place gets some weight more.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from rapidfuzz.distance import LCSseq

from samsyn.cores.text.prose.clean import clean, cut, join
from samsyn.cores.text.values import Gap, Passage

_WORD = re.compile(r"\w+")
_SIDE = 8  # words on each side of a place that are looked at
_EXACT = 4  # of them in a row, next to the place, on one side
_ALIKE = 8  # of both sides together, in order: half
_LEAST = 2  # of each side
_NEAR = 3  # nearest words of each side, of which one at least is the same
_ENDING, _SAME_ENDING = 24, 19  # words before the end of a shared passage, and how many of them are the same
_ENDED = 2.0  # logits that the end of a shared passage adds
_LEADERS = 64  # unlike places after the same few words; a new one is compared with the latest of them, in order

Letter = tuple[Passage, ...]
Words = tuple[str, ...]
_Sides = tuple[Words, Words]  # before and after a place


@dataclass(frozen=True, slots=True)
class _Place:
    """Between two sentences: of which letter and comment, and the words before and after it."""

    letter: int
    comment: int
    gap: Gap | None  # None: a break of the writer's own, or what no rule may join
    before: Words
    after: Words


def divided_alike(letters: Sequence[Sequence[Passage]]) -> list[Letter]:
    """The comments of each letter, shared passages divided alike. The order of the letters does not matter."""
    places = [place for number, letter in enumerate(letters) for place in _places(number, letter)]
    changed: dict[int, dict[tuple[int, int], bool]] = defaultdict(dict)
    for place, apart in _decided(places):
        if place.gap and (place.gap.weight > 0) != apart:
            changed[place.letter][place.comment, place.gap.at] = apart
    return [
        tuple(_again(letter, changed[number])) if number in changed else tuple(letter)
        for number, letter in enumerate(letters)
    ]


def _decided(places: Sequence[_Place]) -> Iterator[tuple[_Place, bool]]:
    """The places that other letters have a say in, and whether they are divided."""
    alone = []
    for alike in _same(places):
        said = [place for place in alike if place.gap]
        if len({place.letter for place in said}) < 2:
            alone += said
            continue
        apart = median(place.gap.weight for place in said if place.gap) > 0
        yield from ((place, apart) for place in said)
    yield from ((place, True) for place in _ends(alone, places))


def _ends(alone: Sequence[_Place], places: Sequence[_Place]) -> Iterator[_Place]:
    """Places where words that end another letter's point end, and nearly enough speaks for dividing."""
    ends: dict[Words, list[_Place]] = defaultdict(list)
    for place in places:
        if (place.gap is None or place.gap.weight > 0) and len(place.before) == _ENDING:
            ends[place.before[-_EXACT:]].append(place)
    for place in alone:
        if place.gap and -_ENDED < place.gap.weight <= 0 and any(
            end.letter != place.letter and LCSseq.similarity(end.before, place.before) >= _SAME_ENDING
            for end in ends.get(place.before[-_EXACT:], ())
        ):  # fmt: skip
            yield place


def _places(number: int, letter: Sequence[Passage]) -> Iterator[_Place]:
    words = [tuple(_WORD.findall(passage.text.casefold())) for passage in letter]
    stream = [word for one in words for word in one]
    start = 0
    for comment, passage in enumerate(letter):
        gaps = {gap.at: gap for gap in passage.gaps}
        within = gaps.pop(0, None) if comment and letter[comment - 1].raw else None
        yield _place(number, comment, within, stream, start)
        for at, gap in gaps.items():
            if at:
                yield _place(number, comment, gap, stream, start + len(_WORD.findall(passage.text, 0, at)))
        start += len(words[comment])
    yield _place(number, len(letter), None, stream, start)


def _place(number: int, comment: int, gap: Gap | None, stream: Sequence[str], at: int) -> _Place:
    return _Place(number, comment, gap, tuple(stream[max(0, at - _ENDING) : at]), tuple(stream[at : at + _SIDE]))


def _same(places: Sequence[_Place]) -> Iterator[list[_Place]]:
    """The places that are the same place of a shared passage, two or more together."""
    sides: dict[_Sides, list[_Place]] = defaultdict(list)
    for place in places:
        sides[place.before[-_SIDE:], place.after].append(place)
    for keys in _joined(sorted(sides)):
        yield [place for key in keys for place in sides[key]]


def _joined(keys: Sequence[_Sides]) -> Iterable[list[_Sides]]:
    parent = list(range(len(keys)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    for numbers in _near(keys).values():
        leaders: list[int] = []
        for number in numbers:
            leader = next((one for one in leaders[-_LEADERS:] if _alike(keys[one], keys[number])), None)
            if leader is None:
                leaders.append(number)
            else:
                parent[root(number)] = root(leader)
    found: dict[int, list[_Sides]] = defaultdict(list)
    for number, key in enumerate(keys):
        found[root(number)].append(key)
    return found.values()


def _near(keys: Sequence[_Sides]) -> dict[tuple[int, Words, str], list[int]]:
    """Those that have the nearest words of one side in common, and one word near the place on the other."""
    near: dict[tuple[int, Words, str], list[int]] = defaultdict(list)
    for number, (before, after) in enumerate(keys):
        if len(before) >= _EXACT:
            for word in {*after[:_NEAR]}:
                near[0, before[-_EXACT:], word].append(number)
        if len(after) >= _EXACT:
            for word in {*before[-_NEAR:]}:
                near[1, after[:_EXACT], word].append(number)
    return near


def _alike(a: _Sides, b: _Sides) -> bool:
    before, after = LCSseq.similarity(a[0], b[0]), LCSseq.similarity(a[1], b[1])
    return before >= _LEAST and after >= _LEAST and before + after >= _ALIKE


def _again(letter: Sequence[Passage], changed: dict[tuple[int, int], bool]) -> Iterator[Passage]:
    """The letter's comments with the changed places divided or joined."""
    running: Passage | None = None
    for number, passage in enumerate(letter):
        inner = [gap.at for gap in passage.gaps if changed.get((number, gap.at)) is True]
        for at, part in enumerate(_cut(passage, inner)):
            joined = at == 0 and changed.get((number, 0)) is False
            if running is not None and joined:
                running = _together(running, part)
                continue
            if running is not None:
                yield running
            running = part
    if running is not None:
        yield running


def _cut(passage: Passage, at: Sequence[int]) -> list[Passage]:
    parts = cut(passage.spans, passage.raw, passage.text, at)
    if len(parts) != len(at) + 1 or len(parts) == 1:
        return [passage]
    return [replace(passage, text=clean(join(raw)), spans=spans, raw=raw, gaps=()) for spans, raw in parts]


def _together(first: Passage, then: Passage) -> Passage:
    raw = (*first.raw, *then.raw)
    return replace(first, text=clean(join(raw)), spans=(*first.spans, *then.spans), raw=raw, gaps=())
