"""The numbers of responses: each in a round once, also those of answers that are sent and not yet registered."""

from collections.abc import Collection

from django.db.models import QuerySet

from samsyn.consultation.models import Answer, Response, Round


def next_registry_number(round_: Round, listed: str = "") -> str:
    """The list's number when it is free, else the next of the round. Whoever asks holds the round's lock."""
    taken = set(taken_numbers(round_.pk))
    return listed if listed and listed not in taken else free_number(round_, taken)


def taken_numbers(round_id: int) -> "QuerySet[Response, str]":
    """Every number that has been given in the round. One query."""
    given = Response.objects.filter(round=round_id).order_by().values_list("registry_number", flat=True)
    sent = Answer.objects.waiting().filter(round=round_id).order_by().values_list("registry_number", flat=True)
    return given.union(sent, all=True)


def free_number(round_: Round, taken: Collection[str]) -> str:
    """The next of the round, when these are taken."""
    number = len(taken) + 1
    while f"{round_.registry_number}-{number}" in taken:
        number += 1
    return f"{round_.registry_number}-{number}"
