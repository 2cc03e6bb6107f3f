"""Verbs on originals: keep the bytes, store what was read, count what neither a comment nor a reason holds."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.files.base import ContentFile, File
from django.db import transaction

from samsyn.comments.models import Comment, Original, Page, Reading, SetAside
from samsyn.cores.text import values
from samsyn.people import journal
from samsyn.people.models import Person

PIECE = 1024 * 1024  # of a file, read at a time


def checksum(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def checksum_of(file: "File[bytes]") -> str:
    """The same of a file, read piece by piece from its beginning; it is left at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    for piece in file.chunks(PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def lay(*, name: str, data: bytes, at: datetime, parent: Original | None = None) -> Original:
    """``lay_file`` for bytes that are at hand."""
    return lay_file(name=name, file=ContentFile(data), at=at, parent=parent)


def lay_file(*, name: str, file: "File[bytes]", at: datetime, parent: Original | None = None) -> Original:
    """A file's bytes in the storage, and nothing in the database yet; ``register`` writes the row.

    Before a transaction, where it can be: a large file or a slow storage would keep everybody from writing meanwhile.
    """
    original = Original(name=name, sha256=checksum_of(file), size=file.size or 0, received_at=at, parent=parent)
    original.content.save(name, file, save=False)
    return original


def keep_original(
    *, name: str, data: bytes, at: datetime, by: Person | None, parent: Original | None = None
) -> Original:
    """Register a file bit for bit, before anybody reads it."""
    return register(lay(name=name, data=data, at=at, parent=parent), by=by)


@transaction.atomic
def register(original: Original, *, by: Person | None) -> Original:
    """The row of a file that lies in the storage."""
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


def as_json(spans: Iterable[values.Span]) -> list[list[int]]:
    """Spans as they are kept in the database."""
    return [[span.page, span.start, span.end] for span in spans]


def uncovered(pages: Mapping[int, str], passages: Iterable[Iterable[tuple[int, int, int]]]) -> int:
    """How many characters that are not space stand in no passage; ``pages``: number → text."""
    left = {number: bytearray(b"\x01") * len(text) for number, text in pages.items()}
    for spans in passages:
        for number, start, end in spans:
            if number in left:
                left[number][start:end] = bytes(max(0, min(end, len(left[number])) - start))
    return sum(
        1 for number, marks in left.items() for at, mark in enumerate(marks) if mark and not pages[number][at].isspace()
    )


@transaction.atomic
def count_uncovered(original_id: int) -> int:
    """Count anew, and keep the figure for the page that proves completeness."""
    pages = dict(Page.objects.filter(original=original_id).values_list("number", "text"))
    said = Comment.objects.filter(original=original_id).values_list("spans", flat=True)
    aside = SetAside.objects.filter(original=original_id).values_list("spans", flat=True)
    count = uncovered(pages, [*said, *aside])
    Original.objects.filter(pk=original_id).update(uncovered=count)
    return count
