"""A PxWeb table as both versions describe it, and which cells to ask for so that every figure is one the source states.

Nothing is summed here: for all of a dimension the table's own total is asked for, or the dimension is left out where
the table allows it. With noise (CKM, from 2025) the parts do not add up to the total.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Final

from samsyn.cores.series import within
from samsyn.sources.errors import Unclear, Unknown
from samsyn.sources.places import to_scb

MOST_CELLS: Final = 150_000
NOISY_TABLES: Final = frozenset({"TAB5557", "TAB6401", "TAB6757", "TAB6640"})
NOISY: Final = re.compile(r"CKM|cell[\s-]?key|slumpmässigt brus", re.IGNORECASE)
TOTAL_CODES: Final = ("TotSa", "TotSA", "tot", "TOT1", "TOT", "T", "SC", "1+2", "00")
TOTAL_LABEL: Final = re.compile(r"(?:totalt|samtliga|total|båda könen|män och kvinnor)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variable:
    """One dimension: codes in order, with labels."""

    code: str
    label: str
    values: Mapping[str, str]
    optional: bool = False
    time: bool = False

    @property
    def total(self) -> str:
        """The code of the published total, or nothing."""
        by_label = [code for code, label in self.values.items() if TOTAL_LABEL.match(label)]
        return next((code for code in TOTAL_CODES if code in self.values), by_label[0] if by_label else "")


@dataclass(frozen=True, slots=True)
class Table:
    """What can be asked."""

    id: str
    title: str
    variables: tuple[Variable, ...]
    updated: str = ""
    notes: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def noisy(self) -> bool:
        """Whether the figures carry noise to protect persons."""
        return self.id in NOISY_TABLES or any(NOISY.search(text) for text in (self.title, *self.notes))

    def variable(self, code: str) -> Variable:
        """By its code or its label, whatever the case. Raises Unclear."""
        wanted = code.casefold()
        for one in self.variables:
            if wanted in {one.code.casefold(), one.label.casefold()}:
                return one
        names = ", ".join(one.code for one in self.variables)
        raise Unclear(f"Tabellen {self.id} har ingen variabel {code}. Den har {names}.")

    @property
    def time(self) -> Variable:
        return next((one for one in self.variables if one.time or one.code == "Tid"), self.variables[-1])

    @property
    def region(self) -> Variable | None:
        return next((one for one in self.variables if one.code.casefold() in {"region", "regionkod", "lan"}), None)

    @property
    def sex(self) -> Variable | None:
        return next((one for one in self.variables if one.code == "Kon" or one.label.casefold() == "kön"), None)

    @property
    def contents(self) -> Variable | None:
        return next((one for one in self.variables if one.code == "ContentsCode"), None)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a table; ``choices`` says the code for a variable."""

    table: str
    choices: Mapping[str, str] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The questions to put, variable → codes, and the name of the series they make."""

    code: str
    title: str
    unit: str
    questions: tuple[Mapping[str, tuple[str, ...]], ...]
    unknown_areas: tuple[str, ...]


def plan(table: Table, wish: Wish) -> Plan:
    """The smallest set of questions within the cell limit. Raises Unclear, Unknown."""
    fixed = _fixed(table, wish)
    periods = tuple(period for period in table.time.values if within(period, wish.first, wish.last))
    if not periods:
        raise Unknown(f"Tabellen {table.id} har inga siffror för den tiden.")
    areas, unknown = _areas(table, wish.areas)
    questions = [
        {**fixed, **sexes, **regions, table.time.code: period}
        for sexes in _sexes(table, wish)
        for regions, period in _parts(table, areas, periods)
    ]
    code = table.contents.code if table.contents else ""
    label = table.contents.values[fixed[code][0]] if table.contents else table.title
    said = [table.id, *(values[0] if name == code else f"{name}={values[0]}" for name, values in fixed.items())]
    unit = table.units.get(fixed[code][0], "") if code else ""
    return Plan(":".join(said), f"{label} ({table.title})", unit, tuple(questions), unknown)


def _fixed(table: Table, wish: Wish) -> dict[str, tuple[str, ...]]:
    """One code for every variable that is not area, time or sex; contents first."""
    chosen = {table.variable(name).code: value for name, value in wish.choices.items()}
    free = {one.code for one in (table.region, table.time, table.sex) if one}
    fixed: dict[str, tuple[str, ...]] = {}
    for one in sorted(table.variables, key=lambda v: v is not table.contents):
        if one.code in free:
            continue
        if (code := chosen.get(one.code)) is not None:
            fixed[one.code] = (_code(table, one, code),)
        elif one is table.contents and len(one.values) == 1:
            fixed[one.code] = (next(iter(one.values)),)
        elif one is table.contents or (not one.total and not one.optional):
            raise Unclear(_choose(table, one))
        elif not one.optional:
            fixed[one.code] = (one.total,)
    return fixed


def _code(table: Table, variable: Variable, said: str) -> str:
    by_label = {label.casefold(): code for code, label in variable.values.items()}
    code = said if said in variable.values else by_label.get(said.casefold(), "")
    if not code:
        raise Unclear(_choose(table, variable))
    return code


def _choose(table: Table, variable: Variable) -> str:
    few = "; ".join(f"{code} = {label}" for code, label in list(variable.values.items())[:12])
    return f"Välj {variable.code} ur tabellen {table.id} med --select {variable.code}=KOD. Några: {few}."


def _sexes(table: Table, wish: Wish) -> list[dict[str, tuple[str, ...]]]:
    """Women and men and the published total in one question; a total without a code is a question of its own."""
    if table.sex is None:
        return [{}]
    if said := next((v for k, v in wish.choices.items() if table.variable(k) is table.sex), ""):
        return [{table.sex.code: (_code(table, table.sex, said),)}]
    codes = tuple(code for code in table.sex.values if code in {"1", "2", table.sex.total})
    asked = [{table.sex.code: codes or tuple(table.sex.values)}]
    return [{}, *asked] if not table.sex.total and table.sex.optional else asked


def _areas(table: Table, wanted: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if table.region is None:
        return (), tuple(area for area in wanted if area != "0000")
    if not wanted:
        return tuple(table.region.values), ()
    known = tuple(to_scb(area) for area in wanted if to_scb(area) in table.region.values)
    if not known:
        raise Unknown(f"Tabellen {table.id} har inget av områdena {', '.join(wanted)}.")
    return known, tuple(area for area in wanted if to_scb(area) not in table.region.values)


def _parts(
    table: Table, areas: tuple[str, ...], periods: tuple[str, ...]
) -> Iterator[tuple[dict[str, tuple[str, ...]], tuple[str, ...]]]:
    """Areas in parts so that no question asks for too many cells; times too when one area alone has too many."""
    each = 3 if table.sex else 1
    for some in batched(periods, max(1, MOST_CELLS // each)):
        if table.region is None:
            yield {}, some
            continue
        for part in batched(areas, max(1, MOST_CELLS // (each * len(some)))):
            yield {table.region.code: part}, some


def sex_of(variable: Variable | None, code: str) -> str:
    """SCB's 1 is men and 2 is women; the total is T. Raises Unclear."""
    if variable is None or code == "" or code == variable.total:
        return "T"
    if code not in {"1", "2"}:
        raise Unclear(f"Könet har koden {code}; 1 (män) eller 2 (kvinnor) väntades.")
    return "M" if code == "1" else "K"
