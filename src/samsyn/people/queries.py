"""The journal as frozen values for pages."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from samsyn.people import told
from samsyn.people.models import JournalEntry


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an act changed; `before` is empty for something new."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what when; nobody = the program itself."""

    at: datetime
    by: str
    verb: str
    noun: str
    changes: tuple[Change, ...]


def _change(field: str, value: object) -> Change:
    if isinstance(value, list) and len(value) == 2:
        before, after = ("" if one is None else str(one) for one in value)
        return Change(field, before, after)
    return Change(field, "", str(value))


def history(thing: models.Model) -> tuple[Act, ...]:
    """Every act on one thing, the oldest first; one query."""
    rows = JournalEntry.objects.filter(noun=thing._meta.model_name, object_id=str(thing.pk)).order_by("at", "pk")
    return tuple(act(row) for row in rows)


def act(row: JournalEntry) -> Act:
    """One entry of the journal in words."""
    changes = tuple(_change(field, value) for field, value in row.facts.items())
    return Act(row.at, row.by_name, told.verb(row.verb), told.noun(row.noun), changes)
