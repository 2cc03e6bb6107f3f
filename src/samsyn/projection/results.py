"""What a run leaves behind, as arrays and as bytes. Arrays are float32: [year, …] with the axes of cores.demography."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from samsyn.cores import demography
from samsyn.cores.demography import Draws, History

type Single = npt.NDArray[np.float32]

# Ages that people know, first and last, both counted; in this order in every array of groups.
GROUPS: Final = ((0, 5), (6, 15), (16, 18), (20, 64), (65, 79), (80, 100))
BANDS: Final = ("p10", "p50", "p90")


@dataclass(frozen=True, slots=True)
class Past:
    """What was. ``people`` [year, area, sex, age]; the flows [year, area], nought in the first year."""

    years: Single
    people: Single
    births: Single
    deaths: Single
    net: Single


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is expected. The last axis of ``total`` [year, area, 3], ``country`` [year, 3], ``groups`` [year, area,
    group, 3] and ``country_groups`` [year, group, 3] is p10, p50, p90; ``people`` [year, area, sex, age] and the flows
    [year, area] are means."""

    years: Single
    total: Single
    country: Single
    groups: Single
    country_groups: Single
    people: Single
    births: Single
    deaths: Single
    net: Single


@dataclass(frozen=True, slots=True)
class Totals:
    """The part of `Ahead` that says how many: what a page needs of the scenarios that it only compares with."""

    years: Single
    total: Single
    country: Single


@dataclass(frozen=True, slots=True)
class Cells:
    """Every area, sex, age and year: [year, area, sex, age] each."""

    p10: Single
    p50: Single
    p90: Single
    mean: Single


def past(history: History) -> Past:
    """What the history counts."""
    flows = demography.flows_of(history)
    nothing = np.zeros((1, len(history.areas)))
    sums = (flows.births.sum(-1), flows.deaths.sum((2, 3)), flows.net_migration.sum((2, 3)))
    return Past(
        _single(np.array(history.years)),
        _single(history.population),
        *(_single(np.concatenate([nothing, part])) for part in sums),
    )


def ahead(draws: Draws) -> Ahead:
    """What pages show of many futures."""
    return Ahead(
        years=_single(np.array(draws.years)),
        total=_stacked(draws.total),
        country=_stacked(draws.country),
        groups=_stacked(draws.groups),
        country_groups=_stacked(draws.country_groups),
        people=draws.population.mean,
        births=draws.births.mean,
        deaths=draws.deaths.mean,
        net=draws.net.mean,
    )


def cells(draws: Draws) -> Cells:
    """The table of everything."""
    band = draws.population
    return Cells(band.p10, band.p50, band.p90, band.mean)


def _stacked(band: demography.Band) -> Single:
    return np.stack([getattr(band, name) for name in BANDS], -1)


def _single(values: npt.ArrayLike) -> Single:
    return np.asarray(values, np.float32)


def packed(value: Past | Ahead | Cells) -> bytes:
    """Bytes that `Past`, `Ahead` or `Cells` can be read from."""
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **_arrays(value))
    return out.getvalue()


def _arrays(value: Past | Ahead | Cells) -> Mapping[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def unpacked[T: (Past, Ahead, Totals, Cells)](kind: type[T], data: bytes | memoryview) -> T:
    """What `packed` wrote; only what is asked for is read."""
    with np.load(io.BytesIO(bytes(data)), allow_pickle=False) as found:
        return kind(**{field.name: found[field.name] for field in fields(kind)})
