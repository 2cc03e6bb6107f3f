"""The library as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from samsyn.portal.models import LibraryEntry, LibraryKind, Tongue
from samsyn.strategy.models import Document
from samsyn.strategy.queries import DocumentFacts, document_facts, edition_facts


@dataclass(frozen=True, slots=True)
class Entry:
    """A document or a film."""

    id: int
    title: str
    about: str
    kind: str
    language: str
    language_name: str
    direction: str
    dated: date | None
    valid: str
    source: str
    path: str
    suffix: str
    size: int
    elsewhere: bool
    published: bool
    translations: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries of one kind."""

    code: str
    name: str
    entries: tuple[Entry, ...]


def shelves(*, desk: bool) -> tuple[Shelf, ...]:
    """Everything the reader may see, by kind; translations stand under what they translate. Two queries."""
    rows = LibraryEntry.objects.order_by("-dated", "title")
    seen = list(rows if desk else rows.filter(published_at__isnull=False))
    ids = {row.pk for row in seen}
    by_original: dict[int, list[LibraryEntry]] = {}
    for row in seen:
        if row.translation_of_id in ids:
            by_original.setdefault(row.translation_of_id or 0, []).append(row)
    first = [row for row in seen if row.translation_of_id not in ids]
    found = [entry(row, by_original.get(row.pk, ())) for row in first]
    return tuple(
        Shelf(code, str(name), tuple(one for one in found if one.kind == code))
        for code, name in LibraryKind.choices
        if any(one.kind == code for one in found)
    )


def entry(row: LibraryEntry, translations: Iterable[LibraryEntry] = ()) -> Entry:
    """A row as a value."""
    tongue = Tongue(row.language)
    return Entry(
        id=row.pk, title=row.title, about=row.about, kind=row.kind, language=row.language,
        language_name=str(tongue.label), direction=tongue.direction, dated=row.dated, valid=row.valid,
        source=row.source, path=row.url or (reverse("portal:library-file", args=[row.pk]) if row.sha256 else ""),
        suffix=row.file_name.rpartition(".")[2].upper() if "." in row.file_name else "", size=row.file_size,
        elsewhere=bool(row.url), published=row.published_at is not None,
        translations=tuple(entry(one) for one in translations),
    )  # fmt: skip


def strategies() -> tuple[DocumentFacts, ...]:
    """The strategy documents with their published editions: they are the library's first shelf."""
    rows = Document.objects.filter(editions__published_at__isnull=False).distinct().order_by("kind", "title")
    return tuple(document_facts(row, map(edition_facts, row.editions.published())) for row in rows)


def in_other_languages() -> tuple[Entry, ...]:
    """What can be read in another language than Swedish."""
    rows = LibraryEntry.objects.filter(published_at__isnull=False).exclude(language=Tongue.SWEDISH)
    return tuple(entry(row) for row in rows.order_by("language", "title"))
