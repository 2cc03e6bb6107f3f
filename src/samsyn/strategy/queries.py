"""Rows become frozen values here, and only here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Count, QuerySet

from samsyn.cores.outline import Block, LeftOut, Outline
from samsyn.cores.outline import Goal as GoalKind
from samsyn.cores.outline import Section as SectionFact
from samsyn.strategy.layout import anchors
from samsyn.strategy.models import Document, Edition, Goal, Section, Stage


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """An edition as lists show it. ``published_at`` is None for one in progress."""

    id: int
    path: str
    name: str
    label: str
    title: str
    stage: str
    published_at: datetime | None
    imported_at: datetime
    source_name: str
    source_sha256: str
    source_size: int
    sections: int = 0
    goals: int = 0
    based_on: int | None = None
    before: str = ""  # the path of the published edition that this one comes from


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document with its editions, newest first; ``current`` is the published one that readers meet."""

    id: int
    slug: str
    title: str
    kind: str
    region: str
    county: str
    editions: tuple[EditionFacts, ...]

    @property
    def current(self) -> EditionFacts | None:
        """The edition published last, None before the first."""
        published = [edition for edition in self.editions if edition.published_at]
        return max(published, key=lambda edition: (edition.published_at, edition.id), default=None)

    @property
    def in_force(self) -> EditionFacts | None:
        """The edition adopted last: a proposal that came after it is newer, but does not hold yet."""
        adopted = [edition for edition in self.editions if edition.published_at and edition.stage == Stage.ADOPTED]
        return max(adopted, key=lambda edition: (edition.published_at, edition.id), default=None)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal as pages show it; ``block`` is -1 for a section that is itself the goal.

    ``anchor`` is its place on the reading page, to be put after "#".
    """

    id: int
    kind: str
    number: str
    name: str
    section: str
    block: int
    parent: int | None
    anchor: str


def sections_of(edition: Edition) -> list[Section]:
    """Every section in reading order. One query."""
    return list(edition.sections.order_by("position"))


def outline_of(edition: Edition, rows: Sequence[Section] | None = None) -> Outline:
    """An edition as the core's values, the same as when it was read. One query, none when its ``rows`` are given."""
    rows = sections_of(edition) if rows is None else rows
    keys = {row.pk: row.key for row in rows}
    return Outline(
        title=edition.title,
        sections=tuple(_section(row, keys) for row in rows),
        notices=tuple(edition.notices),
        left_out=tuple(LeftOut(**left) for left in edition.left_out),
    )


def section_ids(edition: Edition) -> dict[str, int]:
    """Key → primary key of every section, for those who store links to sections."""
    return dict(edition.sections.values_list("key", "pk"))


def goals_of(edition: Edition) -> tuple[GoalRow, ...]:
    """Every goal in reading order. One query."""
    rows = edition.goals.order_by("position").select_related("section")
    return tuple(goal_row(row) for row in rows)


def documents(*, desk: bool) -> tuple[DocumentFacts, ...]:
    """Every document with the editions that the reader may see; those without any are the desk's only."""
    editions = _counted(Edition.objects.all() if desk else Edition.objects.published())
    by_document: dict[int, list[EditionFacts]] = {}
    for row in editions.select_related("document"):
        by_document.setdefault(row.document_id, []).append(edition_facts(row))
    found = [
        document_facts(row, _newest_first(by_document.get(row.pk, [])))
        for row in Document.objects.order_by("kind", "title")
    ]
    return tuple(facts for facts in found if facts.editions or desk)


def editions_of(document: Document, *, desk: bool) -> tuple[EditionFacts, ...]:
    """The editions of one document that the reader may see, those in progress first, then newest first."""
    rows = _counted(document.editions.all() if desk else document.editions.published())
    return _newest_first(edition_facts(row) for row in rows)


def _newest_first(editions: Iterable[EditionFacts]) -> tuple[EditionFacts, ...]:
    """Those in progress first. Sorted here: databases do not agree on where a missing date goes."""
    return tuple(
        sorted(editions, key=lambda e: (e.published_at is None, e.published_at or e.imported_at, e.id), reverse=True)
    )


def document_facts(row: Document, editions: Iterable[EditionFacts]) -> DocumentFacts:
    """One document with the editions already read."""
    return DocumentFacts(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        kind=str(row.get_kind_display()),
        region=row.region,
        county=row.county,
        editions=tuple(editions),
    )


def _counted(rows: "QuerySet[Edition]") -> "QuerySet[Edition]":
    return rows.select_related("based_on").annotate(
        section_count=Count("sections", distinct=True), goal_count=Count("goals", distinct=True)
    )


def edition_facts(row: Edition) -> EditionFacts:
    """One edition; counts are 0 unless the query counted."""
    return EditionFacts(
        id=row.pk,
        path=row.path,
        name=row.name,
        label=row.label,
        title=row.title,
        stage=row.stage,
        published_at=row.published_at,
        imported_at=row.imported_at,
        source_name=row.source_name,
        source_sha256=row.source_sha256,
        source_size=row.source_size,
        sections=getattr(row, "section_count", 0),
        goals=getattr(row, "goal_count", 0),
        based_on=row.based_on_id,
        before=row.based_on.path if row.based_on and row.based_on.is_published else "",
    )


def _section(row: Section, keys: dict[int, str]) -> SectionFact:
    return SectionFact(
        key=row.key,
        number=row.number,
        heading=row.heading,
        level=row.level,
        parent=keys.get(row.parent_id) if row.parent_id else None,
        blocks=tuple(Block(**block) for block in row.blocks),
        goal=cast("GoalKind", row.goal_kind),  # the database allows these words only
        page=row.page,
    )


def goal_row(row: Goal) -> GoalRow:
    """One goal whose section has been read with it."""
    return GoalRow(
        id=row.pk,
        kind=row.kind,
        number=row.number,
        name=row.name,
        section=row.section.key,
        block=-1 if row.block is None else row.block,
        parent=row.parent_id,
        anchor=row.section.key if row.block is None else anchors(_section(row.section, {}))[row.block][0],
    )
