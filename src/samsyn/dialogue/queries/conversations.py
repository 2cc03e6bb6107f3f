"""Conversations as the desk shows them: statements to judge, browsers that vote too much."""

import json
from dataclasses import dataclass

from django.db.models import Count, Q

from samsyn.dialogue.models import Conversation, Participant, Snapshot, Statement, Vote

LOUD = 0.1  # one browser, or one origin, with more than this share of all votes is shown
FEWEST = 50  # … when there are at least so many


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """One statement with its votes."""

    id: int
    number: int
    text: str
    accepted: bool | None
    why: str
    from_participant: bool
    agree: int
    disagree: int
    passed: int


@dataclass(frozen=True, slots=True)
class Loud:
    """Browsers behind many votes: the same network and kind of browser, or one that was stopped by the limit."""

    participants: tuple[int, ...]
    votes: int
    refused: int
    percent: int
    set_aside_because: str


@dataclass(frozen=True, slots=True)
class ConversationFacts:
    """One conversation for the desk."""

    id: int
    title: str
    votes: int
    people: int
    waiting: tuple[StatementFacts, ...]
    standing: tuple[StatementFacts, ...]
    refused: tuple[StatementFacts, ...]
    loud: tuple[Loud, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the page where people answer shows of a conversation."""

    id: int
    title: str
    intro: str
    takes_new: bool
    opened: bool
    closed: bool
    dialogue: str
    slug: str


def ballot(conversation_id: int) -> Ballot | None:
    """One conversation as those who answer see it. One query of values: it is asked at every vote."""
    rows = Conversation.objects.filter(pk=conversation_id).values_list(
        "title", "intro", "takes_new", "opened_at", "closed_at", "dialogue__title", "dialogue__slug"
    )
    for title, intro, takes_new, opened_at, closed_at, dialogue, slug in rows:
        opened, closed = opened_at is not None, closed_at is not None
        return Ballot(conversation_id, title, intro, takes_new, opened, closed, dialogue, slug)
    return None


def of(row: Conversation) -> ConversationFacts:
    """Everything the desk needs. Three queries."""
    statements = [_statement(one) for one in _counted(row)]
    votes = Vote.objects.filter(statement__conversation=row)
    counts = votes.aggregate(n=Count("pk"), who=Count("participant", distinct=True))
    return ConversationFacts(
        row.pk, row.title, counts["n"], counts["who"],
        tuple(one for one in statements if one.accepted is None),
        tuple(one for one in statements if one.accepted),
        tuple(one for one in statements if one.accepted is False),
        _loud(row, counts["n"]),
    )  # fmt: skip


def _counted(row: Conversation) -> list[Statement]:
    return list(
        Statement.objects.filter(conversation=row)
        .annotate(
            yes=Count("votes", filter=Q(votes__value=1)),
            no=Count("votes", filter=Q(votes__value=-1)),
            neither=Count("votes", filter=Q(votes__value=0)),
        )
        .order_by("number")
    )


def _statement(row: Statement) -> StatementFacts:
    return StatementFacts(
        row.pk, row.number, row.text, row.accepted, row.why, row.participant_id is not None,
        getattr(row, "yes", 0), getattr(row, "no", 0), getattr(row, "neither", 0),
    )  # fmt: skip


def _loud(row: Conversation, total: int) -> tuple[Loud, ...]:
    """Origins with a tenth of all votes or more from several browsers, and browsers that the limit stopped."""
    people = (
        Participant.objects.filter(votes__statement__conversation=row)
        .annotate(n=Count("votes", filter=Q(votes__statement__conversation=row)))
        .values_list("pk", "origin", "answers", "refused", "set_aside_because", "n")
    )
    by_origin: dict[str, list[tuple[int, int, int, str]]] = {}
    for pk, origin, answers, refused, aside, _n in people:
        by_origin.setdefault(origin or str(pk), []).append((pk, answers, refused, aside))
    found = []
    for rows in by_origin.values():
        votes, refused = sum(one[1] for one in rows), sum(one[2] for one in rows)
        share = votes / max(total, 1)
        if refused or any(one[3] for one in rows) or (votes >= FEWEST and share > LOUD and len(rows) > 1):
            aside = next((one[3] for one in rows if one[3]), "")
            found.append(Loud(tuple(one[0] for one in rows), votes, refused, round(100 * share), aside))
    return tuple(sorted(found, key=lambda one: (-one.refused, -one.votes)))


def as_json(row: Snapshot) -> bytes:
    """The figures of a snapshot as `samsyn opinions` writes them."""
    return (json.dumps(row.data["opinions"], ensure_ascii=False, indent=1) + "\n").encode()
