"""Verbs on the papers of an item: kept bit for bit, replaced but never written over, removed with a reason."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from samsyn.cores.text.values import File
from samsyn.councils import letters
from samsyn.councils.actions.items import called_to
from samsyn.councils.actions.meetings import held_at
from samsyn.councils.actions.refusals import AlreadyDone, NoReason, Unusable
from samsyn.councils.models import Item, Paper, PaperNotice
from samsyn.councils.paging import count_pages
from samsyn.people import journal, outbox
from samsyn.people.models import OutgoingMail, Person

LARGEST = 100 * 1024 * 1024


def add(
    *,
    item: Item,
    file: File,
    title: str,
    at: datetime,
    by: Person | None,
    secret: str = "",
    replaces: Paper | None = None,
) -> Paper:
    """Keep a file bit for bit. After the kallelse everybody who was called is told; who was told is kept. What
    replaces a paper under secrecy is under the same: to open it, remove the paper and add it anew.

    Raises Unusable, AlreadyDone (the replaced paper has been replaced).
    """
    if not file.data or len(file.data) > LARGEST:
        raise Unusable(file.name)
    paper = Paper(
        item=item, title=(title or file.name)[:250], name=file.name[-255:], size=len(file.data), added_at=at,
        added_by=by, sha256=hashlib.sha256(file.data).hexdigest(), pages=count_pages(file.data),
        secret=secret or (replaces.secret if replaces else ""), replaces=replaces,
    )  # fmt: skip
    _lay(paper, file)
    return _register(paper, by=by)


def _lay(paper: Paper, file: File) -> None:
    """The bytes in the storage, before the database is locked: a large file would keep everybody from writing. The
    same bytes lie in one place."""
    path = Paper._meta.get_field("content").generate_filename(paper, file.name)
    if paper.content.storage.exists(path):
        paper.content.name = path
    else:
        paper.content.save(file.name, ContentFile(file.data), save=False)


@transaction.atomic
def _register(paper: Paper, *, by: Person | None) -> Paper:
    """The row of a paper that lies in the storage, and a word to those who were called."""
    replaces, at = paper.replaces, paper.added_at
    if replaces is not None and Paper.objects.filter(replaces=replaces).exists():
        raise AlreadyDone(replaces)
    Paper.objects.bulk_create([paper])
    if replaces is not None:
        Paper.objects.filter(pk=replaces.pk).update(removed_at=at, removed_because="Ersatt av en ny version")
    facts = {"handling": paper.title, "sha256": paper.sha256}
    journal.record(by=by, verb="add_paper", on=paper.item, facts=facts)
    what = "har bytts ut" if replaces else "har kommit till"
    for mail in _tell(paper, what, at=at, by=by):
        PaperNotice.objects.get_or_create(paper=paper, mail=mail)
    return paper


@transaction.atomic
def remove(*, paper: Paper, because: str, at: datetime, by: Person) -> int:
    """Away from the agenda; the bytes and the reason are kept; after the kallelse those who were called are told.
    How many were told. Raises NoReason."""
    if not because.strip():
        raise NoReason
    if not Paper.objects.filter(pk=paper.pk, removed_at=None).update(removed_at=at, removed_because=because[:250]):
        return 0
    told = len(_tell(paper, f"har tagits bort: {because.strip()}. Det hände", at=at, by=by))
    facts = {"handling": str(paper), "skäl": because} | ({"till": told} if told else {})
    journal.record(by=by, verb="remove_paper", on=paper.item, facts=facts)
    return told


def _tell(paper: Paper, what: str, *, at: datetime, by: Person | None) -> list[OutgoingMail]:
    """A mail to everybody called; a paper under secrecy is spoken of to those only whose agreement counts."""
    mails = {}
    for meeting in called_to(paper.item):
        subject, body = letters.paper(paper, meeting, what)
        for mandate in held_at(meeting):
            to = mandate.email or (mandate.person.email if mandate.person else "")
            if to and not (paper.secret and not mandate.seat.decides):
                mail = outbox.write(
                    purpose="council-paper", to=to, to_name=str(mandate), organisation=mandate.organisation,
                    subject=subject, body=body, at=at, by=by, once=f"paper-{paper.pk}-{what[:9]}-{to}"[:120],
                )  # fmt: skip
                mails[mail.pk] = mail
    return list(mails.values())
