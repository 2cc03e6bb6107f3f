"""Where a document stands on its way to be published, and responses by class."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_noop

from samsyn.consultation.models import Mask, Publication
from samsyn.people.classes import OrganisationClass

State = Literal["todo", "stale", "made", "reviewed", "published"]
WORDS: dict[State, str] = {
    "todo": gettext_noop("ingen fil gjord"),
    "stale": gettext_noop("maskningen är ändrad: gör om filen"),
    "made": gettext_noop("väntar på granskning"),
    "reviewed": gettext_noop("granskad"),
    "published": gettext_noop("publicerad"),
}


@dataclass(frozen=True, slots=True)
class Group[Row]:
    """The responses of one class."""

    name: str
    answers: tuple[Row, ...]


def state_of(row: Publication | None, masks: Iterable[Mask]) -> State:
    """By the file that stands, and the masks as they are now."""
    if row is None:
        return "todo"
    now = [[one.page, one.start or 0, one.end or 0, one.top or 0, one.bottom or 0] for one in masks]
    if row.masked != now and row.masks + len(now):
        return "stale"
    if row.published_at:
        return "published"
    return "reviewed" if row.reviewed_at else "made"


def in_order[Row](groups: dict[str, list[Row]]) -> tuple[Group[Row], ...]:
    """The classes in their published order; empty ones are left out."""
    return tuple(Group(str(label), tuple(groups[code])) for code, label in OrganisationClass.choices if code in groups)
