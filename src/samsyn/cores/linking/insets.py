"""What stands in a section under a heading of its own without being a place: a quotation set large, a box, a table.

A designed strategy prints them as headings, but nobody comments on "”Bussen går när vi sover.”": it is a part of the
section that it stands in. For placing, such a section's text is the text of the section before it, and a comment that
names it is about that one.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from samsyn.cores.linking.labels import LIKE_GOALS
from samsyn.cores.outline.values import Block, Outline, Section

_QUOTED: Final = re.compile(r"^\s*[”“„\"»«](?:[^”“„\"»«]+)[”“\"«»]\s*$")
_CAPTION: Final = re.compile(
    r"^(?:tabell|figur|diagram|karta|bild|faktaruta|fakta|exempel) ?(?:\d{1,2}\b|[:.])", re.IGNORECASE
)
_LABELLED: Final = re.compile(
    r"^(?:[^\W\d_]+ ){0,2}(?P<word>[^\W\d_]{3,}) (?:\d{1,2}(?:\.\d{1,2})*|[A-HJ-Z]|[IVX]{1,4})(?!\w)"
)
_LONE: Final = re.compile(r"(?:(?:del|effekt)?mål|indikator|målvärde) \d{1,2}[:.]\d{1,2}[:.]?", re.IGNORECASE)
_SELDOM: Final = 4  # where more than a fourth of the sections are headed so, that is how the strategy names its parts
_LEAST: Final = 2  # sections with a number beside each without, for that to be seen as a box


@dataclass(frozen=True)
class Folded:
    """An outline where insets are parts of their sections."""

    outline: Outline
    host: Mapping[str, str]  # key of an inset → key of the section that it stands in
    names: tuple[tuple[str, int], ...]  # (heading of an inset, place of its section): the section is called so too


def folded(outline: Outline) -> Folded:
    """``outline`` as commenters see it. The same outline when it has no insets."""
    insets = _insets(outline)
    if not insets:
        return Folded(outline, {}, ())
    host: dict[str, str] = {}
    blocks: dict[str, list[Block]] = {}
    last = ""
    for section in outline.sections:
        if section.key in insets:
            host[section.key] = last
            blocks[last] += [Block(section.heading, section.page), *section.blocks]
        else:
            last = section.key
            blocks[last] = list(section.blocks)
    above = {section.key: section.parent for section in outline.sections}
    kept = [
        replace(
            section,
            blocks=tuple(blocks[section.key]),
            parent=_outside(section.parent, above, insets),
            level=section.level - _steps(section.parent, above, insets),
        )
        for section in outline.sections
        if section.key not in insets
    ]
    at = {section.key: index for index, section in enumerate(kept)}
    names = tuple((section.heading, at[host[section.key]]) for section in outline.sections if section.key in insets)
    return Folded(replace(outline, sections=tuple(kept)), host, names)


def _insets(outline: Outline) -> set[str]:
    """The keys of the insets; never the first section, nor a goal."""
    later = [section for section in outline.sections[1:] if not section.goal and not section.number]
    found: set[str] = set()
    for shape in (_QUOTED, _CAPTION):
        headed = {section.key for section in later if shape.match(section.heading)}
        if len(headed) * _SELDOM <= len(outline.sections):
            found |= headed
    found |= _lone_labels(outline)
    boxes = {section.key for section in later} & _boxes(outline, found)
    return found | boxes if len(boxes) * _SELDOM <= len(outline.sections) else found


def _lone_labels(outline: Outline) -> set[str]:
    """Sections headed by a label and no name ("Mål 3:2"), each in a section that has its own number or name: the box
    in which a goal is set, and the section's text goes on after it."""
    lone = [section for section in outline.sections[1:] if _LONE.fullmatch(section.heading)]
    inside = [section for section in lone if section.parent]
    return {section.key for section in inside} if _LEAST < len(lone) == len(inside) else set()


def _boxes(outline: Outline, insets: set[str]) -> set[str]:
    """Sections without a number and without sections under them where most beside them have numbers, or one that is the
    only one of the strategy under a section with a number where none beside that one has sections under it."""
    above = {section.key: section.parent for section in outline.sections}
    by_key = {section.key: section for section in outline.sections}
    below: dict[str | None, list[Section]] = {}
    for section in outline.sections:
        if section.key not in insets:
            below.setdefault(_outside(section.parent, above, insets), []).append(section)
    # "Nuläge" under each goal is how the strategy is built.
    often = Counter(section.heading.lower() for section in outline.sections)
    found: set[str] = set()
    lone = [
        key for key, children in below.items() if key and _labelled(by_key[key]) and not all(map(_labelled, children))
    ]
    for parent, children in below.items():
        plain = [section for section in children if not _labelled(section)]
        leaves = [section for section in plain if section.key not in below]
        if parent is None or not plain or len(leaves) < len(plain):
            continue
        beside = below[_outside(by_key[parent].parent, above, insets)]
        alone = lone == [parent] and len(children) == 1 and len(beside) > _LEAST and all(
            _labelled(one) and (one.key == parent or one.key not in below) for one in beside
        )  # fmt: skip
        if alone or len(children) - len(plain) >= _LEAST * len(plain):
            found |= {section.key for section in plain if often[section.heading.lower()] == 1}
    return found


def _labelled(section: Section) -> bool:
    """Whether a section bears a number or a label: "3.2 Resor", "Mål 4: Resor", "Delmål C"."""
    if section.number or section.goal:
        return True
    match = _LABELLED.match(section.heading)
    return bool(match and match["word"].lower() in LIKE_GOALS)


def _outside(key: str | None, above: Mapping[str, str | None], insets: set[str]) -> str | None:
    """The nearest section at or above ``key`` that is no inset."""
    while key in insets:
        key = above[key]
    return key


def _steps(key: str | None, above: Mapping[str, str | None], insets: set[str]) -> int:
    """How many insets stand above a section whose parent is ``key``."""
    steps = 0
    while key is not None:
        steps += key in insets
        key = above.get(key)
    return steps
