"""Ranks the sections of a strategy for a comment: what it names, where it stands, what it is like, what was placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samsyn.cores.linking.background import Background
from samsyn.cores.linking.confirmed import Confirmed
from samsyn.cores.linking.experience import Experience
from samsyn.cores.linking.features import Floats, plain
from samsyn.cores.linking.insets import folded
from samsyn.cores.linking.kernel import Rows
from samsyn.cores.linking.places import Hit
from samsyn.cores.linking.scoring import Reason, Scored, Scorer
from samsyn.cores.linking.tails import gathered
from samsyn.cores.linking.values import Link
from samsyn.cores.outline.values import Outline
from samsyn.cores.text.values import Passage

FLOOR = 0.05  # below this top score a comment stays unplaced
FOREIGN_FLOOR = 0.25  # the same, where its words show that it is about something else
NOTHING = 2.8  # the logit of "about nothing in the strategy"
GOES_ON = 2.0  # a comment that stands right after another is often about the same section
# Logits per unit of what sets the headings apart and ln(sections), where sections are headings without text.
CONTRAST = 2.8
CARRIED = 11.0  # logits per unit of what earlier consultations taught; less as this one teaches
LEARNED, LEARNED_BARE = 4.0, 8.0  # logits per unit of what was learned; the latter where there are only headings
SAME = 10.0  # the very words an officer has placed come this far before all else: people win
_NEAR = 0.3  # a confirmed comment this like is told as evidence
_AT_ONCE = 2000  # comments scored in one go, to bound memory


@dataclass(frozen=True)
class _Row:
    """All that is known of one comment."""

    passage: Passage
    shares: Floats
    hits: Sequence[Hit]
    reasons: Sequence[Reason]
    foreign: float  # what shows that it is about nothing here
    nearest: dict[int, str]  # section → the confirmed comment there that is most like this one


class Linker:
    """Places comments in one outline. Build once, ask many times; nothing in it changes, ``learn`` returns a new one.

    ``questions`` are the consultation's questions, in order: a comment under "Fråga 2" is placed by what that asks.
    ``background`` tells how rare words are and (with vectors) which belong together; without it the outline's own
    text does. ``experience`` is what earlier consultations taught, made with the same background.
    """

    def __init__(
        self,
        outline: Outline,
        *,
        questions: Sequence[str] = (),
        background: Background | None = None,
        experience: Experience | None = None,
    ) -> None:
        seen = folded(outline)
        outline, self._host = gathered(seen.outline), seen.host
        self._keys = tuple(section.key for section in outline.sections)
        self._background = background or Background([f"{s.heading}\n{s.text}" for s in outline.sections])
        self._scorer = Scorer(outline, questions, self._background, seen.names)
        headings = [section.heading for section in outline.sections]
        self._confirmed = Confirmed.of(Rows.of(headings, self._background))
        self._experience = experience
        self._carried = experience.toward(headings) if experience else np.zeros((0, len(headings)))
        self._heading_weights = self._confirmed.weights  # what the headings alone say
        self._contrast = CONTRAST * self._scorer.bare * np.log(max(len(headings), 1))
        self._learned = LEARNED + self._scorer.bare * (LEARNED_BARE - LEARNED)
        self._said: tuple[str, ...] = ()  # the confirmed comments, in the order of ``_confirmed``
        self._placed: dict[str, str] = {}  # plain text of a confirmed comment → its section

    def rank(self, passage: Passage, *, limit: int = 5, floor: float = FLOOR) -> tuple[Link, ...]:
        """The places ``passage`` is likely about, best first; empty when the best score is below ``floor``: it seems
        to be about nothing here."""
        return self.rank_all([passage], limit=limit, floor=floor)[0]

    def rank_all(self, passages: Sequence[Passage], *, limit: int = 5, floor: float = FLOOR) -> list[tuple[Link, ...]]:
        """``rank`` for many comments at once.

        Passages that follow each other in one document (spans in order, under the same headings) lean a little on the
        one before: "Men turlistan är viktigare" is about what was just spoken of.
        """
        if not self._keys:
            return [() for _ in passages]
        found: list[tuple[Link, ...]] = []
        for start in range(0, len(passages), _AT_ONCE):
            rows = self._rows(passages[start : start + _AT_ONCE])
            found += [self._links(row, limit, floor) for row in rows]
        return found

    def shares(self, texts: Sequence[str]) -> Floats:
        """How likely each section is for each text, by itself, when it is about one of them."""
        logits = self._logits([Passage(text, ()) for text in texts])[0]
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(weights / weights.sum(axis=1, keepdims=True))

    def learn(self, text: str, section_key: str) -> Linker | None:
        """A linker that also knows that an officer placed ``text`` at ``section_key``; None when no section has it."""
        key = self._host.get(section_key, section_key)
        if key not in self._keys:
            return None
        section = self._keys.index(key)
        learned = object.__new__(Linker)
        learned.__dict__.update(self.__dict__)
        learned._confirmed = self._confirmed.learn(Rows.of([text], self._background), section)
        learned._said = (*self._said, text)[-len(learned._confirmed) :]
        learned._placed = {**self._placed, plain(text): section_key}
        return learned

    def _logits(self, passages: Sequence[Passage]) -> tuple[Floats, Scored, Floats]:
        """What speaks for each section of each passage by itself; what the scorer found; the nearness to examples."""
        scored = self._scorer.score(passages)
        rows = Rows.of([passage.text for passage in passages], self._background)
        asked, near = self._confirmed.ask(rows)
        by_heading = near[:, : len(self._keys)] @ self._heading_weights
        logits = scored.logits + self._contrast * by_heading + self._learned * (asked - by_heading)
        if self._experience:
            share = len(self._keys) / (len(self._keys) + len(self._confirmed))
            logits += CARRIED * np.sqrt(share) * self._experience.score(rows, self._carried)
        for row, passage in enumerate(passages):
            if key := self._placed.get(plain(passage.text)):
                logits[row, self._keys.index(self._host.get(key, key))] = logits[row].max() + SAME
        return logits, scored, near

    def _rows(self, passages: Sequence[Passage]) -> list[_Row]:
        logits, scored, near = self._logits(passages)
        after = np.array([_follows(passages[at - 1], passages[at]) for at in range(1, len(passages))], float)
        logits[1:] += GOES_ON * after[:, None] * _shares(logits, scored.nothing)[:-1]
        nearest = [self._nearest(row) for row in near[:, len(self._keys) :]]
        shares = _shares(logits, scored.nothing)
        columns = (passages, shares, scored.hits, scored.reasons, map(float, scored.nothing), nearest)
        return [_Row(*row) for row in zip(*columns, strict=True)]

    def _nearest(self, near: Floats) -> dict[int, str]:
        found: dict[int, str] = {}
        sections = self._confirmed.sections[self._confirmed.headings :]
        for at in np.argsort(-near, kind="stable")[: 3 * (near.max(initial=0.0) >= _NEAR)]:
            if near[at] >= _NEAR:
                found.setdefault(sections[at], self._said[at])
        return found

    def _links(self, row: _Row, limit: int, floor: float) -> tuple[Link, ...]:
        order = [int(at) for at in np.argsort(-row.shares, kind="stable")[:limit]]
        if row.shares[order[0]] < (max(floor, FOREIGN_FLOOR) if row.foreign and floor else floor):
            return ()
        put = self._placed.get(plain(row.passage.text), "")  # a box stays the place where an officer says so
        named = {self._host[put]: put} if put in self._host else {}
        return tuple(
            Link(named.get(self._keys[at], self._keys[at]), round(float(row.shares[at]), 4), self._evidence(row, at))
            for at in order
            if row.shares[at] >= floor / 5
        )

    def _evidence(self, row: _Row, at: int) -> tuple[str, ...]:
        said = [hit.evidence for hit in row.hits if hit.section == at]
        said += [_above(reason.heading) for reason in row.reasons if at in reason.sections]
        if at in row.nearest:
            said.append(f"Liknar en synpunkt som du har placerat här: ”{_start(row.nearest[at])}”")
        shared = self._scorer.likeness.shared(row.passage.text, at)
        if shared:
            said.append("Gemensamma ord: " + ", ".join(shared))
        elif not said and (theme := self._scorer.likeness.theme(row.passage.text, at)):
            said.append(f"Samma ämne: {theme}")
        return tuple(said or ["Liknande ordval"])


def _above(heading: str) -> str:
    return f"Står under citatet {heading}" if heading[:1] == heading[-1:] == "”" else f"Står under rubriken ”{heading}”"


def _start(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:77].rstrip()}…"


def _follows(before: Passage, passage: Passage) -> bool:
    """Whether both stand in one document, one after the other, under the same headings."""
    if not before.spans or not passage.spans or before.context != passage.context:
        return False
    return before.spans[-1] < passage.spans[0]


def _shares(logits: Floats, foreign: Floats) -> Floats:
    """Softmax over the sections and "nothing here", which has NOTHING and what speaks for it in each comment."""
    nothing = NOTHING + foreign[:, None]
    top = np.maximum(logits.max(axis=1, keepdims=True), nothing)
    weights = np.exp(logits - top)
    return np.asarray(weights / (weights.sum(axis=1, keepdims=True) + np.exp(nothing - top)))
