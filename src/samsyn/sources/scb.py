"""SCB's PxWebApi, version 2 (tables by id, json-stat2) and version 1 (tables by path, rows of strings)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final
from urllib.parse import quote, urlencode

from samsyn.cores.series import Figure
from samsyn.sources.errors import Unreadable
from samsyn.sources.places import from_scb, without_false_zeros
from samsyn.sources.pxtable import Table, Variable, sex_of
from samsyn.sources.web import Web

NAME: Final = "SCB"
BASE: Final = "https://statistikdatabasen.scb.se/api/v2"
BASE_1: Final = "https://api.scb.se/OV0104/v1/doris/sv/ssd"
MISSING: Final = frozenset({"", "..", "...", "-", "."})

type Ask = Callable[[str, Mapping[str, Any] | None], Any]
type Question = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """A table of the catalogue."""

    id: str
    label: str
    updated: str
    first: str
    last: str


class Scb:
    """Version 2."""

    def __init__(self, web: Web, ask: Ask | None = None) -> None:
        self.web = web
        self._ask = ask or web.ask

    def search(self, words: str) -> tuple[Found, ...]:
        """Tables that hold every word, or a word that begins so; without words all. All pages."""
        query = " ".join(word if word.endswith("*") else f"{word}*" for word in words.split())
        found: list[Found] = []
        page, pages = 1, 1
        while page <= pages:
            asked = {"query": query} if query else {}
            answer = self._get("tables", {**asked, "lang": "sv", "pageNumber": page, "pageSize": 1000})
            found += [_found(row) for row in _list(answer, "tables")]
            pages, page = int(answer.get("page", {}).get("totalPages", 1)), page + 1
        return tuple(found)

    def table(self, table_id: str) -> Table:
        """What can be asked of a table."""
        answer = self._get(f"tables/{quote(table_id, safe='')}/metadata", {"lang": "sv"})
        return _table(table_id, answer)

    def figures(self, table: Table, question: Question) -> Iterator[Figure]:
        """The answer to one question."""
        path = f"tables/{quote(table.id, safe='')}/data?{urlencode({'lang': 'sv', 'outputFormat': 'json-stat2'})}"
        selection = [{"variableCode": name, "valueCodes": list(codes)} for name, codes in question.items()]
        answer = self._ask(f"{self.web.base}/{path}", {"selection": selection})
        yield from without_false_zeros(_cells(table, answer))

    def _get(self, path: str, query: Mapping[str, Any]) -> dict[str, Any]:
        answer = self._ask(f"{self.web.base}/{path}?{urlencode(query)}", None)
        if not isinstance(answer, dict):
            raise Unreadable(NAME, "det är inte ett objekt")
        return answer


class ScbOne:
    """Version 1: the table's id is its path, such as BE/BE0101/BE0101A/BefolkningNy."""

    def __init__(self, web: Web, ask: Ask | None = None) -> None:
        self.web = web
        self._ask = ask or web.ask

    def folder(self, path: str = "") -> tuple[tuple[str, str, str], ...]:
        """Id, type (l folder, t table) and text of what lies in a folder."""
        answer = self._ask(self._url(path), None)
        if not isinstance(answer, list):
            raise Unreadable(NAME, "mappen är ingen lista")
        return tuple((str(row["id"]), str(row["type"]), str(row["text"])) for row in answer)

    def table(self, path: str) -> Table:
        """What can be asked of a table."""
        answer = self._ask(self._url(path), None)
        if not isinstance(answer, dict):
            raise Unreadable(NAME, f"{path} är en mapp, inte en tabell")
        variables = tuple(
            Variable(
                code=str(row["code"]),
                label=str(row["text"]),
                values=dict(zip(map(str, row["values"]), map(str, row["valueTexts"]), strict=True)),
                optional=bool(row.get("elimination")),
                time=bool(row.get("time")),
            )
            for row in _list(answer, "variables")
        )
        return Table(path, str(answer.get("title", path)), variables)

    def figures(self, table: Table, question: Question) -> Iterator[Figure]:
        """The answer to one question: values are strings, two dots mean none."""
        query = [
            {"code": name, "selection": {"filter": "item", "values": list(codes)}} for name, codes in question.items()
        ]
        answer = self._ask(self._url(table.id), {"query": query, "response": {"format": "json"}})
        columns = [str(column["code"]) for column in _list(answer, "columns") if column.get("type") != "c"]
        rows = (
            _figure(table, dict(zip(columns, row["key"], strict=True)), row["values"][0])
            for row in _list(answer, "data")
        )
        yield from without_false_zeros(rows)

    def _url(self, path: str) -> str:
        return f"{self.web.base}/{quote(path.strip('/'))}"


def _list(answer: Any, name: str) -> list[dict[str, Any]]:
    found = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Unreadable(NAME, f"listan {name} saknas")
    return found


def _found(row: Mapping[str, Any]) -> Found:
    return Found(*(str(row.get(name) or "") for name in ("id", "label", "updated", "firstPeriod", "lastPeriod")))


def _table(table_id: str, answer: Mapping[str, Any]) -> Table:
    """A json-stat2 dataset without values."""
    role = answer.get("role") or {}
    variables: list[Variable] = []
    units: dict[str, str] = {}
    try:
        for code in answer["id"]:
            found = answer["dimension"][code]
            category = found["category"]
            values = {one: str((category.get("label") or {}).get(one, one)) for one in _ordered(category["index"])}
            optional = bool((found.get("extension") or {}).get("elimination"))
            variables.append(
                Variable(code, str(found.get("label", code)), values, optional, code in role.get("time", ()))
            )
            units |= {one: str(unit.get("base", "")) for one, unit in (category.get("unit") or {}).items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(NAME, f"tabellens beskrivning saknar {error}") from error
    notes = tuple(str(note) for note in answer.get("note") or ())
    return Table(
        table_id, str(answer.get("label", table_id)), tuple(variables), str(answer.get("updated") or ""), notes, units
    )


def _ordered(index: Any) -> list[str]:
    """json-stat lists codes in order, or says each one's place."""
    if isinstance(index, list):
        return [str(code) for code in index]
    return [str(code) for code, _ in sorted(index.items(), key=lambda item: item[1])]


def _cells(table: Table, answer: Any) -> Iterator[Figure]:
    try:
        names = list(answer["id"])
        codes = [_ordered(answer["dimension"][name]["category"]["index"]) for name in names]
        values, size = answer["value"], 1
        for part in codes:
            size *= len(part)
        given = values if isinstance(values, list) else [values.get(str(at)) for at in range(size)]
        status = answer.get("status") or {}
        marks = dict(enumerate(status)) if isinstance(status, list) else {int(at): mark for at, mark in status.items()}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Unreadable(NAME, f"tabellen saknar {error}") from error
    if len(given) != size:
        raise Unreadable(NAME, f"tabellen har {len(given)} värden, {size} väntades")
    for at, place in enumerate(product(*codes)):
        yield _figure(table, dict(zip(names, place, strict=True)), given[at], str(marks.get(at) or ""))


def _figure(table: Table, place: Mapping[str, str], value: Any, status: str = "") -> Figure:
    area = from_scb(place.get(table.region.code, "00")) if table.region else "0000"
    sex = sex_of(table.sex, place.get(table.sex.code, "") if table.sex else "")
    number, mark = _number(value)
    return Figure(area, place[table.time.code], sex, number, status or mark)


def _number(value: Any) -> tuple[float | None, str]:
    if value is None:
        return None, ""
    if isinstance(value, str) and value.strip() in MISSING:
        return None, value.strip()
    try:
        return float(value), ""
    except (TypeError, ValueError) as error:
        raise Unreadable(NAME, f"värdet {value!r} är inget tal") from error
