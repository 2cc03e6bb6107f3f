"""Verbs that publish a document of a response: make the new file, review it, publish it, withdraw it."""

import hashlib
from collections.abc import Collection
from dataclasses import astuple
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samsyn.consultation.models import Publication, ReceivedFile, Shape
from samsyn.consultation.publishing import paper, parts, veils, webpage
from samsyn.consultation.publishing.masking import veils_of
from samsyn.consultation.publishing.refusals import (
    Gone,
    HidesNothing,
    Leaks,
    NamesSender,
    NotReviewed,
    OwnWork,
    Stale,
    Unreadable,
)
from samsyn.cores.text import formats
from samsyn.cores.text.language import language_of
from samsyn.cores.text.values import Document, File
from samsyn.people import journal
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person

REPLACED = "Ersatt av en ny fil"


def make(*, file: ReceivedFile, shape: Shape, at: datetime, by: Person) -> Publication:
    """The file that may be published; it takes the place of an earlier one. Nothing is shown to anybody yet.

    It is made and lies in the storage before anything is written. Masked otherwise meanwhile: it is stale at once.
    Raises HidesNothing, Unreadable, Leaks.
    """
    held = veils_of(file)
    if shape == Shape.COPY and (held or is_private(file)):
        raise HidesNothing
    with file.original.content.open("rb") as source:
        data = source.read()
    with translation.override("sv"):
        form, made, web = _copy(file, data) if shape == Shape.COPY else _new(file, data, held)
    row = Publication(
        file=file, name=public_name(file, form), shape=shape, format=form, sha256=hashlib.sha256(made).hexdigest(),
        size=len(made), masks=len(held), masked=[list(astuple(one)) for one in held], made_by=by, made_at=at,
    )  # fmt: skip
    row.content.save(row.name, ContentFile(made), save=False)
    if web:
        row.web.save(row.name, ContentFile(web), save=False)
    _register(row, at=at, by=by)
    return row


@transaction.atomic
def _register(row: Publication, *, at: datetime, by: Person) -> None:
    """In the place of an earlier one."""
    file = row.file
    for earlier in file.publications.filter(withdrawn_at=None):
        _withdraw(earlier, because=REPLACED, at=at, by=by)
    row.save()
    facts = {"sha256": row.sha256, "maskningar": row.masks, "original": file.original.sha256}
    journal.record(by=by, verb="make", on=row, facts=facts)


def is_private(file: ReceivedFile) -> bool:
    """A private person's answer: no name is shown, and no file goes out as it came."""
    return file.response is not None and file.response.sender_class == OrganisationClass.PRIVATE


def public_name(file: ReceivedFile, form: str) -> str:
    """A name that says nothing but the registry number: the original's own may hold a person's name."""
    response = file.response
    number = response.registry_number if response else str(file.pk)
    stem = "".join(sign if sign.isalnum() else "-" for sign in number).strip("-").lower()
    others = list(response.files.order_by("pk").values_list("pk", flat=True)) if response else [file.pk]
    return f"yttrande-{stem}-{others.index(file.pk) + 1}.{form}"[:120]


def _copy(file: ReceivedFile, data: bytes) -> tuple[str, bytes, bytes]:
    return file.original.format or "bin", data, b""


def _new(file: ReceivedFile, data: bytes, held: tuple[veils.Veil, ...]) -> tuple[str, bytes, bytes]:
    try:
        document = formats.read(File(file.original.name, data))
    except formats.errors.Unreadable as error:
        raise Unreadable(formats.sentence(error)) from error
    title = title_of(file)
    if named := veils.leaks((), veils.said(document, held), title):
        raise NamesSender(named)
    web = b""
    language = language_of("\n".join(page.text for page in document.pages))
    if document.format == "pdf":
        made = paper.of_pdf(data, document, held, title=title, language=language)
    else:
        found = parts.parts(document, held)
        made = paper.of_parts(found, title=title, language=language)
        web = webpage.page(found, title=title, facts=facts_of(file, masked=bool(held)), language=language)
    _prove(document, held, made, web)
    return "pdf", made, web


def title_of(file: ReceivedFile) -> str:
    """What the new file calls itself."""
    response = file.response
    if response is None:
        return _("Yttrande")
    who = _("Privatperson") if is_private(file) else response.sender or _("Okänd avsändare")
    return _("Yttrande från %(who)s, %(number)s") % {"who": who, "number": response.registry_number}


def facts_of(file: ReceivedFile, *, masked: bool) -> list[str]:
    """The lines under the title of the HTML file."""
    said = [_("Inkom %(day)s.") % {"day": file.response.received_on.isoformat()}] if file.response else []
    if masked:
        said.append(_("Delar är maskade. Handlingen kan begäras ut hos regionen."))
    return said


def _prove(document: Document, held: tuple[veils.Veil, ...], made: bytes, web: bytes) -> None:
    """Search the new files for what was masked: it must not be there more often than in what remains. Raises Leaks."""
    words, rest = veils.said(document, held), veils.remains(document, held)
    if not words:
        return
    for name, data in (("ny.pdf", made), ("ny.html", web)):
        if data and (found := veils.leaks(rest, words, _text_of(name, data))):
            raise Leaks(found)


def _text_of(name: str, data: bytes) -> str:
    try:
        return "\n".join(page.text for page in formats.read(File(name, data)).pages)
    except formats.errors.Unreadable:  # everything is masked: there is no text left
        return ""


@transaction.atomic
def review(*, publication: Publication, at: datetime, by: Person) -> None:
    """A second person has read the new file and stands behind it. Raises Gone, Stale, OwnWork."""
    row = _standing(publication)
    if row.made_by_id == by.pk:
        raise OwnWork
    if is_stale(row):
        raise Stale
    row.reviewed_by, row.reviewed_at = by, at
    row.save(update_fields=["reviewed_by", "reviewed_at"])
    journal.record(by=by, verb="review", on=row, facts={"sha256": row.sha256})


@transaction.atomic
def publish(*, publications: Collection[Publication], at: datetime, by: Person) -> int:
    """Everybody may read them; those that are published already are left alone. Raises Gone, NotReviewed, Stale."""
    count = 0
    for one in publications:
        row = _standing(one)
        if row.published_at:
            continue
        if not row.reviewed_at:
            raise NotReviewed(row)
        if is_stale(row):
            raise Stale(row)
        row.published_by, row.published_at = by, at
        row.save(update_fields=["published_by", "published_at"])
        journal.record(by=by, verb="publish", on=row, facts={"sha256": row.sha256})
        count += 1
    return count


@transaction.atomic
def withdraw(*, publication: Publication, because: str, at: datetime, by: Person) -> None:
    """Nobody sees it any more; the file is kept as a record. Raises Gone."""
    _withdraw(_standing(publication), because=because, at=at, by=by)


def _withdraw(row: Publication, *, because: str, at: datetime, by: Person) -> None:
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_because = by, at, because[:250]
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
    journal.record(by=by, verb="withdraw", on=row, facts={"varför": because, "sha256": row.sha256})


def _standing(publication: Publication) -> Publication:
    row = Publication.objects.select_for_update().filter(pk=publication.pk, withdrawn_at=None).first()
    if row is None:
        raise Gone
    return row


def is_stale(row: Publication) -> bool:
    """Masks have been added or taken away since the file was made."""
    return bool(row.masked != [list(astuple(one)) for one in veils_of(row.file)])
