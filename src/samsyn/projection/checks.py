"""What must hold in the figures before anybody projects them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography.values import Array
from samsyn.projection.refusals import Refused, listed, spans

_SEXES: Final = ("kvinnor", "män")
_HALF: Final = 0.5
_MOTHERS: Final = 35  # ages at which nearly all children are born
_NOISE: Final = 3.0  # a protected cell is at most so many persons from the truth
_ALIKE: Final = 0.03


@dataclass(frozen=True, slots=True)
class Part:
    """A table's rows beside the cells they fill; -1 (place, age), 2 (sex) stand for all."""

    name: str
    places: Sequence[str]
    years: Sequence[int]
    cells: Array
    year: npt.NDArray[np.int64]
    place: npt.NDArray[np.int64]
    sex: npt.NDArray[np.int64]
    age: npt.NDArray[np.int64]
    values: Array
    use: npt.NDArray[np.bool_]


def check_parts(part: Part, notes: list[str]) -> None:
    """Rows that are sums must agree with their parts. A little off: noise, noted. More: Refused, naming the sum."""
    sums = part.use & ((part.place < 0) | (part.sex == 2) | (part.age < 0))
    off = 0
    for row in np.flatnonzero(sums):
        block = part.cells[part.year[row]]
        block = block if part.place[row] < 0 else block[part.place[row]][None]
        block = block if part.sex[row] == 2 else block[:, [part.sex[row]]]
        block = block if part.age[row] < 0 else block[..., [part.age[row]]]
        gap = float(part.values[row] - block.sum())
        if abs(gap) > _HALF:
            if abs(gap) > _NOISE * np.sqrt(block.size):
                raise Refused(
                    f"{part.name}: {_which(part, row)} är {part.values[row]:.0f} men delarna ger {block.sum():.0f}."
                )
            off += 1
    if off:
        notes.append(
            f"{part.name}: {off} summor skiljer sig lite från sina delar. Tabellen är troligen skyddad med brus; "
            "delarna har använts."
        )


def check_births(
    name: str, places: Sequence[str], years: Sequence[int], born: Array, sums: Sequence[tuple[int, int, float]],
    notes: list[str],
) -> None:  # fmt: skip
    """Sums over mothers' ages, (year, place, value), must agree with ``born`` [year, place]: births without a row for
    their mother's age would be lost."""
    off = 0
    for year, place, value in sums:
        parts = float(born[year].sum() if place < 0 else born[year, place])
        if abs(value - parts) <= _HALF:
            continue
        where = "summan av alla områden" if place < 0 else places[place]
        if abs(value - parts) > _NOISE * np.sqrt(_MOTHERS * (len(places) if place < 0 else 1)):
            raise Refused(
                f"{name}: {where}, alla mödrar, {years[year]} är {value:.0f} men delarna ger {parts:.0f}. "
                "Födda utan uppgift om moderns ålder ska ha en egen rad, till exempel okänd."
            )
        off += 1
    if off:
        notes.append(f"{name}: {off} summor skiljer sig lite från sina delar; delarna har använts.")


def _which(part: Part, row: np.intp) -> str:
    place = "summan av alla områden" if part.place[row] < 0 else part.places[part.place[row]]
    sex = "båda könen" if part.sex[row] == 2 else _SEXES[part.sex[row]]
    age = "alla åldrar" if part.age[row] < 0 else f"{part.age[row]} år"
    return f"{place}, {sex}, {age}, {part.years[part.year[row]]}"


def moved(names: Sequence[str], years: Sequence[int], population: Array, present: npt.NDArray[np.bool_]) -> None:
    """Places with figures in some years only: a municipality that changed county or code. Refused, with a guess."""
    broken = [i for i in range(len(names)) if not present[:, i].all()]
    if not broken:
        return
    totals = population.sum((2, 3))
    for old in broken:
        for new in broken:
            last = int(np.flatnonzero(present[:, old])[-1])
            if last + 1 < len(years) and present[last + 1, new] and not present[: last + 1, new].any():
                before, after = totals[last, old], totals[last + 1, new]
                if abs(after / max(before, 1) - 1) < _ALIKE:
                    raise Refused(
                        f"{names[old]} har siffror till {years[last]} och {names[new]} från {years[last + 1]}, med "
                        "nästan samma folkmängd. Det ser ut som en kommun som bytt län eller kod: ge den en kod."
                    )
    parts = [f"{names[i]} ({spans([y for y, ok in zip(years, present[:, i], strict=True) if not ok])})" for i in broken]
    raise Refused(f"Folkmängd saknas för hela år: {listed(parts)}.")


def check_whole(name: str, places: Sequence[str], years: Sequence[int], present: npt.NDArray[np.bool_]) -> None:
    """Every age of every place, sex and year must be there."""
    if present.all():
        return
    ages = np.flatnonzero(~present.any((0, 1, 2)))
    if len(ages):
        raise Refused(f"{name} saknar åldern {spans([int(a) for a in ages])}. Det behövs 0, 1, 2 … 100.")
    year, place, sex, age = (int(x[0]) for x in np.nonzero(~present))
    missing = int((~present).sum())
    more = f" och {missing - 1} uppgifter till" if missing > 1 else ""
    raise Refused(
        f"{name} saknar {places[place]}, {_SEXES[sex]}, {age} år, {years[year]}{more}. "
        "Skriv 0 där det inte finns någon."
    )
