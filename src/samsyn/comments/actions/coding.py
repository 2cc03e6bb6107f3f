"""The code list and its quality: grow, rename, move and merge themes; draw a sample for a second person."""

import random
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from samsyn.comments.actions.refusals import NameTaken, OtherDocument, TooDeep, UnderItself
from samsyn.comments.codelist import LEVELS, STEP, Branch, grown, steps
from samsyn.comments.models import Coding, Comment, Recoding, Sample, Theme, ThemeProposal
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Document, Edition, Section


@transaction.atomic
def add_theme(
    *, document: Document, name: str, at: datetime, by: Person | None, definition: str = "", under: Theme | None = None
) -> Theme:
    """A new theme on the code list, at the top or under another: one that is given, or that the name says the way to
    ("Transporter › Färjor")."""
    *way, name = steps(name)
    _refuse_taken(document.pk, name)
    if way:
        under = _standing_at(document.pk, way)
    if under is not None and _held(document.pk, under)[0].level >= LEVELS:
        raise TooDeep
    theme = Theme.objects.create(
        document=document, name=name, definition=definition.strip(), parent=under, by=by, at=at
    )  # fmt: skip
    journal.record(by=by, verb="create", on=theme, facts={"under": under.name} if under else None)
    return theme


@transaction.atomic
def move_theme(*, theme: Theme, under: Theme | None, by: Person) -> None:
    """Put a theme, with all below it, under another; None = at the top."""
    wanted = (theme,) if under is None else (theme, under)
    moved, *to = _held(theme.document_id, *wanted)
    if to and to[0].id in moved.family:
        raise UnderItself
    if to and not moved.fits_under(to[0]):
        raise TooDeep
    if moved.parent == (to[0].id if to else None):
        return
    Theme.objects.filter(pk=moved.id).update(parent=under)
    names = [STEP.join(moved.path[:-1]) or None, to[0].label if to else None]
    journal.record(by=by, verb="move", on=theme, facts={"under": names})


def _standing_at(document_id: int, way: Sequence[str]) -> Theme:
    """The theme that the way leads to: a name of the list, or several from the top."""
    label = STEP.join(way).casefold()
    rows = {row.pk: row for row in Theme.objects.filter(document=document_id, merged_into=None).order_by("name")}
    for one in grown(rows.values()):
        if label in (one.name.casefold(), one.label.casefold()):
            return rows[one.id]
    raise OtherDocument


def _held(document_id: int, *themes: Theme) -> list[Branch]:
    """The themes where they stand, with the whole code list held: two who move at once would else make a ring."""
    rows = Theme.objects.select_for_update().filter(document=document_id, merged_into=None).order_by("name")
    tree = {one.id: one for one in grown(rows)}
    if any(theme.pk not in tree for theme in themes):
        raise OtherDocument
    return [tree[theme.pk] for theme in themes]


@transaction.atomic
def rename_theme(*, theme: Theme, name: str, definition: str, by: Person) -> None:
    """Another name or definition; every tag follows."""
    name = " ".join(steps(name))
    held = Theme.objects.select_for_update().get(pk=theme.pk)
    _refuse_taken(held.document_id, name, but=held.pk)
    journal.record(
        by=by, verb="rename", on=held, facts={"namn": [held.name, name], "gräns": [held.definition, definition]}
    )
    held.name, held.definition = name, definition.strip()
    try:
        held.save(update_fields=["name", "definition"])
    except IntegrityError as error:
        raise NameTaken(name) from error


def _refuse_taken(document_id: int, name: str, *, but: int = 0) -> None:
    taken = Theme.objects.filter(document=document_id, merged_into=None, name__iexact=name).exclude(pk=but)
    if taken.exists():
        raise NameTaken(name)


@transaction.atomic
def merge_themes(*, theme: Theme, into: Theme, by: Person) -> int:
    """Everything tagged with one theme is tagged with the other, and what stood under it stands under the other.

    Returns how many comments a person had tagged.
    """
    gone, kept = _held(theme.document_id, theme, into)
    if gone.id == kept.id:
        raise OtherDocument
    _take_children(gone, kept)
    codings = Coding.objects.filter(theme=gone.id)
    touched = list(codings.values_list("comment_id", flat=True))
    has_both = Coding.objects.filter(theme=kept.id, comment__in=touched).values("comment_id")
    codings.filter(comment__in=list(has_both.values_list("comment_id", flat=True))).delete()
    codings.update(theme=kept.id)
    proposed = ThemeProposal.objects.filter(theme=gone.id)
    twice = ThemeProposal.objects.filter(theme=kept.id).values_list("comment_id", flat=True)
    proposed.filter(comment__in=list(twice)).delete()
    proposed.update(theme=kept.id)
    Theme.objects.filter(merged_into=gone.id).update(merged_into=kept.id)
    Theme.objects.filter(pk=gone.id).update(merged_into=kept.id, parent=None)
    Comment.objects.filter(pk__in=touched).update(version=F("version") + 1)
    journal.record(by=by, verb="merge", on=into, facts={"tog in": gone.name, "synpunkter": len(touched)})
    return len(touched)


def _take_children(gone: Branch, kept: Branch) -> None:
    """What stood under the one stands under the other; one that stood below it takes its place."""
    if kept.id in gone.below:
        Theme.objects.filter(pk=kept.id).update(parent=gone.parent)
    elif kept.level + gone.height > LEVELS:
        raise TooDeep
    Theme.objects.filter(parent=gone.id).exclude(pk=kept.id).update(parent=kept.id)


@transaction.atomic
def draw_sample(
    *, edition: Edition, comments: Iterable[int], size: int, seed: int, coder: Person, at: datetime, by: Person
) -> Sample:
    """Draw comments by lot, among those the caller gives; the same seed draws the same ones."""
    chance = random.Random(seed)  # noqa: S311 — a sample that can be drawn again
    pool = sorted(comments)
    drawn = sorted(chance.sample(pool, min(size, len(pool))))
    sample = Sample.objects.create(edition=edition, coder=coder, seed=seed, by=by, at=at)
    Recoding.objects.bulk_create(Recoding(sample=sample, comment_id=pk) for pk in drawn)
    journal.record(by=by, verb="draw", on=sample, facts={"synpunkter": len(drawn), "kodas av": str(coder)})
    return sample


@transaction.atomic
def recode(
    *, recoding: Recoding, section: Section | None, type_: str, themes: Collection[Theme], at: datetime, by: Person
) -> None:
    """What the second person says; the first coding is not touched."""
    recoding.section = section
    recoding.type = type_
    recoding.themes = sorted(theme.pk for theme in themes)
    recoding.at = at
    recoding.save(update_fields=["section", "type", "themes", "at"])
    journal.record(by=by, verb="recode", on=recoding)
