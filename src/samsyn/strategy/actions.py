"""Verbs that write documents and editions. A published edition is frozen: every verb here refuses to touch it."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from django.db import transaction
from django.db.models import ProtectedError

from samsyn.cores import outline as core
from samsyn.cores.outline import Outline, titles
from samsyn.cores.outline.slugs import slug as slug_of
from samsyn.cores.text import formats
from samsyn.cores.text.values import File
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy import outlines, storing
from samsyn.strategy.editing import sealing
from samsyn.strategy.models import Document, Edition, Kind, Outcome, Section, Stage
from samsyn.strategy.queries import outline_of

DEEPEST = 6  # levels of headings, as in HTML
RESERVED_SLUGS = frozenset({"importera"})


class Refusal(Exception):
    """The act was not carried out."""


class Frozen(Refusal):
    """The edition is published and cannot be changed."""


class NothingToRead(Refusal):
    """The file holds no text to make sections of."""


class AlreadyImported(Refusal):
    """The same file is already an edition at this stage."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition)
        self.edition = edition


class StillInUse(Refusal):
    """Something stands on this edition: a consultation, a comment."""


class NotDecided(Refusal):
    """The next edition is adopted by a decision; none is recorded."""


class NothingBefore(Refusal):
    """The first heading has no section before it to go to."""


class SlugTaken(Refusal):
    """Another document has this address."""


class UnknownKey(Refusal):
    """No section of the edition before has this key, or another section of this edition has it already."""


class WrongLevel(Refusal):
    """A heading cannot lie more than one level below the one before it. ``key`` says which."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would make. ``outline`` has the keys it would get; ``notices`` are the reader's codes."""

    name: str
    sha256: str
    format: str
    outline: Outline
    goals: tuple[core.GoalFact, ...]
    notices: tuple[str, ...]
    previous: Edition | None
    changes: tuple[outlines.Change, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says a heading is."""

    key: str
    number: str
    heading: str
    level: int


@transaction.atomic
def create_document(
    *, kind: Kind, title: str, region: str, by: Person | None, county: str = "", slug: str = ""
) -> Document:
    """Start a document without editions. Raises SlugTaken."""
    slug = slug or slug_of(title) or "strategi"
    if slug in RESERVED_SLUGS or Document.objects.filter(slug=slug).exists():
        raise SlugTaken(slug)
    document = Document.objects.create(kind=kind, title=title, region=region, county=county, slug=slug)
    journal.record(by=by, verb="create", on=document)
    return document


def preview_import(*, file: File, document: Document | None) -> Preview:
    """Read a file and say what an import would give; stores nothing.

    Raises formats.errors.Unreadable, NothingToRead.
    """
    read = formats.read(file)
    outline = core.read(read)
    if not outline.sections:
        raise NothingToRead(file.name)
    previous = previous_edition(document)
    before = outline_of(previous) if previous else None
    if before:
        outline = core.match(before, outline)
    return Preview(
        name=file.name,
        sha256=hashlib.sha256(file.data).hexdigest(),
        format=read.format,
        outline=outline,
        goals=core.goals(outline),
        notices=read.notices,
        previous=previous,
        changes=outlines.changes(before, outline) if before else (),
    )


@transaction.atomic
def import_edition(
    *, document: Document, stage: Stage, file: File, at: datetime, by: Person | None, label: str = ""
) -> Edition:
    """Read a file and store it as a new edition, unpublished. Keys are carried over from the latest edition before.

    Raises formats.errors.Unreadable, NothingToRead, AlreadyImported.
    """
    preview = preview_import(file=file, document=document)
    Document.objects.select_for_update().get(pk=document.pk)  # two imports at once take turns
    same_stage = document.editions.filter(stage=stage)
    if again := same_stage.filter(source_sha256=preview.sha256).first():
        raise AlreadyImported(again)
    latest = same_stage.order_by("-number").first()
    edition = Edition(
        document=document,
        stage=stage,
        number=latest.number + 1 if latest else 1,
        label=label,
        title=(preview.outline.title or document.title)[:300],
        source_name=PurePosixPath(file.name).name[-255:],
        source_sha256=preview.sha256,
        source_format=preview.format,
        source_size=len(file.data),
        notices=[*preview.notices, *preview.outline.notices],
        left_out=[asdict(left) for left in preview.outline.left_out],
        imported_at=at,
        imported_by=by,
    )
    storing.keep_source(edition, file)
    edition.save()
    storing.store(edition, preview.outline)
    facts = {"fil": edition.source_name, "sha256": edition.source_sha256, "avsnitt": len(preview.outline.sections)}
    journal.record(by=by, verb="import", on=edition, facts=facts)
    return edition


@transaction.atomic
def correct_headings(*, edition: Edition, corrections: Sequence[Correction], by: Person | None) -> None:
    """Give headings the number, words and level a person says; keys stay. Raises Frozen, WrongLevel."""
    edition = unfrozen(edition)
    before = outline_of(edition)
    said = {correction.key: correction for correction in corrections}
    changed = tuple(_corrected(section, said.get(section.key)) for section in before.sections)
    after = replace(before, sections=_with_parents(changed))
    facts = {
        a.key: [core.display(a), core.display(b)]
        for a, b in zip(before.sections, after.sections, strict=True)
        if a != b
    }
    if facts:
        storing.update(edition, after)
        journal.record(by=by, verb="correct", on=edition, facts=facts)


@transaction.atomic
def dissolve_heading(*, section: Section, by: Person | None) -> None:
    """What was read as a heading is text: it and what stands under it go to the section before.

    Raises Frozen, StillInUse, NothingBefore.
    """
    edition = unfrozen(section.edition)
    above = edition.sections.filter(position__lt=section.position).order_by("-position").first()
    if above is None:
        raise NothingBefore
    before = outline_of(edition)
    sections = outlines.without_heading(before.sections, section.key)
    label = str(section)
    section.children.update(parent=above)  # before their own parent goes; storing.update sets the right one
    try:
        section.delete()
    except ProtectedError as error:
        raise StillInUse from error
    storing.update(edition, replace(before, sections=_with_parents(sections)))
    journal.record(by=by, verb="dissolve", on=edition, facts={"rubrik": label})


@transaction.atomic
def carry_key(*, section: Section, key: str, by: Person | None) -> None:
    """A person says that this is the section that had ``key`` in the edition before. Raises Frozen, UnknownKey."""
    edition = unfrozen(section.edition)
    previous = previous_edition(edition.document, besides=edition)
    known = previous is not None and previous.sections.filter(key=key).exists()
    if not known or edition.sections.filter(key=key).exists():
        raise UnknownKey(key)
    facts = {"avsnitt": [section.key, key]}
    section.key = key
    section.save(update_fields=["key"])
    journal.record(by=by, verb="carry", on=edition, facts=facts)


@transaction.atomic
def publish_edition(*, edition: Edition, at: datetime, by: Person | None) -> Edition:
    """Freeze an edition and open it to everyone. Raises Frozen when it already is, NotDecided."""
    edition = unfrozen(edition)
    if edition.based_on_id is not None:
        if edition.stage == Stage.ADOPTED and not edition.decisions.filter(outcome=Outcome.ADOPTED).exists():
            raise NotDecided(edition)
        sealing.seal(edition)
    edition.published_at, edition.published_by = at, by
    edition.save()
    journal.record(by=by, verb="publish", on=edition, facts={"sha256": edition.source_sha256})
    return edition


@transaction.atomic
def discard_edition(*, edition: Edition, by: Person | None) -> None:
    """Throw an unpublished edition away; the file it was read from is kept. Raises Frozen, StillInUse.

    A document without editions goes too, unless something else stands on it: its title and address are free again.
    """
    edition = unfrozen(edition)
    document = edition.document
    journal.record(by=by, verb="discard", on=edition, facts={"sha256": edition.source_sha256})
    try:
        edition.delete()
    except ProtectedError as error:
        raise StillInUse from error
    if not document.editions.exists():
        _drop_empty(document, by=by)


def _drop_empty(document: Document, *, by: Person | None) -> None:
    with suppress(ProtectedError), transaction.atomic():  # a process, a goal or an errand may stand on it
        journal.record(by=by, verb="discard", on=document)
        document.delete()


def unfrozen(edition: Edition) -> Edition:
    """The row as it is now, locked; Frozen when it is published."""
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    if row.is_published:
        raise Frozen(str(row))
    return row


def previous_edition(document: Document | None, *, besides: Edition | None = None) -> Edition | None:
    """The edition that keys are carried over from: the one published last, else the one imported last before."""
    if document is None:
        return None
    if besides is not None and besides.based_on is not None:
        return besides.based_on
    others = document.editions.exclude(pk=besides.pk) if besides else document.editions.all()
    earlier = others.filter(imported_at__lte=besides.imported_at) if besides else others
    return others.published().first() or earlier.in_progress().first()


def _corrected(section: core.Section, said: Correction | None) -> core.Section:
    if said is None or not said.heading.strip():
        return section
    heading = " ".join(said.heading.split())[:300]
    goal = titles.goal_of(heading)[0]
    return replace(section, number=said.number.strip()[:20], heading=heading, level=said.level, goal=goal)


def _with_parents(sections: Sequence[core.Section]) -> tuple[core.Section, ...]:
    """Parents follow from levels. Raises WrongLevel."""
    stack: list[core.Section] = []
    found: list[core.Section] = []
    for section in sections:
        if not 1 <= section.level <= min(len(stack) + 1, DEEPEST):
            raise WrongLevel(section.key)
        stack = stack[: section.level - 1]
        placed = replace(section, parent=stack[-1].key if stack else None)
        stack.append(placed)
        found.append(placed)
    return tuple(found)
