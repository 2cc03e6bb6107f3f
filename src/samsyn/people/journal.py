"""Writing the journal: every act that changes something calls `record` in the same transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from samsyn.people.models import JournalEntry, Person


def record(*, by: Person | None, verb: str, on: models.Model, facts: Mapping[str, Any] | None = None) -> JournalEntry:
    """Add one entry. `by=None` is the system itself; `facts` must be JSON values, e.g. {"typ": ["stöd", "fråga"]}."""
    return JournalEntry.objects.create(
        by=by,
        by_name=str(by) if by else "",
        verb=verb,
        noun=on._meta.model_name or "",
        object_id=str(on.pk),
        label=str(on)[:200],
        facts=dict(facts or {}),
    )
