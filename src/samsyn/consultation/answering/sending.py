"""Sending: an answer is received when it has its number and its time. What it becomes is made in the background.

It never changes after that; `answering.registering` makes a response of it.
"""

from datetime import datetime

from django.db import transaction

from samsyn.consultation.answering import registering
from samsyn.consultation.answering.contents import contents_of
from samsyn.consultation.answering.retiring import AlreadyOut, take_out
from samsyn.consultation.answering.tasks import register_answer
from samsyn.consultation.models import Answer, Invitation, LateRule, Round
from samsyn.consultation.numbering import free_number
from samsyn.people import journal


class NothingSaid(Exception):
    """An empty answer: neither words, files, a stance nor an abstention."""


class NotApproved(Exception):
    """Nobody in the organisation has approved the answer as it is now."""


class NotOpen(Exception):
    """The round has not opened yet."""


class TooLate(Exception):
    """The time is out, and the round takes no late answers by the form."""


@transaction.atomic
def send(*, answer: Answer, at: datetime) -> Answer:
    """Receive the answer: its number, its time, and its registering in the queue. Repeating it changes nothing.

    `answer` need not have been read: its number and its invitation are enough. Five queries, however many files.
    Raises NothingSaid, NotApproved, NotOpen, TooLate; Answer.DoesNotExist.
    """
    locked = Answer.objects.select_for_update(of=("self", "round"))  # the round's lock: numbers are given one by one
    row = locked.select_related("round", "invitation").get(pk=answer.pk, invitation=answer.invitation_id)
    if row.sent_at is not None:
        return row
    _may_send(row, row.round, row.invitation, at)
    held = contents_of(row)
    if not held.said and not held.files:
        raise NothingSaid(str(row))
    row.sent_at, row.registry_number = at, free_number(row.round, held.numbers)
    row.save(update_fields=["sent_at", "registry_number"])
    journal.record(by=None, verb="send", on=row, facts={"diarienummer": row.registry_number})
    register_answer.enqueue(answer_id=row.pk)
    return row


def _may_send(row: Answer, round_: Round, invitation: Invitation | None, at: datetime) -> None:
    state = round_.window(invitation.extended_to if invitation else None).state(at)
    if state == "before" or not round_.opened_at:
        raise NotOpen(str(round_))
    if state == "after" and round_.late_rule == LateRule.REFUSE:
        raise TooLate(str(round_))
    if invitation and not row.approved_at:
        raise NotApproved(str(row))


def withdraw(*, answer: Answer, at: datetime) -> None:
    """Take back what was sent, while the round is open; it is registered first. Raises TooLate, AlreadyOut."""
    row = Answer.objects.select_related("round", "invitation").get(pk=answer.pk)
    if row.sent_at is None:
        raise AlreadyOut(str(row))
    if not row.round.window(row.invitation.extended_to if row.invitation else None).is_open(at):
        raise TooLate(str(row.round))
    for later in Answer.objects.waiting().filter(replaces=row):  # sent instead of this one: it is out already
        registering.register(answer=later)
    response = registering.register(answer=row)
    take_out(response=response, because="Avsändaren har återkallat svaret.", at=at)


__all__ = ["AlreadyOut", "NotApproved", "NotOpen", "NothingSaid", "TooLate", "send", "withdraw"]
