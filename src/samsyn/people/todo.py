"""Verbs on tasks: give somebody something to do, hand it over, say that it is done."""

from datetime import date, datetime

from django.db import transaction

from samsyn.people import journal
from samsyn.people.models import Organisation, Person, Task


class AlreadyDone(Exception):
    """A task that is done or dropped cannot change hands."""


@transaction.atomic
def add(
    *,
    title: str,
    at: datetime,
    by: Person | None,
    owner: Person | None = None,
    organisation: Organisation | None = None,
    due_on: date | None = None,
    kind: str = "",
    note: str = "",
    path: str = "",
) -> Task:
    """Write down something to do. ``path`` is the page where it is done."""
    task = Task.objects.create(
        title=title[:250], note=note, kind=kind, owner=owner, organisation=organisation, due_on=due_on, path=path,
        created_at=at, created_by=by,
    )  # fmt: skip
    journal.record(by=by, verb="add", on=task, facts={"ansvarig": str(owner) if owner else "", "klar": str(due_on)})
    return task


@transaction.atomic
def hand_over(*, task: Task, owner: Person | None, by: Person) -> None:
    """Give the task to somebody else, or to nobody yet."""
    held = Task.objects.select_for_update().get(pk=task.pk)
    if held.done_at or held.dropped_because:
        raise AlreadyDone(held)
    journal.record(by=by, verb="hand_over", on=held, facts={"ansvarig": [str(held.owner), str(owner)]})
    Task.objects.filter(pk=held.pk).update(owner=owner)


@transaction.atomic
def finish(*, task: Task, at: datetime, by: Person | None) -> None:
    """The task is done. Repeating it changes nothing."""
    if Task.objects.filter(pk=task.pk, done_at=None).update(done_at=at, done_by=by):
        journal.record(by=by, verb="finish", on=task)


@transaction.atomic
def drop(*, task: Task, because: str, at: datetime, by: Person) -> None:
    """The task is no longer needed; the reason is kept."""
    Task.objects.filter(pk=task.pk, done_at=None).update(dropped_because=because[:250], done_at=at, done_by=by)
    journal.record(by=by, verb="drop", on=task, facts={"skäl": because})
