"""Which sections of a strategy the explicit references of a comment mean."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from samsyn.cores.linking.headings import Headings
from samsyn.cores.linking.quotations import Quotations
from samsyn.cores.linking.references import Mention, mentions
from samsyn.cores.outline import goals
from samsyn.cores.outline.values import Outline

GOALS = ("målområde", "målbild", "delmål", "prioritering", "vision")
# What other strategies call their goals; asked for in the order of GOALS when no heading uses the word itself.
_LIKE_GOALS = frozenset(
    ("mål", "insatsområde", "utvecklingsområde", "fokusområde", "område", "tema", "strategi", *GOALS)
)
_LABELLED = re.compile(r"([^\W\d_]+)\s+(\d{1,2}(?:\.\d{1,2})*)(?=$|[\s:.–—-])")
_TABLE = re.compile(r"(tabell|figur|diagram|karta)\s+(\d{1,2})(?!\d)", re.IGNORECASE)

NUMBER, ONE_ON_PAGE, PARAGRAPH, PAGE = 0.97, 0.9, 0.92, 0.45


@dataclass(frozen=True, slots=True)
class Hit:
    """A section (by its place in the outline) that is meant, how surely (0–1), and why in words."""

    section: int
    strength: float
    evidence: str


class Places:
    """The names by which each section of one outline can be called."""

    def __init__(self, outline: Outline) -> None:
        at = {section.key: index for index, section in enumerate(outline.sections)}
        self._numbers = _first((section.number.strip(". "), i) for i, section in enumerate(outline.sections))
        self._labels = _first(_labelled(outline, at))
        self._order = _ordered(outline, at)
        self._pages = _by_page(outline)
        self._tables = _first(_tables(outline))
        self._headings = Headings(outline)
        self._quotations = Quotations(outline)

    def named(self, text: str, *, heading: bool = False) -> list[Hit]:
        """What ``text`` refers to, surest reference of each section only, in the order of the outline.

        In a ``heading`` of a response "Bilaga 1" is the response's own.
        """
        found = [*self._by_number(text, heading), *self._by_words(text)]
        best: dict[int, Hit] = {}
        for hit in found:
            if hit.section not in best or hit.strength > best[hit.section].strength + 1e-9:
                best[hit.section] = hit
        return [best[index] for index in sorted(best)]

    def questions(self, text: str) -> list[int]:
        """The numbers of the consultation's questions that ``text`` names."""
        return [int(number) for one in mentions(text) if one.kind == "question" for number in one.numbers]

    def _by_number(self, text: str, heading: bool) -> Iterator[Hit]:  # noqa: FBT001
        said = [one for one in mentions(text) if not (heading and one.word == "bilaga")]
        for place, mention in enumerate(said):
            # What is named first is mostly what the comment is about; the rest is what it is compared with.
            later = 1 - 0.02 * place
            if mention.kind == "page":
                yield from self._on_page(mention, later)
                continue
            for index in self._sections(mention):
                yield Hit(index, NUMBER * later, f"”{mention.text}” nämns")

    def _by_words(self, text: str) -> Iterator[Hit]:
        for index, strength, said in self._headings.named(text):
            yield Hit(index, strength, f"Rubriken ”{said}” nämns")
        for index, strength, said in self._quotations.quoted(text):
            yield Hit(index, strength, f"Återger texten ”{said}”")

    def _sections(self, mention: Mention) -> list[int]:
        if mention.kind in {"section", "bare"}:
            if mention.ordinal and mention.word != "avsnitt":
                return self._counted("kapitel", mention)
            found = [self._numbers.get(number) for number in mention.numbers]
            if mention.word in {"punkt", "stycke", "del"} and not any("." in number for number in mention.numbers):
                found = [self._labels.get((mention.word, number)) for number in mention.numbers]
            return [index for index in found if index is not None]
        if mention.kind == "table":
            return [self._tables[key] for number in mention.numbers if (key := (mention.word, number)) in self._tables]
        if mention.kind == "label":
            return self._labelled(mention)
        return []

    def _labelled(self, mention: Mention) -> list[int]:
        if mention.ordinal and (counted := self._counted(mention.word, mention)):
            return counted
        words = [mention.word, *(GOALS if mention.word in _LIKE_GOALS else ())]
        found = []
        for number in mention.numbers:
            known = [self._labels[word, number] for word in words if (word, number) in self._labels]
            dotted = self._numbers.get(number) if "." in number and mention.word in _LIKE_GOALS else None
            found += known[:1] or ([dotted] if dotted is not None else [])
        return found

    def _counted(self, word: str, mention: Mention) -> list[int]:
        row = self._order.get(word, [])
        places = [int(number) for number in mention.numbers]
        return [row[place - 1 if place > 0 else place] for place in places if abs(place) <= len(row)]

    def _on_page(self, mention: Mention, later: float) -> Iterator[Hit]:
        said = f"”{mention.text}” nämns"
        for number in mention.numbers:
            blocks = self._pages.get(int(number), [])
            sections = sorted(set(blocks))
            strength = ONE_ON_PAGE if len(sections) == 1 else PAGE
            meant = mention.paragraph - 1 if mention.paragraph > 0 else mention.paragraph
            if mention.paragraph and -len(blocks) <= meant < len(blocks):
                yield Hit(blocks[meant], PARAGRAPH * later, said)
            for index in sections:
                yield Hit(index, strength * later, said)


def _first(pairs: Iterator[tuple[object, int]]) -> dict[object, int]:
    """The first section of each name; an empty name is no name."""
    found: dict[object, int] = {}
    for name, index in pairs:
        if name:
            found.setdefault(name, index)
    return found


def _labelled(outline: Outline, at: dict[str, int]) -> Iterator[tuple[object, int]]:
    """("delmål", "2.1") → section: goals, and any heading that begins with a word and a number."""
    for goal in goals(outline):
        if goal.number:
            yield (goal.kind, goal.number), at[goal.section]
    for index, section in enumerate(outline.sections):
        match = _LABELLED.match(section.heading)
        if match:
            yield (match[1].lower(), match[2]), index


def _ordered(outline: Outline, at: dict[str, int]) -> dict[str, list[int]]:
    """Goals of each kind, and numbered chapters, in reading order."""
    found: dict[str, list[int]] = defaultdict(list)
    for goal in goals(outline):
        if goal.block < 0:
            found[goal.kind].append(at[goal.section])
    top = min((section.level for section in outline.sections), default=1)
    chapters = [index for index, section in enumerate(outline.sections) if section.level == top]
    numbered = [index for index in chapters if outline.sections[index].number]
    found["kapitel"] = numbered or chapters
    return dict(found)


def _by_page(outline: Outline) -> dict[int, list[int]]:
    """Page → the section of each paragraph on it, in order."""
    found: dict[int, list[int]] = defaultdict(list)
    for index, section in enumerate(outline.sections):
        if section.page and not any(block.page == section.page for block in section.blocks):
            found[section.page].append(index)
        for block in section.blocks:
            if block.page and (block.kind != "cell" or index not in found[block.page]):
                found[block.page].append(index)
    return dict(found)


def _tables(outline: Outline) -> Iterator[tuple[object, int]]:
    for index, section in enumerate(outline.sections):
        for text in (section.heading, *(block.text for block in section.blocks)):
            match = _TABLE.match(text)
            if match:
                yield (match[1].lower(), match[2]), index
