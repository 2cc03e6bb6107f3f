"""Verbs that say what the county looks like: its population, and where its municipalities lie on the simple map."""

from collections.abc import Mapping

from django.db import transaction

from samsyn.dialogue.actions.refusals import BadFigures, Empty
from samsyn.dialogue.models import AgeGroup, MapPlace, PopulationFigure, Sex
from samsyn.people import journal
from samsyn.people.models import Person

Figure = tuple[str, str, str, int]
_SEX = {"kvinnor": Sex.WOMEN, "kvinna": Sex.WOMEN, "k": Sex.WOMEN, "män": Sex.MEN, "man": Sex.MEN, "m": Sex.MEN}
_AGES = {age.value.replace("–", "-"): age for age in AgeGroup if age != AgeGroup.UNKNOWN}


def read_figures(text: str) -> list[Figure]:
    """Rows of municipality, sex, age group, count, apart by tab or semicolon. Raises BadFigures, Empty."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.replace("\t", ";").split(";")]
        if number == 1 and cells[-1] and not any(sign.isdigit() for sign in cells[-1]):
            continue  # a head
        found.append(_figure(number, cells))
    if not found:
        raise Empty
    return found


def _figure(number: int, cells: list[str]) -> Figure:
    digits = "".join(cells[-1].split()) if cells else ""
    sex = _SEX.get(cells[1].lower()) if len(cells) == 4 else None
    age = _AGES.get(cells[2].replace("–", "-").replace(" år", "")) if len(cells) == 4 else None
    if sex is None or age is None or not cells[0] or not digits.isdecimal():
        raise BadFigures(number, "; ".join(cells)[:120])
    return cells[0], sex.value, age.value, int(digits)


@transaction.atomic
def enter_population(*, figures: list[Figure], source: str, by: Person | None) -> int:
    """Keep the figures with their source; they replace all earlier ones."""
    PopulationFigure.objects.all().delete()
    summed: dict[tuple[str, str, str], int] = {}
    for municipality, sex, age, count in figures:
        summed[municipality, sex, age] = summed.get((municipality, sex, age), 0) + count
    rows = PopulationFigure.objects.bulk_create(
        PopulationFigure(municipality=name, sex=sex, age=age, count=count, source=source)
        for (name, sex, age), count in summed.items()
    )
    if rows:
        journal.record(by=by, verb="enter", on=rows[0], facts={"rader": len(rows), "källa": source})
    return len(rows)


@transaction.atomic
def set_map(*, places: Mapping[str, tuple[float, float]], by: Person | None) -> None:
    """Where each municipality lies: hundredths from the left and from the top."""
    for name, (x, y) in places.items():
        row, _created = MapPlace.objects.update_or_create(municipality=name, defaults={"x": x, "y": y})
        journal.record(by=by, verb="place", on=row)
