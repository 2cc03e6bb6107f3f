"""Reminders by the worker's clock: the strategy is to be looked over before a day, and nobody has said that it was.

It may be run twice the same morning: a mail is written once for its key.
"""

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from samsyn.people import journal, links, reminding
from samsyn.people.models import Person, Role
from samsyn.strategy.process.models import Review

EARLY, NEAR, AGAIN = 180, 30, 30  # days: half a year before, a month before, and each month after
_PURPOSE: Final = "strategy-review"


@transaction.atomic
def reviews(*, at: datetime, today: date, by: Person | None) -> int:
    """The strategists are told of each review that is near or late. How many mails."""
    told = 0
    strategists = Person.objects.filter(role=Role.STRATEGIST, is_active=True).exclude(email="")
    for row in Review.objects.filter(actual_on=None, unknown="").select_related("process__document"):
        last = row.expected_on or row.planned_on
        turn = reminding.turn(last, today, before=EARLY, again=AGAIN)
        if turn is None:
            continue
        stage = f"{last}-{turn}{'-nara' if turn == 0 and (last - today).days <= NEAR else ''}"
        told += sum(_tell(row, person, last, stage, at=at, today=today, by=by) for person in strategists)
    return told


def _tell(row: Review, person: Person, last: date, stage: str, *, at: datetime, today: date, by: Person | None) -> bool:
    key = f"oversyn-{row.pk}-{stage}-{person.pk}"
    document = row.process.document
    when = f"skulle ha setts över senast {last}" if today > last else f"ska ses över senast {last}"
    link = links.address(reverse("strategy:process-edit", args=[document.slug]))
    told = reminding.tell(
        purpose=_PURPOSE, to=person.email, to_name=str(person), at=at, by=by, once=key,
        subject=f"Påminnelse: {document.title} ska ses över ({row.name})",
        body=f"Hej!\n\n{document.title} {when}: {row.name}.\n\n"
        f"Skriv vad översynen ledde till, eller när den blir av:\n\n{link}\n",
    )  # fmt: skip
    if told:
        journal.record(by=by, verb="remind", on=row, facts={"senast": str(last)})
    return told
