"""Verbs that write the next edition. Every one takes the edition's lock, so that two editors take turns."""

from dataclasses import asdict, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, ProtectedError, RestrictedError

from samsyn.cores import outline as core
from samsyn.cores.outline import Block, marks, titles
from samsyn.cores.outline.slugs import slug as slug_of
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy import actions, storing
from samsyn.strategy.editing import sealing
from samsyn.strategy.models import Decision, Document, Edition, Outcome, Removal, Revision, Section, Stage
from samsyn.strategy.process import actions as process
from samsyn.strategy.process.models import DecisionStep
from samsyn.strategy.queries import outline_of

FAR = 1_000_000  # positions are unique at every moment: what makes room goes far away and back


class ChangedMeanwhile(actions.Refusal):
    """Somebody else saved the section first. ``section`` is as it is now, ``by`` who."""

    def __init__(self, section: Section, by: str) -> None:
        super().__init__(section.key)
        self.section, self.by = section, by


class NotPublished(actions.Refusal):
    """A new edition is made from one that stands still."""


class HasSubsections(actions.Refusal):
    """The sections under it must go or move first."""


class NothingSaid(actions.Refusal):
    """A heading has words; a removal a reason."""


class Decided(actions.Refusal):
    """A body has decided about this very text: it stands, and what comes after is a new edition."""


class AlreadyAdopted(actions.Refusal):
    """The edition is adopted once."""


@transaction.atomic
def begin(*, base: Edition, stage: Stage, label: str, at: datetime, by: Person | None) -> Edition:
    """A working edition with the same sections and keys as one that stands still. Raises NotPublished."""
    base = Edition.objects.select_related("document").get(pk=base.pk)
    if not base.is_published and not base.decisions.exists():
        raise NotPublished(base)
    Document.objects.select_for_update().get(pk=base.document_id)
    latest = base.document.editions.filter(stage=stage).order_by("-number").first()
    outline = replace(outline_of(base), left_out=(), notices=())
    edition = Edition(
        document=base.document,
        stage=stage,
        number=latest.number + 1 if latest else 1,
        label=label,
        title=base.title,
        imported_at=at,
        imported_by=by,
        based_on=base,
    )
    sealing.seal(edition, outline)
    edition.save()
    storing.store(edition, outline)
    journal.record(by=by, verb="begin", on=edition, facts={"ur": str(base), "avsnitt": len(outline.sections)})
    return edition


@transaction.atomic
def edit_section(
    *, section: Section, version: int, number: str, heading: str, text: str, at: datetime, by: Person | None,
    note: str = "",
) -> bool:  # fmt: skip
    """Write a section's text (see cores.outline.marks); False when nothing changed. Raises Frozen, ChangedMeanwhile."""
    edition = _open(section.edition)
    row = Section.objects.get(pk=section.pk)
    if row.version != version:
        raise ChangedMeanwhile(row, _last_by(row))
    heading = " ".join(heading.split())[:300]
    if not heading:
        raise NothingSaid
    was = tuple(Block(**block) for block in row.blocks)
    blocks = marks.read(text, was=was)
    number = number.strip()[:20]
    if marks.written(was) == marks.written(blocks) and (row.number, row.heading) == (number, heading):
        return False
    before = core.goals(outline_of(edition))
    _keep(row, note=note, at=at, by=by)
    row.number, row.heading, row.goal_kind = number, heading, titles.goal_of(heading)[0]
    row.blocks, row.version = [asdict(block) for block in blocks], row.version + 1
    row.save(update_fields=["number", "heading", "goal_kind", "blocks", "version"])
    _settle(edition, before)
    journal.record(by=by, verb="edit", on=edition, facts={"avsnitt": row.key, "version": row.version, "varför": note})
    return True


@transaction.atomic
def take_back(*, section: Section, version: int, at: datetime, by: Person | None) -> bool:
    """The section as it was before its latest change; that too is a change. False when there is none to take back."""
    last = Revision.objects.filter(edition=section.edition_id, key=section.key).order_by("-version").first()
    if last is None:
        return False
    text = marks.written([Block(**block) for block in last.blocks])
    return edit_section(
        section=section, version=version, number=last.number, heading=last.heading, text=text, at=at, by=by,
        note="Tillbaka till lydelsen före",
    )  # fmt: skip


@transaction.atomic
def add_section(*, after: Section, below: bool, number: str, heading: str, text: str, by: Person | None) -> Section:
    """A new section after another and what stands under it, at its level or one below. Raises Frozen, NothingSaid."""
    edition = _open(after.edition)
    heading = " ".join(heading.split())[:300]
    if not heading:
        raise NothingSaid
    rows = list(edition.sections.order_by("position"))
    at_ = next(index for index, row in enumerate(rows) if row.pk == after.pk)
    if not below:
        while at_ + 1 < len(rows) and rows[at_ + 1].level > after.level:
            at_ += 1
    position = rows[at_].position + 1
    before = core.goals(outline_of(edition))
    edition.sections.filter(position__gte=position).update(position=F("position") + FAR)
    edition.sections.filter(position__gte=FAR).update(position=F("position") - FAR + 1)
    row = Section.objects.create(
        edition=edition,
        key=_free_key(edition, heading),
        number=number.strip()[:20],
        heading=heading,
        level=min(after.level + below, actions.DEEPEST),
        parent=after if below and after.level < actions.DEEPEST else after.parent,
        position=position,
        goal_kind=titles.goal_of(heading)[0],
        blocks=[asdict(block) for block in marks.read(text)],
    )
    _settle(edition, before)
    journal.record(by=by, verb="add", on=edition, facts={"avsnitt": row.key, "rubrik": heading})
    return row


@transaction.atomic
def remove_section(
    *, section: Section, moved_to: Section | None, with_text: bool, because: str, at: datetime, by: Person | None
) -> Removal:
    """Take a section out; what was said about it follows to ``moved_to``, or is listed. Its text is kept.

    Raises Frozen, HasSubsections, NothingSaid, StillInUse.
    """
    edition = _open(section.edition)
    if section.children.exists():
        raise HasSubsections(section)
    if not because.strip():
        raise NothingSaid
    before = core.goals(outline_of(edition))
    if moved_to is not None and with_text and section.blocks:
        held = Section.objects.get(pk=moved_to.pk)
        _keep(held, note=f"Text från {section}"[:250], at=at, by=by)
        held.blocks, held.version = [*held.blocks, *section.blocks], held.version + 1
        held.save(update_fields=["blocks", "version"])
    key = moved_to.key if moved_to else ""
    edition.removals.filter(moved_to=section.key).update(moved_to=key)
    removal = Removal.objects.create(
        edition=edition, key=section.key, number=section.number, heading=section.heading, blocks=section.blocks,
        moved_to=key, because=" ".join(because.split())[:250], by=by, at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            section.delete()
    except (ProtectedError, RestrictedError) as error:
        raise actions.StillInUse from error
    _settle(edition, before)
    journal.record(by=by, verb="remove", on=edition, facts={"avsnitt": removal.key, "till": key, "varför": because})
    return removal


@transaction.atomic
def decide(
    *, edition: Edition, outcome: Outcome, body: str, decided_on: date, at: datetime, by: Person | None,
    paragraph: str = "", registry_number: str = "", note: str = "", step: DecisionStep | None = None,
) -> Decision:  # fmt: skip
    """What a body in the chain decided about this text; the step in the process gets its day. Raises AlreadyAdopted."""
    if outcome == Outcome.ADOPTED and edition.decisions.filter(outcome=outcome).exists():
        raise AlreadyAdopted(edition)
    decision = Decision.objects.create(
        edition=edition, step=step, body=body or str(step or ""), outcome=outcome, decided_on=decided_on,
        paragraph=paragraph.strip(), registry_number=registry_number.strip(), note=note.strip(), by=by, at=at,
    )  # fmt: skip
    if step is not None:
        said = f"{decision.get_outcome_display()}, {paragraph}".strip(", ")
        process.change_stop(
            row=step, by=by, actual_on=decided_on, outcome=said, registry_number=decision.registry_number
        )
    facts = {"instans": decision.body, "beslut": outcome.value, "dag": str(decided_on), "paragraf": paragraph}
    journal.record(by=by, verb="decide", on=edition, facts=facts)
    return decision


def _open(edition: Edition) -> Edition:
    """The row as it is now, locked. Raises Frozen, Decided."""
    row = actions.unfrozen(edition)
    if row.decisions.exists():
        raise Decided(row)
    return row


def _keep(row: Section, *, note: str, at: datetime, by: Person | None) -> None:
    Revision.objects.create(
        edition_id=row.edition_id, key=row.key, version=row.version, number=row.number, heading=row.heading,
        blocks=row.blocks, note=" ".join(note.split())[:250], by=by, at=at,
    )  # fmt: skip


def _last_by(row: Section) -> str:
    last = Revision.objects.filter(edition=row.edition_id, key=row.key).order_by("-version").first()
    return str(last.by or "") if last else ""


def _free_key(edition: Edition, heading: str) -> str:
    """A key that no section has had, here or in the editions this one comes from."""
    taken = set(Section.objects.filter(edition__document=edition.document_id).values_list("key", flat=True))
    stem = slug_of(heading)[:130] or "avsnitt"
    return next(key for n in range(1, FAR) if (key := f"{stem}-{n}" if n > 1 else stem) not in taken)


def _settle(edition: Edition, before: tuple[core.GoalFact, ...]) -> None:
    """Tables are counted through the document and goals follow from the text."""
    outline = outline_of(edition)
    renumbered = marks.renumbered(section.blocks for section in outline.sections)
    for section, blocks in zip(outline.sections, renumbered, strict=True):
        if section.blocks != blocks:
            edition.sections.filter(key=section.key).update(blocks=[asdict(block) for block in blocks])
    if core.goals(outline) != before:
        storing.find_goals(edition, outline)
