"""What a sentence is about: the words that carry its matter, the places it names, how much two sentences share."""

import re
from functools import cached_property

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split import naming, openings
from samsyn.cores.text.split.cues import IMPERATIVE, TOKEN, Opinion, opinion
from samsyn.cores.text.split.parts import NO_PARTS, Parts, best

_PLACE = phrases(r"""
    \b(?:avsnitt(?:et)?|kapitel|kap\.?|sid(?:a|an|or|orna)?\.?|s\.|målområde|mål|delmål|prioritering|stycke
    punkt|fråga|målbild|strategi|figur|tabell|section|page)\s*(\d+(?:\.\d+)*)
""")
_ENDING = re.compile(r"(?:arnas|ernas|ornas|arna|erna|orna|ens|ets|ans|en|et|er|ar|or|na|an|ns|n|s|t|e|a)$")
# Words that say nothing about the matter: the vocabulary every answer shares.
_COMMON = frozenset(
    """
    kommun region län strateg förslag remiss utveckling regional mål område avsnitt kapitel text skriv synpunkt
    arbete arbet anser menar tyck sakna också finns inte även detta dessa denna behöv måst skull kunna under
    genom mellan andra annat något sådan därför viktig kompletter förtydlig tydlig lyft framgå framhå beton gärn
    mycket större bättre flera samt eller nämnd förening sida rubrik stycke formulering beskriv ingå ange handla
    nivå behov fråg eftersom särskilt utifrån därmed varför vilket vilka alltså redan enbart bara helhet punkt
    indikator positiv välkomnar ställer dokument rus vision prioritering målområde delmål plan del bild syn sätt
    stor god bra nuvarande länets samhälle perspektiv bör verksamhet framtid
    """.split()  # noqa: SIM905
)
_DIGIT = re.compile(r"\d")
_OPENING = 40  # characters
_FIRST, _BEGINNING = 6, 6  # words, and letters of each, that are weighed one by one
_HEAD = 5  # words that say what a sentence is about
_LEAST = 4  # letters of a word that carries a matter


class Cues:
    """All that is needed to decide where one matter ends and the next begins, each asked for once and only if needed.

    See opinion() for what is thought, openings for how the sentence hangs on the one before, naming for what it takes
    up. ``parts``: the strategy's.
    """

    def __init__(self, text: str, parts: Parts = NO_PARTS) -> None:
        self.text = text
        self.parts = parts

    @cached_property
    def size(self) -> int:
        """Words, at least one."""
        return max(len(self.text.split()), 1)

    @cached_property
    def said(self) -> Opinion:
        return opinion(self.text)

    @cached_property
    def next(self) -> bool:
        return openings.opens_next(self.text)

    @cached_property
    def turnaround(self) -> bool:
        """ "Men …"."""
        return self.text.startswith(("Men ", "But "))

    @cached_property
    def adds(self) -> bool:
        return openings.adds(self.text)

    @cached_property
    def but(self) -> bool:
        return openings.contrasts(self.text)

    @cached_property
    def topic(self) -> bool:
        return openings.turns(self.text)

    @cached_property
    def leans(self) -> bool:
        offered = openings.offers_one(self.text) and (self.said.wants or " skulle " in self.text)
        return offered or openings.orders(self.text) or openings.leans(self.text)

    @cached_property
    def run_in(self) -> bool:
        return openings.runs_in(self.text)

    @cached_property
    def cause(self) -> bool:
        return openings.concludes(self.text)

    @cached_property
    def subject(self) -> bool:
        return openings.has_own_subject(self.text)

    @cached_property
    def places(self) -> frozenset[str]:
        if not _DIGIT.search(self.text):
            return frozenset()
        return frozenset(found[0].replace(" ", "") for found in _PLACE.finditer(self.text))

    @cached_property
    def named(self) -> frozenset[str]:
        """The places that it names, by code too: "C2"."""
        return naming.places(self.text)

    @cached_property
    def named_at_once(self) -> bool:
        return bool(self.named) and bool(naming.places(self.text[:_OPENING]))

    @cached_property
    def wording(self) -> bool:
        return naming.takes_up_wording(self.text)

    @cached_property
    def judges(self) -> bool:
        return naming.judges(self.text)

    @cached_property
    def shares(self) -> dict[int, int]:
        """How much it has in common with each part of the strategy."""
        return self.parts.shares(self.stems)

    @cached_property
    def known(self) -> int:
        """How much it speaks of one part of the strategy."""
        return best(self.shares)

    @cached_property
    def known_at_once(self) -> int:
        """The same of its first words."""
        return best(self.parts.shares(self.head))

    @cached_property
    def orders(self) -> bool:
        """ "Lägg till …", "Låt den komma …"."""
        return bool(IMPERATIVE.match(self.text))

    @cached_property
    def asks(self) -> bool:
        return self.text.rstrip('"”) ').endswith("?")

    @cached_property
    def pronoun(self) -> bool:
        return openings.has_pronoun(self.text)

    @cached_property
    def bare(self) -> bool:
        return openings.is_bare(self.text)

    @cached_property
    def case(self) -> bool:
        return openings.tells_case(self.text)

    @cached_property
    def points_back(self) -> bool:
        return openings.points_back(self.text)

    @cached_property
    def also(self) -> bool:
        return openings.also(self.text)

    @cached_property
    def gap(self) -> bool:
        return openings.names_gap(self.text)

    @cached_property
    def misses(self) -> bool:
        return openings.misses(self.text)

    @cached_property
    def turns_soon(self) -> bool:
        return openings.turns_soon(self.text)

    @cached_property
    def argued(self) -> bool:
        """An opinion and its reason in one sentence."""
        return self.said.strength == 2 and openings.argues(self.text)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How its first words begin."""
        return frozenset(token[:_BEGINNING] for token in TOKEN.findall(self.text.lower())[:_FIRST])

    @cached_property
    def counts(self) -> bool:
        """Holds a figure."""
        return bool(_DIGIT.search(self.text))

    @cached_property
    def complement(self) -> bool:
        return openings.has_complement(self.text)

    @cached_property
    def sender(self) -> bool:
        return openings.is_sender_first(self.text)

    @cached_property
    def tells_own(self) -> bool:
        """Tells of the sender and makes no point: "Vi har tre vägar …"."""
        return self.said.strength < 2 and openings.is_own(self.text)

    @cached_property
    def past(self) -> bool:
        return openings.is_past(self.text)

    @cached_property
    def head(self) -> frozenset[str]:
        """What it is about by its first words."""
        return stems(" ".join(self.text.split(None, _HEAD)[:_HEAD]))

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems(self.text)


def stems(text: str) -> frozenset[str]:
    """Beginnings (and of long words ends) of the words that carry the matter: "kollektivtrafiken" holds "trafik"."""
    found: set[str] = set()
    for token in TOKEN.findall(text.lower()):
        if len(token) < _LEAST:
            continue
        stem = _ENDING.sub("", token) if len(token) > _LEAST else token
        if len(stem) < 3 or stem in _COMMON or token in _COMMON:
            continue
        found.add(stem[:6])
        if len(stem) > 8:
            found.add(stem[-5:])
    return frozenset(found)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set of stems that stands in the other, 0–1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
