"""Marks of a strategy's goals: renewed from its latest edition, tagged by people."""

from collections.abc import Sequence

from django.db import transaction

from samsyn.delivery.models import GoalMark
from samsyn.delivery.tags import SDGS, TAG_CODES
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Document
from samsyn.strategy.queries import goals_of


@transaction.atomic
def mark_goals(*, document: Document, by: Person | None) -> int:
    """Bring the marks up to date with the edition published last, or the one in progress. How many are new.

    A goal that is gone from the text keeps its mark and what is linked to it, and is shown as gone.
    """
    edition = document.editions.published().first() or document.editions.in_progress().first()
    if edition is None:
        return 0
    held = {(mark.key, mark.block): mark for mark in GoalMark.objects.select_for_update().filter(document=document)}
    seen, new = set(), 0
    for position, goal in enumerate(goals_of(edition)):
        mark = held.get((goal.section, goal.block)) or GoalMark(document=document, key=goal.section, block=goal.block)
        new += mark.pk is None
        mark.name, mark.number, mark.kind, mark.position = goal.name, goal.number, goal.kind, position
        mark.in_edition = True
        mark.save()
        seen.add(mark.pk)
    GoalMark.objects.filter(document=document).exclude(pk__in=seen).update(in_edition=False)
    if new:
        journal.record(by=by, verb="mark", on=document, facts={"mål": new})
    return new


@transaction.atomic
def tag(*, mark: GoalMark, sdgs: Sequence[int], tags: Sequence[str], by: Person | None) -> None:
    """Say which of Agenda 2030's goals (the most important first) and which tags a goal has."""
    known = [number for number in dict.fromkeys(sdgs) if 1 <= number <= len(SDGS)]
    codes = sorted(set(tags) & TAG_CODES)
    if (mark.sdgs, mark.tags) != (known, codes):
        journal.record(
            by=by, verb="tag", on=mark, facts={"agenda 2030": [mark.sdgs, known], "etiketter": [mark.tags, codes]}
        )
        mark.sdgs, mark.tags = known, codes
        mark.save(update_fields=["sdgs", "tags"])
