"""Verbs of those who answer: begin, write, attach, approve, withdraw. Sending is in `answering.sending`."""

import uuid
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from samsyn.comments.actions.originals import checksum_of
from samsyn.comments.models import Original
from samsyn.consultation.models import Answer, AnswerPart, Attachment, Entrance, Invitation, Paper, Round
from samsyn.consultation.round import letters, sending
from samsyn.people import journal, links, outbox
from samsyn.people.classes import OrganisationClass

MOST_FILES = 20
MOST_COLLEAGUES = 30
LONGEST = 100_000  # characters in one place


class AlreadySent(Exception):
    """What has been sent never changes; it can be replaced."""


class Overwritten(Exception):
    """Somebody else wrote in the same place meanwhile. `theirs` is what stands there now."""

    def __init__(self, theirs: AnswerPart) -> None:
        super().__init__(theirs.place)
        self.theirs = theirs


class TooLong(Exception):
    """The text does not fit."""


class TooMany(Exception):
    """No more files, or no more colleagues."""


@transaction.atomic
def begin(*, invitation: Invitation, unit: str, at: datetime) -> Answer:
    """The draft of an invited organisation, or of one of its boards; the same one when it is begun already."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    unit = " ".join(unit.split())[:120]
    draft = Answer.objects.drafts().filter(invitation=invitation, unit=unit).first()
    if draft:
        return draft
    name = str(invitation.organisation)
    answer = Answer.objects.create(
        round=invitation.round, invitation=invitation, unit=unit, sender=f"{name}, {unit}" if unit else name,
        sender_class=invitation.organisation.organisation_class, created_at=at,
    )  # fmt: skip
    journal.record(by=None, verb="create", on=answer)
    return answer


@transaction.atomic
def begin_openly(
    *, round_: Round, key: uuid.UUID, name: str, email: str, organisation: str, at: datetime
) -> tuple[Answer, str]:
    """The draft of somebody who was not asked, with the address that opens it. The same form twice is one draft."""
    answer, _created = Answer.objects.get_or_create(
        key=key,
        defaults={
            "round": round_, "sender": organisation or name, "email": email, "created_at": at,
            "sender_class": OrganisationClass.OTHER if organisation else OrganisationClass.PRIVATE,
        },
    )  # fmt: skip
    link, token = links.issue(purpose=sending.PURPOSE, at=at, by=None, name=name, email=email)
    Entrance.objects.create(link=link, answer=answer)
    return answer, token


def _draft(answer: Answer) -> Answer:
    """The row as it is now, locked."""
    row = Answer.objects.select_for_update().get(pk=answer.pk)
    if row.sent_at:
        raise AlreadySent(str(row))
    return row


def _reopen(answer: Answer, *, by: str) -> None:
    """What was approved has changed: it must be approved anew."""
    if answer.approved_at:
        journal.record(by=None, verb="reopen", on=answer, facts={"godkänt av": [answer.approved_by, ""], "av": by})
        Answer.objects.filter(pk=answer.pk).update(approved_at=None, approved_by="", approval="")


@transaction.atomic
def write(
    *, answer: Answer, place: str, text: str, choice: str, version: int, by: str, at: datetime
) -> AnswerPart | None:
    """Write in one place. `version` is what the writer saw (0 = nothing).

    Raises Overwritten when somebody else has changed it since, AlreadySent, TooLong. None: nothing was there or is.
    """
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if len(text) > LONGEST:
        raise TooLong(place)
    row = _draft(answer)
    part = AnswerPart.objects.filter(answer=row, place=place).first()
    if part is None and not text and not choice:
        return None
    if part and (part.text, part.choice) == (text, choice):
        return part
    if part and part.version != version:
        raise Overwritten(part)
    _reopen(row, by=by)
    part = part or AnswerPart(answer=row, place=place, version=0)
    part.text, part.choice, part.by, part.at, part.version = text, choice, by[:200], at, part.version + 1
    part.save()
    return part


def attach(*, answer: Answer, upload: "UploadedFile[bytes]", kind: str, by: str, at: datetime) -> Attachment:
    """Keep a file with the draft, streamed to the storage before anything is written; the same file twice is kept once.

    Raises TooMany, AlreadySent.
    """
    name = (upload.name or "fil").rsplit("/", 1)[-1][-255:]
    attachment = Attachment(
        answer=answer, name=name, kind=kind, sha256=checksum_of(upload), size=upload.size or 0, at=at, by=by[:200]
    )
    attachment.content.save(name, upload, save=False)
    try:
        kept = _attach(attachment)
    except (TooMany, AlreadySent):
        attachment.content.delete(save=False)
        raise
    if kept is not attachment:  # the same as one that is there: nobody will ask for these bytes
        attachment.content.delete(save=False)
    return kept


@transaction.atomic
def _attach(attachment: Attachment) -> Attachment:
    row = _draft(attachment.answer)
    same = Attachment.objects.filter(answer=row, sha256=attachment.sha256, name=attachment.name).first()
    if same:
        return same
    if row.attachments.count() >= MOST_FILES:
        raise TooMany(attachment.name)
    _reopen(row, by=attachment.by)
    attachment.save()
    return attachment


@transaction.atomic
def detach(*, attachment: Attachment, by: str) -> None:
    """Take a file out of the draft. Raises AlreadySent."""
    row = _draft(attachment.answer)
    _reopen(row, by=by)
    name, storage = attachment.content.name, attachment.content.storage
    attachment.delete()
    if name and not _used(name):
        transaction.on_commit(lambda: storage.delete(name))


def _used(name: str) -> bool:
    """Another draft, or an answer that was sent, has the same file."""
    return any(rows.filter(content=name).exists() for rows in (Attachment.objects, Original.objects))


@transaction.atomic
def approve(*, answer: Answer, name: str, decision: str, at: datetime) -> None:
    """Somebody in the organisation stands for the answer as it is now. Raises AlreadySent."""
    row = _draft(answer)
    Answer.objects.filter(pk=row.pk).update(approved_at=at, approved_by=name[:200], approval=decision[:200])
    journal.record(by=None, verb="approve", on=row, facts={"av": name, "beslut": decision})


@transaction.atomic
def invite_colleague(*, invitation: Invitation, name: str, email: str, inviter: str, at: datetime) -> None:
    """A link of their own to a colleague, by mail. Raises TooMany."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.entrances.filter(~Q(link__email="")).count() >= MOST_COLLEAGUES:
        raise TooMany(email)
    if invitation.entrances.filter(link__email__iexact=email, link__revoked_at=None).exists():
        return
    _entrance, address = sending.new_link(invitation=invitation, at=at, by=None, name=name, email=email)
    round_ = invitation.round
    outbox.write(
        purpose="kollega", to=email, to_name=name, organisation=invitation.organisation,
        subject=letters.subject(round_), at=at, by=None, once=f"kollega-{invitation.pk}-{email}"[:120],
        body=letters.colleague(
            round_, organisation=str(invitation.organisation), inviter=inviter, address=address,
            last=round_.window(invitation.extended_to).last,
        ),
    )  # fmt: skip


@transaction.atomic
def replace(*, answer: Answer, at: datetime) -> Answer:
    """A new draft with the same words, to be sent instead of the one that was sent. The same one when begun already."""
    Answer.objects.select_for_update().get(pk=answer.pk)
    begun = Answer.objects.filter(replaces=answer).first()
    if begun:
        return begun
    draft = Answer.objects.create(
        round=answer.round, invitation=answer.invitation, unit=answer.unit, sender=answer.sender,
        sender_class=answer.sender_class, email=answer.email, created_at=at, replaces=answer,
    )  # fmt: skip
    AnswerPart.objects.bulk_create(
        AnswerPart(answer=draft, place=part.place, choice=part.choice, text=part.text, by=part.by, at=part.at)
        for part in answer.parts.all()
    )
    Attachment.objects.bulk_create(
        Attachment(answer=draft, name=one.name, kind=one.kind, content=one.content.name, sha256=one.sha256,
                   size=one.size, at=one.at, by=one.by)
        for one in answer.attachments.all()
    )  # fmt: skip
    return draft


__all__ = [
    "AlreadySent", "Overwritten", "Paper", "TooLong", "TooMany", "approve", "attach", "begin", "begin_openly",
    "detach", "invite_colleague", "replace", "write",
]  # fmt: skip
