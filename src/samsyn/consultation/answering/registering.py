"""What has been sent becomes a response with its originals: in the background, once, whoever does it and however often.

The answer is frozen and has its number and its time, so whatever is made of it here is the same whenever it is made.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from samsyn.comments.actions import originals
from samsyn.comments.models import Original
from samsyn.consultation.answering import rendering
from samsyn.consultation.answering.contents import Contents, contents_of
from samsyn.consultation.answering.keeping import keep
from samsyn.consultation.answering.places import WHOLE
from samsyn.consultation.answering.retiring import replaced, take_out
from samsyn.consultation.models import Answer, Batch, Channel, Entrance, Paper, Response, Round
from samsyn.consultation.round import letters
from samsyn.consultation.round.sending import PURPOSE, address_of
from samsyn.people import journal, links, outbox
from samsyn.people.models import JournalEntry

SOURCE = "svarsformuläret"
PATIENCE = timedelta(minutes=2)  # then the answer's own task has been lost, or has failed
_OFTEN = 2  # times in a row that the storage is away, until it is left alone
logger = logging.getLogger(__name__)


class NotSent(Exception):
    """A draft is nobody's business but its writers'."""


def register(*, answer: Answer) -> Response:
    """The response of a sent answer, registered now if it is not yet, and to be read. Raises NotSent.

    What is written to the storage lies there before anybody is kept waiting.
    """
    row = _sent(answer)
    if row.response is not None:
        return row.response
    before = row.replaces if row.replaces and row.replaces.sent_at else None
    earlier = register(answer=before) if before else None
    held = contents_of(row)
    return _register(row, held, _laid(row, held), earlier)


def register_late(*, at: datetime) -> int:
    """Every answer that has waited too long; what goes wrong with one does not stop the others. Returns how many.

    But a storage that is away twice in a row is left alone for this time: it may take two minutes to say nothing, and
    meanwhile the worker sends no mail.
    """
    done = away = 0
    for row in Answer.objects.waiting().filter(sent_at__lt=at - PATIENCE).order_by("sent_at", "pk"):
        try:
            register(answer=row)
        except Exception as error:  # the next minute tries again, and the doctor counts those that are left
            logger.exception("answer %s cannot be registered", row.pk)
            away = away + 1 if isinstance(error, OSError) else 0
        else:
            done, away = done + 1, 0
        if away == _OFTEN:
            break
    return done


def _sent(answer: Answer) -> Answer:
    rows = Answer.objects.select_related(
        "response__batch", "replaces", "round__edition__document", "invitation__organisation"
    )
    row = rows.get(pk=answer.pk)
    if row.sent_at is None:
        raise NotSent(str(row))
    return row


def _laid(row: Answer, held: Contents) -> Original:
    """The answer itself as a file in the storage."""
    assert row.sent_at is not None
    approval = ", ".join(filter(None, (row.approved_by, row.approval)))
    data = rendering.to_html(
        title=row.round.title, sender=row.sender, number=row.registry_number, at=row.sent_at, approval=approval,
        places=held.places, said=held.said, files=[one.name for one in held.sent_files],
    )  # fmt: skip
    return originals.lay(name=f"{_name(row)}.html", data=data, at=row.sent_at)


def _name(row: Answer) -> str:
    return f"{row.registry_number.replace('/', '-')} {row.sender or 'privatperson'}"


def _within(folder: str, name: str) -> str:
    """As long as an original's name may be: of long names the sender's end is left out, never the file's own name."""
    room: int = Original._meta.get_field("name").max_length - len(name)  # type: ignore[operator]
    return folder + name if len(folder) <= room else f"{folder[: room - 1]}/{name}"


@transaction.atomic
def _register(row: Answer, held: Contents, whole: Original, earlier: Response | None) -> Response:
    """All of it and its reading in the queue, or nothing. Whoever comes second finds it done."""
    from samsyn.consultation.answering.tasks import read_response

    locked = Answer.objects.select_for_update(of=("self", "round")).select_related("round")
    made = locked.get(pk=row.pk).response_id  # what is joined and not locked would be as it stood before the wait
    if made is not None:
        return Response.objects.get(pk=made)
    response = _response(row, held)
    received = _keep(row, response, whole, held)
    Answer.objects.filter(pk=row.pk).update(response=response)
    if earlier is not None and Response.objects.filter(pk=earlier.pk, out_at=None).exists():
        take_out(response=earlier, replaced_by=response, at=_at(row), because=replaced(response.registry_number))
    sent = journal.entry(by=None, verb="send", on=response, facts={"från": row.sender or "privatperson"})
    journal.record_all([*received, sent])
    _receipts(row, response)
    read_response.enqueue(response_id=response.pk)
    return response


def _at(row: Answer) -> datetime:
    assert row.sent_at is not None
    return row.sent_at


def _response(row: Answer, held: Contents) -> Response:
    at, invitation = _at(row), row.invitation
    batch = Batch.objects.create(round=row.round, source=SOURCE, started_at=at, finished_at=at, by=None)
    return Response.objects.create(
        round=row.round, batch=batch, registry_number=row.registry_number, received_on=localdate(at),
        received_at=at, channel=Channel.WEB, invitation=invitation,
        organisation=invitation.organisation if invitation else None,
        sender=row.sender or "privatperson", sender_from="sender", sender_class=row.sender_class, class_from="sender",
        on_behalf_of=row.unit, stance=held.said[WHOLE].choice if WHOLE in held.said else "",
    )  # fmt: skip


def _keep(row: Answer, response: Response, whole: Original, held: Contents) -> list[JournalEntry]:
    """The answer itself and every file with it become originals."""
    rest = (  # a file that was attached lies in the storage already, and is never taken out again
        Original(
            name=_within(f"{_name(row)}/", one.name), content=one.content.name, sha256=one.sha256, size=one.size,
            received_at=_at(row),
        )
        for one in held.sent_files
    )  # fmt: skip
    kinds = (Paper.ANSWER, *(one.kind for one in held.sent_files))
    return keep((whole, *rest), response=response, kinds=kinds)


def _receipts(row: Answer, response: Response) -> None:
    """A receipt to whoever left an address, with a link of their own; to an organisation's own address too."""
    if row.email:
        link, token = links.issue(purpose=PURPOSE, at=_at(row), by=None, email=row.email)
        Entrance.objects.create(link=link, answer=row)
        _receipt(row, response, to=row.email, address=address_of(token))
    if response.organisation and response.organisation.email not in ("", row.email):
        _receipt(row, response, to=response.organisation.email, address="")


def _receipt(row: Answer, response: Response, *, to: str, address: str) -> None:
    round_: Round = row.round
    number = response.registry_number
    outbox.write(
        purpose="kvitto", to=to, organisation=response.organisation, at=_at(row), by=None,
        subject=f"Kvitto {number}. {letters.subject(round_)}",
        body=letters.receipt(
            round_, number=number, at=_at(row), address=address, sender=row.sender or "privatperson"
        ),
        once=f"kvitto-{response.pk}-{to}"[:120],
    )  # fmt: skip
