"""Verbs that tie comments to the changes they led to."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from samsyn.comments.models import Comment
from samsyn.consultation.models import Cause
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.actions import unfrozen
from samsyn.strategy.editing import actions as editing
from samsyn.strategy.models import Section


@transaction.atomic
def change(
    *, section: Section, version: int, number: str, heading: str, text: str, note: str, causes: Collection[Comment],
    offered: Collection[int], at: datetime, by: Person,
) -> bool:  # fmt: skip
    """Write a section's text together with the comments behind it; True when the text or the causes changed.

    ``offered``: the comments that could be chosen; causes beyond them are left as they are.
    """
    changed = editing.edit_section(
        section=section, version=version, number=number, heading=heading, text=text, note=note, at=at, by=by
    )
    return _set_causes(section, causes, offered, at=at, by=by) or changed


def _set_causes(
    section: Section, causes: Collection[Comment], offered: Collection[int], *, at: datetime, by: Person
) -> bool:
    edition = unfrozen(section.edition)
    rows = Cause.objects.filter(edition=edition, key=section.key, comment__in=list(offered))
    held = set(rows.values_list("comment_id", flat=True))
    chosen = {comment.pk for comment in causes}
    gone, fresh = held - chosen, chosen - held
    if not gone and not fresh:
        return False
    rows.filter(comment__in=gone).delete()
    Cause.objects.bulk_create(
        Cause(edition=edition, key=section.key, comment_id=pk, by=by, at=at) for pk in sorted(fresh)
    )
    journal.record(
        by=by, verb="cause", on=section, facts={"till": sorted(fresh), "från": sorted(gone), "avsnitt": section.key}
    )
    return True
