"""Which statement somebody gets next: one not yet answered, drawn so that its answer tells much."""

from typing import Any, Final

import numpy as np
from django.db.models import Count

from samsyn.cores.opinion import next_statement
from samsyn.dialogue.models import Conversation, Participant, Picture, Statement, Vote

PLAIN: Final = np.log(np.full(3, 1 / 3))


def unanswered(conversation: Conversation, participant: Participant | None) -> list[Statement]:
    """Statements that stand and that the participant has not answered, in order."""
    rows = Statement.objects.filter(conversation=conversation, accepted=True).exclude(text="").order_by("number")
    if participant is not None:
        rows = rows.exclude(pk__in=Vote.objects.filter(participant=participant).values("statement_id"))
    return list(rows)


def next_for(conversation: Conversation, participant: Participant | None) -> Statement | None:
    """The next statement; the same for the same participant and answers, so that a page may be loaded again."""
    left = unanswered(conversation, participant)
    if not left:
        return None
    mine = _answers(conversation, participant)
    shares, logs, seen = _known(conversation, left, mine)
    turn = len(mine)
    chosen = next_statement(
        shares, logs, seen, np.arange(len(left)), seed=participant.pk if participant else conversation.pk, turn=turn
    )
    return left[chosen if chosen is not None else 0]


def _answers(conversation: Conversation, participant: Participant | None) -> dict[int, int]:
    if participant is None:
        return {}
    rows = Vote.objects.filter(participant=participant, statement__conversation=conversation)
    return dict(rows.values_list("statement__number", "value"))


def _known(conversation: Conversation, left: list[Statement], mine: dict[int, int]) -> tuple[Any, Any, Any]:
    """Shares of the groups, log profiles of the statements left, and how often each group has seen them."""
    picture = Picture.objects.filter(conversation=conversation).first()
    routing = (picture.data or {}).get("routing") if picture else None
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
