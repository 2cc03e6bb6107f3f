"""Taking in a mail: registered bit for bit, once, and put in its round; automatic replies are kept, no responses."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from samsyn.comments import actions as comments
from samsyn.comments.actions import originals
from samsyn.comments.models import Original, Reading
from samsyn.consultation.models import Batch, Channel, IncomingMail, Invitation, ReceivedFile, Response, Round, Verdict
from samsyn.consultation.receiving.recognising import Letter, recognise
from samsyn.consultation.round import letters
from samsyn.people import journal, outbox
from samsyn.people.models import Contact, Organisation, OutgoingMail, Person

MOST_RECEIPTS = 3  # to one address in a day: two machines that answer each other stop there


def take_in(*, data: bytes, at: datetime, then: Callable[[IncomingMail], object] = lambda _mail: None) -> IncomingMail:
    """Register one mail, and do with it what comes ``then``, or neither; the same mail again is the one registered.

    It is read and laid in the storage before anything is written.
    """
    letter = recognise(data, own=frozenset({settings.DEFAULT_FROM_EMAIL.lower()}))
    sha256 = comments.checksum(data)
    name = _name(letter, sha256)
    laid = None if _same(letter, sha256) else originals.lay(name=name, data=data, at=at)
    with transaction.atomic():
        mail = _same(letter, sha256) or _registered(letter, laid or originals.lay(name=name, data=data, at=at), at)
        then(mail)
    return mail


def _same(letter: Letter, sha256: str) -> IncomingMail | None:
    known = Q(original__sha256=sha256) | (Q(message_id=letter.message_id) & ~Q(message_id=""))
    return IncomingMail.objects.filter(known).first()


def _registered(letter: Letter, laid: Original, at: datetime) -> IncomingMail:
    original = originals.register(laid, by=None)
    round_ = round_for(letter, at) if letter.verdict == Verdict.RESPONSE else None
    verdict = Verdict.UNSORTED if letter.verdict == Verdict.RESPONSE and round_ is None else letter.verdict
    mail = IncomingMail.objects.create(
        original=original, message_id=letter.message_id, sender=letter.sender, name=letter.name,
        subject=letter.subject, arrived_at=at, verdict=verdict, because=letter.because,
    )  # fmt: skip
    if round_:
        _file(mail, round_, by=None)
    elif verdict in (Verdict.AUTOMATIC, Verdict.BOUNCE):
        original.reading = Reading.READ
        original.error = letter.because
        original.save(update_fields=["reading", "error"])
    return mail


def _name(letter: Letter, sha256: str) -> str:
    subject = "".join(sign if sign not in '/\\:*?"<>|' and sign >= " " else "-" for sign in letter.subject)[:120]
    return f"mejl-{sha256[:8]} {subject or 'utan ämne'}.eml"


def round_for(letter: Letter, at: datetime) -> Round | None:
    """By the registry number in the subject, else by who is asked, else the only one that is open."""
    rounds = list(Round.objects.announced().select_related("edition__document").order_by("pk"))
    subject = _plain(letter.subject)
    named = [row for row in rounds if _plain(row.registry_number) in subject]
    if named:
        return max(named, key=lambda row: len(row.registry_number))
    open_now = [row for row in rounds if row.window().is_open(at)]
    sender = organisation_of(letter.sender)
    asked = [row for row in open_now if sender and row.invitations.filter(organisation=sender).exists()]
    if len(asked) == 1:
        return asked[0]
    return open_now[0] if len(open_now) == 1 else None


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def organisation_of(address: str) -> Organisation | None:
    """Whose address it is, when it is one organisation's only."""
    found = {row.pk: row for row in Organisation.objects.filter(email__iexact=address)}
    found |= {
        row.organisation_id: row.organisation
        for row in Contact.objects.filter(email__iexact=address).select_related("organisation")
    }
    return next(iter(found.values())) if address and len(found) == 1 else None


def _file(mail: IncomingMail, round_: Round, *, by: Person | None) -> None:
    """Into the round: a delivery of its own, and a receipt to the sender."""
    sender = organisation_of(mail.sender)
    told = []
    if sender:
        told = [{"file": mail.original.name, "organisation": sender.name, "class_": sender.organisation_class,
                 "received": localdate(mail.arrived_at).isoformat()}]  # fmt: skip
    batch = Batch.objects.create(
        round=round_, source=f"mejl från {mail.sender}"[:300], started_at=mail.arrived_at, by=by, told={"rows": told}
    )
    ReceivedFile.objects.create(batch=batch, original=mail.original)
    mail.round, mail.batch, mail.verdict = round_, batch, Verdict.RESPONSE
    mail.save(update_fields=["round", "batch", "verdict"])
    journal.record(by=by, verb="receive", on=mail, facts={"remiss": str(round_)})
    _receipt(mail, round_)


def _receipt(mail: IncomingMail, round_: Round) -> None:
    day = mail.arrived_at - timedelta(days=1)
    sent = OutgoingMail.objects.filter(purpose="kvitto-mejl", to=mail.sender, created_at__gt=day).count()
    if not mail.sender or sent >= MOST_RECEIPTS:
        return
    outbox.write(
        purpose="kvitto-mejl", to=mail.sender, to_name=mail.name, at=mail.arrived_at, by=None,
        subject=f"Mottaget. {letters.subject(round_)}",
        body=f"Vi har tagit emot ert mejl ”{mail.subject}” {letters.when(mail.arrived_at)} och registrerat det i "
             f"ärende {round_.registry_number}. Svara inte på det här mejlet.\n",
        once=f"kvitto-mejl-{mail.pk}",
    )  # fmt: skip


@transaction.atomic
def sort(*, mail: IncomingMail, round_: Round | None, by: Person) -> None:
    """A person says which round it belongs to, or none. What is sorted already stays. Then it is to be read."""
    row = IncomingMail.objects.select_for_update().select_related("original").get(pk=mail.pk)
    if row.round_id is not None:
        return
    if round_ is None:
        row.verdict = Verdict.OTHER
        row.save(update_fields=["verdict"])
        journal.record(by=by, verb="sort", on=row, facts={"remiss": "ingen"})
        return
    row.original.reading = Reading.WAITING
    row.original.save(update_fields=["reading"])
    _file(row, round_, by=by)


def settle(batch: Batch) -> None:
    """After the reading: its responses came by mail, at that hour."""
    for response in Response.objects.filter(batch=batch):
        response.channel, response.received_at = Channel.MAIL, batch.started_at
        if response.organisation_id and response.invitation_id is None:
            response.invitation = Invitation.objects.filter(
                round=batch.round_id, organisation=response.organisation_id
            ).first()
        response.save(update_fields=["channel", "received_at", "invitation"])


__all__ = ["organisation_of", "round_for", "settle", "sort", "take_in"]
