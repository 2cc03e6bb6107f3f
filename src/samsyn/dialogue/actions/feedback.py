"""Verbs that tell what became of an input: used (where), parked, or not used (why); and publish the answers."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import transaction

from samsyn.comments import actions as comments
from samsyn.comments.models import Verdict
from samsyn.dialogue.actions.refusals import NotYet, ReasonMissing, SectionOfAnotherEdition
from samsyn.dialogue.models import Dialogue, Event, Input, Landing
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Section


class Result(StrEnum):
    """What became of an input."""

    USED = "använt"
    PARKED = "parkerat"
    NOT_USED = "inte använt"


VERDICTS: Final = {Result.USED: Verdict.HEEDED, Result.PARKED: Verdict.NOTED, Result.NOT_USED: Verdict.NOT}
RESULTS: Final = {
    Verdict.HEEDED: Result.USED,
    Verdict.PARTLY: Result.USED,
    Verdict.NOTED: Result.PARKED,
    Verdict.REFERRED: Result.PARKED,
    Verdict.NOT: Result.NOT_USED,
}


@transaction.atomic
def settle(
    *,
    row: Input,
    result: Result,
    reason: str,
    at: datetime,
    by: Person,
    section: Section | None = None,
    paragraph: int = 1,
) -> None:
    """Answer an input: the comment gets its disposition; one that was used also says where it stands now.

    Raises ReasonMissing, SectionOfAnotherEdition.
    """
    if (result == Result.USED and section is None) or (result != Result.USED and not reason.strip()):
        raise ReasonMissing(result)
    if section is not None and section.edition.document_id != row.dialogue.edition.document_id:
        raise SectionOfAnotherEdition
    comments.answer(comment=row.comment, verdict=VERDICTS[result], reason=reason, at=at, by=by)
    Landing.objects.filter(input=row).delete()
    if result == Result.USED and section is not None:
        Landing.objects.create(input=row, section=section, paragraph=max(paragraph, 1), by=by)


@transaction.atomic
def publish_event(*, event: Event, words: str, at: datetime, by: Person) -> None:
    """Publish the page "Vad hände sedan" of an event. Raises NotYet before it was held."""
    held = Event.objects.select_for_update().get(pk=event.pk)
    if not held.held:
        raise NotYet(held)
    held.came_of_it, held.feedback_at = words, held.feedback_at or at
    held.save(update_fields=["came_of_it", "feedback_at"])
    journal.record(by=by, verb="publish", on=held, facts={"vad hände sedan": len(words)})


@transaction.atomic
def publish_dialogue(*, dialogue: Dialogue, at: datetime, by: Person) -> None:
    """Show everybody who wrote the answers that stand now, and those that come. Repeating it changes nothing."""
    if Dialogue.objects.filter(pk=dialogue.pk, feedback_at=None).update(feedback_at=at):
        journal.record(by=by, verb="publish", on=dialogue, facts={"återkoppling": str(at.date())})
