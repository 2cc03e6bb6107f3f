"""How many we will be: the run that is published, in each of its scenarios."""

from collections.abc import Iterable, Iterator, Mapping

from samsyn.api.datasets.strategy import ADDRESS, address
from samsyn.api.values import Column, Dataset, Row
from samsyn.projection import access, queries
from samsyn.projection.results import GROUPS, Ahead

SCENARIO = Column("scenario", str, "Scenariot; det första är huvudscenariot")
AREA = Column("area", str, "Kommunen, eller länet som helhet")
BANDS = (
    Column("low", float, "Låg: en framtid av tio blir lägre"), Column("middle", float, "Mitten"),
    Column("high", float, "Hög: en framtid av tio blir högre"),
)  # fmt: skip
AGES = tuple(f"{first}-{last}" if last < 100 else f"{first}+" for first, last in GROUPS)


def _ways(asked: Mapping[str, str]) -> Iterator[tuple[str, str, tuple[str, ...], Ahead]]:
    """Each scenario of what is published: its name, the county, the areas, the figures."""
    run = access.published()
    if run is None:
        return
    names = run.scenarios.order_by("number").values_list("name", flat=True)
    for name, ahead in zip(names, queries.all_ahead(run.pk), strict=True):
        if asked.get("scenario", name) == name:
            yield name, run.material.county, tuple(run.material.areas), ahead


def _people(asked: Mapping[str, str]) -> Iterable[Row]:
    page = address("projection:front")
    for scenario, county, areas, ahead in _ways(asked):
        for t, year in enumerate(ahead.years):
            flows = (ahead.births[t], ahead.deaths[t], ahead.net[t])
            yield scenario, county, int(year), *_round(ahead.country[t]), *_round(f.sum() for f in flows), page
            for at, area in enumerate(areas):
                yield scenario, area, int(year), *_round(ahead.total[t, at]), *_round(f[at] for f in flows), page


def _ages(asked: Mapping[str, str]) -> Iterable[Row]:
    page = address("projection:front")
    for scenario, county, areas, ahead in _ways(asked):
        for t, year in enumerate(ahead.years):
            for g, ages in enumerate(AGES):
                yield scenario, county, ages, int(year), *_round(ahead.country_groups[t, g]), page
                for at, area in enumerate(areas):
                    yield scenario, area, ages, int(year), *_round(ahead.groups[t, at, g]), page


def _round(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(value), 1) for value in values)


DATASETS = (
    Dataset(
        "projection",
        "Befolkningsprognosen",
        "Hur många vi väntas bli, år för år, i varje scenario av den prognos som är publicerad.",
        (
            SCENARIO, AREA, Column("year", int, "År"), *BANDS, Column("births", float, "Födda under året"),
            Column("deaths", float, "Döda under året"), Column("net_migration", float, "Inflyttade minus utflyttade"),
            ADDRESS,
        ),
        _people,
        ("scenario", "area", "year"),
    ),
    Dataset(
        "projection-ages",
        "Befolkningsprognosen efter ålder",
        "Samma prognos i de åldrar som skola, arbete och omsorg räknar med.",
        (SCENARIO, AREA, Column("ages", str, "Åldrar"), Column("year", int, "År"), *BANDS, ADDRESS),
        _ages,
        ("scenario", "area", "ages", "year"),
    ),
)  # fmt: skip
