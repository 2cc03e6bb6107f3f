"""The next edition beside the one it comes from, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from samsyn.cores.outline import Block, comparing, marks
from samsyn.cores.outline import Section as SectionFact
from samsyn.cores.outline.comparing import Compared
from samsyn.strategy.models import Decision, Edition, Removal, Revision, Section
from samsyn.strategy.process.models import DecisionStep
from samsyn.strategy.queries import EditionFacts, edition_facts, outline_of

CHAIN = ("Nämnd", "Regionstyrelsen", "Regionfullmäktige")


@dataclass(frozen=True, slots=True)
class Head:
    """What every page about an edition in the making says at its top."""

    slug: str
    document: str
    facts: EditionFacts
    base: EditionFacts | None
    open: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A section as it was, and who changed it then."""

    version: int
    by: str
    at: datetime
    note: str
    change: Compared


@dataclass(frozen=True, slots=True)
class Gone:
    """A section that was taken out, and where its matter went: ``moved_to`` is the name of that section."""

    key: str
    title: str
    because: str
    moved_key: str
    moved_to: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as pages print it."""

    id: int
    body: str
    outcome: str
    words: str
    decided_on: date
    paragraph: str
    registry_number: str
    note: str


@dataclass(frozen=True, slots=True)
class Link:
    """A step in the chain: the decision about this edition when there is one."""

    body: str
    step_id: int | None
    expected_on: date | None
    decision: Decided | None


def head(edition: Edition) -> Head:
    """Two queries."""
    still = edition.is_published or edition.decisions.exists()
    base = edition.based_on
    return Head(
        slug=edition.document.slug,
        document=edition.document.title,
        facts=edition_facts(edition),
        base=edition_facts(base) if base else None,
        open=not still,
    )


def text_of(section: Section) -> str:
    """What stands in the box."""
    return marks.written([Block(**block) for block in section.blocks])


def compared(before: Edition, after: Edition) -> tuple[Compared, ...]:
    """Every section of both, word by word. Four queries."""
    return comparing.compare(outline_of(before), outline_of(after))


def versions(section: Section) -> tuple[Version, ...]:
    """What each change of a section did, the latest first."""
    rows = list(
        Revision.objects.filter(edition=section.edition_id, key=section.key).select_related("by").order_by("-version")
    )
    found = []
    after = _fact(section.key, section.number, section.heading, section.blocks)
    for row in rows:
        was = _fact(row.key, row.number, row.heading, row.blocks)
        change = comparing.section(was, after)
        found.append(Version(row.version + 1, str(row.by or ""), row.at, row.note, change))
        after = was
    return tuple(found)


def gone(edition: Edition) -> tuple[Gone, ...]:
    """Sections that were taken out, and where they went."""
    names = {row.key: str(row) for row in edition.sections.all()}
    return tuple(
        Gone(row.key, str(row), row.because, row.moved_to, names.get(row.moved_to, ""), str(row.by or ""), row.at)
        for row in edition.removals.select_related("by").order_by("at", "pk")
    )


def way(edition: Edition) -> list[Edition]:
    """The edition and those it comes from, newest first."""
    found = [edition]
    while (base := found[-1].based_on) is not None:
        found.append(base)
    return found


def keys_now(edition: Edition, key: str, removals: dict[tuple[int, str], Removal] | None = None) -> str:
    """Where the matter of a section of an earlier edition is now: its key, "" when it went nowhere."""
    held = removed(edition) if removals is None else removals
    for one in reversed(way(edition)):
        seen: set[str] = set()
        while key and (one.pk, key) in held and key not in seen:
            seen.add(key)
            key = held[one.pk, key].moved_to
    return key


def removed(edition: Edition) -> dict[tuple[int, str], Removal]:
    """Every removal on the way to an edition, by edition and key."""
    rows = Removal.objects.filter(edition__in=way(edition))
    return {(row.edition_id, row.key): row for row in rows}


def chain(edition: Edition) -> tuple[Link, ...]:
    """The bodies that decide, in order: the process's own steps, or the three that every region has."""
    decisions = list(edition.decisions.order_by("decided_on", "pk"))
    steps = list(DecisionStep.objects.filter(process__document=edition.document_id).order_by("planned_on", "pk"))
    found = []
    for step in steps:
        said = next((row for row in decisions if row.step_id == step.pk), None)
        found.append(Link(step.name, step.pk, step.expected_on or step.planned_on, decided(said) if said else None))
    rest = [row for row in decisions if row.step_id is None]
    if not steps:
        for body in CHAIN:
            own = next((row for row in rest if body.casefold() in row.body.casefold()), None)
            found.append(Link(own.body if own else body, None, None, decided(own) if own else None))
            rest = [row for row in rest if row is not own]
    found += [Link(row.body, None, None, decided(row)) for row in rest]
    return tuple(found)


def decided(row: Decision) -> Decided:
    """A decision as a value."""
    return Decided(
        row.pk, row.body, row.outcome, str(row.get_outcome_display()), row.decided_on, row.paragraph,
        row.registry_number, row.note,
    )  # fmt: skip


def adopted(edition: Edition) -> Decided | None:
    """The decision that adopted an edition."""
    row = edition.decisions.filter(outcome="antas").first()
    return decided(row) if row else None


def makers() -> list[tuple[str, str]]:
    """Whose version a new edition is: stage and label in one choice."""
    return [
        ("forslag|Tjänstemannaversion", _("Tjänstemannaversion (förslag)")),
        ("forslag|Politisk version", _("Politisk version (förslag)")),
        ("antagen|", _("Slutlig text, att anta")),
        ("remissversion|", _("En ny remissversion")),
    ]


def _fact(key: str, number: str, heading: str, blocks: list[dict[str, object]]) -> SectionFact:
    held = tuple(Block(**block) for block in blocks)  # type: ignore[arg-type]  # stored by us
    return SectionFact(key, number, heading, 1, None, held)
