"""The sections a comment may be about, with the words they share with it marked.

No dictionary here: a page must be quick. Two words are taken for the same when they begin alike, or when a word of the
evidence stands inside the other (Swedish compounds). Words that most sections use say nothing and are left unmarked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samsyn.comments.queries import CommentFacts, Place
from samsyn.cores.outline.values import Outline, Section

BEGINNING = 6  # letters in common from the start: enough for "kompetens" in "kompetensförsörjningen"
SHORTEST = 4  # letters of a word of the evidence
COMMON = 0.25  # a beginning that a larger share of the sections use is nobody's own
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as a proposed place; `paragraphs` are stretches of (text, shared with the comment?)."""

    place: Place
    parents: tuple[str, ...]
    paragraphs: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What makes a word count as shared: how it begins, or what it holds."""

    beginnings: frozenset[str]
    held: frozenset[str]

    def __contains__(self, word: str) -> bool:
        small = word.lower()
        return small[:BEGINNING] in self.beginnings or any(part in small for part in self.held)


def sections_with_words(outline: Outline, facts: CommentFacts) -> tuple[SectionView, ...]:
    """The place that holds now, then the other proposals, best first."""
    by_key = {section.key: section for section in outline.sections}
    now = [facts.place] if facts.place else []
    others = [place for place in facts.proposals if not facts.place or place.key != facts.place.key]
    rare = _rare_beginnings(facts.text, outline.sections)
    return tuple(
        _view(place, by_key, Shared(rare, _held(place.evidence, facts)))
        for place in [*now, *others]
        if place.key in by_key
    )


def _view(place: Place, by_key: dict[str, Section], shared: Shared) -> SectionView:
    section = by_key[place.key]
    parents: list[str] = []
    above = by_key.get(section.parent or "")
    while above is not None:
        parents.insert(0, f"{above.number} {above.heading}".strip())
        above = by_key.get(above.parent or "")
    return SectionView(place, tuple(parents), tuple(_marked(block.text, shared) for block in section.blocks))


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:BEGINNING].lower() for word in _WORD.findall(text) if len(word) >= BEGINNING)


def _rare_beginnings(text: str, sections: Sequence[Section]) -> frozenset[str]:
    used = Counter(beginning for section in sections for beginning in _beginnings(section.text))
    most = max(2.0, COMMON * len(sections))
    return frozenset(beginning for beginning in _beginnings(text) if used[beginning] <= most)


def _held(evidence: Iterable[str], facts: CommentFacts) -> frozenset[str]:
    """Words of the evidence that the comment, or a heading it stands under, holds too."""
    said = " ".join((facts.text, *facts.context)).lower()
    words = {word.lower() for line in evidence for word in _WORD.findall(line) if len(word) >= SHORTEST}
    stems = {word[: max(SHORTEST, len(word) - 2)] for word in words}
    return frozenset(stem for stem in stems if stem in said)


def _marked(text: str, shared: Shared) -> tuple[tuple[str, bool], ...]:
    out: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.group() in shared:
            out += [(text[at : match.start()], False), (match.group(), True)]
            at = match.end()
    out.append((text[at:], False))
    return tuple(part for part in out if part[0])
