"""Divide the sentences of a paragraph into points: a demand with its reasons is one, the next matter is another."""

from collections.abc import Sequence

from samsyn.cores.text.split.matter import Cues, overlap

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
    said = max(one.strength for one in point)
    promised = max(one.strength for one in sentences[number : _next_turn(sentences, number)])
    if here.run_in or (here.quotes and here.wants and said):
        return True
    if here.places and (promised or said) and _elsewhere(here, point):
        return True
    if here.topic and (said or point[0].topic):
        return bool(promised)
    if here.next and said:
        return True
    if here.part and promised and said and _apart(here, point):
        return True
    if here.adds:
        if said and here.strength == 1:
            return here.subject and _apart(here, point)
        return said > 0 and here.strength == 2 and (here.wants or here.lacks or _apart(here, point))
    if here.turnaround and all(one.praises for one in point if one.strength == 2) and said:
        return promised > 0
    if not said or here.leans:
        return _new_cause(sentences, first, number)
    return _another_matter(here, point)


def _another_matter(here: Cues, point: Sequence[Cues]) -> bool:
    """No word tells: then what it speaks of, what it wants, and what has been said already."""
    if not here.strength or not _apart(here, point):
        return False
    said = [one for one in point if one.strength == 2]
    if not said:
        return here.praises or (here.subject and here.strength == 2 and not here.wants)
    if here.soft or here.strength == 1:
        return here.subject
    if here.but or here.subject:
        return True
    remedy = here.wants and all(one.lacks and not one.wants for one in said)
    return not remedy


def _next_turn(sentences: Sequence[Cues], number: int) -> int:
    """The next sentence after ``number`` that turns to something else, by its own opening."""
    end = min(len(sentences), number + _REMEMBERED)
    turning = (later for later in range(number + 1, end) if sentences[later].next or sentences[later].topic)
    return next(turning, end)


def _elsewhere(here: Cues, point: Sequence[Cues]) -> bool:
    """Names a place that the point has not named, and the point has named another or has been made."""
    places = frozenset[str]().union(*(one.places for one in point))
    if here.places & places:
        return False
    return bool(places) or (
        here.placed and not here.leans and any(one.strength == 2 for one in point) and _apart(here, point)
    )


def _apart(here: Cues, point: Sequence[Cues]) -> bool:
    return overlap(here.stems, frozenset[str]().union(*(one.stems for one in point))) < _SAME_MATTER


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
    if here.next or here.adds or (here.topic and not here.cause):
        return number
    start = number
    last = _last_said(sentences, first, number)
    before = frozenset[str]().union(*(one.stems for one in sentences[first : last + 1]))
    while start - 1 > last and not sentences[start - 1].leans:
        stems = sentences[start - 1].stems
        if overlap(stems, here.stems) <= overlap(stems, before) and not here.cause:
            break
        start -= 1
    return start
