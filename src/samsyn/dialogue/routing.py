"""Which statement somebody gets next: one not yet answered, drawn so that its answer tells much."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.db.models import Count

from samsyn.cores.opinion import next_statement
from samsyn.dialogue.models import Conversation, Participant, Picture, Statement, Vote

PLAIN: Final = np.log(np.full(3, 1 / 3))


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a participant is: the next statement (None when all are answered), answered, and how many there are."""

    statement: Statement | None
    answered: int
    of: int


def unanswered(conversation: Conversation, participant: Participant | None) -> list[Statement]:
    """Statements that stand and that the participant has not answered, in order."""
    return _left(conversation, _answers(conversation, participant))


def _left(conversation: Conversation, mine: dict[int, int]) -> list[Statement]:
    rows = Statement.objects.filter(conversation=conversation, accepted=True).exclude(text="").order_by("number")
    return [row for row in rows if row.number not in mine]


def turn(conversation: Conversation, participant: Participant | None) -> Turn:
    """What to ask next; the same for the same participant and answers, so that a page may be loaded again."""
    mine = _answers(conversation, participant)
    left = _left(conversation, mine)
    if not left:
        return Turn(None, len(mine), len(mine))
    shares, logs, seen = _known(conversation, left, mine)
    seed = participant.pk if participant else conversation.pk
    chosen = next_statement(shares, logs, seen, np.arange(len(left)), seed=seed, turn=len(mine))
    return Turn(left[chosen or 0], len(mine), len(mine) + len(left))


def next_for(conversation: Conversation, participant: Participant | None) -> Statement | None:
    """The next statement alone."""
    return turn(conversation, participant).statement


def _answers(conversation: Conversation, participant: Participant | None) -> dict[int, int]:
    if participant is None:
        return {}
    rows = Vote.objects.filter(participant=participant, statement__conversation=conversation)
    return dict(rows.values_list("statement__number", "value"))


def _known(conversation: Conversation, left: list[Statement], mine: dict[int, int]) -> tuple[Any, Any, Any]:
    """Shares of the groups, log profiles of the statements left, and how often each group has seen them."""
    routing = Picture.objects.filter(conversation=conversation).values_list("routing", flat=True).first()
    if not routing:
        rows = Statement.objects.filter(pk__in=[one.pk for one in left]).annotate(n=Count("votes"))
        seen = dict(rows.values_list("pk", "n"))
        return np.ones(1), np.tile(PLAIN, len(left))[None, :], np.array([[seen[one.pk] for one in left]])
    place = {number: at for at, number in enumerate(routing["numbers"])}
    profiles = np.array(routing["profiles"]).reshape(len(routing["sizes"]), -1, 3)
    logs = [
        profiles[:, place[one.number]] if one.number in place else np.tile(PLAIN, (len(profiles), 1)) for one in left
    ]
    seen_by = np.array(routing["seen"])
    counts = [seen_by[:, place[one.number]] if one.number in place else np.zeros(len(profiles)) for one in left]
    belongs = np.log(np.array(routing["sizes"]) + 1.0)
    for number, value in mine.items():
        if number in place and value:
            belongs = belongs + profiles[:, place[number], value + 1]
    shares = np.exp(belongs - belongs.max())
    return shares / shares.sum(), np.concatenate(logs, axis=1), np.stack(counts, axis=1)
