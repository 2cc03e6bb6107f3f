"""Goals that are built alike: the same headings come back under each ("Nuläge", "Dit vill vi", "Så gör vi").

Such headings tell what the goals are where no word does ("Hela dalen lever"), and which part of a goal a section holds.
"""

import re
from collections import defaultdict
from typing import Final, Literal

from samsyn.cores.outline.values import Outline

Part = Literal["today", "change"]
_LEAST: Final = 3  # goals with the same headings; two may be chance
# The heading without its own number and without what tells it from its likes: "Nuläge: boende", "2.1 Nuläge".
_STEM: Final = re.compile(r"(?:[\d.]+\s*)?([^:–—]+)")
_SAYS: Final[dict[Part, re.Pattern[str]]] = {
    "change": re.compile(r"förändra|behöv|\bgöra?\b|börja|åtgärd|insats|prioritering|\bvägen|så når", re.IGNORECASE),
    "today": re.compile(r"\bi ?dag\b|nuläge|\bläget?\b|just nu|utgångsläge|utmaning|bakgrund", re.IGNORECASE),
}


def recurring(outline: Outline) -> dict[int, Part | None]:
    """Section whose heading comes back under several others → the part it holds; None: another, or nothing says so."""
    stems: dict[str, list[int]] = defaultdict(list)
    for index, section in enumerate(outline.sections):
        if section.parent is not None and (begins := _STEM.match(section.heading)):
            stems[" ".join(begins[1].lower().split())].append(index)
    found: dict[int, Part | None] = {}
    for stem, sections in stems.items():
        above = {outline.sections[index].parent for index in sections}
        if len(above) == len(sections) >= _LEAST:
            part = next((part for part, says in _SAYS.items() if says.search(stem)), None)
            found |= dict.fromkeys(sections, part)
    return found
