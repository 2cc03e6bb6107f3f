"""Ranks the sections of a strategy for a comment: what it names, where it stands, what it is like, what was confirmed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.places import Hit
from samsyn.cores.linking.scoring import Reason, Scorer
from samsyn.cores.linking.values import Link
from samsyn.cores.outline.values import Outline
from samsyn.cores.text.values import Passage

FLOOR = 0.05  # below this top score a comment stays unplaced
NOTHING = 2.8  # the logit of "about nothing in the strategy"
GOES_ON = 2.0  # a comment that stands right after another is often about the same section


class Linker:
    """Places comments in one outline. Build once, ask many times; nothing in it changes, ``learn`` returns a new one.

    ``questions`` are the consultation's questions, in order: a comment under "Fråga 2" is placed by what that asks.
    """

    def __init__(self, outline: Outline, *, questions: Sequence[str] = ()) -> None:
        self._keys = tuple(section.key for section in outline.sections)
        self._scorer = Scorer(outline, questions)

    def rank(self, passage: Passage, *, limit: int = 5) -> tuple[Link, ...]:
        """The places ``passage`` is likely about, best first; empty when it seems to be about nothing here."""
        return self.rank_all([passage], limit=limit)[0]

    def rank_all(self, passages: Sequence[Passage], *, limit: int = 5) -> list[tuple[Link, ...]]:
        """``rank`` for many comments at once.

        Passages that follow each other in one document (spans in order, under the same headings) lean a little on the
        one before: "Men turlistan är viktigare" is about what was just spoken of.
        """
        if not passages or not self._keys:
            return [() for _ in passages]
        scored = self._scorer.score(passages)
        logits = scored.logits
        after = np.array([_follows(passages[at - 1], passages[at]) for at in range(1, len(passages))], float)
        logits[1:] += GOES_ON * after[:, None] * _shares(logits)[:-1]
        rows = zip(passages, _shares(logits), scored.hits, scored.reasons, strict=True)
        return [self._links(*row, limit=limit) for row in rows]

    def _links(
        self, passage: Passage, shares: Floats, hits: Sequence[Hit], reasons: Sequence[Reason], *, limit: int
    ) -> tuple[Link, ...]:
        order = [int(at) for at in np.argsort(-shares, kind="stable")[:limit]]
        if shares[order[0]] < FLOOR:
            return ()
        return tuple(
            Link(self._keys[at], round(float(shares[at]), 4), self._evidence(passage, at, hits, reasons))
            for at in order
            if shares[at] >= FLOOR / 5
        )

    def _evidence(
        self, passage: Passage, at: int, hits: Sequence[Hit], reasons: Sequence[Reason]
    ) -> tuple[str, ...]:
        said = [hit.evidence for hit in hits if hit.section == at]
        said += [f"Står under rubriken ”{reason.heading}”" for reason in reasons if at in reason.sections]
        shared = self._scorer.likeness.shared(passage.text, at)
        if shared:
            said.append("Gemensamma ord: " + ", ".join(shared))
        elif not said and (theme := self._scorer.likeness.theme(passage.text, at)):
            said.append(f"Samma ämne: {theme}")
        return tuple(said or ["Liknande ordval"])


def _follows(before: Passage, passage: Passage) -> bool:
    """Whether both stand in one document, one after the other, under the same headings."""
    if not before.spans or not passage.spans or before.context != passage.context:
        return False
    return before.spans[-1] < passage.spans[0]


def _shares(logits: Floats) -> Floats:
    """Softmax over the sections and "nothing here"."""
    top = np.maximum(logits.max(axis=1, keepdims=True), NOTHING)
    weights = np.exp(logits - top)
    return np.asarray(weights / (weights.sum(axis=1, keepdims=True) + np.exp(NOTHING - top)))
