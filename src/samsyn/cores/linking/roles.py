"""What part of a strategy a question asks about, when it names no section: "Känner ni igen bilden av länet?".

Strategies are built alike: where we are, the vision, the goals, who does what, how it is followed up. Each section is
given the part it plays, by its heading or, where the heading says nothing, by where it stands among the goals.
"""

import re
from collections.abc import Collection, Mapping
from typing import Final, Literal

import numpy as np

from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.recurring import recurring
from samsyn.cores.outline import goals
from samsyn.cores.outline.values import Outline, Section

Role = Literal["now", "vision", "goals", "doing", "following"]
ROLES: Final[tuple[Role, ...]] = ("now", "vision", "goals", "doing", "following")
_GOALS = frozenset(("målområde", "målbild", "delmål", "prioritering"))

# What a heading of a strategy says of its part.
_HEADS: Final[dict[Role, re.Pattern[str]]] = {
    "now": re.compile(
        r"nuläge|\bi ?dag\b|just nu|i siffror|utgångsläge|förutsättning|utmaning|omvärld|trender|"
        r"länets? (?:läge|bild)|bild(?:en)? av länet|var (?:står|är) vi|befolkning|bakgrund",
        re.IGNORECASE,
    ),
    "vision": re.compile(r"\bvision", re.IGNORECASE),
    "goals": re.compile(r"\b(?:mål|målområde|målbild|delmål|prioritering)\w* [\dA-Z]\b", re.IGNORECASE),
    "doing": re.compile(
        r"genomför|till handling|\bansvar|\broller?\b|vem gör|så gör vi|vi gör|tillsammans|organisation|finansier|"
        r"\bpengar|får? kosta|arbetssätt|samverkan",
        re.IGNORECASE,
    ),
    "following": re.compile(r"uppfölj|följa upp|indikator|utvärder|mäta|på rätt väg", re.IGNORECASE),
}
# "What can you do?" is about who does what before what it costs.
_WHO: Final = re.compile(r"ansvar|\broller?\b|vem gör", re.IGNORECASE)
FOREMOST: Final = 1.3
# What a question, or a heading of a response, asks about.
_ASKS: Final[dict[Role, re.Pattern[str]]] = {
    "now": re.compile(
        r"nuläge|bild(?:en)? av (?:länet|läget|utmaning)|(?:beskriv\w+|analys\w*) av (?:länet|läget|utmaning)|"
        r"\blägesbild|länets (?:utmaningar|förutsättningar)|i nulägesanalysen",
        re.IGNORECASE,
    ),
    "vision": re.compile(r"\bvision", re.IGNORECASE),
    "goals": re.compile(
        r"\b(?:vilka|vilket|något|några|på|om|är|de|av) (?:\w+ )?(?:mål(?:en|et)?|målområde\w*|målbild\w*|delmål\w*|"
        r"prioritering\w*)\b",
        re.IGNORECASE,
    ),
    "doing": re.compile(r"\bbidra|genomför|\bmedverka till|\bansvar|er(?:a|t)? (?:egen )?roll\b", re.IGNORECASE),
    "following": re.compile(r"uppfölj|följ(?:a|s|as) upp|indikator|\bmät(?:a|s|as)\b", re.IGNORECASE),
}

# "Lerhult 2045": the picture of the county in a year to come, where nothing is called a vision.
_YEAR_TO_COME: Final = re.compile(r"(?:[A-ZÅÄÖ][\wåäö]+|länet)(?:s? län| län(?:et)?)? (?:år )?20[3-9]\d")


def vision_by_year(outline: Outline) -> int | None:
    """The section that is the vision by its name alone, None where another is called so or several could be."""
    headings = [section.heading for section in outline.sections]
    if any(goal.kind == "vision" for goal in goals(outline)) or any(_HEADS["vision"].search(one) for one in headings):
        return None
    found = [at for at, heading in enumerate(headings) if _YEAR_TO_COME.fullmatch(heading)]
    return found[0] if len(found) == 1 else None


def asked(heading: str) -> tuple[Role, ...]:
    """The parts that a heading of a response, or a question it answers, asks about."""
    return tuple(role for role in ROLES if _ASKS[role].search(heading))


def played(outline: Outline) -> Floats:
    """Role × section: 1 where the section, or one above it, plays the role; more where it says who does what."""
    by_key = {section.key: section for section in outline.sections}
    alike = {outline.sections[index].parent for index in recurring(outline)}
    found = [_inherited(section, by_key, alike) for section in outline.sections]
    if (year := vision_by_year(outline)) is not None:
        found[year] = "vision"
    _fill(outline, found)
    out = np.zeros((len(ROLES), len(found)))
    for index, role in enumerate(found):
        if role:
            offers = role == "doing" and _WHO.search(outline.sections[index].heading)
            out[ROLES.index(role), index] = FOREMOST if offers else 1
    return out


def _inherited(
    section: Section, by_key: Mapping[str, Section], alike: Collection[str | None], steps: int = 0
) -> Role | None:
    """The section's own part, or that of the section above it, which weighs more unless the own one is to follow up.

    ``alike``: sections that are built alike, which are the goals whatever they are called.
    """
    own = "goals" if section.key in alike else _own(section)
    above = by_key.get(section.parent) if section.parent else None
    if above is None or own == "following" or steps > len(by_key):
        return own
    inherited = _inherited(above, by_key, alike, steps + 1)
    return inherited if inherited in {"now", "goals", "doing"} else own


def _own(section: Section) -> Role | None:
    if section.goal == "vision":
        return "vision"
    if section.goal in _GOALS:
        return "goals"
    return next(
        (role for role in ("following", "vision", "doing", "now", "goals") if _HEADS[role].search(section.heading)),
        None,
    )


def _fill(outline: Outline, found: list[Role | None]) -> None:
    """Where no heading says it: the chapter before the goals tells where we are, the one after them who does what."""
    first = next((at for at, role in enumerate(found) if role in {"vision", "goals"}), None)
    goals = [at for at, role in enumerate(found) if role == "goals"]
    if first is None or not goals:
        return
    if "now" not in found[:first]:
        _chapter(outline, found, first - 1, "now")
    if "doing" not in found[goals[-1] :] and goals[-1] + 1 < len(found):
        _chapter(outline, found, goals[-1] + 1, "doing")
    for index, section in enumerate(outline.sections):
        below = {found[at] for at, other in enumerate(outline.sections) if other.parent == section.key}
        if found[index] is None and below in ({"doing"}, {"now"}):
            found[index] = next(iter(below))


def _chapter(outline: Outline, found: list[Role | None], index: int, role: Role) -> None:
    """Give the role to the chapter that a section stands in, where it has none; the first chapter is a greeting."""
    top = min(section.level for section in outline.sections)
    start = next((at for at in range(index, -1, -1) if outline.sections[at].level == top), 0)
    if role == "now" and start == 0:
        return
    for at in range(start, len(found)):
        if at > start and outline.sections[at].level == top:
            return
        found[at] = found[at] or role
