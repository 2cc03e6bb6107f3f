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
    said = max(one.said.strength for one in point)
    if here.run_in or (here.quotes and here.said.wants and said):
        return True
    if here.places and (said or _promised(sentences, number)) and _elsewhere(here, point):
        return True
    if here.topic and (said or point[0].topic):
        return bool(_promised(sentences, number))
    if here.next and said:
        return True
    if here.part and said and _promised(sentences, number) and _apart(here, point):
        return True
    if here.adds:
        return said > 0 and _one_more(here, point)
    if (here.turnaround or here.but) and _only_likes(point):
        return _promised(sentences, number) > 0
    if _only_likes(point) and _objects(here, point):
        return True
    if here.leans:
        return _new_cause(sentences, first, number)
    return _another_matter(sentences, first, number) or (not said and _new_cause(sentences, first, number))


def _only_likes(point: Sequence[Cues]) -> bool:
    """So far nothing but praise, or an offer: what comes after "men" is a matter to answer for itself."""
    said = [one for one in point if one.said.strength == 2] or [
        one for one in point if one.said.strength or one.said.likes
    ]
    return bool(said) and all(one.said.likes for one in said)


def _objects(here: Cues, point: Sequence[Cues]) -> bool:
    """A wish or a lack after praise; a mere verdict when it is about something else."""
    if here.said.likes or (here.leans and not (here.said.wants and here.orders)):
        return False
    return here.said.strength == 2 or (here.said.strength == 1 and _apart(here, point))


def _one_more(here: Cues, point: Sequence[Cues]) -> bool:
    """After "också", "dessutom": a wish or a lack is a new point, a mere verdict only on a subject of its own."""
    if here.said.strength == 1:
        return here.subject and _apart(here, point)
    return here.said.strength == 2 and (here.said.wants or here.said.lacks or _apart(here, point))


def _promised(sentences: Sequence[Cues], number: int) -> int:
    """The strongest opinion from here to the next turn."""
    end = min(len(sentences), number + _REMEMBERED)
    strongest = sentences[number].said.strength
    for later in range(number + 1, end):
        if strongest == 2 or sentences[later].next or sentences[later].topic:
            break
        strongest = max(strongest, sentences[later].said.strength)
    return strongest


def _another_matter(sentences: Sequence[Cues], first: int, number: int) -> bool:
    """No word tells: then what it speaks of, what it wants, and what has been said already.

    After a point that is made, or that has two sentences already, a sentence with a subject of its own that shares no
    word with it, and an opinion in it or in what leans on it, is another matter; so is a firm stand by the sender,
    unless it is the cure for what was found lacking. What follows a question explains it.
    """
    here, point = sentences[number], sentences[first:number]
    if point[-1].asks or not _apart(here, point):
        return False
    said = [one for one in point if one.said.strength == 2]
    if here.but and (here.subject or (said and here.said.strength)):
        return True
    if here.subject and (said or len(point) > 1):
        return _own_strength(sentences, number) > 0
    if not said:
        return here.subject and here.said.strength == 2 and max(one.said.strength for one in point) == 1
    remedy = here.said.wants and all(one.said.lacks and not one.said.wants for one in said)
    return (here.firm or here.said.strength > 0) and not remedy


def _own_strength(sentences: Sequence[Cues], number: int) -> int:
    """The strongest opinion in the sentence and in those that lean on it."""
    strongest = sentences[number].said.strength
    for later in sentences[number + 1 : number + _REMEMBERED]:
        if strongest == 2 or not later.leans:
            break
        strongest = max(strongest, later.said.strength)
    return strongest


def _elsewhere(here: Cues, point: Sequence[Cues]) -> bool:
    """Names a place that the point has not named, and the point has named another or has been made."""
    places = frozenset[str]().union(*(one.places for one in point))
    if here.places & places:
        return False
    return bool(places) or (
        here.placed and not here.leans and any(one.said.strength for one in point) and _apart(here, point)
    )


def _apart(here: Cues, point: Sequence[Cues]) -> bool:
    return overlap(here.stems, frozenset[str]().union(*(one.stems for one in point))) < _SAME_MATTER


def _new_cause(sentences: Sequence[Cues], first: int, number: int) -> bool:
    """A conclusion ("Därför …") from a reason that has nothing to do with the point before it."""
    here = sentences[number]
    if not here.cause or here.said.strength < 2 or sentences[number - 1].said.strength == 2 or number - 1 == first:
        return False
    point = sentences[first : _last_said(sentences, first, number) + 1]
    if max(one.said.strength for one in point) < 2:
        return False
    return _apart(here, point) and _apart(sentences[number - 1], point)


def _last_said(sentences: Sequence[Cues], first: int, number: int) -> int:
    said = [at for at in range(first, number) if sentences[at].said.strength == 2]
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
