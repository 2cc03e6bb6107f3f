"""Large files: their checksum and their originals piece by piece, never the whole in memory."""

import hashlib
from collections.abc import Iterable
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


def lay(*, name: str, file: "File[bytes]", at: datetime) -> Original:
    """A file's bytes in the storage, and nothing in the database yet. Before a transaction begins."""
    original = Original(name=name, sha256=checksum_of(file), size=file.size or 0, received_at=at)
    original.content.save(name, file, save=False)
    return original


@transaction.atomic
def keep(laid: Iterable[Original], *, response: Response, kinds: Iterable[str]) -> list[JournalEntry]:
    """Register files that lie in the storage as originals of a response. Two queries, however many.

    Gives what the journal is to say of them: the act that keeps them writes it, with what else it did.
    """
    originals = Original.objects.bulk_create(laid)
    ReceivedFile.objects.bulk_create(
        ReceivedFile(batch=response.batch, original=original, response=response, kind=kind)
        for original, kind in zip(originals, kinds, strict=True)
    )
    return [
        journal.entry(by=None, verb="receive", on=one, facts={"sha256": one.sha256, "byte": one.size})
        for one in originals
    ]
