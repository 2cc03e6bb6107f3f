"""Sending: a draft becomes a response, registered with its originals at once; it is read in the background."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from samsyn.comments.actions import originals
from samsyn.comments.models import Original
from samsyn.consultation.answering import rendering
from samsyn.consultation.answering.contents import Contents, contents_of
from samsyn.consultation.answering.keeping import keep
from samsyn.consultation.answering.places import WHOLE
from samsyn.consultation.models import (
    Answer,
    Batch,
    Channel,
    Invitation,
    LateRule,
    Paper,
    Response,
    Round,
)
from samsyn.consultation.round import letters
from samsyn.consultation.storing import free_number
from samsyn.people import journal, outbox
from samsyn.people.models import JournalEntry

SOURCE = "svarsformuläret"


class NothingSaid(Exception):
    """An empty answer: neither words, files, a stance nor an abstention."""


class NotApproved(Exception):
    """Nobody in the organisation has approved the answer as it is now."""


class NotOpen(Exception):
    """The round has not opened yet."""


class TooLate(Exception):
    """The time is out, and the round takes no late answers by the form."""


class AlreadyOut(Exception):
    """The response has been withdrawn or replaced already."""


@transaction.atomic
def send(*, answer: Answer, at: datetime, address: str = "") -> Response:
    """Register the answer. Repeating it gives the same response.

    `answer` need not have been read: its number and its invitation are enough. `address` opens it, for the receipt.
    Raises NothingSaid, NotApproved, NotOpen, TooLate; Answer.DoesNotExist.
    """
    locked = Answer.objects.select_for_update(of=("self", "round"))  # the round's lock: numbers are given one by one
    row = locked.select_related("round__edition__document", "invitation__organisation").get(
        pk=answer.pk, invitation=answer.invitation_id
    )
    if row.response_id is not None:
        return Response.objects.get(pk=row.response_id)
    round_, invitation = row.round, row.invitation
    _may_send(row, round_, invitation, at)
    held = contents_of(row)
    if not held.said and not held.files:
        raise NothingSaid(str(row))
    response = _register(row, round_, invitation, held, at)
    received = _keep(row, round_, response, held, at)
    Answer.objects.filter(pk=row.pk).update(sent_at=at, response=response)
    if row.replaces_id is not None:
        _replace(row, response, at)
    sent = journal.entry(by=None, verb="send", on=response, facts={"från": row.sender or "privatperson"})
    journal.record_all([*received, sent])
    _receipts(row, round_, response, at, address)
    return response


def _may_send(row: Answer, round_: Round, invitation: Invitation | None, at: datetime) -> None:
    state = round_.window(invitation.extended_to if invitation else None).state(at)
    if state == "before" or not round_.opened_at:
        raise NotOpen(str(round_))
    if state == "after" and round_.late_rule == LateRule.REFUSE:
        raise TooLate(str(round_))
    if invitation and not row.approved_at:
        raise NotApproved(str(row))


def _register(row: Answer, round_: Round, invitation: Invitation | None, held: Contents, at: datetime) -> Response:
    batch = Batch.objects.create(round=round_, source=SOURCE, started_at=at, finished_at=at, by=None)
    return Response.objects.create(
        round=round_, batch=batch, registry_number=free_number(round_, held.numbers), received_on=localdate(at),
        received_at=at, channel=Channel.WEB, invitation=invitation,
        organisation=invitation.organisation if invitation else None,
        sender=row.sender or "privatperson", sender_from="sender", sender_class=row.sender_class, class_from="sender",
        on_behalf_of=row.unit, stance=held.said[WHOLE].choice if WHOLE in held.said else "",
    )  # fmt: skip


def _keep(row: Answer, round_: Round, response: Response, held: Contents, at: datetime) -> list[JournalEntry]:
    """The answer itself and every file with it become originals; whoever abstains leaves none."""
    files = () if held.abstains else held.files
    approval = ", ".join(filter(None, (row.approved_by, row.approval)))
    data = rendering.to_html(
        title=round_.title, sender=row.sender, number=response.registry_number, at=at, approval=approval,
        places=held.places, said=held.said, files=[one.name for one in files],
    )  # fmt: skip
    name = f"{response.registry_number.replace('/', '-')} {row.sender or 'privatperson'}"
    whole = originals.lay(name=f"{name}.html", data=data, at=at)
    rest = (  # a file that was attached lies in the storage already, and is never taken out again
        Original(name=f"{name}/{one.name}", content=one.content.name, sha256=one.sha256, size=one.size, received_at=at)
        for one in files
    )
    return keep((whole, *rest), response=response, kinds=(Paper.ANSWER, *(one.kind for one in files)))


def _replace(row: Answer, response: Response, at: datetime) -> None:
    before = Answer.objects.select_related("response").get(pk=row.replaces_id or 0)
    if before.response and before.response.out_at is None:
        take_out(
            response=before.response, replaced_by=response, at=at,
            because=f"Avsändaren har ersatt svaret med {response.registry_number}.",
        )  # fmt: skip


@transaction.atomic
def take_out(*, response: Response, because: str, at: datetime, replaced_by: Response | None = None) -> None:
    """A response stays registered but is counted no more. Raises AlreadyOut."""
    row = Response.objects.select_for_update().get(pk=response.pk)
    if row.out_at:
        raise AlreadyOut(str(row))
    row.out_at, row.out_because, row.replaced_by = at, because[:250], replaced_by
    row.save(update_fields=["out_at", "out_because", "replaced_by"])
    journal.record(by=None, verb="take_out", on=row, facts={"skäl": because})


@transaction.atomic
def withdraw(*, answer: Answer, at: datetime) -> None:
    """Take back what was sent, while the round is open. Raises TooLate, AlreadyOut."""
    row = Answer.objects.select_related("response", "round", "invitation").get(pk=answer.pk)
    if row.response is None:
        raise AlreadyOut(str(row))
    if not row.round.window(row.invitation.extended_to if row.invitation else None).is_open(at):
        raise TooLate(str(row.round))
    take_out(response=row.response, because="Avsändaren har återkallat svaret.", at=at)


def _receipts(row: Answer, round_: Round, response: Response, at: datetime, address: str) -> None:
    """A receipt to whoever left an address; to an organisation's own address too."""
    told = {row.email} if row.email else set()
    if response.organisation and response.organisation.email:
        told.add(response.organisation.email)
    for email in told:
        own = address if email == row.email else ""
        outbox.write(
            purpose="kvitto", to=email, organisation=response.organisation, at=at, by=None,
            subject=f"Kvitto {response.registry_number}. {letters.subject(round_)}",
            body=letters.receipt(
                round_, number=response.registry_number, at=at, address=own, sender=row.sender or "privatperson"
            ),
            once=f"kvitto-{response.pk}-{email}"[:120],
        )  # fmt: skip
