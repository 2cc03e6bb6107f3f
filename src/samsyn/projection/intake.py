"""From a folder's tables to a history that can be projected: checked, with every repair stated."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from samsyn.cores import demography
from samsyn.cores.demography.values import Array, frozen
from samsyn.projection import tables
from samsyn.projection.checks import check_whole, moved
from samsyn.projection.keys import Keys
from samsyn.projection.refusals import Refused, listed
from samsyn.projection.tables import Table

_SMALL: Final = 3000


@dataclass(frozen=True, slots=True)
class Intake:
    """A history with the names its owner uses. ``sexes``: codes for women and men. ``notes``: repairs and warnings."""

    history: demography.History
    sexes: tuple[str, str]
    notes: tuple[str, ...]


def read_folder(folder: Path) -> Intake:
    """population, births and deaths, and migration when there is one. Refused says what is wrong and where."""
    if not folder.is_dir():
        raise Refused(f"Mappen {folder} finns inte. Ange mappen där population.csv, births.csv och deaths.csv ligger.")
    people = tables.read(_needed(folder, "population"), ("area", "sex", "age", "year"))
    born = tables.read(_needed(folder, "births"), ("area", "mother_age", "year"))
    dead = tables.read(_needed(folder, "deaths"), ("area", "sex", "age", "year"))
    moves = tables.find(folder, "migration")
    moved_ = tables.read(moves, ("area", "sex", "age", "year", "flow")) if moves else None
    return assemble(people, born, dead, moved_)


def _needed(folder: Path, stem: str) -> Path:
    found = tables.find(folder, stem)
    if found is None:
        other = next((path for path in sorted(folder.glob(f"{stem}.*")) if path.is_file()), None)
        if other:
            raise Refused(
                f"{other.name} kan inte läsas. Spara tabellen som {stem}.csv (eller json-stat2: {stem}.json)."
            )
        raise Refused(f"{stem}.csv saknas i {folder}. Det ska finnas population.csv, births.csv och deaths.csv.")
    return found


def assemble(people: Table, born: Table, dead: Table, moves: Table | None = None) -> Intake:
    """The tables together."""
    notes: list[str] = [note for table in (people, born, dead, moves) if table for note in table.notes]
    keys = Keys(people, notes)
    population = keys.fill(people, keys.years, whole=True)
    moved(keys.names, keys.years, population, keys.present_cells.any((2, 3)))
    check_whole(people.name, keys.names, keys.years, keys.present_cells)
    births, unknown = keys.births(born)
    deaths = keys.fill(dead, keys.years)
    keys.covered(born)
    keys.covered(dead)
    births = _spread(births, unknown, notes)
    migration = None
    if moves:
        keys.covered(moves)
        migration = keys.moves(moves)
    else:
        notes.append("Flyttningar finns inte bland underlagen. Nettot är räknat ur folkmängd, födda och döda.")
    event = demography.age_convention(population, deaths)
    if event:
        notes.append("Döda står efter ålder vid dödsfallet; de har delats på de två årskullar som kan avses.")
    small = [n for n, size in zip(keys.names, population[-1].sum((1, 2)), strict=True) if size < _SMALL]
    if small:
        notes.append(
            f"Färre än {_SMALL} invånare: {listed(small)}. Där lånas åldersmönster från alla områden tillsammans."
        )
    history = demography.History(
        tuple(keys.names), tuple(keys.years), frozen(population), frozen(births), frozen(deaths), migration, event
    )
    return Intake(history, keys.sexes, tuple(dict.fromkeys(notes)))


def _spread(births: Array, unknown: Array, notes: list[str]) -> Array:
    """Births whose mother's age is unknown, [year, area], shared as the known ones of the place and year are."""
    if not unknown.any():
        return births
    known = births.sum(-1, keepdims=True)
    usual = births.sum((0, 1)) / max(births.sum(), 1e-9)
    share = np.divide(births, known, out=np.broadcast_to(usual, births.shape).copy(), where=known > 0)
    notes.append(f"{unknown.sum():.0f} födda utan uppgift om moderns ålder har fördelats som de övriga.")
    return np.asarray(births + share * unknown[..., None])
