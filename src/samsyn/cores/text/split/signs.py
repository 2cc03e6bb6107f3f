"""What speaks for and against that a new comment begins at a sentence: a few named numbers, weighed in points.py."""

import math
from collections.abc import Iterable, Sequence

from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.parts import nearest

_SHORT = 9  # words
_LEFT = 25  # words
_AHEAD = 20  # sentences
_NOTE, _LETTER, _TREATISE = 100, 200, 1200  # words
_CARD, _SMALL = 100, 300  # words; below, a letter packs its matters still closer
_NEAR = 4  # sentences
_KNOWN, _KNOWN_AT_ONCE = 1.2, 0.6  # what sentences usually have in common with the strategy's nearest part


def signs(sentences: Sequence[Cues], first: int, number: int, *, words: int, usual: float) -> dict[str, float]:
    """The signs at ``number`` when the running comment began at ``first``; only those that are not nought.

    ``words``: of the whole letter. Short letters put several matters in a paragraph, long ones argue for one.
    ``usual``: words of the letter's paragraphs on average. Where writers part their matters by paragraphs, a point
    that has become longer than those is seldom one alone.
    """
    here, point = sentences[number], sentences[first:number]
    found = {name: 1.0 for name, holds in _of_opening(here) if holds}
    found |= {name: 1.0 for name, holds in _of_opinion(here, point) if holds}
    found |= {name: 1.0 for name, holds in _of_paragraph(here, number, len(sentences)) if holds}
    found["very short letter"] = math.log(max(_SMALL / max(words, _CARD), 1.0))
    found["long letter"] = math.log(min(max(words, _NOTE), _TREATISE) / _LETTER)
    found["much is left"] = math.log(sum(one.size for one in sentences[number : number + _AHEAD]) / _LEFT)
    found["much is said"] = math.log(sum(one.size for one in point) / max(usual, _SHORT))
    found |= _of_strategy(here, point, found["long letter"])
    wanted = [at for at, one in enumerate(point) if one.said.wants]
    if wanted:
        found["wanted, long point"] = math.log(len(point))
    return found


def _of_opening(here: Cues) -> Iterable[tuple[str, bool]]:
    """How the sentence begins, and whether it tells a fact rather than a point."""
    yield "next", here.next
    yield "turns to", here.topic
    yield "adds", here.adds
    yield "adds an opinion", here.adds and here.said.strength == 2
    yield "but", here.but
    yield "men", here.turnaround
    yield "leans", here.leans
    yield "pronoun soon", here.pronoun
    yield "bare noun", here.bare
    yield "own experience", here.tells_own
    yield "own case", here.case
    yield "past", here.past
    yield "points back", here.points_back
    yield "own subject", here.subject
    yield "names a thing", here.subject and here.complement
    yield "also, not the sender", here.also and not here.sender
    yield "turns soon", here.turns_soon


def _of_paragraph(here: Cues, number: int, size: int) -> Iterable[tuple[str, bool]]:
    """Where in its paragraph: a second sentence seldom leaves the matter of the first, but of two alone it may."""
    yield "second sentence", number == 1
    yield "paragraph of two", size == 2
    yield "second of two, an opinion", size == 2 and here.said.strength == 2


def _of_opinion(here: Cues, point: Sequence[Cues]) -> Iterable[tuple[str, bool]]:
    """What is thought here and what has been said already, and whether it is about the same thing."""
    stems = frozenset[str]().union(*(one.stems for one in point))
    apart = not here.leans and not here.stems & stems
    praise = only_likes(point)
    yield "mere fact", not here.said.strength
    yield "fact with figures", not here.said.strength and here.counts
    yield "lacks", here.said.lacks
    yield "names a gap", here.gap
    yield "misses", here.misses
    yield "an opinion", here.said.strength == 2
    yield "an opinion before", any(one.said.strength == 2 for one in point)
    yield "argued", here.argued
    yield "argued before", any(one.argued for one in point)
    yield "likes", here.said.likes
    yield "concludes", here.cause
    yield "one short sentence so far", len(point) == 1 and point[0].size <= _SHORT
    yield "after a question", point[-1].asks
    yield "after a mere fact", not point[-1].said.strength
    yield "after praise alone", praise
    yield "but, after praise alone", praise and here.but
    yield "asks for it at once", len(point) == 1 and here.orders
    yield "objects to praise", praise and here.said.strength > 0 and not here.said.likes
    yield "likes after an opinion", here.said.likes and any(one.said.strength == 2 for one in point)
    yield "opinion on another thing", apart and here.said.strength == 2
    yield "another thing after a wish", apart and any(one.said.wants for one in point)
    yield "begins with the same thing", not here.stems.isdisjoint(stems) and bool(here.head & stems)
    yield "verdict on a thing", here.subject and here.judges
    yield "another opinion", here.subject and here.said.strength == 2 and any(one.said.strength == 2 for one in point)
    elsewhere = _elsewhere(here, point)
    yield "another place", elsewhere
    yield "begins with another place", elsewhere and here.named_at_once
    yield "takes up wording", here.wording


def only_likes(point: Sequence[Cues]) -> bool:
    """So far nothing but praise, or an offer: what comes after "men" may be a matter to answer for itself."""
    said = [one for one in point if one.said.strength == 2] or [
        one for one in point if one.said.strength or one.said.likes
    ]
    return bool(said) and all(one.said.likes for one in said)


def _elsewhere(here: Cues, point: Sequence[Cues]) -> bool:
    """Names places, none of which the point names: "Under C2 bör …"."""
    return bool(here.named) and all(here.named.isdisjoint(one.named) for one in point)


def _of_strategy(here: Cues, point: Sequence[Cues], long: float) -> dict[str, float]:
    """What the sentence has in common with the strategy: matters are taken from it, reasons often from elsewhere."""
    if not here.parts.told:
        return {}
    found = {
        "known at once": here.known_at_once / 1000 - _KNOWN_AT_ONCE,
        "known, long letter": (here.known / 1000 - _KNOWN) * long,
    }
    before = nearest(one.shares for one in point[-_NEAR:])
    if before is not None and here.shares:
        nearer = (here.known - here.shares.get(before, 0)) / 1000
        if nearer:
            found |= {"another part": 1.0, "another part, by far": nearer}
    return found
