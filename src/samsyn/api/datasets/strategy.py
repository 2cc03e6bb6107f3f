"""Strategies, their editions, sections and goals: published ones."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from samsyn.api.values import Column, Dataset, Row
from samsyn.strategy.models import Edition, Goal, Section

DOCUMENT = Column("document", str, "Strategins namn i adresser")
EDITION = Column("edition", str, "Utgåvans namn i adresser, till exempel remissversion-2")
ADDRESS = Column("url", str, "Sidan på webbplatsen")


def address(name: str, *arguments: object) -> str:
    """A page's whole address."""
    return settings.BASE_URL.rstrip("/") + reverse(name, args=arguments)


def _published(asked: Mapping[str, str]) -> Q:
    """Editions that anybody may read, of the document that is asked for."""
    found = Q(published_at__isnull=False)
    return found & Q(document__slug=asked["document"]) if "document" in asked else found


def _editions(asked: Mapping[str, str]) -> Iterable[Row]:
    rows = Edition.objects.filter(_published(asked)).select_related("document")
    for row in rows.order_by("document__slug", "published_at", "pk"):
        document = row.document
        yield (
            document.slug, row.path, document.title, document.get_kind_display(), document.region, document.county,
            row.stage, row.number, row.published_at, address("strategy:edition", document.slug, row.path),
        )  # fmt: skip


def _ours(asked: Mapping[str, str]) -> dict[int, Edition]:
    rows = Edition.objects.filter(_published(asked)).select_related("document").order_by("document__slug", "pk")
    return {row.pk: row for row in rows if asked.get("edition", row.path) == row.path}


def _sections(asked: Mapping[str, str]) -> Iterable[Row]:
    editions = _ours(asked)
    rows = Section.objects.filter(edition__in=editions).select_related("parent").order_by("edition", "position")
    for row in rows:
        edition = editions[row.edition_id]
        slug, path = edition.document.slug, edition.path
        yield (
            slug, path, row.key, row.number, row.heading, row.level, row.parent.key if row.parent else None,
            row.goal_kind or None, "\n\n".join(block["text"] for block in row.blocks),
            address("strategy:edition-section", slug, path, row.key),
        )  # fmt: skip


def _goals(asked: Mapping[str, str]) -> Iterable[Row]:
    editions = _ours(asked)
    rows = Goal.objects.filter(edition__in=editions).select_related("section", "parent__section")
    for row in rows.order_by("edition", "position"):
        edition = editions[row.edition_id]
        slug, path = edition.document.slug, edition.path
        yield (
            slug, path, row.section.key, row.kind, row.number or None, row.name,
            row.parent.name if row.parent else None,
            address("strategy:edition-section", slug, path, row.section.key),
        )  # fmt: skip


DATASETS = (
    Dataset(
        "editions",
        "Strategier och deras utgåvor",
        "Varje publicerad utgåva av varje strategi och program: dialogunderlag, remissversion, förslag och antagen.",
        (
            DOCUMENT, EDITION, Column("title", str, "Strategins titel"), Column("kind", str, "Slag av dokument"),
            Column("region", str, "Regionen"), Column("county", str, "Länet"), Column("stage", str, "Skedet"),
            Column("number", int, "Utgåvans nummer inom skedet"),
            Column("published_at", datetime, "När den publicerades"), ADDRESS,
        ),
        _editions,
        ("document", "stage"),
    ),
    Dataset(
        "sections",
        "Strategiernas avsnitt",
        "Texten i varje publicerad utgåva, avsnitt för avsnitt. Nyckeln är densamma från utgåva till utgåva.",
        (
            DOCUMENT, EDITION, Column("key", str, "Avsnittets nyckel"), Column("number", str, "Avsnittets nummer"),
            Column("heading", str, "Rubriken"), Column("level", int, "Nivå, 1 är högst"),
            Column("parent", str, "Nyckeln till avsnittet ovanför", empty=True),
            Column("goal", str, "Slag av mål, om avsnittet är ett mål", empty=True),
            Column("text", str, "Texten, ett stycke i taget"), ADDRESS,
        ),
        _sections,
        ("document", "edition", "key"),
    ),
    Dataset(
        "goals",
        "Strategiernas mål",
        "Vision, målområden, målbilder, delmål och prioriteringar i varje publicerad utgåva.",
        (
            DOCUMENT, EDITION, Column("section", str, "Nyckeln till avsnittet som säger målet"),
            Column("kind", str, "Slag av mål"), Column("number", str, "Målets nummer", empty=True),
            Column("name", str, "Målet"), Column("parent", str, "Målet ovanför", empty=True), ADDRESS,
        ),
        _goals,
        ("document", "edition", "kind"),
    ),
)  # fmt: skip
