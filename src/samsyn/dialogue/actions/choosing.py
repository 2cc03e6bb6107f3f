"""Verbs of questions with answers to choose among: ask one, and answer it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from samsyn.dialogue.actions import inputs
from samsyn.dialogue.actions.refusals import Empty, ReasonMissing, TooMany, WrongChoice
from samsyn.dialogue.models import Choice, Dialogue, Input, Option, Participant, Question, QuestionKind, Source
from samsyn.people import journal
from samsyn.people.models import Person

POINTS: Final = 10
CHOOSING: Final = (
    QuestionKind.ONE,
    QuestionKind.SEVERAL,
    QuestionKind.POINTS,
    QuestionKind.RANKING,
    QuestionKind.STAND,
)
STANDS: Final = (  # from consent to objection; who objects says why, so that it can be met
    ("Jag stöder det helt", False),
    ("Jag stöder det", False),
    ("Jag kan leva med det", False),
    ("Jag har en invändning", True),
    ("Jag vill inte ta ställning", False),
)


@transaction.atomic
def ask(*, dialogue: Dialogue, kind: QuestionKind, text: str, options: Sequence[str], by: Person | None) -> Question:
    """A question with its options, last. A question of stands has its own. Raises Empty when there is no choice."""
    given = [(one, False) for one in dict.fromkeys(line.strip()[:200] for line in options) if one]
    chosen = list(STANDS) if kind == QuestionKind.STAND else given
    if not text.strip() or len(chosen) < 2:
        raise Empty
    if kind == QuestionKind.RANKING and len(chosen) > POINTS:
        raise TooMany(POINTS)
    position = dialogue.questions.count() + 1
    row = Question.objects.create(dialogue=dialogue, kind=kind, text=text.strip()[:300], position=position)
    Option.objects.bulk_create(
        Option(question=row, text=one, position=at, needs_reason=reason)
        for at, (one, reason) in enumerate(chosen, start=1)
    )
    journal.record(by=by, verb="create", on=row, facts={"svar att välja": len(chosen)})
    return row


@transaction.atomic
def answer(
    *, question: Question, participant: Participant, amounts: Mapping[int, int], at: datetime, why: str = "",
    consent: bool = True,
) -> Input | None:  # fmt: skip
    """What a participant chooses; a new answer replaces the one before. The reason, when one is given, is an input
    like every other and is answered at the desk. Raises WrongChoice, ReasonMissing."""
    options = {row.pk: row for row in question.options.all()}
    chosen = {pk: amount for pk, amount in amounts.items() if amount > 0}
    if (
        not chosen
        or min(amounts.values()) < 0
        or not chosen.keys() <= options.keys()
        or not _fits(question.kind, list(chosen.values()), len(options))
    ):
        raise WrongChoice(question)
    if any(options[pk].needs_reason for pk in chosen) and not why.strip():
        raise ReasonMissing
    Participant.objects.select_for_update().get(pk=participant.pk)
    Choice.objects.filter(option__question=question, participant=participant).delete()
    Choice.objects.bulk_create(
        Choice(option_id=pk, participant=participant, amount=amount, at=at) for pk, amount in chosen.items()
    )
    if not why.strip():
        return None
    named = ", ".join(options[pk].text for pk in chosen)
    return inputs.say(
        dialogue=question.dialogue, text=f"{named}: {why.strip()}" if question.kind == QuestionKind.STAND else why,
        source=Source.WEB, consent=consent, at=at, question=question, participant=participant,
        sender_class=participant.sender_class, municipality=participant.municipality,
    )  # fmt: skip


def _fits(kind: str, amounts: Sequence[int], options: int) -> bool:
    if kind == QuestionKind.RANKING:  # from the first place down, without gaps; the last may be left unranked
        return sorted(amounts, reverse=True) == list(range(options, options - len(amounts), -1))
    if kind == QuestionKind.POINTS:
        return sum(amounts) <= POINTS
    if kind == QuestionKind.SEVERAL:
        return set(amounts) == {1}
    return list(amounts) == [1]
