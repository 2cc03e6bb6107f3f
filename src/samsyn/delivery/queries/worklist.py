"""What the desk does next: waiting figures, stale assessments, goals nobody works for, reports that are due."""

from dataclasses import dataclass
from datetime import date

from samsyn.delivery.judging import is_stale
from samsyn.delivery.models import Indicator, Measure, YearReport
from samsyn.delivery.queries import doing, owners
from samsyn.delivery.queries.goals import GoalRow
from samsyn.delivery.queries.goals import rows as goal_rows


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with what it lacks, in the order it is done."""

    code: str
    name: str
    lacks: tuple[str, ...]
    published: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A year's report; ``days`` until it is due, below 0 when late."""

    year: int
    due_on: date
    sent_on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Work:
    """The whole list."""

    goals: int
    nobody: tuple[GoalRow, ...]
    indicators: tuple[IndicatorLine, ...]
    measures: tuple[doing.MeasureFacts, ...]
    unreported: tuple[doing.MeasureFacts, ...]
    told: tuple[owners.Told, ...]
    reports: tuple[ReportLine, ...]
    year: int

    @property
    def next(self) -> tuple[IndicatorLine, ...]:
        """Indicators with something to do."""
        return tuple(one for one in self.indicators if one.lacks)

    @property
    def settled(self) -> tuple[IndicatorLine, ...]:
        """Indicators with nothing to do now."""
        return tuple(one for one in self.indicators if not one.lacks)


def work(*, today: date) -> Work:
    """Everything, in a dozen queries."""
    rows = goal_rows(desk=True)
    measures = doing.measures(Measure.objects.all(), today=today)
    year = today.year if today.month > 3 else today.year - 1
    due = [one for one in measures if one.first_year <= year <= one.last_year and one.state != "stopped"]
    return Work(
        goals=len(rows),
        nobody=tuple(row for row in rows if row.nobody and row.in_edition),
        indicators=_indicators(),
        measures=measures,
        unreported=tuple(one for one in due if year not in {report.year for report in one.reports}),
        told=owners.told(),
        reports=tuple(
            ReportLine(one.year, one.due_on, one.sent_on, (one.due_on - today).days) for one in YearReport.objects.all()
        ),
        year=year,
    )


def _indicators() -> tuple[IndicatorLine, ...]:
    found = Indicator.objects.select_related("data").prefetch_related("targets", "assessments", "goals")
    return tuple(IndicatorLine(row.code, row.name, _lacks(row), row.is_published) for row in found)


def _lacks(row: Indicator) -> tuple[str, ...]:
    """waiting, goals, target, assessment, stale: what to do, the first thing first."""
    judged = next(iter(row.assessments.all()), None)
    held = getattr(row, "data", None)
    lacks = {
        "waiting": bool(held and held.waiting_since),
        "goals": not row.goals.all(),
        "target": not row.targets.all(),
        "assessment": judged is None,
        "stale": judged is not None and held is not None and is_stale(judged, held.stamp),
    }
    return tuple(name for name, missing in lacks.items() if missing)
