"""Who answers what, and by when."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from samsyn.comments.actions.refusals import NotAnOfficer
from samsyn.comments.models import Assignment, Comment
from samsyn.people import journal, todo
from samsyn.people.models import Person, Role, Task


@transaction.atomic
def assign(
    *,
    comments: Collection[Comment],
    officer: Person,
    at: datetime,
    by: Person,
    due_on: date | None = None,
    title: str = "",
    path: str = "",
) -> int:
    """Give comments to somebody, with a title as one task in their list; the journal says who had them before."""
    if not officer.may(Role.OFFICER):
        raise NotAnOfficer(officer)
    before = {
        row.comment_id: row
        for row in Assignment.objects.select_for_update(of=("self",))
        .select_related("officer")
        .filter(comment__in=[comment.pk for comment in comments])
    }
    task = None
    if title:
        task = todo.add(title=title, at=at, by=by, owner=officer, due_on=due_on, kind="remiss", path=path)
    for comment in comments:
        had = before.get(comment.pk)
        facts = {"handläggare": [str(had.officer) if had else None, str(officer)], "klar": str(due_on or "")}
        journal.record(by=by, verb="assign", on=comment, facts=facts)
    tasks = {row.task_id for row in before.values()}
    Assignment.objects.filter(pk__in=[row.pk for row in before.values()]).delete()
    Assignment.objects.bulk_create(
        (Assignment(comment=row, officer=officer, due_on=due_on, task=task, by=by, at=at) for row in comments),
        batch_size=500,
    )
    finish_done(tasks, at=at, by=by)
    return len(comments)


@transaction.atomic
def unassign(*, comments: Collection[Comment], at: datetime, by: Person) -> int:
    """Nobody has them any more."""
    rows = list(Assignment.objects.filter(comment__in=[comment.pk for comment in comments]).select_related("officer"))
    for row in rows:
        journal.record(by=by, verb="assign", on=row.comment, facts={"handläggare": [str(row.officer), None]})
    Assignment.objects.filter(pk__in=[row.pk for row in rows]).delete()
    finish_done({row.task_id for row in rows}, at=at, by=by)
    return len(rows)


def finish_done(tasks: Collection[int | None], *, at: datetime, by: Person) -> None:
    """A task is done when every comment in it is answered or has gone to somebody else."""
    left = Assignment.objects.filter(task__in=tasks, comment__disposition=None, comment__laid_aside=None)
    open_ = set(left.values_list("task_id", flat=True))
    for task in Task.objects.filter(pk__in=[pk for pk in tasks if pk and pk not in open_], done_at=None):
        todo.finish(task=task, at=at, by=by)
