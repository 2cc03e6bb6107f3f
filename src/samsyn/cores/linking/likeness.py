"""How alike a comment and each section of a strategy are, by letters, words and the parts of compounds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samsyn.cores.linking import themes
from samsyn.cores.linking.background import Background
from samsyn.cores.linking.features import Floats, Target, content, letters, terms
from samsyn.cores.linking.lexicon import lemma, parts
from samsyn.cores.linking.wordlists import STOP
from samsyn.cores.outline.values import Outline

# What is measured, in the order of the last axis of ``Likeness.of``; each is a cosine or a share, 0–1.
MEASURES = (
    "heading letters", "heading covered", "section letters", "section words", "best paragraph", "kin headings",
    "themes",
)  # fmt: skip


@dataclass(frozen=True)
class _Field:
    """One part of every section, by letters and by words."""

    letters: Target
    terms: Target


class Likeness:
    """The sections of one outline, ready to be compared with texts."""

    def __init__(self, outline: Outline, background: Background) -> None:
        sections = outline.sections
        whole = [f"{section.heading}\n{section.heading}\n{section.text}" for section in sections]
        self._letter_space, self._term_space = background.letter_space, background.term_space
        headings = [section.heading for section in sections]
        self._headings = self._field(headings)
        in_headings = self._term_space.rows(terms(headings))
        self._squares = Target.of(in_headings.multiply(in_headings).tocsr())
        self._whole = self._field(whole)
        self._kin = self._field(_kin(outline))
        blocks = [(at, block.text) for at, section in enumerate(sections) for block in section.blocks]
        blocks += [(at, section.heading) for at, section in enumerate(sections) if not section.blocks]
        blocks.sort(key=lambda one: one[0])
        self._starts = np.searchsorted([at for at, _ in blocks], np.arange(len(sections)))
        self._blocks = Target.of(self._term_space.rows(terms([text for _, text in blocks])))
        amounts = themes.amounts([content(section.heading) * 4 + content(section.text) for section in sections])
        self._theme_rarity = np.log((len(sections) + 1) / ((amounts > 0.5).sum(axis=0) + 1)) + 0.2
        self._themes = _unit(np.log1p(amounts) * self._theme_rarity)
        self._bases = [_bases(text) for text in whole]
        self._rarity = _rarity(self._bases)

    def _field(self, texts: Sequence[str]) -> _Field:
        return _Field(
            Target.of(self._letter_space.rows(letters(texts))), Target.of(self._term_space.rows(terms(texts)))
        )

    def of(self, texts: Sequence[str]) -> Floats:
        """How each text is like each section: an array text × section × measure (see MEASURES)."""
        by_letters, by_terms = self._letter_space.rows(letters(texts)), self._term_space.rows(terms(texts))
        present = by_terms.copy()
        present.data = np.ones_like(present.data)
        blocks = self._blocks.products(by_terms)
        measured = (
            self._headings.letters.products(by_letters),
            self._squares.products(present),
            self._whole.letters.products(by_letters),
            self._whole.terms.products(by_terms),
            np.maximum.reduceat(blocks, self._starts, axis=1) if blocks.shape[1] else np.zeros((len(texts), 0)),
            self._kin.letters.products(by_letters),
            _unit(np.log1p(themes.amounts([content(text) for text in texts])) * self._theme_rarity) @ self._themes.T,
        )
        return np.stack(measured, axis=-1)

    def shared(self, text: str, section: int, *, limit: int = 3) -> list[str]:
        """The words of ``text`` that say most about why it is like ``section``, rarest in the strategy first."""
        found: dict[str, float] = {}
        for word in content(text):
            base = lemma(word)
            common = ({base, *parts(base)} - STOP) & self._bases[section]
            if common:
                found.setdefault(base, max(self._rarity[one] for one in common))
        return sorted(found, key=lambda base: (-found[base], base))[:limit]

    def theme(self, text: str, section: int) -> str:
        """The theme that ``text`` and ``section`` have most of in common, "" when none."""
        common = np.log1p(themes.amounts([content(text)])[0]) * self._theme_rarity * self._themes[section]
        return themes.names()[int(common.argmax())] if common.max(initial=0.0) > 0 else ""


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0))


def _kin(outline: Outline) -> list[str]:
    """The headings above and right below each section."""
    by_key = {section.key: section for section in outline.sections}
    kin: dict[str, list[str]] = {section.key: [] for section in outline.sections}
    for section in outline.sections:
        above = by_key.get(section.parent or "")
        if above:
            kin[section.key].append(above.heading)
            kin[above.key].append(section.heading)
    return [" ".join(kin[section.key]) for section in outline.sections]


def _bases(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in content(text):
        base = lemma(word)
        found |= {base, *parts(base)}
    return frozenset(found - STOP)


def _rarity(bases: Sequence[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for one in bases:
        for base in one:
            counts[base] = counts.get(base, 0) + 1
    return {base: 1 / count for base, count in counts.items()}
