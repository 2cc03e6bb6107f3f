"""Weighs what speaks for each section: what a comment names, the headings it stands under, what it is like.

All in logits, added up; the weights were fitted on hand-written responses and rounded (docs/algorithms/linking.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samsyn.cores.linking.background import Background
from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.following import handed_on
from samsyn.cores.linking.foreign import foreign, leaves
from samsyn.cores.linking.headings import DEFINITE
from samsyn.cores.linking.leaning import Leaning
from samsyn.cores.linking.lexicon import lemma, words
from samsyn.cores.linking.likeness import Likeness
from samsyn.cores.linking.places import NUMBER, Hit, Places
from samsyn.cores.linking.roles import ROLES, asked, played
from samsyn.cores.outline.values import Outline
from samsyn.cores.text.values import Passage

# For each of likeness.MEASURES: of the text, of the innermost heading above it, of those further out.
TEXT = np.array([6.0, 1.0, 9.0, 10.0, 7.0, 3.0, 4.0])
BARE = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.8])  # in place of TEXT where sections are headings without text
INNER = np.array([4.0, 0.0, 0.0, 0.5, 0.0, 1.5, 1.0])
OUTER = np.array([2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5])
# Of a section that is named, and of those below it: in the text, in the innermost heading, further out.
NAMED, NAMED_INNER, NAMED_OUTER = (11.0, 6.5), (7.0, 6.3), (4.0, 3.7)

# Of the sections that play the part which the innermost heading asks about, and one further out.
ASKED_INNER, ASKED_OUTER = 4.0, 2.0
# More for a section that the innermost heading names by nothing but its number or page ("Avsnitt 10.1", "Sid 15").
ONLY_NAMED = 5.0
# More for a section without sections under it that the innermost heading names: nothing below it can be meant instead.
NAMED_LEAF = 1.5

# Of what the headings above say, when the comment takes leave of them.
LEAVING = 0.3


@dataclass(frozen=True, slots=True)
class Reason:
    """A heading above a comment, and the sections (by place in the outline) that it names."""

    heading: str
    sections: frozenset[int]


@dataclass(frozen=True)
class Scored:
    """What speaks for each section: ``logits`` comment × section; for each comment what it and its headings name."""

    logits: Floats
    hits: list[list[Hit]]
    reasons: list[list[Reason]]
    nothing: Floats  # what speaks for no section at all


class Scorer:
    """One outline, ready to be searched. ``questions`` are those of the consultation, in order; ``names`` are what
    sections are called besides their headings (insets.py)."""

    def __init__(
        self,
        outline: Outline,
        questions: Sequence[str],
        background: Background,
        names: Sequence[tuple[str, int]] = (),
    ) -> None:
        self.likeness = Likeness(outline, background)
        self._places = Places(outline, names)
        self._questions = tuple(questions)
        self._below = _below(outline)
        self._played = played(outline)
        self._leaning = Leaning(outline, self._played)
        self.bare = 1 - sum(bool(section.blocks) for section in outline.sections) / max(len(outline.sections), 1)
        self._text = TEXT + self.bare * (BARE - TEXT)
        self._title = frozenset(lemma(word) for word in words(outline.title))

    def score(self, passages: Sequence[Passage]) -> Scored:
        """The logits of each passage by itself."""
        hits = [self._places.named(passage.text) for passage in passages]
        logits = self.likeness.of([passage.text for passage in passages]) @ self._text
        named = (1 - self.bare / 2) * self._boost(hits, *NAMED)
        logits += named + handed_on(passages, named)
        logits += self._leaning.of([passage.text for passage in passages])
        headings = sorted({heading for passage in passages for heading in passage.context})
        number = {heading: at for at, heading in enumerate(headings)}
        above_hits, inner, outer = self._headings(headings)
        only = np.array([float(self._places.only_names(heading)) for heading in headings]).reshape(-1, 1)
        only = ONLY_NAMED * only * self._boost(above_hits, 1.0, 1.0)
        reasons = []
        for row, passage in enumerate(passages):
            rows = [number[heading] for heading in passage.context]
            if rows:
                loose = LEAVING if leaves(passage.text) else 1.0
                if not self._places.begins(passage.text):
                    logits[row] += only[rows[-1]]
                logits[row] += loose * (inner[rows[-1]] + outer[rows[:-1]].max(axis=0, initial=0.0))
            above = [Reason(headings[at], frozenset(hit.section for hit in above_hits[at])) for at in reversed(rows)]
            reasons.append([reason for reason in above if reason.sections])
        nothing = np.array([foreign(passage.text, passage.context) for passage in passages])
        return Scored(logits, hits, reasons, nothing)

    def _headings(self, headings: Sequence[str]) -> tuple[list[list[Hit]], Floats, Floats]:
        """What each heading of a response names, and its logits as the innermost and as an outer one.

        The strategy's own name is left out: it heads every response and says nothing of a section.
        """
        hits = [self._hits_above(heading) for heading in headings]
        like = self.likeness.of(
            [" ".join(word for word in words(heading) if lemma(word) not in self._title) for heading in headings]
        )
        parts = self._asked(headings, hits)
        inner = like @ INNER + self._boost(hits, *NAMED_INNER) + NAMED_LEAF * self._leaves(hits) + ASKED_INNER * parts
        return hits, inner, like @ OUTER + self._boost(hits, *NAMED_OUTER) + ASKED_OUTER * parts

    def _asked(self, headings: Sequence[str], hits: Sequence[Sequence[Hit]]) -> Floats:
        """1 for the sections that play a part which a heading asks about, unless the heading surely names a section."""
        found = np.zeros((len(headings), self._played.shape[1]))
        for row, heading in enumerate(headings):
            for role in asked(heading) if all(hit.strength <= DEFINITE for hit in hits[row]) else ():
                found[row] = np.maximum(found[row], self._played[ROLES.index(role)])
        return found

    def _hits_above(self, heading: str) -> list[Hit]:
        hits = self._places.named(heading, heading=True)
        for number in self._places.questions(heading):
            if 0 < number <= len(self._questions):
                hits += self._places.named(self._questions[number - 1], heading=True)
        return hits

    def _leaves(self, hits: Sequence[Sequence[Hit]]) -> Floats:
        """How surely each section without sections under it is named."""
        named = np.zeros((len(hits), len(self._below)))
        for row, found in enumerate(hits):
            for hit in found:
                if hit.strength >= NUMBER:
                    named[row, hit.section] = 1.0
        return np.asarray(named * (self._below.sum(axis=1) == 0))

    def _boost(self, hits: Sequence[Sequence[Hit]], own: float, below: float) -> Floats:
        """What naming adds: ``own`` times the strength for the section itself, ``below`` for the sections under it."""
        boost = np.zeros((len(hits), len(self._below)))
        for row, found in enumerate(hits):
            for hit in found:
                boost[row] = np.maximum(boost[row], below * hit.strength * self._below[hit.section])
                boost[row, hit.section] = max(boost[row, hit.section], own * hit.strength)
        return boost


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
