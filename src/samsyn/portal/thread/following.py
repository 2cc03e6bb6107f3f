"""What follows from a section: measures, money, indicators, promises, positions; published things only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.timezone import localdate

from samsyn.councils.queries import register
from samsyn.delivery.judging import is_stale
from samsyn.delivery.models import AdvocacyIssue, Commitment, GoalMark, Indicator, Measure, Money, Programme
from samsyn.delivery.queries import doing


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator with what was judged of it: reached, partly, not, unknown, stale or none."""

    code: str
    name: str
    verdict: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows from a section."""

    goals: tuple[doing.GoalLink, ...]
    figures: tuple[Figure, ...]
    measures: tuple[doing.MeasureFacts, ...]
    programmes: tuple[str, ...]
    promises: tuple[tuple[str, str, int], ...]
    """(organisation, promise, organisation's id)."""
    issues: tuple[str, ...]
    granted: Decimal
    positions: tuple[tuple[int, str, str, date], ...]
    """(id, title, council, day) of what the councils have agreed on."""

    @property
    def anything(self) -> bool:
        """Whether there is something to show."""
        follows = (self.figures, self.measures, self.programmes, self.promises, self.issues, self.positions)
        return any(follows)


def follows(document_id: int, keys: Collection[str], *, today: date) -> Follows:
    """What follows from a section and those under it. Ten queries at most."""
    agreed = _positions(document_id, keys)
    marks = list(GoalMark.objects.filter(document=document_id, key__in=keys))
    ids = [mark.pk for mark in marks]
    if not ids:
        return Follows((), (), (), (), (), (), Decimal(0), agreed)
    public = {"published_at__isnull": False}
    seen = Measure.objects.filter(pk__in=Measure.objects.filter(goals__in=ids, **public).values("pk"))
    promises = Commitment.objects.filter(goals__in=ids, **public).distinct().select_related("organisation")
    granted = Money.objects.filter(measure__in=seen).aggregate(sum=Sum("granted"))["sum"]
    return Follows(
        goals=doing.goal_links(marks),
        figures=figures(ids),
        measures=doing.measures(seen, today=today),
        programmes=tuple(Programme.objects.filter(goals__in=ids, **public).distinct().values_list("name", flat=True)),
        promises=tuple((row.organisation.name, row.promise, row.organisation_id) for row in promises),
        issues=tuple(AdvocacyIssue.objects.filter(goals__in=ids, **public).distinct().values_list("title", flat=True)),
        granted=granted or Decimal(0),
        positions=agreed,
    )


def _positions(document_id: int, keys: Collection[str]) -> tuple[tuple[int, str, str, date], ...]:
    """Positions that everybody may read."""
    rows = register.positions(councils=[]).filter(item__goals__document=document_id, item__goals__section__in=keys)
    found = rows.distinct().select_related("meeting__council")
    return tuple((row.pk, row.title, row.meeting.council.name, localdate(row.meeting.starts_at)) for row in found)


def figures(goals: Collection[int]) -> tuple[Figure, ...]:
    """Published indicators of some goals with their judgement. Two queries."""
    rows = Indicator.objects.filter(goals__in=goals, published_at__isnull=False).distinct().select_related("data")
    found = rows.defer("data__figures", "data__waiting").prefetch_related("assessments")
    return tuple(figure(row) for row in found)


def figure(row: Indicator) -> Figure:
    """One indicator whose assessments are already read."""
    judged = next(iter(row.assessments.all()), None)
    stamp = row.data.stamp if hasattr(row, "data") else ""
    verdict = "none" if judged is None else "stale" if is_stale(judged, stamp) else judged.verdict
    return Figure(row.code, row.name, verdict, judged.sentence if judged else "")
