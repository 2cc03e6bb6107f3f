"""”Hur många blir vi i Västmanland?”: a look back, projected from 2005. Never today's forecast.

The figures are an excerpt of SCB's (CC0), one-year ages 1980–2005; where they are from stands in the file itself.
Today's figures are fetched from SCB at /befolkning/arbete/underlag/hamta/, when SCB can be reached.
"""

from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from samsyn.demo.regions.building import TEXTS
from samsyn.people.models import Person
from samsyn.projection import actions, carrying
from samsyn.projection.models import Run

COUNTY: Final = "Västmanlands län (tillbakablick räknad från 2005, inte dagens prognos)"
SOURCE: Final = (
    "SCB:s öppna data (CC0), folkmängd, födda och döda 1980–2005, genom StatisticsNZ/demdata. En tillbakablick: så "
    "kunde framtiden räknas med det som var känt 2005. Det är inte dagens prognos"
)
TO: Final = 2030
DRAWS: Final = 1000
KINDS: Final = {"folk": "population", "döda": "deaths", "födda": "births"}
HEADS: Final = {
    "population": "area,sex,age,year,value", "deaths": "area,sex,age,year,value",
    "births": "area,mother_age,year,value",
}  # fmt: skip


def fill(*, by: Person) -> Run:
    """Receive the excerpt, count one run and publish it."""
    now = timezone.now()
    files = {stem: (f"{stem}.csv", text.encode()) for stem, text in tables().items()}
    material = actions.receive_material(county=COUNTY, source=SOURCE, files=files, at=now, by=by)
    run = actions.ask_for_run(material=material, to=TO, draws=DRAWS, seed=2005, at=now, by=by)
    carrying.carry_out(run, clock=timezone.now)
    run.refresh_from_db()
    actions.publish(run=run, at=timezone.now(), by=by)
    return run


def tables() -> dict[str, str]:
    """The excerpt as tidy tables by kind."""
    made = {stem: [head] for stem, head in HEADS.items()}
    for line in (TEXTS / "vastmanland-folk.csv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, sex, year, values = line.split(";")
            made[KINDS[kind]] += _rows(sex, year, values.split())
    return {stem: "\n".join(lines) + "\n" for stem, lines in made.items()}


def _rows(sex: str, year: str, values: list[str]) -> Iterator[str]:
    if sex:
        yield from (f"Västmanland,{sex},{age if age < 100 else '100+'},{year},{v}" for age, v in enumerate(values))
        return
    ages = ["<15", *map(str, range(15, 49)), "49+"]  # the last value, mothers of unknown age, is nought in every year
    yield from (f"Västmanland,{age},{year},{v}" for age, v in zip(ages, values, strict=False))
