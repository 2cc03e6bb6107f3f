"""How people name a place in a strategy: avsnitt 2.1, prioritering 4.1, s. 13, or its heading."""

import random
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from samsyn.cores.outline.values import Section
from samsyn.demo.county.strategy import strategy
from samsyn.demo.county.strategy_files import page_of

_GOAL: Final = re.compile(r"(Målbild|Prioritering) ([\d.]+): (.+)")
_WORD: Final = re.compile(r"[a-zåäöé]{5,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A way to name a section: ``about`` fits after "om", ``inside`` begins with i or på, ``label`` stands alone."""

    about: str
    inside: str
    label: str
    by: str  # TrueComment.explicit_by


@cache
def sections() -> dict[str, Section]:
    """The sections of the consultation edition by key."""
    return {section.key: section for section in strategy().outline.sections}


def heading(section: Section, chance: random.Random, *, number: bool = True) -> str:
    """A section's heading as a respondent repeats it above their comments."""
    goal = _GOAL.match(section.heading)
    if goal:
        short = f"{goal[1]} {goal[2]}"
        return chance.choice([f"{short}: {goal[3]}", f"{short}: {goal[3]}", short, f"{short} – {goal[3]}"])
    if section.number and number:
        return chance.choice(
            [
                f"{section.number} {section.heading}",
                f"{section.number} {section.heading}",
                f"Avsnitt {section.number} {section.heading}",
            ]
        )
    return section.heading


def by_number(section: Section, chance: random.Random) -> Place:
    """ "avsnitt 2.1", "kapitel 3", "prioritering 4.1", "förordet"."""
    goal = _GOAL.match(section.heading)
    if goal:
        short = f"{goal[1].lower()} {goal[2]}"
        about = chance.choice([short, f"{short} ({goal[3]})"])
        return Place(about, f"i {about}", short.capitalize(), "goal")
    if not section.number:
        word = section.heading.lower()
        return Place(f"{word}et", f"i {word}et", f"{word}et".capitalize(), "heading")
    kind = "avsnitt" if "." in section.number else "kapitel"
    short = f"{kind} {section.number}"
    about = chance.choice([short, f"{short} ({section.heading})", short])
    labels = [short.capitalize(), section.number, f"Punkt {section.number}"]
    label = chance.choice(labels if kind == "avsnitt" else [short.capitalize(), f"Kap. {section.number}"])
    return Place(about, f"i {about}", label, "number")


def by_page(section: Section, page: int, chance: random.Random) -> Place:
    """ "s. 13", now and then with the section's number beside it."""
    about = f"sidan {page}"
    numbered = by_number(section, chance)
    label = chance.choice(
        [f"S. {page}", f"Sid {page}", f"Sid. {page}, {_small(numbered.label)}", f"{numbered.label}, s. {page}"]
    )
    by = numbered.by if _small(numbered.label) in label.lower() else "page"
    return Place(about, f"på {about}", label, by)


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def page(section: Section, words: str = "") -> int:
    """The PDF's page of a section, or of ``words`` in it."""
    found = page_of(strategy(), words) if words else 0
    return found or page_of(strategy(), f"{section.number} {section.heading}".strip())


def near_sentence(section: Section, text: str, *, least: int = 3) -> str:
    """The sentence of the section that shares most words with ``text``; "" when none shares ``least``."""
    wanted = _stems(text)
    whole = [one for block in section.blocks if block.kind == "body" for one in sentences(block.text)]
    fitting = [one for one in whole if 6 <= len(one.split()) <= 22]
    best = max(fitting, key=lambda one: len(_stems(one) & wanted), default="")
    return best if len(_stems(best) & wanted) >= least else ""


def _stems(text: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(text.lower())}


def sentences(text: str) -> list[str]:
    """Sentences of plain prose: cut after . ! ? before a capital."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[”\"A-ZÅÄÖ])", text) if part]
