"""What the reading pages show, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.strategy.editing.queries import Decided, adopted
from samsyn.strategy.layout import SetSection, lay_out
from samsyn.strategy.models import Edition, Section, Stage
from samsyn.strategy.queries import EditionFacts, GoalRow, edition_facts, goals_of, outline_of


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of the table of contents with the entries under it."""

    section: SetSection
    below: tuple["Chapter", ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole edition on one page. ``edition_path`` is empty when the address means the current edition."""

    slug: str
    document: str
    title: str
    region: str
    edition: EditionFacts
    edition_path: str
    superseded_by: EditionFacts | None
    sections: tuple[SetSection, ...]
    contents: tuple[Chapter, ...]
    aims: tuple[GoalRow, ...]
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One section with its way up, down and along."""

    slug: str
    document: str
    edition: EditionFacts
    edition_path: str
    section: SetSection
    above: tuple[SetSection, ...]
    below: tuple[SetSection, ...]
    before: SetSection | None
    after: SetSection | None
    section_id: int


def reading(edition: Edition, rows: Sequence[Section], *, current: bool) -> Reading:
    """An edition of these sections with its contents and its overarching goals. Three queries."""
    sections = lay_out(outline_of(edition, rows))
    superseded = None if current or not edition.is_published else _newer(edition)
    return Reading(
        slug=edition.document.slug,
        document=edition.document.title,
        title=edition.title or edition.document.title,
        region=edition.document.region,
        edition=edition_facts(edition),
        edition_path="" if current else edition.path,
        superseded_by=edition_facts(superseded) if superseded else None,
        sections=sections,
        contents=_contents(sections, None),
        aims=_aims(goals_of(edition)),
        decided=adopted(edition) if edition.stage == Stage.ADOPTED else None,
    )


def _newer(edition: Edition) -> Edition | None:
    latest = Edition.objects.published().filter(document=edition.document_id).select_related("based_on").first()
    return latest if latest and latest.pk != edition.pk else None


def section_page(edition: Edition, rows: Sequence[Section], key: str, *, current: bool) -> SectionPage:
    """A section that is among these (access.sections_for); its neighbours in reading order. No query."""
    sections = lay_out(outline_of(edition, rows))
    by_key = {section.key: section for section in sections}
    at = next(index for index, section in enumerate(sections) if section.key == key)
    above: list[SetSection] = []
    parent = sections[at].parent
    while parent is not None:
        above.insert(0, by_key[parent])
        parent = by_key[parent].parent
    return SectionPage(
        slug=edition.document.slug,
        document=edition.document.title,
        edition=edition_facts(edition),
        edition_path="" if current else edition.path,
        section=sections[at],
        above=tuple(above),
        below=tuple(section for section in sections if section.parent == key),
        before=sections[at - 1] if at else None,
        after=sections[at + 1] if at + 1 < len(sections) else None,
        section_id=rows[at].pk,
    )


def _contents(sections: tuple[SetSection, ...], parent: str | None) -> tuple[Chapter, ...]:
    children: dict[str | None, list[SetSection]] = {}
    for section in sections:
        children.setdefault(section.parent, []).append(section)

    def chapters(of: str | None) -> tuple[Chapter, ...]:
        return tuple(Chapter(section, chapters(section.key)) for section in children.get(of, ()))

    return chapters(parent)


def _aims(goals: tuple[GoalRow, ...]) -> tuple[GoalRow, ...]:
    """The vision and the goals at the top: what a reader wants to see first."""
    return tuple(goal for goal in goals if goal.kind in {"vision", "målområde", "målbild"})
