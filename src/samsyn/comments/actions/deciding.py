"""What a person decides about one comment: place, type, themes, or that it is no comment."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samsyn.comments.actions.refusals import AlreadyAnswered, OtherDocument, SectionOfAnotherEdition
from samsyn.comments.actions.undoing import begin, end
from samsyn.comments.models import AsideReason, Coding, Comment, Disposition, LaidAside, Placement, Theme
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Section


@transaction.atomic
def place(*, comment: Comment, section: Section | None, at: datetime, by: Person) -> Placement:
    """Decide where a comment belongs; `None` = about nothing in the strategy."""
    begun = begin([comment])
    placement = _place(comment, section, at=at, by=by)
    end(begun, verb="place", on=comment, at=at, by=by)
    return placement


@transaction.atomic
def decide_type(*, comment: Comment, type_: str, by: Person, at: datetime | None = None) -> None:
    """Decide the type of a comment."""
    begun = begin([comment])
    _decide_type(comment, type_, by=by)
    end(begun, verb="decide_type", on=comment, at=at or timezone.now(), by=by)


@transaction.atomic
def code(*, comment: Comment, themes: Collection[Theme], at: datetime, by: Person, version: int | None = None) -> None:
    """Decide the themes of a comment, all of them; none is a decision too."""
    begun = begin([comment], versions=_asked(comment, version))
    _code(begun.comments[comment.pk], themes, at=at, by=by)
    end(begun, verb="code", on=comment, at=at, by=by)


@transaction.atomic
def confirm(
    *,
    comment: Comment,
    section: Section | None,
    type_: str,
    at: datetime,
    by: Person,
    themes: Collection[Theme] | None = None,
    version: int | None = None,
) -> None:
    """Place, type and themes at once: one act, one key to undo it. ``version``: as the person saw the comment."""
    begun = begin([comment], versions=_asked(comment, version))
    held = begun.comments[comment.pk]
    _place(held, section, at=at, by=by)
    _decide_type(held, type_, by=by)
    if themes is not None:
        _code(held, themes, at=at, by=by)
    end(begun, verb="confirm", on=held, at=at, by=by)


@transaction.atomic
def lay_aside(
    *, comment: Comment, reason: AsideReason, at: datetime, by: Person, note: str = "", version: int | None = None
) -> None:
    """Say that this is no comment of its own, and why. It stays, is counted, and can be brought back."""
    begun = begin([comment], versions=_asked(comment, version))
    refuse_answered([comment])
    LaidAside.objects.create(comment=comment, reason=reason, note=note.strip()[:300], by=by, at=at)
    journal.record(by=by, verb="lay_aside", on=comment, facts={"skäl": reason, "anteckning": note})
    end(begun, verb="lay_aside", on=comment, at=at, by=by)


@transaction.atomic
def bring_back(*, comment: Comment, at: datetime, by: Person, version: int | None = None) -> None:
    """It is a comment after all. One that another comment took in comes back by undoing the merge."""
    begun = begin([comment], versions=_asked(comment, version), standing=False)
    gone, _count = LaidAside.objects.filter(comment=comment, into=None).delete()
    if gone:
        journal.record(by=by, verb="bring_back", on=comment)
        end(begun, verb="bring_back", on=comment, at=at, by=by)


def refuse_answered(comments: Collection[Comment]) -> None:
    """An answer stands under the words it answers."""
    if Disposition.objects.filter(comment__in=[comment.pk for comment in comments]).exists():
        raise AlreadyAnswered


def _asked(comment: Comment, version: int | None) -> dict[int, int] | None:
    return None if version is None else {comment.pk: version}


def _place(comment: Comment, section: Section | None, *, at: datetime, by: Person) -> Placement:
    if section is not None and section.edition_id != comment.edition_id:
        raise SectionOfAnotherEdition
    before = Placement.objects.select_related("section").filter(comment=comment).first()
    facts = {"avsnitt": [str(before.section) if before else None, str(section) if section else None]}
    if before is None:
        placement = Placement.objects.create(comment=comment, section=section, by=by, at=at)
    else:
        placement = before
        placement.section, placement.by, placement.at = section, by, at
        placement.save(update_fields=["section", "by", "at"])
    journal.record(by=by, verb="place", on=comment, facts=facts)
    return placement


def _decide_type(comment: Comment, type_: str, *, by: Person) -> None:
    journal.record(by=by, verb="decide_type", on=comment, facts={"typ": [comment.type, type_]})
    comment.decided_type = type_
    comment.decided_type_by = by
    comment.save(update_fields=["decided_type", "decided_type_by"])


def _code(comment: Comment, themes: Collection[Theme], *, at: datetime, by: Person) -> None:
    """Themes that stay keep who put them there."""
    wanted = {theme.pk: theme for theme in themes}
    if wanted and Theme.objects.filter(pk__in=wanted).exclude(document__editions=comment.edition_id).exists():
        raise OtherDocument
    before = {row.theme_id: row.theme for row in Coding.objects.filter(comment=comment).select_related("theme")}
    gone, new = set(before) - set(wanted), set(wanted) - set(before)
    if gone:
        Coding.objects.filter(comment=comment, theme__in=gone).delete()
    Coding.objects.bulk_create(Coding(comment=comment, theme_id=pk, by=by, at=at) for pk in sorted(new))
    if gone or new or comment.themes_by_id is None:
        names = [_names(before.values()), _names(wanted.values())]
        journal.record(by=by, verb="code", on=comment, facts={"teman": names})
    comment.themes_by = by
    comment.save(update_fields=["themes_by"])


def _names(themes: Collection[Theme]) -> str:
    return ", ".join(sorted(theme.name for theme in themes))
