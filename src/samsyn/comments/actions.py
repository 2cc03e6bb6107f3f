"""Verbs that write comments: keep an original, store what was read, and what a person decides."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from samsyn.comments.models import Comment, Disposition, Original, Page, Placement, Reading, Verdict
from samsyn.cores.text import values
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Section


class SectionOfAnotherEdition(Exception):
    """A comment can only be placed in the edition it is about."""


class ReasonMissing(Exception):
    """An answer that does not heed the comment must say why."""


def checksum(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@transaction.atomic
def keep_original(
    *, name: str, data: bytes, at: datetime, by: Person | None, parent: Original | None = None
) -> Original:
    """Register a file bit for bit, before anybody reads it."""
    original = Original(name=name, sha256=checksum(data), size=len(data), received_at=at, parent=parent)
    original.content.save(name, ContentFile(data), save=False)
    original.save()
    journal.record(by=by, verb="receive", on=original, facts={"sha256": original.sha256, "byte": original.size})
    return original


@transaction.atomic
def store_reading(*, original: Original, document: values.Document | None, reading: Reading, error: str) -> None:
    """Keep the pages of a file that was read, or why it was not. Repeating it changes nothing."""
    original.reading = reading
    original.error = error
    if document is not None:
        original.format = document.format
        original.pages.all().delete()
        Page.objects.bulk_create(
            Page(
                original=original,
                number=page.number,
                text=page.text,
                width=page.width,
                height=page.height,
                ocr=page.ocr,
            )
            for page in document.pages
        )
    original.save(update_fields=["reading", "error", "format"])


@transaction.atomic
def place(*, comment: Comment, section: Section | None, at: datetime, by: Person) -> Placement:
    """Decide where a comment belongs; `None` = about nothing in the strategy."""
    if section is not None and section.edition_id != comment.edition_id:
        raise SectionOfAnotherEdition
    before = Placement.objects.select_for_update().filter(comment=comment).first()
    placement, _created = Placement.objects.update_or_create(
        comment=comment, defaults={"section": section, "by": by, "at": at}
    )
    journal.record(
        by=by, verb="place", on=comment,
        facts={"avsnitt": [str(before.section) if before else None, str(section) if section else None]},
    )  # fmt: skip
    return placement


@transaction.atomic
def decide_type(*, comment: Comment, type_: str, by: Person) -> None:
    """Decide the type of a comment."""
    journal.record(by=by, verb="decide_type", on=comment, facts={"typ": [comment.type, type_]})
    comment.decided_type = type_
    comment.decided_type_by = by
    comment.save(update_fields=["decided_type", "decided_type_by"])


def as_json(spans: Iterable[values.Span]) -> list[list[int]]:
    """Spans as they are kept in the database."""
    return [[span.page, span.start, span.end] for span in spans]


@transaction.atomic
def answer(
    *, comment: Comment, verdict: Verdict, reason: str, at: datetime, by: Person, before: str = "", after: str = ""
) -> Disposition:
    """Answer a comment; a reason is required unless it is heeded. The journal keeps an answer that is replaced."""
    if verdict != Verdict.HEEDED and not reason.strip():
        raise ReasonMissing(verdict)
    earlier = Disposition.objects.select_for_update().filter(comment=comment).first()
    disposition, _created = Disposition.objects.update_or_create(
        comment=comment,
        defaults={"verdict": verdict, "reason": reason, "before": before, "after": after, "by": by, "at": at},
    )
    journal.record(by=by, verb="answer", on=comment, facts={"svar": [earlier.verdict if earlier else None, verdict]})
    return disposition
