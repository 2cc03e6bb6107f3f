"""Evaluations as pages and the report show them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samsyn.delivery.models import Evaluation
from samsyn.delivery.queries.doing import GoalLink, goal_links


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One evaluation; ``file`` is the name of what can be fetched here, "" when there is none."""

    id: int
    title: str
    subject: str
    evaluator: str
    done_on: date
    method: str
    findings: str
    used: str
    link: str
    file: str
    size: int
    goals: tuple[GoalLink, ...]
    measures: tuple[tuple[int, str], ...]
    published: bool


def visible(*, desk: bool) -> "QuerySet[Evaluation]":
    """Those the reader may see."""
    return Evaluation.objects.all() if desk else Evaluation.objects.filter(published_at__isnull=False)


def evaluations(rows: "QuerySet[Evaluation]", *, desk: bool, whole: bool = True) -> tuple[Evaluated, ...]:
    """The latest first, in three queries; a measure that is not public is named at the desk only.

    Not ``whole``: for a row, without goals and measures, in one query.
    """
    found = rows.prefetch_related("goals", "measures") if whole else rows
    return tuple(_evaluated(row, desk=desk, whole=whole) for row in found)


def _evaluated(row: Evaluation, *, desk: bool, whole: bool) -> Evaluated:
    return Evaluated(
        id=row.pk,
        title=row.title,
        subject=row.subject,
        evaluator=row.evaluator,
        done_on=row.done_on,
        method=row.method,
        findings=row.findings,
        used=row.used,
        link=row.link,
        file=row.file_name if row.file else "",
        size=row.size,
        goals=goal_links(row.goals.all()) if whole else (),
        measures=tuple((one.pk, one.name) for one in row.measures.all() if desk or one.is_published) if whole else (),
        published=row.is_published,
    )
