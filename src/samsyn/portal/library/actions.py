"""Verbs on the library and on contacts."""

import hashlib
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction

from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.portal.models import ContactPoint, LibraryEntry, Tongue


def add(
    *, title: str, kind: str, at: datetime, by: Person | None, about: str = "", language: str = Tongue.SWEDISH,
    dated: date | None = None, valid: str = "", source: str = "", url: str = "", name: str = "", data: bytes = b"",
    translation_of: LibraryEntry | None = None,
) -> LibraryEntry:  # fmt: skip
    """Keep an entry: a file, or an address elsewhere. Nobody but the desk sees it yet."""
    entry = LibraryEntry(
        title=title.strip()[:200], kind=kind, about=about, language=language, dated=dated, valid=valid[:60],
        source=source[:200], url="" if data else url, added_at=at, added_by=by, translation_of=translation_of,
    )  # fmt: skip
    if data:
        entry.sha256, entry.file_name, entry.file_size = hashlib.sha256(data).hexdigest(), name[:200], len(data)
        entry.file.save(name, ContentFile(data), save=False)
    with transaction.atomic():
        entry.save(force_insert=True)
        journal.record(by=by, verb="add", on=entry)
    return entry


@transaction.atomic
def publish(*, entry: LibraryEntry, at: datetime, by: Person | None) -> None:
    """Let everybody see it. Repeating it changes nothing."""
    if LibraryEntry.objects.filter(pk=entry.pk, published_at=None).update(published_at=at):
        journal.record(by=by, verb="publish", on=entry)


@transaction.atomic
def withdraw(*, entry: LibraryEntry, by: Person | None) -> None:
    """Take it down; it stays at the desk."""
    if LibraryEntry.objects.filter(pk=entry.pk, published_at__isnull=False).update(published_at=None):
        journal.record(by=by, verb="withdraw", on=entry)


@transaction.atomic
def set_contact(
    *, function: str, about: str, by: Person | None, email: str = "", phone: str = "", position: int = 1,
    point: ContactPoint | None = None,
) -> ContactPoint:  # fmt: skip
    """Whom to turn to: a new function, or one that changes."""
    row = point or ContactPoint()
    row.function, row.about, row.email, row.phone, row.position = function, about, email, phone, position
    row.save()
    journal.record(by=by, verb="correct" if point else "add", on=row)
    return row


@transaction.atomic
def drop_contact(*, point: ContactPoint, by: Person | None) -> None:
    """The function is no more; the journal remembers it."""
    journal.record(by=by, verb="drop", on=point, facts={"funktion": point.function})
    point.delete()
