"""Divide the sentences of a paragraph into points: a demand with its reasons is one, the next matter is another."""

from collections.abc import Sequence

from samsyn.cores.text.split.cues import Cues, overlap

_REMEMBERED = 20  # sentences; a longer point is judged by its last ones
_SAME_MATTER = 0.25  # share of common words from which two sentences speak of the same thing


def points(sentences: Sequence[Cues]) -> list[int]:
    """Numbers of the sentences that open a new point (never 0), ascending."""
    starts: list[int] = []
    first = 0
    for number in range(1, len(sentences)):
        first = max(first, number - _REMEMBERED)
        if not _opens(sentences, first, number):
            continue
        start = _with_its_reasons(sentences, first, number)
        starts.append(start)
        first = start
    return starts


def _opens(sentences: Sequence[Cues], first: int, number: int) -> bool:
    """Does this sentence begin another matter than the point since ``first``?"""
    here, point = sentences[number], sentences[first:number]
    promised = max(one.strength for one in sentences[number : _next_turn(sentences, number)])
    if here.places and _elsewhere(here, point) and promised:
        return True
    if here.topic and promised and (point[0].topic or max(one.strength for one in point)) and _apart(here, point):
        return True
    if max(one.strength for one in point) == 0 or (here.leans and not here.adds):
        return _new_cause(sentences, first, number)
    if here.adds:
        return promised == 2
    return here.strength == 2 and not here.soft and _apart(here, point) and not _remedy(here, point)


def _remedy(here: Cues, point: Sequence[Cues]) -> bool:
    """What is wanted after what is lacking, or after a mere verdict: the same point."""
    said = [one for one in point if one.strength == 2]
    if not said:
        return True
    return here.wants and all(one.lacks and not one.wants for one in said)


def _next_turn(sentences: Sequence[Cues], number: int) -> int:
    """The next sentence after ``number`` that turns to something else, by its own opening."""
    end = min(len(sentences), number + _REMEMBERED)
    return next((later for later in range(number + 1, end) if sentences[later].adds or sentences[later].topic), end)


def _elsewhere(here: Cues, point: Sequence[Cues]) -> bool:
    places = frozenset().union(*(one.places for one in point))
    return bool(places) and not here.places & places


def _apart(here: Cues, point: Sequence[Cues]) -> bool:
    return overlap(here.stems, frozenset().union(*(one.stems for one in point))) < _SAME_MATTER


def _new_cause(sentences: Sequence[Cues], first: int, number: int) -> bool:
    """A conclusion ("Därför …") from a reason that has nothing to do with the point before it."""
    here = sentences[number]
    if not here.cause or here.strength < 2 or sentences[number - 1].strength == 2 or number - 1 == first:
        return False
    point = sentences[first : _last_said(sentences, first, number) + 1]
    if max(one.strength for one in point) < 2:
        return False
    return _apart(here, point) and _apart(sentences[number - 1], point)


def _last_said(sentences: Sequence[Cues], first: int, number: int) -> int:
    said = [at for at in range(first, number) if sentences[at].strength == 2]
    return said[-1] if said else first


def _with_its_reasons(sentences: Sequence[Cues], first: int, number: int) -> int:
    """Move the start back over reasons that stand before their demand and belong to it rather than to what precedes."""
    here = sentences[number]
    if here.adds or (here.topic and not here.cause):
        return number
    start = number
    last = _last_said(sentences, first, number)
    before = frozenset().union(*(one.stems for one in sentences[first : last + 1]))
    while start - 1 > last and not sentences[start - 1].leans:
        stems = sentences[start - 1].stems
        if overlap(stems, here.stems) <= overlap(stems, before) and not here.cause:
            break
        start -= 1
    return start
