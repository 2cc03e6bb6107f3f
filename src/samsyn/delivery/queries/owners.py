"""What owners are asked to tell of, and what they have told that nobody has read."""

from dataclasses import dataclass
from datetime import datetime

from samsyn.delivery.models import Measure, OwnersReport, YearReport


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure's year: reported, told but not read, or neither."""

    id: int
    name: str
    year: int
    reported: bool
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """A report that waits to be read."""

    measure: int
    name: str
    owner: str
    year: int
    at: datetime


def asked(organisation: int) -> tuple[Asked, ...]:
    """Every measure of an organisation in every year that is open, the newest year first. Four queries."""
    years = list(YearReport.objects.filter(sent_on=None).order_by("-year").values_list("year", flat=True))
    rows = Measure.objects.filter(owner=organisation, stopped_because="").prefetch_related("reports", "told")
    return tuple(
        Asked(
            row.pk, row.name, year, any(one.year == year for one in row.reports.all()),
            next((one.at for one in row.told.all() if one.year == year), None),
        )
        for year in years for row in rows if row.first_year <= year <= row.last_year
    )  # fmt: skip


def told() -> tuple[Told, ...]:
    """What has come, the oldest first. One query."""
    rows = OwnersReport.objects.select_related("measure__owner")
    return tuple(Told(row.measure_id, row.measure.name, row.measure.owner.name, row.year, row.at) for row in rows)
