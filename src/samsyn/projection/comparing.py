"""Two runs beside each other."""

from dataclasses import dataclass

from samsyn.projection import figures
from samsyn.projection.models import AGREE
from samsyn.projection.queries import Outlook


@dataclass(frozen=True, slots=True)
class Difference:
    """A year, a place or an assumption in both runs."""

    name: str
    one: str
    other: str
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What differs: assumptions first, then totals in years that both have, then places that both have."""

    choices: tuple[Difference, ...]
    totals: tuple[Difference, ...]
    places: tuple[Difference, ...]
    last_common: int


def beside(one: Outlook, other: Outlook) -> Beside:
    """Both in their main scenario."""
    years = sorted({int(y) for y in one.ahead.years} & {int(y) for y in other.ahead.years})
    shown = [year for year in years if year % 5 == 0 or year == years[-1]]
    return Beside(
        _choices(one, other),
        tuple(_gap(str(year), _county(one, year), _county(other, year)) for year in shown),
        _places(one, other, years[-1]) if years else (),
        years[-1] if years else 0,
    )


def _choices(one: Outlook, other: Outlook) -> tuple[Difference, ...]:
    pairs: list[tuple[str, float | str, float | str]] = [
        ("to", one.run.to, other.run.to),
        ("since", one.run.since, other.run.since),
        ("last", one.run.last_known, other.run.last_known),
        ("moves", one.run.settings.migration_years, other.run.settings.migration_years),
        ("births", one.run.settings.fertility_return, other.run.settings.fertility_return),
        ("deaths", one.run.settings.death_trend, other.run.settings.death_trend),
        ("agree", one.run.agree, other.run.agree),
        ("draws", one.run.draws, other.run.draws),
    ]
    return tuple(Difference(name, _text(a), _text(b)) for name, a, b in pairs if a != b)


def _text(value: float | str) -> str:
    if isinstance(value, str):
        return dict(AGREE).get(value, "–")
    return str(value) if isinstance(value, int) else figures.decimal(value)


def _county(outlook: Outlook, year: int) -> float:
    return float(outlook.ahead.country[_at(outlook, year), 1])


def _at(outlook: Outlook, year: int) -> int:
    return [int(y) for y in outlook.ahead.years].index(year)


def _places(one: Outlook, other: Outlook, year: int) -> tuple[Difference, ...]:
    there = {place.name: place.index for place in other.places}
    return tuple(
        _gap(
            place.name,
            float(one.ahead.total[_at(one, year), place.index, 1]),
            float(other.ahead.total[_at(other, year), there[place.name], 1]),
        )
        for place in one.places
        if place.name in there
    )


def _gap(name: str, one: float, other: float) -> Difference:
    gap = figures.neat(other) - figures.neat(one)
    said = figures.said(gap)
    return Difference(
        name, figures.said(figures.neat(one)), figures.said(figures.neat(other)), f"+{said}" if gap > 0 else said
    )
