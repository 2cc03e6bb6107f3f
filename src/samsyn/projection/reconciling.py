"""Places that must add up: to the county's own projection, or to totals that somebody has given."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np

from samsyn.cores import demography
from samsyn.cores.demography import Band, Draws, History
from samsyn.cores.demography.values import Array, frozen
from samsyn.projection.intake import Intake
from samsyn.projection.refusals import Refused, spans
from samsyn.projection.running import Run, Wanted, assume

type Method = Literal["rake", "least_squares"]

METHODS: Final[Mapping[str, Method]] = {"rakning": "rake", "minsta-kvadrat": "least_squares"}
_SAID: Final = {"rake": "rakning", "least_squares": "minsta kvadrat"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the places shall add up to: the county's own projection by ``method``, given ``totals`` by year, or both."""

    method: Method | None = None
    totals: Mapping[int, float] | None = None


def read_totals(path: Path) -> dict[int, float]:
    """A table of year and value."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = [row for row in csv.reader(handle) if any(row)]
        found = {int(year): float(value) for year, value in rows[1:]}
    except (OSError, ValueError) as error:
        raise Refused(f"{path.name} gick inte att läsa. Den ska ha kolumnerna year,value: {error}.") from error
    if any(value < 0 for value in found.values()):
        raise Refused(f"{path.name} har ett negativt tal. Antal personer kan inte vara mindre än noll.")
    return found


def reconcile(run: Run, wish: Wish) -> Run:
    """The same run with its places fitted. Intervals are scaled with their cells; net migration takes what is left."""
    years = run.draws.years
    lacking = set(years) - set(wish.totals or years)
    if lacking:
        raise Refused(f"Totalerna saknar {spans(sorted(lacking))}.")
    before = np.asarray(run.draws.population.mean, np.float64)
    after = to_county(run.intake, run.wanted, before, wish.method) if wish.method else before
    if wish.totals:
        now = after.sum((1, 2, 3))
        wanted = np.array([wish.totals[year] for year in years])
        after = after * (wanted / now)[:, None, None, None]
    start = run.intake.history.population[-1]
    middle = replace(run.middle, population=frozen(np.concatenate([start[None], after])))
    return replace(
        run,
        draws=fitted(run.draws, start, before, after),
        middle=middle,
        notes=(*run.notes, _note(wish, before, after)),
    )


def to_county(intake: Intake, wanted: Wanted, means: Array, method: Method) -> Array:
    """``means`` [year, area, sex, age] fitted to the county's own projection."""
    fit = demography.rake if method == "rake" else demography.least_squares
    cells = county_cells(intake, wanted)
    return np.stack([fit(part, want) for part, want in zip(means, cells, strict=True)])


def agreeing(intake: Intake, wanted: Wanted, draws: Draws, method: Method) -> Draws:
    """The same futures with every place fitted to the county's own projection."""
    before = np.asarray(draws.population.mean, np.float64)
    after = to_county(intake, wanted, before, method)
    return fitted(draws, np.asarray(intake.history.population[-1]), before, after)


def county_cells(intake: Intake, wanted: Wanted) -> Array:
    """The county as if it were one place, [year, sex, age]."""
    one = replace(intake, history=together(intake.history))
    assumed = assume(one, wanted)
    return np.asarray(demography.project(one.history.population[-1], assumed, wanted.scenario).population[1:, 0])


def together(history: History) -> History:
    """All places as one. Moves between them are both in and out, and cancel."""
    moves = history.migration
    if moves is not None:
        parts = (moves.into, moves.out, moves.immigration, moves.emigration)
        moves = demography.Migration(*(frozen(part.sum(1, keepdims=True)) for part in parts))
    people, births, deaths = (
        frozen(part.sum(1, keepdims=True)) for part in (history.population, history.births, history.deaths)
    )
    return replace(history, areas=("",), population=people, births=births, deaths=deaths, migration=moves)


def fitted(draws: Draws, start: Array, before: Array, after: Array) -> Draws:
    """Every band scaled as its mean was; births and deaths as their place; net migration so that each year balances."""
    cell = _ratio(after, before)
    place = _ratio(after.sum((2, 3)), before.sum((2, 3)))
    county = _ratio(after.sum((1, 2, 3)), before.sum((1, 2, 3)))
    births, deaths = _times(draws.births, place), _times(draws.deaths, place)
    totals = np.concatenate([start.sum((1, 2))[None], after.sum((2, 3))])
    net = np.diff(totals, axis=0) - births.mean + deaths.mean
    shift = (net - draws.net.mean).astype(np.float32)
    moved = Band(*(getattr(draws.net, name) + shift for name in ("p10", "p50", "p90", "mean")))
    return replace(
        draws, population=_times(draws.population, cell), total=_times(draws.total, place), births=births,
        deaths=deaths, net=moved, country=_times(draws.country, county),
        groups=_times(draws.groups, place[..., None]), country_groups=_times(draws.country_groups, county[:, None]),
    )  # fmt: skip


def _ratio(after: Array, before: Array) -> Array:
    return np.divide(after, before, out=np.ones_like(after), where=before > 0)


def _times(band: Band, factor: Array) -> Band:
    scale = factor.astype(np.float32)
    return Band(band.p10 * scale, band.p50 * scale, band.p90 * scale, band.mean * scale)


def _note(wish: Wish, before: Array, after: Array) -> str:
    change = 100 * (after[-1].sum() / max(before[-1].sum(), 1e-9) - 1)
    said = f"{change:+.1f}".replace(".", ",").replace("-", "\u2212")
    to = "länets egen prognos" if wish.method else "givna totaler"
    how = f" med {_SAID[wish.method]}" if wish.method else ""
    more = " och sedan mot givna totaler" if wish.method and wish.totals else ""
    return f"Områdena är stämda mot {to}{how}{more}; deras summa sista året ändrades {said} procent."
