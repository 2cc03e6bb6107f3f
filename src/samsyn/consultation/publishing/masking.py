"""Verbs that mask: words wherever they stand, chosen places, a strip across a page."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from samsyn.comments.models import Page
from samsyn.consultation.models import Mask, MaskReason, ReceivedFile
from samsyn.consultation.publishing import veils
from samsyn.consultation.publishing.refusals import NotFound
from samsyn.people import journal
from samsyn.people.models import Person


def pages_of(file: ReceivedFile) -> list[tuple[int, str]]:
    """Number and raw text of each page, as comments point into it."""
    return list(Page.objects.filter(original=file.original_id).order_by("number").values_list("number", "text"))


def veils_of(file: ReceivedFile) -> tuple[veils.Veil, ...]:
    """The masks of a file as values, in a fixed order."""
    rows = file.masks.order_by("page", "start", "top", "pk")
    return tuple(veils.Veil(row.page, row.start or 0, row.end or 0, row.top or 0, row.bottom or 0) for row in rows)


@transaction.atomic
def mask_words(
    *, file: ReceivedFile, words: str, reason: MaskReason, at: datetime, by: Person, note: str = "", page: int = 0
) -> int:
    """Mask words wherever they stand (or on one page); how many places that were not masked before. Raises NotFound."""
    found = [place for place in veils.find(pages_of(file), words) if page in (0, place.page)]
    if not found:
        raise NotFound(words)
    return mask_places(file=file, places=found, reason=reason, at=at, by=by, note=note)


@transaction.atomic
def mask_places(
    *, file: ReceivedFile, places: Iterable[veils.Place], reason: MaskReason, at: datetime, by: Person, note: str = ""
) -> int:
    """Mask places in the text; those that are masked already are left alone."""
    held = veils_of(file)
    fresh = [place for place in places if not veils.covers(held, place)]
    rows = [
        Mask(file=file, page=one.page, start=one.start, end=one.end, reason=reason, note=note, by=by, at=at)
        for one in fresh
    ]
    Mask.objects.bulk_create(rows)
    if rows:
        facts = {"ställen": [[one.page, one.start, one.end] for one in fresh], "skäl": reason.value, "not": note}
        journal.record(by=by, verb="mask", on=file, facts=facts)
    return len(rows)


@transaction.atomic
def mask_strip(
    *,
    file: ReceivedFile,
    page: int,
    top: int,
    bottom: int,
    reason: MaskReason,
    at: datetime,
    by: Person,
    note: str = "",
) -> None:
    """Mask everything on a page between two heights in per cent; 0–100 is the whole page. Raises NotFound."""
    if not Page.objects.filter(original=file.original_id, number=page).exists():
        raise NotFound(page)
    Mask.objects.create(file=file, page=page, top=top, bottom=bottom, reason=reason, note=note, by=by, at=at)
    facts = {"sida": page, "från": top, "till": bottom, "skäl": reason.value, "not": note}
    journal.record(by=by, verb="mask", on=file, facts=facts)


@transaction.atomic
def unmask(*, mask: Mask, by: Person) -> None:
    """Take a mask away; the journal remembers it."""
    facts = {"sida": mask.page, "från": mask.start, "till": mask.end, "topp": mask.top, "botten": mask.bottom}
    journal.record(by=by, verb="unmask", on=mask.file, facts=facts | {"skäl": mask.reason})
    mask.delete()
