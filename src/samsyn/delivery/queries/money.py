"""Money by source, year, goal and municipality; planned against used; leverage."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from samsyn.delivery import rules
from samsyn.delivery.models import GoalMark, GrantDecision, Measure, Money, Source

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sums:
    """Kronor planned, granted and paid; None = nobody has said, which is not 0."""

    name: str
    budget: Decimal | None
    granted: Decimal | None
    paid: Decimal | None
    address: str = ""

    @property
    def used(self) -> int | None:
        """Paid in per cent of granted."""
        return round(100 * self.paid / self.granted) if self.granted and self.paid is not None else None


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
    link: str

    @property
    def failing(self) -> int:
        """How many rules do not hold."""
        return sum(not check.holds for check in self.checks)


@dataclass(frozen=True, slots=True)
class _Row:
    """Kronor of one source in one year, as they are stored."""

    measure: int
    source: str
    year: int
    budget: Decimal | None
    granted: Decimal | None
    paid: Decimal | None


def overview(rows: "QuerySet[Money]") -> Overview:
    """Sums over the rows. A measure for several goals or places counts in each, so those do not add up to the total.
    Three queries."""
    found = _rows(rows)
    own = sum((row.granted or ZERO for row in found if row.source == Source.STATE), ZERO)
    others = sum((row.granted or ZERO for row in found if row.source != Source.STATE), ZERO)
    measures = Measure.objects.filter(pk__in={row.measure for row in found}).order_by().select_related("programme")
    held = {row.pk: row for row in measures.prefetch_related("goals")}
    programmes = {pk: row.programme.name if row.programme else "" for pk, row in held.items()}
    places = {pk: row.municipalities or [""] for pk, row in held.items()}
    return Overview(
        total=_sums("", found),
        sources=_by_source(found),
        years=_grouped(found, lambda row: [str(row.year)]),
        goals=_by_goal(found, {pk: list(row.goals.all()) for pk, row in held.items()}),
        municipalities=_grouped(found, lambda row: places[row.measure]),
        programmes=_grouped(found, lambda row: [programmes[row.measure]]),
        leverage=(others / own).quantize(Decimal("0.1")) if own else None,
    )


def of_measures(rows: "QuerySet[Money]") -> Overview:
    """By source and in all: what a goal's page shows. One query."""
    found = _rows(rows)
    return Overview(_sums("", found), _by_source(found), (), (), (), (), None)


def _rows(rows: "QuerySet[Money]") -> list[_Row]:
    return [_Row(*row) for row in rows.values_list("measure_id", "source", "year", "budget", "granted", "paid")]


def _by_source(found: list[_Row]) -> tuple[Sums, ...]:
    labels = dict(Source.choices)
    held = _parted(found, lambda row: [row.source])
    return tuple(_sums(str(labels[code]), held[code]) for code in Source.values if code in held)


def _sums(name: str, rows: Sequence[_Row], address: str = "") -> Sums:
    return Sums(
        name,
        said(row.budget for row in rows),
        said(row.granted for row in rows),
        said(row.paid for row in rows),
        address,
    )


def said(kronor: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is said; None when nothing is."""
    known = [one for one in kronor if one is not None]
    return sum(known, ZERO) if known else None


def _by_goal(rows: list[_Row], goals: Mapping[int, list[GoalMark]]) -> tuple[Sums, ...]:
    marks = {mark.pk: mark for held in goals.values() for mark in held}
    found = _parted(rows, lambda row: [mark.pk for mark in goals[row.measure]])
    ordered = sorted(found, key=lambda pk: marks[pk].position)
    return tuple(_sums(str(marks[pk]), found[pk], marks[pk].address) for pk in ordered)


def _grouped(rows: list[_Row], keys: Callable[[_Row], Iterable[str]]) -> tuple[Sums, ...]:
    return tuple(_sums(name, held) for name, held in sorted(_parted(rows, keys).items()))


def _parted[K](rows: list[_Row], keys: Callable[[_Row], Iterable[K]]) -> dict[K, list[_Row]]:
    """Rows by key; a row with several keys stands in each."""
    found: dict[K, list[_Row]] = {}
    for row in rows:
        for key in keys(row):
            found.setdefault(key, []).append(row)
    return found


def decisions(rows: "QuerySet[GrantDecision]") -> tuple[Decided, ...]:
    """Decisions with their checks, the newest first."""
    return tuple(
        Decided(
            row.pk, row.registry_number, row.measure.name, row.measure_id, row.costs, row.grant, rules.checks(row),
            row.link_to_strategy,
        )
        for row in rows.select_related("measure")
    )  # fmt: skip
