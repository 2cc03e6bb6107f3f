"""Ranks the sections of a strategy for a comment: what it names, where it stands, what it is like, what was confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.likeness import Likeness
from samsyn.cores.linking.places import Hit, Places
from samsyn.cores.linking.values import Link
from samsyn.cores.outline.values import Outline
from samsyn.cores.text.values import Passage

FLOOR = 0.08

# Logits. Likeness in the order of likeness.MEASURES; the rest is added for what is named in the text or above it.
LIKENESS = np.array([6.0, 2.0, 6.0, 8.0, 4.0, 2.0])
ABOVE = 0.35  # how much the likeness of a heading above counts beside that of the text
NAMED, NAMED_ABOVE = 7.0, 5.0
CHILD, CHILD_ABOVE = 0.35, 0.8  # share of that for the sections below one that is named
FURTHER = 0.55  # each heading further out counts this much less
NOTHING = 3.2  # the logit of "about nothing in the strategy"


class Linker:
    """Places comments in one outline. Build once, ask many times; nothing in it changes, ``learn`` returns a new one.

    ``questions`` are the consultation's questions, in order: a comment under "Fråga 2" is placed by what that asks.
    """

    def __init__(self, outline: Outline, *, questions: Sequence[str] = ()) -> None:
        self.outline = outline
        self.questions = tuple(questions)
        self._keys = tuple(section.key for section in outline.sections)
        self._below = _below(outline)
        self._places = Places(outline)
        self._likeness = Likeness(outline)

    def rank(self, passage: Passage, *, limit: int = 5) -> tuple[Link, ...]:
        """The places ``passage`` is likely about, best first; empty when it seems to be about nothing here."""
        return self.rank_all([passage], limit=limit)[0]

    def rank_all(self, passages: Sequence[Passage], *, limit: int = 5) -> list[tuple[Link, ...]]:
        """``rank`` for many comments at once; each is placed on its own."""
        if not passages or not self._keys:
            return [() for _ in passages]
        logits = LIKENESS @ np.moveaxis(self._likeness.of([passage.text for passage in passages]), -1, -2)
        hits = [self._places.named(passage.text) for passage in passages]
        above, above_hits = self._above(passages)
        logits = logits + above + self._boost(hits, NAMED, CHILD) 
        shares = _shares(logits)
        return [self._links(*row, limit=limit) for row in zip(passages, shares, hits, above_hits, strict=True)]

    def _above(self, passages: Sequence[Passage]) -> tuple[Floats, list[list[tuple[str, list[Hit]]]]]:
        """What the headings over each comment add, and what they name, innermost first."""
        known: dict[str, tuple[Floats, list[Hit]]] = {}
        texts = sorted({heading for passage in passages for heading in passage.context})
        likeness = LIKENESS @ np.moveaxis(self._likeness.of(texts), -1, -2) if texts else np.zeros((0, len(self._keys)))
        for text, like in zip(texts, likeness, strict=True):
            hits = self._hits_above(text)
            known[text] = (like * ABOVE + self._boost([hits], NAMED_ABOVE, CHILD_ABOVE)[0], hits)
        sums = np.zeros((len(passages), len(self._keys)))
        named = []
        for row, passage in enumerate(passages):
            weight = 1.0
            named.append([(heading, known[heading][1]) for heading in reversed(passage.context)])
            for heading in reversed(passage.context):
                sums[row] += weight * known[heading][0]
                weight *= FURTHER
        return sums, named

    def _hits_above(self, heading: str) -> list[Hit]:
        hits = self._places.named(heading)
        for number in self._places.questions(heading):
            if 0 < number <= len(self.questions):
                hits += self._places.named(self.questions[number - 1])
        return hits

    def _boost(self, hits: Iterable[Sequence[Hit]], weight: float, child: float) -> Floats:
        rows = []
        for named in hits:
            own = np.zeros(len(self._keys))
            for hit in named:
                own[hit.section] = max(own[hit.section], hit.strength)
            inherited = (self._below * own[:, None]).max(axis=0) * child
            rows.append(weight * np.maximum(own, inherited))
        return np.array(rows)

    def _links(
        self, passage: Passage, shares: Floats, hits: list[Hit], above: list[tuple[str, list[Hit]]], *, limit: int
    ) -> tuple[Link, ...]:
        order = np.argsort(-shares, kind="stable")[:limit]
        if shares[order[0]] < FLOOR:
            return ()
        return tuple(
            Link(self._keys[index], round(float(shares[index]), 4), self._evidence(passage, int(index), hits, above))
            for index in order
            if shares[index] >= FLOOR / 4
        )

    def _evidence(
        self, passage: Passage, index: int, hits: list[Hit], above: list[tuple[str, list[Hit]]]
    ) -> tuple[str, ...]:
        said = [hit.evidence for hit in hits if hit.section == index]
        said += [f"Står under rubriken ”{heading}”" for heading, named in above if any(h.section == index for h in named)]
        shared = self._likeness.shared(passage.text, index)
        if shared:
            said.append("Gemensamma ord: " + ", ".join(shared))
        if not said:
            said.append("Står nära den text som nämns" if hits or any(named for _, named in above) else "Liknande ordval")
        return tuple(said)


def _below(outline: Outline) -> Floats:
    """1 where the column's section stands somewhere below the row's."""
    at = {section.key: index for index, section in enumerate(outline.sections)}
    below = np.zeros((len(at), len(at)))
    for index, section in enumerate(outline.sections):
        above, steps = section.parent, 0
        while above is not None and above in at and steps < len(at):
            below[at[above], index] = 1
            above, steps = outline.sections[at[above]].parent, steps + 1
    return below


def _shares(logits: Floats) -> Floats:
    """Softmax over the sections and "nothing here"."""
    top = np.maximum(logits.max(axis=1, keepdims=True), NOTHING)
    weights = np.exp(logits - top)
    return np.asarray(weights / (weights.sum(axis=1, keepdims=True) + np.exp(NOTHING - top)))
