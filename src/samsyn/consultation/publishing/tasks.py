"""Publishing in the background; each task may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.consultation.models import ReportIssue, Round, Shape
from samsyn.consultation.publishing import access, actions, issues, queries, refusals
from samsyn.people.models import Person


@task
def make_files(round_id: int, person_id: int) -> None:
    """A new file of every document that has none, or whose masks have changed; those that cannot be made are left."""
    round_, by = Round.objects.get(pk=round_id), Person.objects.get(pk=person_id)
    for group in queries.board(round_, queries.answered(round_)).groups:
        for answer in group.answers:
            for paper in answer.papers:
                if paper.state in {"todo", "stale"}:
                    try:
                        actions.make(
                            file=access.file_of(round_, paper.file_id), shape=Shape.NEW, at=timezone.now(), by=by
                        )
                    except refusals.Refusal:
                        continue


@task
def build_issue(issue_id: int) -> None:
    """Make the files of the report; those that are made already are kept."""
    issue = ReportIssue.objects.select_related("round__edition__document").get(pk=issue_id)
    if issue.ready_at is None and issue.withdrawn_at is None:
        issues.build(issue=issue, at=timezone.now())
