"""Something said that is about several things becomes several inputs, each with its own answer."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.db import transaction
from django.db.models import Max

from samsyn.comments import actions as comments
from samsyn.comments.models import Comment
from samsyn.dialogue.models import Dialogue, Input
from samsyn.people import journal
from samsyn.people.models import Person


def places(row: Input) -> list[tuple[int, str]]:
    """Where the words may be divided: how far in, and the words that would begin the new part."""
    text = row.comment.text
    found = [at for at in comments.places_to_divide(text) if 0 < at < len(text)]
    return [(at, text[at:end].strip()) for at, end in pairwise([*found, len(text)])]


@transaction.atomic
def divide(*, row: Input, at_offsets: Sequence[int], at: datetime, by: Person) -> list[Input]:
    """The input keeps its first part; the others become inputs of the same person, table and question, last in number.

    The journal says which came out of which. Raises comments.NotDivisible, comments.AlreadyAnswered.
    """
    held = Dialogue.objects.select_for_update().get(pk=row.dialogue_id)
    parts = comments.split(comment=row.comment, at_offsets=at_offsets, at=at, by=by)
    last = Input.objects.filter(dialogue=held).aggregate(last=Max("number"))["last"] or 0
    made = [_like(row, comment, last + number) for number, comment in enumerate(parts, start=1)]
    journal.record(by=by, verb="split", on=row, facts={"inspel": [one.number for one in made]})
    return made


def _like(row: Input, comment: Comment, number: int) -> Input:
    new = Input.objects.create(
        dialogue_id=row.dialogue_id, comment=comment, number=number, event_id=row.event_id, table_id=row.table_id,
        question_id=row.question_id, section_id=row.section_id, group_id=row.group_id,
        participant_id=row.participant_id, link_id=row.link_id, source=row.source, sender_class=row.sender_class,
        municipality=row.municipality, consent=row.consent, hidden_because=row.hidden_because,
        created_at=row.created_at,
    )  # fmt: skip
    journal.record(by=None, verb="split_off", on=new, facts={"ur inspel": row.number})
    return new
