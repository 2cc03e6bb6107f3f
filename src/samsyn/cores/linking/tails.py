"""What stands after a chapter's last part and yet belongs to the chapter: "Prioriteringar." and "Indikatorer".

A strategy that is built alike throughout closes each chapter in the same way, often with bold lines and no headings. In
the outline, which keeps the order of the page, such text stands in the chapter's last section. Who comments on it
speaks of the chapter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from samsyn.cores.outline.values import Outline, Section

_LEAST: Final = 3  # chapters that close with the same words; two may be chance
# A short line that is no sentence, or a label that runs into its paragraph.
_OPENING: Final = re.compile(
    r"\W*([^\W\d_]+)(?:\s+\S+){0,5}(?<![.!?])$|\W*([^\W\d_]+)(?:\s+[^\W\d_]+)?[.:]\s", re.DOTALL
)


def gathered(outline: Outline) -> Outline:
    """The outline with each chapter's closing text in the chapter itself: for placing, not for reading or printing."""
    last = _last_parts(outline)
    words = _closing_words(outline, last)
    by_key = {section.key: section for section in outline.sections}
    moved: dict[str, Section] = {}
    for section in last if words else ():
        at = next((at for at, opening in _openings(section) if opening in words), None)
        if at is not None and section.parent is not None:
            above = by_key[section.parent]
            moved[section.key] = replace(section, blocks=section.blocks[:at])
            moved[above.key] = replace(above, blocks=(*above.blocks, *section.blocks[at:]))
    return replace(outline, sections=tuple(moved.get(one.key, one) for one in outline.sections)) if moved else outline


def _last_parts(outline: Outline) -> list[Section]:
    """The last of the parts right below each section, where it has no parts of its own."""
    parts: dict[str, Section] = {section.parent: section for section in outline.sections if section.parent is not None}
    return [section for section in parts.values() if section.key not in parts]


def _closing_words(outline: Outline, last: list[Section]) -> set[str]:
    """The words that open a paragraph in the last part of several chapters and in none of the parts before."""
    closing: defaultdict[str, set[str | None]] = defaultdict(set)
    elsewhere: set[str] = set()
    keys = {section.key for section in last}
    parents = {section.parent for section in last}
    for section in outline.sections:
        for _, opening in _openings(section):
            if section.key in keys:
                closing[opening].add(section.parent)
            elif section.key not in parents:
                elsewhere.add(opening)
    return {opening for opening, under in closing.items() if len(under) >= _LEAST} - elsewhere


def _openings(section: Section) -> Iterator[tuple[int, str]]:
    """(block, its first word) of each paragraph that is a short line or begins with a short label."""
    for at, block in enumerate(section.blocks):
        if block.kind != "cell" and (match := _OPENING.match(block.text)):
            yield at, (match[1] or match[2]).casefold()
