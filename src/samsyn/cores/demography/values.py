"""What the projection takes and gives. All arrays are read-only; the axes are stated here and nowhere else.

year   calendar years in order
area   in the order of ``areas``
sex    0 women, 1 men
age    0…100 completed years on 31 December; 100 is 100 and older (``AGES`` = 101)
slot   0…101, the cohort during a year: slot 0 is born in the year, slot k was k - 1 at its start (slot 101: 100 and
       older). At the year's end slot k is k years old, and slots 100 and 101 are both 100 and older (``SLOTS`` = 102)

All flows are counted by slot, so that a year balances in every cohort:
closing = opening - deaths - out - emigration + in + immigration.
"""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

AGES: Final = 101
SLOTS: Final = 102
SEXES: Final = 2
BOYS: Final = 0.512  # of those born, the long-run share in Sweden
FLOWS: Final = ("births", "deaths", "in", "out", "immigration", "emigration")

type Array = npt.NDArray[np.float64]


def frozen(values: npt.ArrayLike) -> Array:
    """A read-only view or copy in double precision; the argument stays writeable."""
    array = np.asarray(values, dtype=np.float64).view()
    array.flags.writeable = False
    return array


@dataclass(frozen=True, slots=True)
class Migration:
    """Moves, [year, area, sex, age at year's end]: ``inside`` the country in and out, and over its border."""

    into: Array
    out: Array
    immigration: Array
    emigration: Array


@dataclass(frozen=True, slots=True)
class History:
    """What has been counted. ``population`` [year, area, sex, age] on 31 December; ``births`` [year, area,
    mother's age]; ``deaths`` [year, area, sex, age]. The first year's flows are not used: its opening is unknown.
    ``event_age``: deaths and births are by age at the event, else by age at the year's end (as flows of migration)."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    population: Array
    births: Array
    deaths: Array
    migration: Migration | None = None
    event_age: bool = False

    def until(self, year: int) -> "History":
        """The same history as it was known at the end of ``year``."""
        n = self.years.index(year) + 1
        return self._over(slice(None, n))

    def since(self, year: int) -> "History":
        """The history from ``year`` on."""
        return self._over(slice(self.years.index(year), None))

    def places(self, chosen: tuple[int, ...]) -> "History":
        """The history of some of the places, by index."""
        return replace(self._cut((slice(None), list(chosen))), areas=tuple(self.areas[i] for i in chosen))

    def _over(self, part: slice) -> "History":
        return replace(self._cut(part), years=self.years[part])

    def _cut(self, part: slice | tuple[slice, list[int]]) -> "History":
        moves = self.migration
        if moves is not None:
            moves = Migration(moves.into[part], moves.out[part], moves.immigration[part], moves.emigration[part])
        return replace(
            self,
            population=self.population[part],
            births=self.births[part],
            deaths=self.deaths[part],
            migration=moves,
        )


@dataclass(frozen=True, slots=True)
class Flows:
    """One or more years by slot, [year, area, sex, slot]; ``births`` [year, area, slot of the mother].
    ``net``: moves are only known as what the balance leaves; gains stand in ``immigration``, losses in
    ``emigration``."""

    opening: Array
    closing: Array
    births: Array
    deaths: Array
    into: Array
    out: Array
    immigration: Array
    emigration: Array
    net: bool = False

    @property
    def net_migration(self) -> Array:
        """All moves together, [year, area, sex, slot]."""
        return self.into - self.out + self.immigration - self.emigration


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed of each future year, [year, area, sex, slot] (``fertility`` [year, area, slot]).

    ``death``: probability on the opening population. ``out``, ``emigration``: probabilities on the survivors; their sum
    is at most one. ``into``, ``immigration``: persons. ``fertility``: births per woman, on opening and closing women
    weighted by ``closing_women``. Arrays may be broadcast views (one year standing for all)."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    death: Array
    fertility: Array
    out: Array
    emigration: Array
    into: Array
    immigration: Array
    closing_women: float = 0.5
    boys: float = BOYS
    net: bool = False


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A scenario's part: ``flow`` (one of FLOWS) times ``factor`` from ``first`` to ``last`` year, both counted.
    ``areas`` empty: everywhere."""

    flow: str
    factor: float
    first: int
    last: int
    areas: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.flow not in FLOWS:
            raise ValueError(f"flow {self.flow!r} is none of {', '.join(FLOWS)}")
        if not 0 <= self.factor < float("inf"):
            raise ValueError("a factor is a number, zero or more")


@dataclass(frozen=True, slots=True)
class Projection:
    """Years ahead. ``population`` [year, area, sex, age], first the last year known; ``flows`` the years after."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    population: Array
    flows: Flows
    notes: tuple[str, ...] = field(default=())
