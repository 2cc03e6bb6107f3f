"""A county's counted people from SCB: the tables a projection needs, asked in parts, municipality by municipality.

Tables until 2024, before SCB began to add noise to small cells.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Final

from samsyn.projection import tables
from samsyn.sources.errors import Unclear, Unknown
from samsyn.sources.pxtable import MOST_CELLS, Table, Variable
from samsyn.sources.scb import Scb
from samsyn.sources.web import Web

COUNTIES: Final = {
    "01": "Stockholms län", "03": "Uppsala län", "04": "Södermanlands län", "05": "Östergötlands län",
    "06": "Jönköpings län", "07": "Kronobergs län", "08": "Kalmar län", "09": "Gotlands län", "10": "Blekinge län",
    "12": "Skåne län", "13": "Hallands län", "14": "Västra Götalands län", "17": "Värmlands län", "18": "Örebro län",
    "19": "Västmanlands län", "20": "Dalarnas län", "21": "Gävleborgs län", "22": "Västernorrlands län",
    "23": "Jämtlands län", "24": "Västerbottens län", "25": "Norrbottens län",
}  # fmt: skip
LAST: Final = 2024
_AGE: Final = re.compile(r"-?\d{1,3}\+?")
_LOST: Final = re.compile(r"okän|saknas", re.IGNORECASE)

type Told = Callable[[str], None]
type Rows = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Part:
    """What to ask of which table: the code of its contents → our name for it. Tables are tried in order."""

    stem: str
    ids: tuple[str, ...]
    contents: Mapping[str, str]
    columns: tuple[str, ...]


_PARTS: Final = (
    _Part("population", ("TAB638",), {"BE0101N1": ""}, ("area", "sex", "age", "year")),
    _Part("births", ("TAB1264",), {"BE0101E2": ""}, ("area", "mother_age", "year")),
    _Part("deaths", ("TAB959", "TAB960"), {"BE0101D8": "", "BE0101D9": ""}, ("area", "sex", "age", "year")),
    _Part(
        "migration",
        ("TAB1212",),
        {"BE0101A2": "in", "BE0101A3": "out", "BE0101AX": "immigration", "BE0101AY": "emigration"},
        ("area", "sex", "age", "year"),
    ),
)


def tables_of(*, moves: bool) -> list[str]:
    """Names of the tables that are asked."""
    return [part.ids[0] for part in _PARTS[: len(_PARTS) if moves else -1]]


def county_tables(
    web: Web, county: str, *, moves: bool, told: Told = lambda _line: None
) -> dict[str, tuple[str, bytes]]:
    """Kind → name and bytes, as somebody might have uploaded them. Raises SourceError, projection.Refused."""
    found: dict[str, Rows] = {}
    for part in _PARTS[: len(_PARTS) if moves else -1]:
        told(part.stem)
        found[part.stem] = _rows(web, part, county)
    first = _first_year(found)
    return {stem: (f"{stem}.csv", _written(stem, rows, first)) for stem, rows in found.items()}


def _rows(web: Web, part: _Part, county: str) -> Rows:
    """area, …, year(, flow), value."""
    table = _table(web, part, county)
    region, contents = table.region, table.contents
    if region is None or contents is None:
        raise Unclear(f"Tabellen {table.id} har inte de uppdelningar som en prognos behöver.")
    rows: Rows = []
    for code, flow in part.contents.items():
        if code in contents.values:
            for years in _spans(table, part, county):
                answer = _asked(web, table, {**_question(table, part, county), contents.code: [code], **years})
                rows += _read(part, table, region, answer, flow)
    return rows


def _table(web: Web, part: _Part, county: str) -> Table:
    """The first of the tables that has the county's municipalities and the age."""
    for table_id in part.ids:
        table = Scb(web).table(table_id)
        contents = set(table.contents.values) if table.contents else set()
        if _areas(table, county) and _age(table) and contents & set(part.contents):
            return table
    raise Unknown(f"SCB har inte {' eller '.join(part.ids)} för kommunerna i {COUNTIES.get(county, county)}.")


def _areas(table: Table, county: str) -> list[str]:
    codes = table.region.values if table.region else {}
    return [code for code in codes if len(code) == 4 and code.startswith(county)]


def _age(table: Table) -> Variable | None:
    return next((one for one in table.variables if one.code.startswith("Alder")), None)


def _ages(variable: Variable) -> list[str]:
    return [code for code, label in variable.values.items() if _AGE.fullmatch(code) or _LOST.search(label)]


def _question(table: Table, part: _Part, county: str) -> dict[str, Sequence[str]]:
    """Codes for every variable but contents and time. What is not needed is left out, or its total asked for."""
    chosen: dict[str, Sequence[str]] = {}
    for one in table.variables:
        if one in (table.contents, table.time):
            continue
        if one is table.region:
            chosen[one.code] = _areas(table, county)
        elif one is _age(table):
            chosen[one.code] = _ages(one)
        elif one is table.sex and "sex" in part.columns:
            chosen[one.code] = [code for code in one.values if code in {"1", "2"}]
        elif not one.optional:
            if not one.total:
                raise Unclear(f"Tabellen {table.id} kräver ett val av {one.label}.")
            chosen[one.code] = [one.total]
    return chosen


def _spans(table: Table, part: _Part, county: str) -> Iterator[dict[str, Sequence[str]]]:
    """Years in parts that keep every question within SCB's limit."""
    each = 1
    for codes in _question(table, part, county).values():
        each *= len(codes)
    years = [year for year in table.time.values if year[:4].isdigit() and int(year[:4]) <= LAST]
    for some in batched(years, max(1, MOST_CELLS // each)):
        yield {table.time.code: list(some)}


def _asked(web: Web, table: Table, question: Mapping[str, Sequence[str]]) -> bytes:
    selection = [{"variableCode": name, "valueCodes": list(codes)} for name, codes in question.items()]
    url = f"{web.base}/tables/{table.id}/data?lang=sv&outputFormat=json-stat2"
    return json.dumps(web.ask(url, {"selection": selection})).encode()


def _read(part: _Part, table: Table, region: Variable, answer: bytes, flow: str) -> Rows:
    found = tables.parse_json(f"SCB {table.id}", answer, part.columns)
    age = _age(table)
    lost = {code for code, label in (age.values if age else {}).items() if _LOST.search(label)}
    columns = [
        [region.values[code] for code in found.columns[name]] if name == "area"
        else ["okänd" if code in lost else code for code in found.columns[name]]
        for name in part.columns
    ]  # fmt: skip
    extra = [[flow] * len(found.values)] if flow else []
    return list(zip(*columns, *extra, (f"{value:.0f}" for value in found.values), strict=True))


def _first_year(found: Mapping[str, Rows]) -> int:
    """The first year that all tables have and in which every municipality existed: SCB writes 0 before that."""
    year_at = 3
    people: dict[tuple[str, int], float] = {}
    for row in found["population"]:
        key = row[0], int(row[year_at])
        people[key] = people.get(key, 0) + float(row[-1])
    empty = max((year for (_, year), count in people.items() if not count), default=0)
    starts = [min(int(row[2 if stem == "births" else year_at]) for row in rows) for stem, rows in found.items()]
    return max([empty + 1, *(start - 1 for start in starts), starts[0]])


def _written(stem: str, rows: Rows, first: int) -> bytes:
    part = next(part for part in _PARTS if part.stem == stem)
    at = part.columns.index("year")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*part.columns, *(["flow"] if stem == "migration" else []), "value"])
    writer.writerows(row for row in rows if int(row[at]) >= first)
    return out.getvalue().encode()
