"""What the reading pages show, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from samsyn.strategy import drawing
from samsyn.strategy.editing.queries import Decided, adopted
from samsyn.strategy.frozen import Text
from samsyn.strategy.layout import SetSection
from samsyn.strategy.models import Edition, Stage
from samsyn.strategy.queries import EditionFacts, edition_facts


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
    text: SafeString
    contents: SafeString
    aims: SafeString
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One section with its way up, down and along."""

    slug: str
    document: str
    edition: EditionFacts
    edition_path: str
    section: SetSection
    text: SafeString
    above: tuple[SetSection, ...]
    below: tuple[SetSection, ...]
    before: SetSection | None
    after: SetSection | None
    section_id: int


def reading(edition: Edition, text: Text, *, current: bool, beside: Mapping[str, SafeString] | None = None) -> Reading:
    """An edition of this text; ``beside`` stands at the sections' headings. Two queries, one more for a new text."""
    superseded = None if current or not edition.is_published else _newer(edition)
    return Reading(
        slug=edition.document.slug,
        document=edition.document.title,
        title=edition.title or edition.document.title,
        region=edition.document.region,
        edition=edition_facts(edition),
        edition_path="" if current else edition.path,
        superseded_by=edition_facts(superseded) if superseded else None,
        text=drawing.whole(text, beside or {}),
        contents=drawing.contents(text),
        aims=drawing.aims(text, edition),
        decided=adopted(edition) if edition.stage == Stage.ADOPTED else None,
    )


def _newer(edition: Edition) -> Edition | None:
    latest = Edition.objects.published().filter(document=edition.document_id).select_related("based_on").first()
    return latest if latest and latest.pk != edition.pk else None


def section_page(edition: Edition, text: Text, key: str, *, current: bool) -> SectionPage:
    """A section that the text has (access.text_with); its neighbours in reading order. No query."""
    sections, at = text.sections, text.places[key]
    above: list[SetSection] = []
    parent = sections[at].parent
    while parent is not None:
        above.insert(0, sections[text.places[parent]])
        parent = above[0].parent
    return SectionPage(
        slug=edition.document.slug,
        document=edition.document.title,
        edition=edition_facts(edition),
        edition_path="" if current else edition.path,
        section=sections[at],
        text=drawing.alone(text, sections[at]),
        above=tuple(above),
        below=tuple(section for section in sections if section.parent == key),
        before=sections[at - 1] if at else None,
        after=sections[at + 1] if at + 1 < len(sections) else None,
        section_id=text.rows[at].pk,
    )
