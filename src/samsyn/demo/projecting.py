"""Twenty-eight invented years of Älvmarks län, and the projection that is published from them.

The figures follow what the strategy's text says of the county: 217,400 inhabitants in 2024, 3,100 more than ten years
before, growing in four municipalities and shrinking in seven. Each year every person is born, stays, moves or dies, so
that all tables agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography import Multiplier
from samsyn.people.models import Person
from samsyn.projection import actions, carrying
from samsyn.projection.actions import Way
from samsyn.projection.models import Run

type Counts = npt.NDArray[np.int64]
type Rates = npt.NDArray[np.float64]

# Inhabitants in 2024, change in the ten years before, and how much of a town it is (students come to a town).
PLACES: Final = {
    "Älvstad": (84_600, 4_400, 1.0),
    "Hammarvall": (46_000, 1_100, 0.6),
    "Sundhamn": (24_000, 100, 0.35),
    "Ängsviken": (16_500, 600, 0.3),
    "Kvarnforsa": (10_500, -650, 0.1),
    "Granberg": (9_800, -600, 0.1),
    "Forsmyra": (8_900, -350, 0.0),
    "Björkådal": (7_300, -350, 0.0),
    "Norrådal": (4_200, -550, 0.0),
    "Vindåsen": (2_900, -250, 0.05),
    "Myrselet": (2_700, -350, 0.0),
}
FIRST, LAST, TO = 1997, 2024, 2050
DRAWS: Final = 1000
AGES: Final = np.arange(101)
SOURCE: Final = "Påhittade siffror för ett påhittat län, räknade fram av Samsyns demo"
AT: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
WAYS: Final = (
    Way("Hälften så många från andra länder", (Multiplier("immigration", 0.5, LAST + 1, TO),)),
    Way("Fler unga stannar", (Multiplier("out", 0.9, LAST + 1, TO),)),
)


def fill(*, by: Person | None, seed: int) -> Run:
    """Receive the invented tables, count a run with three scenarios and publish it."""
    tables = {stem: (f"{stem}.csv", text.encode()) for stem, text in invented(seed).items()}
    material = actions.receive_material(county="Älvmarks län", source=SOURCE, files=tables, at=AT, by=by)
    run = actions.ask_for_run(material=material, to=TO, draws=DRAWS, seed=seed % 100_000, ways=WAYS, at=AT, by=by)
    carrying.carry_out(run, clock=lambda: AT)
    run.refresh_from_db()
    actions.publish(run=run, at=AT, by=by)
    return run


@dataclass(slots=True)
class _Year:
    """One place in one year, [sex, age at the year's end]; ``births`` by mother's age."""

    people: Counts
    births: Counts
    deaths: Counts
    moves: dict[str, Counts]


def invented(seed: int) -> dict[str, str]:
    """The tables by kind, as tidy CSV."""
    lines: dict[str, list[str]] = {
        "population": ["area,sex,age,year,value"],
        "births": ["area,mother_age,year,value"],
        "deaths": ["area,sex,age,year,value"],
        "migration": ["area,sex,age,year,flow,value"],
    }
    for number, place in enumerate(PLACES):
        chance = np.random.default_rng([seed, number])
        for year, one in zip(range(FIRST, LAST + 1), _life(place, chance), strict=True):
            lines["population"] += _rows(place, year, one.people, every=True)
            lines["deaths"] += _rows(place, year, one.deaths)
            lines["births"] += [f"{place},{age},{year},{one.births[age]}" for age in np.flatnonzero(one.births)]
            for flow, moved in one.moves.items():
                lines["migration"] += _rows(place, year, moved, f",{flow}")
    return {stem: "\n".join(rows) + "\n" for stem, rows in lines.items()}


def _rows(place: str, year: int, counts: Counts, more: str = "", *, every: bool = False) -> Iterator[str]:
    for sex, code in enumerate(("K", "M")):
        row = counts[sex].tolist()
        for age, value in enumerate(row):
            if value or every:
                yield f"{place},{code},{age if age < 100 else '100+'},{year}{more},{value}"


def _life(place: str, chance: np.random.Generator) -> Iterator[_Year]:
    goal = _totals(place)
    people = _start(place, goal[0], chance)
    nobody = np.zeros((2, 101), np.int64)
    flows = ("in", "out", "immigration", "emigration")
    yield _Year(people, nobody[0], nobody, dict.fromkeys(flows, nobody))
    for year, total in zip(range(FIRST + 1, LAST + 1), goal[1:], strict=True):
        one = _year(place, year, people, total, chance)
        yield one
        people = one.people


def _totals(place: str) -> list[int]:
    """From the first year to the last; before 2014 more slowly."""
    now, change, _ = PLACES[place]
    years = np.arange(FIRST, LAST + 1)
    recent = now - change * (LAST - years) / 10
    before = now - change - 0.4 * change * (2014 - years) / 10 - 0.006 * now * np.sin((2014 - years) / 5)
    return [round(float(value)) for value in np.where(years >= 2014, recent, before)]


def _start(place: str, total: int, chance: np.random.Generator) -> Counts:
    """Ages in the first year: the cohorts born around 1947, 1955, 1966 and 1990 are large, villages are older."""
    town = PLACES[place][2]
    large = {1947: 0.7, 1955: 0.5, 1966: 0.35, 1990: 0.25}
    waves = sum(much * np.exp(-(((AGES - (FIRST - born)) / 5) ** 2)) for born, much in large.items())
    alive = np.exp(-((AGES / 84) ** 6))
    shape = alive * (1 + waves) * np.exp((1.2 - town) * 0.014 * (np.minimum(AGES, 66) - 40))
    shape = shape + 0.25 * town * np.exp(-(((AGES - 23) / 3) ** 2))
    both = np.stack([shape * (1 + 0.012 * np.maximum(AGES - 60, 0)), shape * 1.03])
    return chance.multinomial(total, (both / both.sum()).ravel()).reshape(2, 101).astype(np.int64)


def _year(place: str, year: int, before: Counts, total: int, chance: np.random.Generator) -> _Year:
    born = chance.poisson(before[0] * _fertility(year))
    boys = chance.binomial(born.sum(), 0.512)
    opening = np.zeros((2, 102), np.int64)
    opening[:, 1:] = before
    opening[:, 0] = born.sum() - boys, boys
    deaths = chance.binomial(opening, _mortality(year))
    stay = opening - deaths
    out = chance.binomial(stay, _leaving(PLACES[place][2]))
    emigration = chance.binomial(stay - out, 0.0012 + 0.004 * _around(27, 9))
    left = stay - out - emigration
    immigration = _spread(round(before.sum() * _abroad(year)), _around(27, 11), chance)
    lacking = total - int(left.sum() + immigration.sum())
    into = _spread(max(lacking, 0), _coming(PLACES[place][2]), chance)
    out = out - _spread(min(lacking, 0), out.sum(0) + 1e-9, chance)  # below nought: as many more leave
    closing = stay - out - emigration + immigration + into
    short = np.minimum(closing, 0)  # nobody leaves who is not there
    out, closing = out + short, closing - short
    moved = {"in": into, "out": out, "immigration": immigration, "emigration": emigration}
    ages = {name: _aged(counts) for name, counts in moved.items()}
    return _Year(_aged(closing), born, _aged(deaths), ages)


def _aged(slots: Counts) -> Counts:
    """Cohorts during a year to ages at its end; the two oldest are both 100 and older."""
    ages = slots[:, :101].copy()
    ages[:, 100] += slots[:, 101]
    return ages


def _around(middle: float, width: float) -> Rates:
    return np.exp(-(((np.arange(102) - middle) / width) ** 2))


def _fertility(year: int) -> Rates:
    """Births per woman; most in 2010, few now, and mothers grow older."""
    level = np.interp(year, (1997, 2010, 2017, 2024), (1.52, 1.95, 1.78, 1.40))
    middle = np.interp(year, (1997, 2024), (29.8, 30.6))
    shape = np.where((AGES >= 15) & (AGES <= 49), np.exp(-(((AGES - middle) / 6.8) ** 2)), 0)
    return np.asarray(level * shape / shape.sum())


def _mortality(year: int) -> Rates:
    """[sex, cohort]: a little lower for every year, lower for women."""
    slots = np.arange(102)
    risk = 0.00011 * np.exp(0.106 * np.maximum(slots - 22, 0)) + 0.00008
    risk[0] = 0.0025
    yearly = 1 - (1 - 0.985 ** (year - FIRST)) * np.clip((105 - slots) / 35, 0, 1)
    women = np.interp(slots, (60, 100), (0.75, 1))
    return np.asarray(np.minimum(np.stack([risk * women, risk * 1.12]) * yearly, 0.6))


def _leaving(town: float) -> Rates:
    """To the rest of the country: the young most of all, from a village more than from a town."""
    return np.asarray(0.012 + (0.17 - 0.09 * town) * _around(20, 3.2) + 0.05 * _around(27, 6) + 0.008 * _around(4, 5))


def _coming(town: float) -> Rates:
    """Whom a town draws: students. A village: families."""
    return np.asarray(0.06 + 2.2 * town * _around(20.5, 2.6) + 1.1 * _around(29, 7) + 0.45 * _around(4, 5))


def _abroad(year: int) -> float:
    """Immigrants per inhabitant; many in 2006-2008 and 2014-2017."""
    return float(
        0.0042 + 0.003 * np.exp(-(((year - 2007) / 2) ** 2)) + 0.0085 * np.exp(-(((year - 2015.7) / 1.5) ** 2))
    )


def _spread(total: int, shape: Rates, chance: np.random.Generator) -> Counts:
    """So many, shared between the sexes and over the cohorts; below nought as many are taken away."""
    share = np.tile(shape / shape.sum() / 2, 2)
    return np.asarray(np.sign(total) * chance.multinomial(abs(total), share).reshape(2, 102), np.int64)
