"""What the invented county chooses and prioritises in the dialogue that goes on."""

import random
from datetime import datetime, timedelta
from typing import Final

from samsyn.dialogue.actions import choosing, inputs
from samsyn.dialogue.models import Dialogue, Option, Participant, Question, QuestionKind
from samsyn.dialogue.queries.inputs import goals
from samsyn.people.classes import PRIVATE
from samsyn.people.models import Person

SAID: Final = (
    "Då hinner bussarna i norr aldrig före i planen. Börja där det är längst till allt.",
    "Vi har redan väntat i tio år på att få veta om skolan blir kvar.",
)
STANDS: Final = (14, 19, 9, 2, 4)  # how many take each stand, in the order of choosing.STANDS
PEOPLE: Final = sum(STANDS)


def fill(dialogue: Dialogue, *, at: datetime, by: Person) -> None:
    """Ten points over the målbilder, and a graded stand with reasons."""
    chance = random.Random(2041)  # noqa: S311 — the same county each time
    names = [name for _key, name in goals(dialogue)]
    points = choosing.ask(
        dialogue=dialogue, kind=QuestionKind.POINTS, by=by, options=names,
        text="Vilka målbilder är viktigast de första fyra åren?",
    )  # fmt: skip
    stand = choosing.ask(
        dialogue=dialogue, kind=QuestionKind.STAND, by=by, options=(),
        text="Vi föreslår att åtgärderna i kommunerna väljs efter folkmängd. Kan du ställa dig bakom det?",
    )  # fmt: skip
    _share(points, chance, at)
    _stand(stand, at)


def _people(mark: str, at: datetime) -> list[Participant]:
    return [inputs.join(mark=f"demo-{mark}-{n}", at=at + timedelta(minutes=n)) for n in range(PEOPLE)]


def _share(question: Question, chance: random.Random, at: datetime) -> None:
    options = list(question.options.order_by("position"))
    weights = [9, 4, 6, 8, 3, 2, 3, 7, 5][: len(options)]
    for number, who in enumerate(_people("poang", at)):
        given: dict[int, int] = {}
        for _point in range(choosing.POINTS):
            one: Option = chance.choices(options, weights)[0]
            given[one.pk] = given.get(one.pk, 0) + 1
        choosing.answer(question=question, participant=who, amounts=given, at=at + timedelta(minutes=number))


def _stand(question: Question, at: datetime) -> None:
    options = list(question.options.order_by("position"))
    stands = [option for option, count in zip(options, STANDS, strict=True) for _one in range(count)]
    reasons = iter(SAID)
    for number, (who, option) in enumerate(zip(_people("ställning", at), stands, strict=True)):
        why = next(reasons) if option.needs_reason else ""
        who.sender_class = PRIVATE
        choosing.answer(
            question=question, participant=who, amounts={option.pk: 1}, at=at + timedelta(minutes=number), why=why
        )
