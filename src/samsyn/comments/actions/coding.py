"""The code list and its quality: grow, rename and merge themes; draw a sample for a second person."""

import random
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from samsyn.comments.actions.refusals import NameTaken, OtherDocument
from samsyn.comments.models import Coding, Comment, Recoding, Sample, Theme, ThemeProposal
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Document, Edition, Section


@transaction.atomic
def add_theme(*, document: Document, name: str, at: datetime, by: Person | None, definition: str = "") -> Theme:
    """A new theme on the code list."""
    name = " ".join(name.split())
    _refuse_taken(document.pk, name)
    theme = Theme.objects.create(document=document, name=name, definition=definition.strip(), by=by, at=at)
    journal.record(by=by, verb="create", on=theme)
    return theme


@transaction.atomic
def rename_theme(*, theme: Theme, name: str, definition: str, by: Person) -> None:
    """Another name or definition; every tag follows."""
    name = " ".join(name.split())
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
    """Everything tagged with one theme is tagged with the other; returns how many comments a person had tagged."""
    rows = {row.pk: row for row in Theme.objects.select_for_update().filter(pk__in=[theme.pk, into.pk])}
    gone, kept = rows[theme.pk], rows[into.pk]
    if gone.pk == kept.pk or gone.document_id != kept.document_id or kept.merged_into_id is not None:
        raise OtherDocument
    codings = Coding.objects.filter(theme=gone)
    touched = list(codings.values_list("comment_id", flat=True))
    has_both = Coding.objects.filter(theme=kept, comment__in=touched).values("comment_id")
    codings.filter(comment__in=list(has_both.values_list("comment_id", flat=True))).delete()
    codings.update(theme=kept)
    proposed = ThemeProposal.objects.filter(theme=gone)
    twice = ThemeProposal.objects.filter(theme=kept).values_list("comment_id", flat=True)
    proposed.filter(comment__in=list(twice)).delete()
    proposed.update(theme=kept)
    Theme.objects.filter(merged_into=gone).update(merged_into=kept)
    Theme.objects.filter(pk=gone.pk).update(merged_into=kept)
    Comment.objects.filter(pk__in=touched).update(version=F("version") + 1)
    journal.record(by=by, verb="merge", on=kept, facts={"tog in": gone.name, "synpunkter": len(touched)})
    return len(touched)


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
