"""Large files: their checksum and their originals piece by piece, never the whole in memory."""

import hashlib
from datetime import datetime

from django.core.files import File
from django.db import transaction

from samsyn.comments.models import Original
from samsyn.people import journal

PIECE = 1024 * 1024


def checksum_of(file: "File[bytes]") -> str:
    """SHA-256 of a file, read from its beginning; it is left at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    for piece in file.chunks(PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


@transaction.atomic
def keep_file(*, name: str, file: "File[bytes]", sha256: str, size: int, at: datetime) -> Original:
    """Register a stored file bit for bit as an original."""
    original = Original(name=name, sha256=sha256, size=size, received_at=at)
    file.seek(0)
    original.content.save(name, file, save=False)
    original.save()
    journal.record(by=None, verb="receive", on=original, facts={"sha256": sha256, "byte": size})
    return original
