"""What follows from a section: measures, money, indicators, promises, positions; published things only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from samsyn.delivery.judging import is_stale
from samsyn.delivery.models import Assessment, GoalMark, Indicator, Measure
from samsyn.delivery.queries import doing
from samsyn.people import composed
from samsyn.portal.thread.lines import Line, Lines, marks


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


def follows(document_id: int, keys: Collection[str], lines: Lines, *, today: date) -> Follows:
    """What follows from a section and those under it, whose short lines are already read. Two queries."""
    asked = composed.rounded(keys)
    found = doing.listed(composed.ask(_measures, document_id, asked), today=today)
    return Follows(
        goals=doing.goal_links(map(_mark, lines.get("goal", ()))),
        figures=tuple(map(figure, composed.ask(_figures, document_id, asked))),
        measures=found,
        programmes=tuple(line.words for line in lines.get("programme", ())),
        promises=tuple((line.words, line.more, line.id) for line in lines.get("promise", ())),
        issues=tuple(line.words for line in lines.get("issue", ())),
        granted=sum((one.money for one in found), Decimal(0)),
        positions=tuple(
            (line.id, line.words, line.more, localdate(line.day)) for line in lines.get("position", ()) if line.day
        ),
    )


def _mark(line: Line) -> GoalMark:
    return GoalMark(key=line.slug, block=line.number, name=line.words, number=line.more)


def measures_of(goals: "QuerySet[GoalMark]") -> "QuerySet[Measure]":
    """Published measures for some goals. Partners, goals and reports are not asked for: the thread names none."""
    rows = Measure.objects.filter(goals__in=goals.values("pk"), published_at__isnull=False)
    return doing.with_money(Measure.objects.filter(pk__in=rows.values("pk")))


def _measures(document_id: int, keys: Collection[str]) -> "QuerySet[Measure]":
    return measures_of(marks(document_id, keys))


def _figures(document_id: int, keys: Collection[str]) -> "QuerySet[Indicator]":
    """Published indicators of some goals, with what was judged."""
    about = Indicator.objects.filter(goals__in=marks(document_id, keys).values("pk")).values("pk")
    return judged(Indicator.objects.filter(pk__in=about, published_at__isnull=False))


def judged(rows: "QuerySet[Indicator]") -> "QuerySet[Indicator]":
    """Indicators with what was judged last and the stamp of the figures now, in the same query."""
    last = Assessment.objects.filter(indicator=OuterRef("pk")).order_by("-at", "-pk")
    return rows.annotate(
        last_verdict=Subquery(last.values("verdict")[:1]),
        last_sentence=Subquery(last.values("sentence")[:1]),
        last_stamp=Subquery(last.values("stamp")[:1]),
        stamp_now=F("data__stamp"),
    )


def figure(row: Any) -> Figure:
    """One of the ``judged`` indicators."""
    if row.last_verdict is None:
        return Figure(row.code, row.name, "none", "")
    stale = is_stale(Assessment(stamp=row.last_stamp), row.stamp_now or "")
    return Figure(row.code, row.name, "stale" if stale else row.last_verdict, row.last_sentence)
