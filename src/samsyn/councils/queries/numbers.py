"""Numbers of a council, each with how it is counted."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q
from django.utils import timezone

from samsyn.councils.models import AGREED, AgendaPoint, Attendance, Council, HomeDecision, Summons


@dataclass(frozen=True, slots=True)
class YearRow:
    """Meetings of a year."""

    year: int
    held: int
    cancelled: int
    positions: int


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """How often an organisation was there with at least one member."""

    organisation: str
    there: int
    meetings: int

    @property
    def percent(self) -> int:
        """Of the meetings it could have been at."""
        return round(100 * self.there / self.meetings) if self.meetings else 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """``days``: median from position to decision at home; None before the first."""

    years: tuple[YearRow, ...]
    items: int
    complete: int
    days: int | None
    decided: int
    open: int
    attendance: tuple[AttendanceRow, ...]

    @property
    def complete_percent(self) -> int:
        """Share of items whose papers did not change after the kallelse."""
        return round(100 * self.complete / self.items) if self.items else 0


def of_council(council: Council) -> Numbers:
    """Everything the page shows; seven queries."""
    items, complete = _complete(council)
    days, decided, waiting = _days(council)
    return Numbers(_years(council), items, complete, days, decided, waiting, _attendance(council))


def _years(council: Council) -> tuple[YearRow, ...]:
    """Years in which something was held, cancelled or agreed; those that are only planned have nothing to count."""
    rows: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    agreed = Count("points", filter=Q(points__outcome__in=AGREED))
    for at, closed, cancelled, positions in council.meetings.annotate(agreed=agreed).values_list(
        "starts_at", "closed_at", "cancelled_at", "agreed"
    ):
        row = rows[timezone.localtime(at).year]
        row[0] += closed is not None
        row[1] += cancelled is not None
        row[2] += positions
    return tuple(YearRow(year, *row) for year, row in sorted(rows.items(), reverse=True) if any(row))


def _complete(council: Council) -> tuple[int, int]:
    """Items at called meetings, and those whose papers were all there when the first kallelse went out."""
    first = dict(Summons.objects.filter(meeting__council=council, number=1).values_list("meeting_id", "issued_at"))
    points = AgendaPoint.objects.filter(meeting__in=list(first), item__isnull=False)
    late: set[int] = set()
    papers = points.filter(item__papers__isnull=False).values_list("pk", "meeting_id", "item__papers__added_at")
    for point, meeting, added in papers:
        if added > first[meeting]:
            late.add(point)
    count = points.count()
    return count, count - len(late)


def _days(council: Council) -> tuple[int | None, int, int]:
    rows = HomeDecision.objects.filter(point__meeting__council=council)
    taken = [
        (decided - timezone.localtime(agreed).date()).days
        for agreed, decided in rows.exclude(outcome="").values_list("point__decided_at", "decided_on")
        if agreed and decided
    ]
    return (round(median(taken)) if taken else None), len(taken), rows.filter(outcome="").count()


def _attendance(council: Council) -> tuple[AttendanceRow, ...]:
    there: dict[str, set[int]] = defaultdict(set)
    could: dict[str, set[int]] = defaultdict(set)
    rows = Attendance.objects.filter(meeting__council=council, meeting__closed_at__isnull=False)
    for name, meeting, present in rows.values_list("mandate__organisation__name", "meeting_id", "present"):
        could[name].add(meeting)
        if present:
            there[name].add(meeting)
    found = [AttendanceRow(name, len(there[name]), len(some)) for name, some in could.items()]
    return tuple(sorted(found, key=lambda row: (-row.percent, row.organisation)))
