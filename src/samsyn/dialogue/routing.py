"""Which statement somebody gets next: one not yet answered, drawn so that its answer tells much.

Asked for at every vote, by everybody in the hall at once: three queries at the most, of values alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.db.models import Count, FilteredRelation, Q

from samsyn.cores.opinion import next_statement
from samsyn.dialogue.models import Picture, Statement

UNKNOWN: Final = np.log(1 / 3)


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement that somebody may answer."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a participant is: the next statement (None when all are answered), answered, and how many there are."""

    statement: Standing | None
    answered: int
    of: int


def unanswered(conversation: int, participant: int | None) -> list[Standing]:
    """Statements that stand and that the participant has not answered, in order."""
    return _left_and_mine(conversation, participant)[0]


def turn(conversation: int, participant: int | None) -> Turn:
    """What to ask next; the same for the same participant and answers, so that a page may be loaded again."""
    left, mine = _left_and_mine(conversation, participant)
    if not left:
        return Turn(None, len(mine), len(mine))
    shares, logs, seen = _known(conversation, left, mine)
    chosen = next_statement(shares, logs, seen, np.arange(len(left)), seed=participant or conversation, turn=len(mine))
    return Turn(left[chosen or 0], len(mine), len(mine) + len(left))


def _left_and_mine(conversation: int, participant: int | None) -> tuple[list[Standing], dict[int, int]]:
    """What is left to answer, and the participant's answers by the statement's number. One query."""
    mine = FilteredRelation("votes", condition=Q(votes__participant=participant or 0))
    rows = list(
        Statement.objects.filter(conversation=conversation)
        .annotate(mine=mine)
        .order_by("number")
        .values_list("number", "text", "accepted", "mine__value")
    )
    left = [Standing(number, text) for number, text, accepted, value in rows if accepted and text and value is None]
    return left, {number: value for number, _text, _accepted, value in rows if value is not None}


def _known(conversation: int, left: Sequence[Standing], mine: Mapping[int, int]) -> tuple[Any, Any, Any]:
    """Shares of the groups, log profiles of the statements left, and how often each group has seen them."""
    routing = Picture.objects.filter(conversation=conversation).order_by().values_list("routing", flat=True)[:1]
    known = next(iter(routing), None)
    return _by_groups(known, left, mine) if known else _by_votes(conversation, left)


def _by_votes(conversation: int, left: Sequence[Standing]) -> tuple[Any, Any, Any]:
    """While there are no groups: everybody is one, and what few have seen comes first."""
    rows = Statement.objects.filter(conversation=conversation).annotate(n=Count("votes")).values_list("number", "n")
    seen = dict(rows)
    return np.ones(1), np.full((1, 3 * len(left)), UNKNOWN), np.array([[seen[one.number] for one in left]])


def _by_groups(routing: Mapping[str, Any], left: Sequence[Standing], mine: Mapping[int, int]) -> tuple[Any, Any, Any]:
    place = {number: at for at, number in enumerate(routing["numbers"])}
    profiles = np.array(routing["profiles"]).reshape(len(routing["sizes"]), -1, 3)
    at = np.array([place.get(one.number, -1) for one in left])
    told, groups = at >= 0, len(profiles)
    logs, seen = np.full((groups, len(left), 3), UNKNOWN), np.zeros((groups, len(left)))
    logs[:, told], seen[:, told] = profiles[:, at[told]], np.array(routing["seen"])[:, at[told]]
    belongs = np.log(np.array(routing["sizes"]) + 1.0)
    for number, value in mine.items():
        if number in place and value:
            belongs = belongs + profiles[:, place[number], value + 1]
    shares = np.exp(belongs - belongs.max())
    return shares / shares.sum(), logs.reshape(groups, -1), seen
