"""The files of an answer become originals of its response."""

from collections.abc import Iterable

from django.db import transaction

from samsyn.comments.models import Original
from samsyn.consultation.models import ReceivedFile, Response
from samsyn.people import journal
from samsyn.people.models import JournalEntry


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
