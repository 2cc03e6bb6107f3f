"""The county's population out of SCB: the register's municipalities, by sex and the age groups of the dialogue.

One question for each age group, so that the figures are the source's own, summed over years of age only. Tables without
noise: the parts add up.
"""

import os
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from samsyn.dialogue.actions.coverage import Figure
from samsyn.dialogue.models import AgeGroup, Sex
from samsyn.sources import scb
from samsyn.sources.errors import Unclear, Unknown
from samsyn.sources.pxtable import Table
from samsyn.sources.web import Patience, Web

TABLE: Final = "TAB638"
PEOPLE: Final = "BE0101N1"
IMPATIENT: Final = Patience(tries=3, longest=8.0, timeout=20.0)  # a person is waiting
FIRST: Final = {
    AgeGroup.CHILDREN: 0, AgeGroup.YOUNG: 16, AgeGroup.ADULTS: 25, AgeGroup.MIDDLE: 45, AgeGroup.OLDER: 65,
}  # fmt: skip
SEXES: Final = {"K": Sex.WOMEN, "M": Sex.MEN}
_YEARS: Final = re.compile(r"(\d{1,3})(\+\d?)?")


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures, where they come from, and municipalities that the source does not know."""

    figures: list[Figure]
    source: str
    unknown: tuple[str, ...]


def web() -> Web:
    """SCB, for somebody who waits."""
    return Web(scb.NAME, os.environ.get("SAMSYN_SCB_URL") or scb.BASE, patience=IMPATIENT)


def counted(asked: Web, municipalities: Collection[str], *, today: date) -> Counted:
    """The newest year of the municipalities by name. Raises SourceError."""
    client = scb.Scb(asked)
    table = client.table(TABLE)
    names = _codes(table, municipalities)
    if not names:
        raise Unknown("SCB känner inte någon av kommunerna i registret. Skriv in siffrorna själv.")
    year = max(table.time.values)
    found: list[Figure] = []
    for group, ages in _groups(table).items():
        sums: Counter[tuple[str, str]] = Counter()
        for one in client.figures(table, _question(table, list(names), ages, year)):
            sums[one.area, one.sex] += int(one.value or 0)
        found += [(names[area], SEXES[sex].value, group.value, count) for (area, sex), count in sums.items()]
    known = {name.casefold() for name in names.values()}
    unknown = tuple(one for one in municipalities if one.casefold() not in known)
    return Counted(found, f"SCB, {TABLE}, {year}, hämtat {today:%Y-%m-%d}", unknown)


def _codes(table: Table, municipalities: Collection[str]) -> dict[str, str]:
    wanted = {name.casefold(): name for name in municipalities}
    labels = table.region.values if table.region else {}
    return {
        code: wanted[label.casefold()]
        for code, label in labels.items()
        if len(code) == 4 and label.casefold() in wanted
    }


def _groups(table: Table) -> dict[AgeGroup, list[str]]:
    """Age group → the codes of its years."""
    years = {code: int(found[1]) for code in table.variable("Alder").values if (found := _YEARS.fullmatch(code))}
    found_groups: dict[AgeGroup, list[str]] = {}
    for code, age in years.items():
        group = max((one for one in FIRST if FIRST[one] <= age), key=lambda one: FIRST[one])
        found_groups.setdefault(group, []).append(code)
    if not found_groups:
        raise Unclear(f"Tabellen {table.id} har inga åldrar i år.")
    return found_groups


def _question(table: Table, areas: list[str], ages: list[str], year: str) -> dict[str, list[str]]:
    """What is not asked for is left out where the table allows it, else its total."""
    chosen = {"Alder": ages, "ContentsCode": [PEOPLE], table.time.code: [year]}
    if table.region:
        chosen[table.region.code] = areas
    if table.sex:
        chosen[table.sex.code] = [code for code in table.sex.values if code in {"1", "2"}]
    for one in table.variables:
        if one.code not in chosen and not one.optional:
            chosen[one.code] = [one.total]
    return chosen
