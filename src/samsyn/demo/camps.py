"""180 people in three camps vote on what the county may agree about."""

import random
from datetime import UTC, datetime, timedelta
from typing import Final

from samsyn.demo.county.strategy import TEXTS
from samsyn.dialogue.actions import keeping, voting
from samsyn.dialogue.models import Conversation, Dialogue, Participant, Statement, Vote
from samsyn.people.models import Person

CAMPS: Final = (  # what each camp says about each statement: + yes, - no, 0 either
    "+-+++-++-+++-0+++++0+-"[:22], "-++-+-+--++-+-+++++-++", "+-+--+-+-++++++0-+-+-+",
)  # fmt: skip
UNITING: Final = frozenset({3, 8, 10, 11, 16, 18, 22})


def vote(dialogue: Dialogue, chance: random.Random, *, by: Person) -> Conversation:
    """Three camps that agree on seven things; closed, kept and published."""
    conversation = voting.start(
        dialogue=dialogue, title="Vad är vi överens om?", by=by,
        intro="Ta ställning till ett påstående i taget. Ingen ser vad just du svarar.",
    )  # fmt: skip
    for line in (TEXTS / "pastaenden.txt").read_text(encoding="utf-8").splitlines():
        voting.propose(conversation=conversation, text=line, by=by)
    voting.open_(conversation=conversation, at=_at(2025, 9, 8), by=by)
    rows = list(Statement.objects.filter(conversation=conversation).order_by("number"))
    people = Participant.objects.bulk_create(
        Participant(created_at=_at(2025, 9, 9), origin=f"demo-rost-{number}", answers=len(rows))
        for number in range(180)
    )
    at = _at(2025, 9, 10)
    votes = []
    for number, who in enumerate(people):
        camp = CAMPS[0 if number < 80 else 1 if number < 135 else 2]
        for row in chance.sample(rows, chance.randint(8, len(rows))):
            at += timedelta(seconds=7)
            votes.append(Vote(statement=row, participant=who, value=_value(camp, row.number, chance), at=at))
    Vote.objects.bulk_create(votes, batch_size=1000)
    voting.close(conversation=conversation, at=_at(2025, 10, 10), by=by)
    keeping.publish(
        snapshot=keeping.keep(conversation=conversation, at=_at(2025, 10, 10), by=by), at=_at(2025, 10, 14), by=by
    )
    return conversation


def _value(camp: str, number: int, chance: random.Random) -> int:
    if chance.random() < 0.08:
        return 0
    says = "+" if number in UNITING else camp[number - 1]
    yes = 0.88 if says == "+" else 0.12 if says == "-" else 0.5
    return 1 if chance.random() < yes else -1


def _at(year: int, month: int, day: int, hour: int = 13) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)
