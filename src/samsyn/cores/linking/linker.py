"""Ranks the sections of a strategy for one comment."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from samsyn.cores.linking.lexicon import lemma, parts, words
from samsyn.cores.linking.values import Link
from samsyn.cores.outline.values import Outline, Section
from samsyn.cores.text.values import Passage

FLOOR = 0.05
_NUMBER = re.compile(r"(?:\b(?:avsnitt|kapitel|kap\.?|rubrik|del)\s+(\d+(?:\.\d+)*)|(?<![\d.,])(\d+\.\d+(?:\.\d+)*)(?![\d.,]*\s*(?:procent|%|miljon|miljard|grader)))", re.I)
_STOP = frozenset(
    "och i att en som på är av för med till den om har inte ett men var jag från vi så kan man när år under också efter eller nu "
    "sin där vid mot ska ha bli vara få han hon de detta denna dessa samt än då vill bör måste även genom utan mycket mellan "
    "annan finnas sig vår all göra ta se hur vad vilken där inom mer fler synpunkt strategi rus anse vilja böra skola".split()
)  # fmt: skip


def terms(text: str) -> Counter[str]:
    """Search terms with weights: base forms 1, the parts of compounds 1/2 each."""
    found: Counter[str] = Counter()
    for word in words(text):
        base = lemma(word)
        if base in _STOP or len(base) < 2:
            continue
        found[base] += 2
        for part in parts(base):
            if part not in _STOP:
                found[part] += 1
    return found


@dataclass(frozen=True)
class Linker:
    """Places comments in one outline. Build once, ask many times; ``learn`` returns a new one."""

    outline: Outline
    questions: tuple[str, ...] = ()
    learned: tuple[tuple[str, str], ...] = ()
    _state: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        fields = [_weighted(section, self.outline) for section in self.outline.sections]
        for text, key in self.learned:
            for index, section in enumerate(self.outline.sections):
                if section.key == key:
                    fields[index].update({t: 2 * n for t, n in terms(text).items()})
        df = Counter(term for one in fields for term in one)
        count = max(len(fields), 1)
        idf = {term: math.log(1 + count / n) for term, n in df.items()}
        vectors = [_unit({t: (1 + math.log(n)) * idf[t] for t, n in one.items()}) for one in fields]
        self._state.update(idf=idf, vectors=vectors)

    def rank(self, passage: Passage, *, limit: int = 5) -> tuple[Link, ...]:
        """The places ``passage`` is likely about, best first; empty when it seems to be about nothing here."""
        return self.rank_all([passage], limit=limit)[0]

    def rank_all(self, passages: Sequence[Passage], *, limit: int = 5) -> list[tuple[Link, ...]]:
        """``rank`` for many comments."""
        return [self._one(passage, limit) for passage in passages]

    def learn(self, text: str, section_key: str) -> Linker:
        """A linker that also knows that an officer placed ``text`` at ``section_key``."""
        return replace(self, learned=(*self.learned, (text, section_key)), _state={})

    def _one(self, passage: Passage, limit: int) -> tuple[Link, ...]:
        idf: dict[str, float] = self._state["idf"]  # type: ignore[assignment]
        vectors: list[dict[str, float]] = self._state["vectors"]  # type: ignore[assignment]
        query = terms(passage.text)
        for heading in passage.context:
            query.update(terms(heading))
        vector = _unit({t: (1 + math.log(n)) * idf.get(t, 0.0) for t, n in query.items()})
        named = _named(passage, self.outline.sections)
        links = []
        for section, other in zip(self.outline.sections, vectors, strict=True):
            shared = {t: w * other[t] for t, w in vector.items() if t in other}
            score = float(np.clip(sum(shared.values()), 0, 0.9))
            evidence: list[str] = []
            if section.key in named:
                score, evidence = 0.95, [f"”{named[section.key]}” nämns"]
            best = sorted(shared, key=lambda t: (-shared[t], t))[:3]
            if best:
                evidence.append("Gemensamma ord: " + ", ".join(best))
            if score >= FLOOR:
                links.append(Link(section.key, round(score, 4), tuple(evidence)))
        return tuple(sorted(links, key=lambda link: -link.score)[:limit])


def _weighted(section: Section, outline: Outline) -> Counter[str]:
    found: Counter[str] = Counter({t: 3 * n for t, n in terms(section.heading).items()})
    found.update(terms(section.text))
    for other in outline.sections:
        if other.key == section.parent:
            found.update(terms(other.heading))
    return found


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {t: w / length for t, w in vector.items()}


def _named(passage: Passage, sections: Iterable[Section]) -> dict[str, str]:
    numbers = {section.number.rstrip("."): section.key for section in sections if section.number}
    found: dict[str, str] = {}
    for text in (*passage.context, passage.text):
        for match in _NUMBER.finditer(text):
            key = numbers.get(match[1] or match[2] or "")
            if key:
                found[key] = match[0]
    return found
