"""What a sentence is about: the words that carry its matter, the places it names, how much two sentences share."""

import re
from dataclasses import dataclass

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split import openings
from samsyn.cores.text.split.cues import TOKEN, opinion

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
_OPENING = 40  # characters
_LEAST = 4  # letters of a word that carries a matter


@dataclass(frozen=True, slots=True)
class Cues:
    """All that is needed to decide where one matter ends and the next begins. See opinion() and openings."""

    strength: int
    wants: bool
    lacks: bool
    praises: bool
    soft: bool
    next: bool
    turnaround: bool  # "Men …"
    adds: bool
    but: bool
    topic: bool
    part: bool
    leans: bool
    run_in: bool
    quotes: bool
    cause: bool
    subject: bool
    placed: bool  # names its place at once
    places: frozenset[str]
    stems: frozenset[str]


def cues(text: str) -> Cues:
    """What one sentence tells."""
    said = opinion(text)
    return Cues(
        strength=said.strength,
        wants=said.wants,
        lacks=said.lacks,
        praises=said.praises,
        soft=said.soft,
        next=openings.opens_next(text),
        turnaround=text.startswith(("Men ", "But ")),
        adds=openings.adds(text),
        but=openings.contrasts(text),
        topic=openings.turns(text),
        part=openings.names_part(text),
        leans=openings.leans(text) or (openings.offers_one(text) and (said.wants or " skulle " in text)),
        run_in=openings.runs_in(text),
        quotes=openings.quotes_first(text),
        cause=openings.concludes(text),
        subject=openings.has_own_subject(text),
        placed=bool(_PLACE.search(text[:_OPENING])),
        places=frozenset(found[0].lower().replace(" ", "") for found in _PLACE.finditer(text)),
        stems=stems(text),
    )


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
