"""Verbs of a conversation: open and close it, propose and judge statements, vote, set a browser aside."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F, Max

from samsyn.dialogue.actions.refusals import (
    AlreadySaid,
    Closed,
    Empty,
    ReasonMissing,
    StatementGone,
    TooManyVotes,
)
from samsyn.dialogue.models import Conversation, Dialogue, Event, Input, Participant, Picture, Statement, Vote
from samsyn.people import journal
from samsyn.people.models import Person

SPARE: Final = 30  # a person may change her mind this often beyond twice on each statement
PROPOSALS: Final = 10  # statements that one browser may propose


@transaction.atomic
def start(
    *, dialogue: Dialogue, title: str, by: Person | None, intro: str = "", event: Event | None = None
) -> Conversation:
    """A conversation that nobody sees until it is opened."""
    conversation = Conversation.objects.create(dialogue=dialogue, title=title, intro=intro, event=event)
    Picture.objects.create(conversation=conversation)
    journal.record(by=by, verb="create", on=conversation)
    return conversation


@transaction.atomic
def open_(*, conversation: Conversation, at: datetime, by: Person | None) -> None:
    """Let people vote; a closed conversation opens again."""
    Conversation.objects.filter(pk=conversation.pk).update(opened_at=conversation.opened_at or at, closed_at=None)
    journal.record(by=by, verb="open", on=conversation)


@transaction.atomic
def close(*, conversation: Conversation, at: datetime, by: Person | None) -> None:
    """No more votes. Repeating it changes nothing."""
    if Conversation.objects.filter(pk=conversation.pk, closed_at=None).update(closed_at=at):
        journal.record(by=by, verb="close", on=conversation)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


@transaction.atomic
def propose(
    *,
    conversation: Conversation,
    text: str,
    by: Person | None,
    participant: Participant | None = None,
    source: Input | None = None,
) -> Statement:
    """A new statement. From the desk it stands at once; from a participant it waits to be looked at.

    Raises Empty, Closed, AlreadySaid.
    """
    words = " ".join(text.split())[:300]
    if not words:
        raise Empty
    held = Conversation.objects.select_for_update().get(pk=conversation.pk)
    mine = Statement.objects.filter(conversation=held, participant=participant).count() if participant else 0
    if participant is not None and (not held.takes_new or held.closed_at or mine >= PROPOSALS):
        raise Closed(held)
    stands = Statement.objects.filter(conversation=held).values_list("text", flat=True)
    if _plain(words) in {_plain(one) for one in stands}:
        raise AlreadySaid(words)
    last = Statement.objects.filter(conversation=held).aggregate(last=Max("number"))["last"] or 0
    statement = Statement.objects.create(
        conversation=held, number=last + 1, text=words, input=source, participant=participant,
        accepted=True if participant is None else None, judged_by=by if participant is None else None,
    )  # fmt: skip
    journal.record(by=by, verb="propose", on=statement)
    return statement


@transaction.atomic
def judge(*, statement: Statement, accepted: bool, why: str, by: Person) -> None:
    """Let a statement in, or refuse it with a reason; its votes are kept either way. Raises ReasonMissing."""
    if not accepted and not why.strip():
        raise ReasonMissing
    facts = {"släpps in": [statement.accepted, accepted], "skäl": why}
    Statement.objects.filter(pk=statement.pk).update(
        accepted=accepted, why="" if accepted else why.strip()[:200], judged_by=by
    )
    journal.record(by=by, verb="judge", on=statement, facts=facts)


@transaction.atomic
def empty(*, statement: Statement, by: Person) -> None:
    """Take the words away, for example because they name a person. The votes and the number stay."""
    journal.record(by=by, verb="empty", on=statement)
    Statement.objects.filter(pk=statement.pk).update(text="")


def limit(conversation: Conversation) -> int:
    """How often one browser may vote: twice on each statement and some more."""
    return 2 * Statement.objects.filter(conversation=conversation).count() + SPARE


def cast(*, statement: Statement, participant: Participant, value: int, at: datetime) -> None:
    """One answer; a new one on the same statement replaces it.

    Two writes that ask nothing between them, so that a full hall does not wait for one another's. Raises Closed,
    StatementGone, and TooManyVotes after the refusal was counted, so that the desk can see it.
    """
    conversation = statement.conversation
    if conversation.opened_at is None or conversation.closed_at is not None:
        raise Closed(conversation)
    if statement.accepted is not True or not statement.text:
        raise StatementGone(statement)
    most = limit(conversation)
    vote = Vote(statement=statement, participant=participant, value=value, at=at)
    me = Participant.objects.filter(pk=participant.pk)
    with transaction.atomic():
        counted = me.filter(answers__lt=most).update(answers=F("answers") + 1)
        if counted:
            Vote.objects.bulk_create(
                [vote], update_conflicts=True, update_fields=["value", "at"], unique_fields=["statement", "participant"]
            )
        else:
            me.update(refused=F("refused") + 1)
    if not counted:
        raise TooManyVotes(participant)


@transaction.atomic
def set_aside(*, participants: list[int], conversation: Conversation, why: str, by: Person) -> int:
    """Count these browsers' votes no more; the votes are kept, and it can be undone with an empty reason."""
    rows = Participant.objects.filter(pk__in=participants, votes__statement__conversation=conversation).distinct()
    ids = list(rows.values_list("pk", flat=True))
    Participant.objects.filter(pk__in=ids).update(set_aside_because=why.strip()[:200])
    journal.record(by=by, verb="set_aside", on=conversation, facts={"webbläsare": len(ids), "skäl": why})
    return len(ids)
