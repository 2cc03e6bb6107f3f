"""Verbs of those who say something: join, write, group, prioritise."""

import hashlib
import hmac
from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from samsyn.comments.models import Comment
from samsyn.dialogue import placing, tasks
from samsyn.dialogue.actions import letters
from samsyn.dialogue.actions.refusals import Closed, Empty, NoDotsLeft
from samsyn.dialogue.models import Dialogue, Dot, Event, Input, NoteGroup, Participant, Question, Source, Table
from samsyn.people import journal, links, outbox
from samsyn.people.models import Person, PersonalLink
from samsyn.strategy.models import Section

DOTS: Final = 3  # each participant's marks of priority in one event
LONGEST: Final = 4000  # characters of one input
FACILITATOR, FOLLOWER = "bord", "inspel"


def origin(network: str, browser: str) -> str:
    """A mark that tells two browsers apart without keeping what they are."""
    words = f"{network}\n{browser}".encode("utf-8", "replace")
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()[:32]


def join(*, mark: str, at: datetime, sender_class: str = "", municipality: str = "") -> Participant:
    """Take part without an account."""
    return Participant.objects.create(created_at=at, origin=mark, sender_class=sender_class, municipality=municipality)


@transaction.atomic
def say(
    *, dialogue: Dialogue, text: str, source: Source, consent: bool, at: datetime, by: Person | None = None,
    event: Event | None = None, table: Table | None = None, question: Question | None = None,
    section: Section | None = None, participant: Participant | None = None, link: PersonalLink | None = None,
    sender_class: str = "", municipality: str = "", key: str = "",
) -> Input:  # fmt: skip
    """One thing said. The same ``key`` is stored once, so that a phone may try again. Raises Empty, Closed."""
    words = text.strip()[:LONGEST]
    if not words:
        raise Empty
    if key and (same := Input.objects.filter(key=key[:64]).first()):
        return same
    held = Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    if event is not None and (event.cancelled_because or event.feedback_at):
        raise Closed(event)
    kind, why = placing.type_of(words)
    comment = Comment.objects.create(
        edition=held.edition, text=words, proposed_type=kind, proposed_type_evidence=why,
        context=[question.text] if question else [],
    )  # fmt: skip
    if section is not None and section.edition_id == held.edition_id:
        placing.chosen(comment, section)
    else:
        transaction.on_commit(lambda: tasks.place.enqueue(comment.pk))
    last = Input.objects.filter(dialogue=held).aggregate(last=Max("number"))["last"] or 0
    row = Input.objects.create(
        dialogue=held, comment=comment, number=last + 1, event=event, table=table, question=question, section=section,
        participant=participant, link=link, source=source, sender_class=sender_class, municipality=municipality,
        consent=consent, key=key[:64] or None, created_at=at,
    )  # fmt: skip
    journal.record(by=by, verb="receive", on=row, facts={"källa": source.value})
    return row


def lines(text: str) -> list[str]:
    """Notes as they are typed at a table: one a line, marks of a list taken away."""
    return [one for line in text.splitlines() if (one := line.strip().lstrip("-*•·–").strip())]


@transaction.atomic
def say_many(*, text: str, key: str = "", **facts: object) -> list[Input]:
    """Every line a note of its own. Raises Empty when there is none."""
    found = lines(text)
    if not found:
        raise Empty
    return [
        say(text=one, key=f"{key[:58]}-{number}" if key else "", **facts)  # type: ignore[arg-type]
        for number, one in enumerate(found, start=1)
    ]


@transaction.atomic
def follow(*, email: str, name: str, at: datetime) -> tuple[PersonalLink, str]:
    """A link of one's own to what becomes of what one writes; mailed when there is an address."""
    link, token = links.issue(purpose=FOLLOWER, at=at, by=None, email=email, name=name)
    if email:
        subject, body = letters.feedback_link(token)
        outbox.write(purpose="inspel", to=email, to_name=name, subject=subject, body=body, at=at, by=None)
    return link, token


@transaction.atomic
def set_tables(*, event: Event, count: int, at: datetime, by: Person) -> list[tuple[Table, str]]:
    """So many tables, each with a new link for its facilitator; older links stop working. Tables with notes stay."""
    made = []
    for number in range(1, count + 1):
        table, _created = Table.objects.get_or_create(event=event, number=number)
        if table.link is not None:
            links.take_back(link=table.link, at=at, by=by)
        table.link, token = links.issue(purpose=FACILITATOR, at=at, by=by, name=f"{event}, bord {number}"[:200])
        table.save(update_fields=["link"])
        made.append((table, token))
    Table.objects.filter(event=event, number__gt=count, inputs=None).delete()
    return made


@transaction.atomic
def describe_table(*, table: Table, topic: str, section: Section | None, question: Question | None) -> None:
    """What the table talks about: its notes get the same question and place."""
    Table.objects.filter(pk=table.pk).update(topic=topic, section=section, question=question)


@transaction.atomic
def group(*, event: Event, inputs: Collection[int], name: str, by: Person | None) -> NoteGroup:
    """Put notes under one heading. Raises Empty."""
    if not name.strip() or not inputs:
        raise Empty
    found, _created = NoteGroup.objects.get_or_create(event=event, name=name.strip()[:160])
    moved = Input.objects.filter(event=event, pk__in=inputs).update(group=found)
    if not moved:
        raise Empty
    NoteGroup.objects.filter(event=event, inputs=None).delete()
    journal.record(by=by, verb="group", on=found, facts={"lappar": moved})
    return found


@transaction.atomic
def loosen(*, event: Event, inputs: Collection[int], by: Person | None) -> None:
    """Take notes out of their group."""
    Input.objects.filter(event=event, pk__in=inputs).update(group=None)
    NoteGroup.objects.filter(event=event, inputs=None).delete()
    journal.record(by=by, verb="loosen", on=event, facts={"lappar": len(inputs)})


def dots_left(event: Event, participant: Participant) -> int:
    """How many marks somebody has left in an event."""
    return DOTS - Dot.objects.filter(participant=participant, input__event=event).count()


@transaction.atomic
def put_dot(*, note: Input, participant: Participant, at: datetime) -> None:
    """This matters most. Twice on the same note changes nothing. Raises NoDotsLeft, Closed."""
    if note.event is None:
        raise Closed(note)
    Participant.objects.select_for_update().get(pk=participant.pk)
    if Dot.objects.filter(input=note, participant=participant).exists():
        return
    if dots_left(note.event, participant) < 1:
        raise NoDotsLeft
    Dot.objects.create(input=note, participant=participant, at=at)


@transaction.atomic
def take_dot(*, note: Input, participant: Participant) -> None:
    """Take a mark back."""
    Dot.objects.filter(input=note, participant=participant).delete()
