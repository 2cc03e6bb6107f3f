"""Writing the journal: every act that changes something calls `record` in the same transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from samsyn.people.models import JournalEntry, Person


def record(*, by: Person | None, verb: str, on: models.Model, facts: Mapping[str, Any] | None = None) -> JournalEntry:
    """Add one entry. `by=None` is the system itself; `facts` must be JSON values, e.g. {"typ": ["stöd", "fråga"]}."""
    made = entry(by=by, verb=verb, on=on, facts=facts)
    made.save(force_insert=True)
    return made


def record_all(entries: Iterable[JournalEntry]) -> None:
    """Add what one act did to several things, in one query."""
    JournalEntry.objects.bulk_create(entries)


def entry(*, by: Person | None, verb: str, on: models.Model, facts: Mapping[str, Any] | None = None) -> JournalEntry:
    """What `record` adds, not yet added."""
    return JournalEntry(
        by=by,
        by_name=str(by) if by else "",
        verb=verb,
        noun=on._meta.model_name or "",
        object_id=str(on.pk),
        label=str(on)[:200],
        facts=dict(facts or {}),
    )
