"""How a comment stood before an act, and back to it: begin an act, end it, undo it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from samsyn.comments.actions.refusals import ChangedMeanwhile, IsLaidAside, NothingToUndo, UndoTooLate
from samsyn.comments.models import Coding, Comment, Deed, LaidAside, Placement
from samsyn.people import journal
from samsyn.people.models import Person

IN_LINE = 50  # acts that are looked at when one is undone


@dataclass(frozen=True)
class Begun:
    """The comments an act is about, locked, and how they stood."""

    comments: dict[int, Comment]
    before: dict[str, Any]


def begin(comments: Iterable[Comment], *, versions: Mapping[int, int] | None = None, standing: bool = True) -> Begun:
    """Lock the comments and note how they stand; refuses when one is not as the person saw it.

    ``versions``: the version of each comment that the page showed; without it nothing is asked.
    """
    keys = sorted(comment.pk for comment in comments)
    rows = Comment.objects.select_for_update(of=("self",)).select_related("placement", "laid_aside").order_by("pk")
    locked = {row.pk: row for row in rows.filter(pk__in=keys)}
    for pk, version in (versions or {}).items():
        if pk in locked and locked[pk].version != version:
            raise ChangedMeanwhile(locked[pk])
    if standing and any(hasattr(row, "laid_aside") for row in locked.values()):
        raise IsLaidAside
    codings: dict[int, list[Coding]] = {pk: [] for pk in locked}
    for coding in Coding.objects.filter(comment__in=keys).order_by("pk"):
        codings[coding.comment_id].append(coding)
    return Begun(locked, {str(pk): _as_it_stands(row, codings[pk]) for pk, row in locked.items()})


def end(begun: Begun, *, verb: str, on: Comment, at: datetime, by: Person, made: Iterable[Comment] = ()) -> Deed:
    """Count the versions up and keep the act, so that it can be undone."""
    Comment.objects.filter(pk__in=begun.comments).update(version=F("version") + 1)
    versions = {str(pk): row.version + 1 for pk, row in begun.comments.items()}
    new = [row.pk for row in made]
    versions.update((str(pk), 0) for pk in new)
    return Deed.objects.create(
        comment=on, verb=verb, by=by, at=at, before=begun.before, versions=versions, made=new
    )  # fmt: skip


def touch(comment: Comment) -> None:
    """An act that cannot be undone by a key, but makes what others saw old."""
    Comment.objects.filter(pk=comment.pk).update(version=F("version") + 1)


def _as_it_stands(comment: Comment, codings: Iterable[Coding]) -> dict[str, Any]:
    placement: Placement | None = getattr(comment, "placement", None)
    aside: LaidAside | None = getattr(comment, "laid_aside", None)
    return {
        "text": comment.text,
        "spans": comment.spans,
        "type": [comment.proposed_type, comment.proposed_type_evidence],
        "decided_type": [comment.decided_type, comment.decided_type_by_id],
        "themes_by": comment.themes_by_id,
        "placement": [placement.section_id, placement.by_id, placement.at.isoformat()] if placement else None,
        "codings": [[row.theme_id, row.by_id, row.at.isoformat()] for row in codings],
        "aside": [aside.reason, aside.note, aside.into_id, aside.by_id, aside.at.isoformat()] if aside else None,
    }


@transaction.atomic
def undo(*, deed: Deed, at: datetime, by: Person) -> Comment:
    """Put everything back as it was before the act, if nobody has built on it. What the act made is taken away."""
    held = Deed.objects.select_for_update().get(pk=deed.pk)
    if held.undone_at is not None or held.by_id != by.pk:
        raise NothingToUndo
    rows = {row.pk: row for row in Comment.objects.select_for_update().filter(pk__in=[*map(int, held.versions)])}
    for pk, version in held.versions.items():
        row = rows.get(int(pk))
        if row is None or row.version != version:
            raise UndoTooLate(row or held.comment)
    for pk, was in held.before.items():
        _put_back(rows[int(pk)], was)
    Comment.objects.filter(pk__in=held.made).delete()
    Deed.objects.filter(pk=held.pk).update(undone_at=at)
    _next_in_line(held)
    journal.record(by=by, verb="undo", on=held.comment, facts={"handling": held.verb})
    return rows[held.comment_id]


def _next_in_line(undone: Deed) -> None:
    """What the person did before stands as it did before the undone act: it can be undone in its turn."""
    for earlier in Deed.objects.filter(by=undone.by_id, undone_at=None, pk__lt=undone.pk).order_by("-pk")[:IN_LINE]:
        moved = {
            pk: version + 1
            for pk, version in undone.versions.items()
            if pk in undone.before and earlier.versions.get(pk) == version - 1
        }
        if moved:
            Deed.objects.filter(pk=earlier.pk).update(versions={**earlier.versions, **moved})


def _put_back(comment: Comment, was: Mapping[str, Any]) -> None:
    comment.text, comment.spans = was["text"], was["spans"]
    comment.proposed_type, comment.proposed_type_evidence = was["type"]
    comment.decided_type, comment.decided_type_by_id = was["decided_type"]
    comment.themes_by_id = was["themes_by"]
    comment.version += 1
    comment.save()
    Placement.objects.filter(comment=comment).delete()
    if was["placement"]:
        section, by, at = was["placement"]
        Placement.objects.create(comment=comment, section_id=section, by_id=by, at=datetime.fromisoformat(at))
    Coding.objects.filter(comment=comment).delete()
    Coding.objects.bulk_create(
        Coding(comment=comment, theme_id=theme, by_id=by, at=datetime.fromisoformat(at))
        for theme, by, at in was["codings"]
    )
    LaidAside.objects.filter(comment=comment).delete()
    if was["aside"]:
        reason, note, into, by, at = was["aside"]
        LaidAside.objects.create(
            comment=comment, reason=reason, note=note, into_id=into, by_id=by, at=datetime.fromisoformat(at)
        )


def latest(*, by: Person, comments: Any) -> Deed | None:
    """The last act of a person on these comments (a queryset) that is not undone."""
    return Deed.objects.filter(by=by, undone_at=None, comment__in=comments).order_by("-pk").first()
