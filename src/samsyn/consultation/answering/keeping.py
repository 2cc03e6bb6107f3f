"""Large files: their checksum and their originals piece by piece, never the whole in memory."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.files import File
from django.db import transaction

from samsyn.comments.models import Original
from samsyn.consultation.models import ReceivedFile, Response
from samsyn.people import journal
from samsyn.people.models import JournalEntry

PIECE = 1024 * 1024


def checksum_of(file: "File[bytes]") -> str:
    """SHA-256 of a file, read from its beginning; it is left at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    for piece in file.chunks(PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A file to be registered bit for bit, with what it is in the answer."""

    name: str
    file: "File[bytes]"
    sha256: str
    size: int
    kind: str


@transaction.atomic
def keep(files: Iterable[Kept], *, response: Response, at: datetime) -> list[JournalEntry]:
    """Store files and register each as an original of a response. Two queries, however many.

    Gives what the journal is to say of them: the act that keeps them writes it, with what else it did.
    """
    held = list(files)
    originals = [_stored(one, at) for one in held]
    Original.objects.bulk_create(originals)
    ReceivedFile.objects.bulk_create(
        ReceivedFile(batch=response.batch, original=original, response=response, kind=one.kind)
        for one, original in zip(held, originals, strict=True)
    )
    return [
        journal.entry(by=None, verb="receive", on=one, facts={"sha256": one.sha256, "byte": one.size})
        for one in originals
    ]


def _stored(one: Kept, at: datetime) -> Original:
    original = Original(name=one.name, sha256=one.sha256, size=one.size, received_at=at)
    with one.file.open("rb") as file:
        original.content.save(one.name, file, save=False)
    return original


@transaction.atomic
def keep_file(*, name: str, file: "File[bytes]", sha256: str, size: int, at: datetime) -> Original:
    """Register a stored file bit for bit as an original."""
    original = Original(name=name, sha256=sha256, size=size, received_at=at)
    file.seek(0)
    original.content.save(name, file, save=False)
    original.save()
    journal.record(by=None, verb="receive", on=original, facts={"sha256": sha256, "byte": size})
    return original
