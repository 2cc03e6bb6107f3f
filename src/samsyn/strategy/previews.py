"""What the desk sees before and after an import, as frozen values; and the import of what was previewed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samsyn.cores.outline import GoalFact, LeftOut
from samsyn.cores.outline.titles import display
from samsyn.cores.text.values import File
from samsyn.people.models import Person
from samsyn.strategy import actions, sentences
from samsyn.strategy.models import Edition, Kind, Stage
from samsyn.strategy.outlines import Change, changes
from samsyn.strategy.queries import EditionFacts, edition_facts, outline_of


@dataclass(frozen=True, slots=True)
class Found:
    """A section as the preview lists it; ``words`` counts its own text."""

    key: str
    heading: str
    level: int
    goal: str
    words: int
    first_words: str
    page: int


@dataclass(frozen=True, slots=True)
class LeftOutGroup:
    """All texts left out for one reason."""

    reason: str
    texts: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class ListedGoal:
    """A goal as the preview lists it; ``depth`` counts from 1."""

    kind: str
    number: str
    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview in words."""

    name: str
    title: str
    format: str
    sections: tuple[Found, ...]
    goals: tuple[ListedGoal, ...]
    notices: tuple[str, ...]
    left_out: tuple[LeftOutGroup, ...]
    previous: str
    changes: tuple[Change, ...]
    kept: int
    words: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An edition at the desk: its facts, what the reader was unsure of and what was left out."""

    slug: str
    document: str
    title: str
    region: str
    facts: EditionFacts
    stage_name: str
    imported_by: str
    notices: tuple[str, ...]
    left_out: tuple[LeftOutGroup, ...]
    sections: int
    goals: int
    previous: str
    gone: tuple[Change, ...]
    new: tuple[Change, ...]


def shown(preview: actions.Preview) -> Shown:
    """A preview as the page shows it."""
    outline = preview.outline
    sections = tuple(
        Found(s.key, display(s), s.level, s.goal, len(s.text.split()), s.text[:140], s.page) for s in outline.sections
    )
    return Shown(
        name=preview.name,
        title=outline.title,
        format=preview.format,
        sections=sections,
        goals=_listed(preview.goals),
        notices=tuple(sentences.notice(code) for code in (*preview.notices, *outline.notices)),
        left_out=_grouped(outline.left_out),
        previous=str(preview.previous or ""),
        changes=tuple(change for change in preview.changes if change.what in {"new", "gone", "reworded"}),
        kept=sum(change.what in {"same", "rewritten", "reworded"} for change in preview.changes),
        words=sum(section.words for section in sections),
    )


def reviewed(edition: Edition) -> Reviewed:
    """An edition as the desk's pages show it, beside the edition before."""
    previous = None if edition.is_published else actions.previous_edition(edition.document, besides=edition)
    found = changes(outline_of(previous), outline_of(edition)) if previous else ()
    return Reviewed(
        slug=edition.document.slug,
        document=edition.document.title,
        title=edition.title,
        region=edition.document.region,
        facts=edition_facts(edition),
        stage_name=str(edition.get_stage_display()),
        imported_by=str(edition.imported_by or ""),
        notices=tuple(sentences.notice(code) for code in edition.notices),
        left_out=_grouped(tuple(LeftOut(**left) for left in edition.left_out)),
        sections=edition.sections.count(),
        goals=edition.goals.count(),
        previous=str(previous or ""),
        gone=tuple(change for change in found if change.what == "gone"),
        new=tuple(change for change in found if change.what == "new"),
    )


@transaction.atomic
def import_from(said: Mapping[str, Any], file: File, *, by: Person, at: datetime) -> Edition:
    """Import what was previewed, into the document that was chosen or a new one: both or neither."""
    document = said["document"] or actions.create_document(
        kind=Kind(said["kind"]), title=said["title"] or file.name, region=said["region"], county=said["county"], by=by
    )
    return actions.import_edition(
        document=document, stage=Stage(said["stage"]), file=file, label=said["label"], at=at, by=by
    )


def _listed(goals: Sequence[GoalFact]) -> tuple[ListedGoal, ...]:
    found: list[ListedGoal] = []
    for goal in goals:
        depth = 1 if goal.parent is None else found[goal.parent].depth + 1
        found.append(ListedGoal(goal.kind, goal.number, goal.name, depth))
    return tuple(found)


def _grouped(texts: tuple[LeftOut, ...]) -> tuple[LeftOutGroup, ...]:
    reasons = list(dict.fromkeys(left.reason for left in texts))
    return tuple(
        LeftOutGroup(sentences.left_out(reason), tuple(left for left in texts if left.reason == reason))
        for reason in reasons
    )
