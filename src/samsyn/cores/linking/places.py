"""Which sections of a strategy the explicit references of a comment mean."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samsyn.cores.linking import pages
from samsyn.cores.linking.features import content
from samsyn.cores.linking.headings import DEFINITE, SPELLED, Headings
from samsyn.cores.linking.labels import LIKE_GOALS, Labels, narrowed
from samsyn.cores.linking.pages import PageText
from samsyn.cores.linking.quotations import Quotations
from samsyn.cores.linking.references import Mention, mentions
from samsyn.cores.linking.topics import Topics
from samsyn.cores.outline import goals
from samsyn.cores.outline.values import Outline

# What is named so is what the comment's own matter is compared with or leads to.
_BESIDE = re.compile(
    r"\b(?:jämför\w*|jfr|(?:till )?skillnad (?:från|mot)|i linje med|precis som|liksom"
    r"|på samma sätt som|koppl\w+ till|hänvis\w+ till"
    r"|se (?:även|också)|motsäger|strider mot|rimmar \w+ med|överens med|flyttas? till|utöver|förutom|vad|bidrar? till)"
    r"\s+(?:[^\W\d_]+\s+){0,3}$",
    re.IGNORECASE,
)
BESIDE = 0.6
_INSIDE = frozenset({"punkt", "stycke"})  # parts of a section or a page, never a chapter: "stycke två"
_PART = re.compile(r"avsn|punkt|del", re.IGNORECASE)
WHOLE = 0.85
_MEASURES = re.compile(r"\bindikator", re.IGNORECASE)
_TABLE = re.compile(r"(tabell|figur|diagram|karta)\s+(\d{1,2})(?!\d)", re.IGNORECASE)

NUMBER, ONE_ON_PAGE, PARAGRAPH, PAGE, ONE_OF_SEVERAL, LABELLED = 0.97, 0.9, 0.92, 0.45, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Hit:
    """A section (by its place in the outline) that is meant, how surely (0–1), and why in words."""

    section: int
    strength: float
    evidence: str


class Places:
    """The names by which each section of one outline can be called."""

    def __init__(self, outline: Outline, names: Sequence[tuple[str, int]] = ()) -> None:
        """``names``: what sections are called besides their headings."""
        at = {section.key: index for index, section in enumerate(outline.sections)}
        self._numbers = _first((section.number.strip(". "), i) for i, section in enumerate(outline.sections))
        self._labels = Labels(outline)
        self._order = _ordered(outline, at)
        self._pages = pages.by_page(outline)
        self._tables = _first(_tables(outline))
        measures = [index for index, section in enumerate(outline.sections) if _MEASURES.search(section.heading)]
        self._measures = measures if len(measures) == 1 else []  # where "indikator 8" stands
        self._headings = Headings(outline, names)
        self._quotations = Quotations(outline)
        self._topics = Topics(outline, names)
        self._below = _below(outline, at)

    def named(self, text: str, *, heading: bool = False) -> list[Hit]:
        """What ``text`` refers to, surest reference of each section only, in the order of the outline.

        In a ``heading`` of a response "Bilaga 1" is the response's own.
        """
        words = list(self._by_words(text))
        sure = [hit.section for hit in words if hit.strength >= DEFINITE]
        found = [*self._by_number(text, sure, heading=heading), *words, *self._by_topic(text, words, heading=heading)]
        best: dict[int, Hit] = {}
        for hit in found:
            if hit.section not in best or hit.strength > best[hit.section].strength + 1e-9:
                best[hit.section] = hit
        return [self._whole(best[index], best) for index in sorted(best)]

    def _whole(self, hit: Hit, best: Mapping[int, Hit]) -> Hit:
        """Less of a section when one inside it is named as surely: "målområde 2, delmål 2.1"."""
        sure = min(max(hit.strength, PAGE), ONE_ON_PAGE)  # of two on a page that is named it is rather the inner one
        inside = any(best[index].strength >= sure for index in self._below[hit.section] & best.keys())
        return replace(hit, strength=hit.strength * WHOLE) if inside and hit.strength >= sure else hit

    def questions(self, text: str) -> list[int]:
        """The numbers of the consultation's questions that ``text`` names."""
        numbers = (number for one in mentions(text) if one.kind == "question" for number in one.numbers)
        return [int(digits[0]) for number in numbers if (digits := re.match(r"\d+", number))]

    def only_names(self, heading: str) -> bool:
        """Whether a heading is a number or a page and nothing else: "Avsnitt 10.1", "Sid 15 stycke 2"."""
        said = mentions(heading)
        rest = heading
        for mention in reversed(said):
            rest = rest[: mention.start] + rest[mention.end :]
        return bool(said) and not content(rest)

    def begins(self, text: str) -> bool:
        """Whether ``text`` begins with a number or a page: "I avsnitt 3.2 står …", "S. 12: …"."""
        return any(not content(text[: mention.start]) for mention in mentions(text)[:1])

    def _by_number(self, text: str, beside: Sequence[int], *, heading: bool) -> Iterator[Hit]:
        """``beside``: sections that the same text names by words; they tell which "prioritering B" is meant."""
        said = [one for one in mentions(text) if not (heading and one.word == "bilaga")]
        for place, mention in enumerate(said):
            # What is named first is mostly what the comment is about; the rest is what it is compared with.
            later = (1 - 0.02 * place) * (BESIDE if _BESIDE.search(text, 0, mention.start) else 1)
            if mention.kind == "page":
                yield from self._on_page(mention, later)
                continue
            within = self._within(mention)
            sections = [within] if within is not None else self._sections(mention)
            if len(sections) > len(mention.numbers):
                sections = narrowed(sections, beside, self._below)
            share = NUMBER if len(sections) <= len(mention.numbers) else ONE_OF_SEVERAL
            if mention.kind == "bare" and not heading:
                for index in self._goals_with(mention, sections):
                    yield Hit(index, LABELLED * later, f"”{mention.text}” nämns")
            for index in sections:
                if not (heading and self._own_number(text, mention, index)):
                    yield Hit(index, share * later, f"”{mention.text}” nämns")
        for index, code in self._labels.coded(text):
            yield Hit(index, NUMBER, f"”{code}” nämns")

    def _goals_with(self, mention: Mention, sections: Sequence[int]) -> list[int]:
        """The goals that bear the number of a section: "2.4" is section 2.4 or goal 2.4, what else is said tells."""
        labelled = (index for number in mention.numbers for index in self._labels.of("mål", number)[:1])
        return [index for index in labelled if index not in sections]

    def _within(self, mention: Mention) -> int | None:
        """The section that "kapitel 4, avsnitt 2" means: 4.2."""
        if mention.word != "kapitel" or len(mention.numbers) != 2 or not _PART.search(mention.text):
            return None
        return self._numbers.get(".".join(mention.numbers))

    def _own_number(self, heading: str, mention: Mention, index: int) -> bool:
        """Whether a heading of a response is numbered by the response itself: "3.1 Elnät" where 3.1 is the vision."""
        if mention.kind != "bare" or heading[: mention.start].strip():
            return False
        return self._topics.strange(heading[mention.end :], index)

    def _by_topic(self, text: str, words: Sequence[Hit], *, heading: bool) -> Iterator[Hit]:
        """Headings that are named in part: "avsnittet om bostäder", "energikapitlet"."""
        known = {hit.section for hit in words if hit.strength >= SPELLED}
        for index, strength, said in self._topics.named(text, heading=heading):
            if index not in known:
                yield Hit(index, strength, f"Rubriken nämns med ordet ”{said}”")

    def _by_words(self, text: str) -> Iterator[Hit]:
        for index, strength, said in self._headings.named(text):
            yield Hit(index, strength, f"Rubriken ”{said}” nämns")
        for index, strength, said in self._quotations.quoted(text):
            yield Hit(index, strength, f"Återger texten ”{said}”")

    def _sections(self, mention: Mention) -> list[int]:
        if mention.kind in {"section", "bare"}:
            if mention.ordinal and mention.word != "avsnitt":
                return [] if mention.word in _INSIDE else self._counted("kapitel", mention)
            found = [self._numbers.get(number) for number in mention.numbers]
            if mention.word in {*_INSIDE, "del"} and not any("." in number for number in mention.numbers):
                found = [one for number in mention.numbers for one in self._labels.of(mention.word, number)[:1]]
            return [index for index in found if index is not None]
        if mention.kind == "table":
            return [self._tables[key] for number in mention.numbers if (key := (mention.word, number)) in self._tables]
        if mention.kind == "label":
            return self._labelled(mention)
        return []

    def _labelled(self, mention: Mention) -> list[int]:
        if mention.ordinal and (counted := self._counted(mention.word, mention)):
            return counted
        found: list[int] = []
        for number in mention.numbers:
            known = self._labels.of(mention.word, number)
            if not known and "." in number and mention.word in LIKE_GOALS and number in self._numbers:
                known = [self._numbers[number]]
            found += known or (self._measures if mention.word == "indikator" else [])
        return found

    def _counted(self, word: str, mention: Mention) -> list[int]:
        row = self._order.get(word, [])
        places = [int(number) for number in mention.numbers]
        return [row[place - 1 if place > 0 else place] for place in places if abs(place) <= len(row)]

    def _on_page(self, mention: Mention, later: float) -> Iterator[Hit]:
        said = f"”{mention.text}” nämns"
        for number in mention.numbers:
            page = self._pages.get(int(number), PageText(()))
            sections = sorted(set(page.sections))
            strength = ONE_ON_PAGE if len(sections) == 1 else PAGE
            meant = mention.paragraph - 1 if mention.paragraph > 0 else mention.paragraph
            if mention.paragraph and page.sure and -len(page.sections) <= meant < len(page.sections):
                yield Hit(page.sections[meant], PARAGRAPH * later, said)
            for index in sections:
                yield Hit(index, strength * later, said)


def _first(pairs: Iterator[tuple[object, int]]) -> dict[object, int]:
    """The first section of each name; an empty name is no name."""
    found: dict[object, int] = {}
    for name, index in pairs:
        if name:
            found.setdefault(name, index)
    return found


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


def _tables(outline: Outline) -> Iterator[tuple[object, int]]:
    for index, section in enumerate(outline.sections):
        for text in (section.heading, *(block.text for block in section.blocks)):
            match = _TABLE.match(text)
            if match:
                yield (match[1].lower(), match[2]), index


def _below(outline: Outline, at: dict[str, int]) -> dict[int, frozenset[int]]:
    """Section → all sections under it."""
    found: dict[int, set[int]] = {index: set() for index in at.values()}
    for index, section in enumerate(outline.sections):
        above, steps = section.parent, 0
        while above in at and steps < len(at):
            found[at[above]].add(index)
            above, steps = outline.sections[at[above]].parent, steps + 1
    return {index: frozenset(under) for index, under in found.items()}
