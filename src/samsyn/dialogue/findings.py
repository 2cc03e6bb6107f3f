"""What a conversation said, ready to be written out: the analysis with texts and sentences' raw material."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samsyn.cores.opinion import UNGROUPED, Analysis, Stability, Verdict, Votes, analyse, wilson
from samsyn.cores.opinion.typical import Direction, directions, ratios
from samsyn.dialogue.statementfile import NONE, Statements

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Count:
    """One group's answers to one statement; ``low`` and ``high`` bound the share that agrees (95 percent)."""

    agree: int
    disagree: int
    passed: int
    low: float
    high: float
    representativeness: float
    direction: Direction

    @property
    def seen(self) -> int:
        """All who answered."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with every figure. ``by_group`` follows Findings.groups; ``apart``: the two that differ most."""

    id: str
    text: str
    by_group: tuple[Count, ...]
    everyone: Count
    consensus: float
    consensus_low: float
    consensus_high: float
    consensus_disagree: float
    divisive: float
    divisive_low: float
    divisive_high: float
    apart: tuple[int, int]
    weakest: float
    opposed: float
    turned: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """An opinion group; ``typical`` are places in Findings.statements."""

    name: str
    size: int
    typical: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A participant: group letter or None, how sure (0–1), votes, place in the picture."""

    id: str
    group: str | None
    sure: float
    votes: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Findings:
    """The whole answer. ``left_out``: statements that were moderated away; ``votes``: votes on the others."""

    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    stability: Stability
    left_out: tuple[str, ...]
    notices: tuple[str, ...]
    votes: int
    seed: int

    @property
    def placed(self) -> int:
        """Participants in a group."""
        return sum(group.size for group in self.groups)

    def common(self, verdict: Verdict = Verdict.COMMON_AGREE) -> list[Statement]:
        """Common ground, the surest first."""
        found = [one for one in self.statements if one.verdict == verdict]
        lowest = "weakest" if verdict == Verdict.COMMON_AGREE else "opposed"
        return sorted(found, key=lambda one: -getattr(one, lowest))

    def dividing(self) -> list[Statement]:
        """What divides, the surest first."""
        found = [one for one in self.statements if one.verdict == Verdict.DIVIDES]
        return sorted(found, key=lambda one: -one.divisive_low)


def findings(votes: Votes, statements: Statements = NONE, *, seed: int = 0, notices: Sequence[str] = ()) -> Findings:
    """Analyse and put words to it. Raises NothingToAnalyse."""
    return explored(votes, statements, seed=seed, notices=notices)[0]


def explored(
    votes: Votes, statements: Statements = NONE, *, seed: int = 0, notices: Sequence[str] = (),
    previous: Mapping[Any, str] | None = None,
) -> tuple[Findings, Analysis]:  # fmt: skip
    """The same with the analysis behind it. ``previous``: who had which letter, so that groups keep theirs."""
    names = [str(one) for one in votes.statements.tolist()]
    refused = [at for at, name in enumerate(names) if name in statements.refused]
    found = analyse(votes, seed=seed, left_out=refused, previous=previous)
    return _told(found, votes, statements, names, refused, notices, seed), found


def _told(
    found: Analysis, votes: Votes, statements: Statements, names: list[str], refused: list[int],
    notices: Sequence[str], seed: int,
) -> Findings:  # fmt: skip
    return Findings(
        people=_people(found, votes.answered.tolist()),
        groups=tuple(
            Group(name, int(size), found.typical[at])
            for at, (name, size) in enumerate(zip(found.names, found.groups.sizes.tolist(), strict=True))
        ),
        statements=_statements(found, statements),
        stability=found.split_half(),
        left_out=tuple(names[at] for at in refused),
        notices=(*notices, *_about(names, statements)),
        votes=int(found.everyone.seen.sum()),
        seed=seed,
    )


def _about(names: Sequence[str], statements: Statements) -> list[str]:
    if not statements.texts:
        return []
    unknown = [one for one in names if one not in statements.texts]
    emptied = [one for one in names if one in statements.emptied]
    sentences = []
    if unknown:
        sentences.append(f"Text saknas för {len(unknown)} påståenden som det röstats om: {_few(unknown)}.")
    if emptied:
        sentences.append(f"Texten är borttagen för påstående {_few(emptied)}. Svaren finns kvar och är räknade.")
    return sentences


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:10]) + (" med flera" if len(names) > 10 else "")


def _people(found: Analysis, answered: list[int]) -> tuple[Person, ...]:
    labels, places = found.groups.labels.tolist(), found.space.positions.tolist()
    sure = found.groups.shares.max(axis=1).tolist()
    return tuple(
        Person(str(name), None if label == UNGROUPED else found.names[label], round(how, 4), votes, place[0], place[1])
        for name, label, how, votes, place in zip(
            found.votes.participants.tolist(), labels, sure, answered, places, strict=True
        )
    )


def _statements(found: Analysis, texts: Statements) -> tuple[Statement, ...]:
    sure, way, ratio = found.certainty, directions(found.representative), ratios(found.representative)
    agreed, refused = found.consensus
    every, tallies = found.everyone, found.tallies
    passed, all_passed = tallies.passes, every.passes
    result = []
    for at, name in enumerate(str(one) for one in found.votes.statements.tolist()):
        counts = tuple(
            Count(
                int(tallies.agree[one, at]), int(tallies.disagree[one, at]), int(passed[one, at]),
                float(sure.agree_low[one, at]), float(sure.agree_high[one, at]),
                float(ratio[one, at]), way[one][at],
            )
            for one in range(found.groups.count)
        )  # fmt: skip
        low, high = _wilson(int(every.agree[0, at]), int(every.seen[0, at]))
        whole = Count(
            int(every.agree[0, at]), int(every.disagree[0, at]), int(all_passed[0, at]), low, high, 1.0, "agree"
        )
        result.append(
            Statement(
                name, _text(name, texts), counts, whole,
                float(agreed[at]), float(sure.consensus_low[at]), float(sure.consensus_high[at]), float(refused[at]),
                float(sure.divisive[at]), float(sure.divisive_low[at]), float(sure.divisive_high[at]),
                (int(sure.apart[at, 0]), int(sure.apart[at, 1])),
                float(sure.weakest[at]), float(sure.opposed[at]), int(sure.turned[at]), sure.verdicts[at],
            )
        )  # fmt: skip
    return tuple(result)


def _wilson(votes: int, seen: int) -> tuple[float, float]:
    low, high = wilson(np.array([votes]), np.array([seen]))
    return float(low[0]), float(high[0])


def _text(name: str, texts: Statements) -> str:
    if name in texts.emptied:
        return f"Påstående {name} (texten är borttagen)"
    return texts.texts.get(name) or f"Påstående {name}"
