"""A code list of levels: between near rivals their parent is proposed, with the likelihood of them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.coding.levels import FAINT, settled
from samsyn.cores.coding.proposing import FLOOR, Proposed, Proposer, Theme, bag
from tests.cores.coding.said_in_levels import HELD, HELD_THEMES, SAID, THEMES

PARENTS = {1: None, 2: 1, 3: 1, 4: 3, 5: 3, 6: None}  # 1 (2, 3 (4, 5)), 6


def proposed(**scores: float) -> list[tuple[int, float]]:
    found = settled([Proposed(int(key[1:]), score, (key,)) for key, score in scores.items()], PARENTS)
    return [(one.key, round(one.score, 3)) for one in found]


def test_the_deepest_without_a_near_rival() -> None:
    assert proposed(t4=0.8) == [(4, 0.8)]
    assert proposed(t4=0.8, t5=0.3) == [(4, 0.8)]
    assert proposed(t4=0.8, t2=0.3, t6=0.9) == [(4, 0.8), (6, 0.9)]
    assert proposed(t1=0.4, t4=0.8) == [(4, 0.8)]  # what stands above is not proposed beside it


def test_between_rivals_their_parent_with_the_likelihood_of_both() -> None:
    assert proposed(t4=0.5, t5=0.4) == [(3, 0.7)]
    assert proposed(t2=0.5, t4=0.5) == [(1, 0.75)]
    assert proposed(t4=0.3, t5=0.3) == [(3, 0.51)]  # neither is likely enough alone
    assert proposed(t1=0.7, t2=0.6) == [(1, 0.88)]  # its own words speak as loudly as the child's
    assert proposed(t4=0.29, t5=0.29) == []  # many faint ones are no likely parent


def test_the_words_of_the_likeliest_come_first() -> None:
    (one,) = settled([Proposed(4, 0.5, ("buss", "väg")), Proposed(5, 0.6, ("cykel", "väg"))], PARENTS)
    assert one.words == ("cykel", "väg", "buss")


@given(st.dictionaries(st.sampled_from(sorted(PARENTS)), st.floats(0, 0.99)))
def test_every_proposal_is_likely_and_none_stands_above_another(scores: dict[int, float]) -> None:
    found = settled([Proposed(key, score, ()) for key, score in scores.items()], PARENTS)
    keys = [one.key for one in found]
    assert len(set(keys)) == len(keys)
    assert all(FLOOR <= one.score <= 0.99 for one in found)
    assert not any(one in list(way(other, PARENTS))[1:] for one in keys for other in keys)


def way(key: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A theme and those above it."""
    at: int | None = key
    while at is not None:
        yield at
        at = parents[at]


@dataclass
class Count:
    right: int = 0  # as a person would say
    wide: int = 0  # true, but a level above what a person would say
    wrong: int = 0
    same: int = 0  # statements whose proposals are just what a person would say


def counted(themes: Sequence[tuple[int, int | None, str, str]], said: Sequence[tuple[str, set[int]]]) -> list[Count]:
    """The list as a flat one, and with its levels."""
    parents = {key: parent for key, parent, _name, _definition in themes}
    bags = [bag(text) for text, _meant in said]
    proposer = Proposer([Theme(key, name, definition) for key, _parent, name, definition in themes], bags)
    counts = [Count(), Count()]
    for (_text, meant), one in zip(said, bags, strict=True):
        true = {step for key in meant for step in way(key, parents)}
        flat = proposer.propose(one)
        levels = settled(proposer.propose(one, limit=len(themes), floor=FAINT), parents)
        for count, found in zip(counts, (flat, levels), strict=True):
            keys = {row.key for row in found}
            count.right += len(keys & meant)
            count.wide += len((keys & true) - meant)
            count.wrong += len(keys - true)
            count.same += keys == meant
    return counts


@pytest.mark.parametrize(("themes", "said"), [(THEMES, SAID), (HELD_THEMES, HELD)])
def test_fewer_wrong_ones_and_none_of_the_right_ones_lost(
    themes: Sequence[tuple[int, int | None, str, str]], said: Sequence[tuple[str, set[int]]]
) -> None:
    """The figures themselves stand in docs/algorithms/coding.md."""
    flat, levels = counted(themes, said)
    assert levels.right >= flat.right
    assert 2 * levels.wrong <= flat.wrong
    assert levels.same > flat.same
    assert levels.wide <= flat.wide
