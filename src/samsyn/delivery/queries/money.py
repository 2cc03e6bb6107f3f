"""Money by source, year, goal and municipality; planned against used; leverage."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from samsyn.delivery import rules
from samsyn.delivery.models import GrantDecision, Money, Source

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sums:
    """Kronor planned, granted and paid."""

    name: str
    budget: Decimal
    granted: Decimal
    paid: Decimal
    address: str = ""

    @property
    def used(self) -> int | None:
        """Paid in per cent of granted."""
        return round(100 * self.paid / self.granted) if self.granted else None


@dataclass(frozen=True, slots=True)
class Overview:
    """All money that the reader may see."""

    total: Sums
    sources: tuple[Sums, ...]
    years: tuple[Sums, ...]
    goals: tuple[Sums, ...]
    municipalities: tuple[Sums, ...]
    programmes: tuple[Sums, ...]
    leverage: Decimal | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on state funds and what the rules say of its papers."""

    id: int
    registry_number: str
    measure: str
    measure_id: int
    costs: Decimal
    grant: Decimal
    checks: tuple[rules.Check, ...]

    @property
    def failing(self) -> int:
        """How many rules do not hold."""
        return sum(not check.holds for check in self.checks)


def overview(rows: "QuerySet[Money]") -> Overview:
    """Sums over the rows. A measure for several goals or places counts in each, so those do not add up to the total."""
    found = list(rows.select_related("measure__programme").prefetch_related("measure__goals"))
    years = sorted({row.year for row in found})
    own = sum((row.granted or ZERO for row in found if row.source == Source.STATE), ZERO)
    others = sum((row.granted or ZERO for row in found if row.source != Source.STATE), ZERO)
    return Overview(
        total=_sums("", found),
        sources=_by_source(found),
        years=tuple(_sums(str(year), [row for row in found if row.year == year]) for year in years),
        goals=_by_goal(found),
        municipalities=_grouped(found, lambda row: row.measure.municipalities or [""]),
        programmes=_grouped(found, lambda row: [row.measure.programme.name if row.measure.programme else ""]),
        leverage=(others / own).quantize(Decimal("0.1")) if own else None,
    )


def of_measures(rows: "QuerySet[Money]") -> Overview:
    """By source and in all: what a goal's page shows. One query."""
    found = list(rows)
    return Overview(_sums("", found), _by_source(found), (), (), (), (), None)


def _by_source(found: list[Money]) -> tuple[Sums, ...]:
    labels = dict(Source.choices)
    return tuple(
        _sums(str(labels[code]), [row for row in found if row.source == code])
        for code in Source.values
        if any(row.source == code for row in found)
    )


def _sums(name: str, rows: Iterable[Money], address: str = "") -> Sums:
    held = list(rows)
    budget, granted, paid = (
        sum((getattr(row, n) or ZERO for row in held), ZERO) for n in ("budget", "granted", "paid")
    )
    return Sums(name, budget, granted, paid, address)


def _by_goal(rows: list[Money]) -> tuple[Sums, ...]:
    found: dict[int, tuple[str, str, int, list[Money]]] = {}
    for row in rows:
        for mark in row.measure.goals.all():
            found.setdefault(mark.pk, (str(mark), mark.address, mark.position, []))[3].append(row)
    ordered = sorted(found.values(), key=lambda part: part[2])
    return tuple(_sums(name, held, address) for name, address, _position, held in ordered)


def _grouped(rows: list[Money], keys: "object") -> tuple[Sums, ...]:
    assert callable(keys)
    found: dict[str, list[Money]] = {}
    for row in rows:
        for key in keys(row):
            found.setdefault(key, []).append(row)
    return tuple(_sums(name, held) for name, held in sorted(found.items()))


def decisions(rows: "QuerySet[GrantDecision]") -> tuple[Decided, ...]:
    """Decisions with their checks, the newest first."""
    return tuple(
        Decided(row.pk, row.registry_number, row.measure.name, row.measure_id, row.costs, row.grant, rules.checks(row))
        for row in rows.select_related("measure")
    )
