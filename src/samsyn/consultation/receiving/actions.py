"""Verbs that register what came by other ways, and set the facts of a response right."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from samsyn.comments.actions import originals
from samsyn.comments.models import Original
from samsyn.consultation.answering.retiring import take_out
from samsyn.consultation.models import Batch, Channel, Invitation, Paper, ReceivedFile, Response, Round
from samsyn.consultation.numbering import next_registry_number
from samsyn.people import journal
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person


class NothingReceived(Exception):
    """Neither words nor files."""


class OfItself(Exception):
    """A response cannot replace or supplement itself, nor in a circle."""


def write_in(
    *,
    round_: Round,
    organisation: Organisation | None,
    sender: str,
    sender_class: str,
    received_at: datetime,
    text: str,
    files: "Sequence[UploadedFile[bytes]]",
    by: Person,
    at: datetime,
    on_behalf_of: str = "",
    stance: str = "",
    preliminary: bool = False,
    supplements: Response | None = None,
    replaces: Response | None = None,
    then: Callable[[Response], object] = lambda _response: None,
) -> Response:
    """Register what came on paper, by telephone or across a desk, and do with it what comes ``then``, or neither.

    The files lie in the storage before anything is written. Raises NothingReceived.
    """
    if not text.strip() and not files and stance != "avstår":
        raise NothingReceived(sender)
    said = text.strip() or ("" if files else "Avstår från att yttra sig.")
    data = said.replace("\r\n", "\n").encode()
    words = originals.lay(name="inskrivet.txt", data=data, at=at) if said else None
    laid = [originals.lay_file(name=_last(upload), file=upload, at=at) for upload in files]
    with transaction.atomic():
        response = _written(
            round_, organisation, sender, sender_class, received_at, at=at, by=by, on_behalf_of=on_behalf_of,
            stance=stance, preliminary=preliminary, supplements=supplements,
        )  # fmt: skip
        _bind(response, words, laid, by=by)
        journal.record(by=by, verb="receive", on=response, facts={"från": response.sender})
        if replaces:
            _replace(replaces, response, at)
        then(response)
    return response


def _last(upload: "UploadedFile[bytes]") -> str:
    return (upload.name or "fil").rsplit("/", 1)[-1]


def _bind(response: Response, words: Original | None, laid: Iterable[Original], *, by: Person) -> None:
    number = response.registry_number.replace("/", "-")
    if words is not None:
        words.name = f"{number} {words.name}"
        ReceivedFile.objects.create(
            batch=response.batch, original=originals.register(words, by=by), response=response, kind=Paper.ANSWER
        )
    for one in laid:
        one.name = f"{number}/{one.name}"
        ReceivedFile.objects.create(batch=response.batch, original=originals.register(one, by=None), response=response)


def _written(
    round_: Round, organisation: Organisation | None, sender: str, sender_class: str, received_at: datetime, *,
    at: datetime, by: Person, on_behalf_of: str, stance: str, preliminary: bool, supplements: Response | None,
) -> Response:  # fmt: skip
    Round.objects.select_for_update().get(pk=round_.pk)
    batch = Batch.objects.create(round=round_, source="inskrivet", started_at=at, finished_at=at, by=by)
    name = organisation.name if organisation else sender.strip()
    class_ = organisation.organisation_class if organisation else sender_class
    return Response.objects.create(
        round=round_, batch=batch, registry_number=next_registry_number(round_), channel=Channel.STAFF,
        received_on=localdate(received_at), received_at=received_at, organisation=organisation,
        invitation=Invitation.objects.filter(round=round_, organisation=organisation).first() if organisation else None,
        sender="privatperson" if class_ == OrganisationClass.PRIVATE else name, sender_from="person",
        sender_class=class_, class_from="person", on_behalf_of=on_behalf_of, stance=stance, preliminary=preliminary,
        supplements=supplements,
    )  # fmt: skip


def _replace(old: Response, new: Response, at: datetime) -> None:
    take_out(response=old, replaced_by=new, at=at, because=f"Ersatt av {new.registry_number}.")


@transaction.atomic
def amend(
    *,
    response: Response,
    organisation: Organisation | None,
    sender: str,
    sender_class: str,
    on_behalf_of: str,
    stance: str,
    preliminary: bool,
    joint_with: Iterable[Organisation],
    supplements: Response | None,
    replaces: Response | None,
    kinds: Mapping[int, str],
    by: Person,
    at: datetime,
) -> None:
    """Set right who it is from, what it belongs to, what its papers are; the journal keeps what stood.

    Raises OfItself.
    """
    row = Response.objects.select_for_update().get(pk=response.pk)
    _refuse_circles(row, supplements, replaces)
    before = {"avsändare": row.sender, "klass": row.sender_class, "på uppdrag av": row.on_behalf_of,
              "ställning": row.stance, "preliminärt": row.preliminary}  # fmt: skip
    row.organisation = organisation
    row.sender = organisation.name if organisation else sender.strip()
    row.sender_class = organisation.organisation_class if organisation else sender_class
    if row.sender_class == OrganisationClass.PRIVATE:
        row.sender = "privatperson"
    row.sender_from = row.class_from = "person"
    row.on_behalf_of, row.stance, row.preliminary, row.supplements = on_behalf_of, stance, preliminary, supplements
    if row.invitation_id is None and organisation:
        row.invitation = Invitation.objects.filter(round=row.round_id, organisation=organisation).first()
    row.save()
    row.joint_with.set(joint_with)
    for file_id, kind in kinds.items():
        ReceivedFile.objects.filter(response=row, original=file_id).update(kind=kind)
    after = {"avsändare": row.sender, "klass": row.sender_class, "på uppdrag av": row.on_behalf_of,
             "ställning": row.stance, "preliminärt": row.preliminary}  # fmt: skip
    facts = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    journal.record(by=by, verb="correct", on=row, facts=facts)
    if replaces and replaces.out_at is None:
        _replace(replaces, row, at)


def _refuse_circles(row: Response, supplements: Response | None, replaces: Response | None) -> None:
    for other in filter(None, (supplements, replaces)):
        if other.pk == row.pk or other.supplements_id == row.pk or other.round_id != row.round_id:
            raise OfItself(str(row))
    if replaces and row.replaced_by_id == replaces.pk:
        raise OfItself(str(row))
