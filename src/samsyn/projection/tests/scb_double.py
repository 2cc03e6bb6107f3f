"""A web server on this machine that answers for SCB's population tables in PxWebApi 2, with invented people.

Written from the protocol's description: metadata is a json-stat2 dataset without values; data is asked by POST, and a
variable may be left out only where the metadata says so.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from samsyn.people.tests.serving import served

YEARS = [str(year) for year in range(2015, 2026)]
AREAS = {"00": "Riket", "19": "Västmanlands län", "1980": "Västerås", "1984": "Arboga", "2480": "Umeå"}
AGES = {**{str(age): f"{age} år" for age in range(100)}, "100+": "100+ år", "tot": "totalt ålder"}
MOTHERS = {"-14": "-14 år", **{str(a): f"{a} år" for a in range(15, 49)}, "49+": "49+ år", "us": "uppgift saknas"}
SEXES = {"1": "män", "2": "kvinnor"}
MOVES = {"BE0101A2": 40, "BE0101A3": 38, "BE0101AX": 9, "BE0101AY": 4}

type Dimensions = dict[str, tuple[str, Mapping[str, str], bool]]
type Value = Callable[[Mapping[str, str]], int | None]


def _dimensions(ages: Mapping[str, str], age: str, contents: Mapping[str, str], *, sex: bool = True) -> Dimensions:
    return {
        "Region": ("region", AREAS, True),
        **({"Civilstand": ("civilstånd", {"OG": "ogifta", "G": "gifta"}, True)} if age == "Alder" else {}),
        age: ("ålder", ages, True),
        **({"Kon": ("kön", SEXES, True)} if sex else {}),
        "ContentsCode": ("tabellinnehåll", contents, False),
        "Tid": ("år", {year: year for year in YEARS}, False),
    }


def _size(cell: Mapping[str, str]) -> int:
    return {"1980": 40, "1984": 5}.get(cell["Region"], 100)


def _people(cell: Mapping[str, str]) -> int | None:
    if cell["Region"] == "1984" and cell["Tid"] < "2017":
        return 0  # as SCB writes for a municipality that did not exist
    return _size(cell) * (101 - int(cell["Alder"].rstrip("+"))) // 10 + int(cell["Tid"]) % 3


def _dead(cell: Mapping[str, str]) -> int | None:
    return _size(cell) // 5 if int(cell["Alder"].rstrip("+")) > 75 else 0


def _born(cell: Mapping[str, str]) -> int | None:
    return {"us": 3, "-14": 0, "49+": 0}.get(cell["AlderModer"], _size(cell) // 4)


def _moved(cell: Mapping[str, str]) -> int | None:
    return MOVES[cell["ContentsCode"]] * _size(cell) // 40 if cell["Alder"] in ("20", "21", "30") else 0


TABLES: dict[str, tuple[Dimensions, Value]] = {
    "TAB638": (_dimensions(AGES, "Alder", {"BE0101N1": "Folkmängd", "BE0101N2": "Folkökning"}), _people),
    "TAB1264": (_dimensions(MOTHERS, "AlderModer", {"BE0101E2": "Levande födda"}, sex=False), _born),
    "TAB959": (_dimensions({"tot": "totalt"}, "Grupp", {"BE0101D8": "Döda"}), _dead),
    "TAB960": (_dimensions(AGES, "Alder", {"BE0101D9": "Döda"}), _dead),
    "TAB1212": (_dimensions(AGES, "Alder", dict.fromkeys(MOVES, "flyttningar")), _moved),
}


@dataclass
class Scb:
    """Its address, what was asked, and tables that are down."""

    base: str = ""
    asked: list[tuple[str, Mapping[str, Sequence[str]]]] = field(default_factory=list)
    down: set[str] = field(default_factory=set)

    def metadata(self, table: str) -> dict[str, Any]:
        dimensions, _ = TABLES[table]
        return {
            "class": "dataset", "label": table, "updated": "2025-02-21T07:00:00Z", "id": list(dimensions),
            "size": [len(values) for _, values, _ in dimensions.values()], "role": {"time": ["Tid"]},
            "dimension": {
                code: {
                    "label": label, "extension": {"elimination": optional},
                    "category": {"index": {one: at for at, one in enumerate(values)}, "label": dict(values)},
                }
                for code, (label, values, optional) in dimensions.items()
            },
        }  # fmt: skip

    def data(self, table: str, body: Mapping[str, Any]) -> dict[str, Any]:
        dimensions, value = TABLES[table]
        chosen = {row["variableCode"]: row["valueCodes"] for row in body["selection"]}
        assert all(optional or code in chosen for code, (_, _, optional) in dimensions.items())
        self.asked.append((table, chosen))
        names = [code for code in dimensions if code in chosen]
        cells = [value(dict(zip(names, one, strict=True))) for one in product(*(chosen[name] for name in names))]
        found = self.metadata(table)
        found["id"], found["size"], found["value"] = names, [len(chosen[name]) for name in names], cells
        found["dimension"] = {
            name: {"label": name, "category": {"index": list(chosen[name])}} for name in names
        }  # fmt: skip
        return found


@contextmanager
def running() -> Iterator[Scb]:
    """The server, until the block ends."""
    scb = Scb()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None: ...

        def do_GET(self) -> None:
            self._send(lambda table: scb.metadata(table))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(lambda table: scb.data(table, body))

        def _send(self, made: Callable[[str], Any]) -> None:
            table = urlsplit(self.path).path.split("/")[2]
            known = table in TABLES and table not in scb.down
            data = json.dumps(made(table) if known else {"title": "Non-existent table"}).encode()
            self.send_response(200 if known else 404)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    with served(Handler) as scb.base:
        yield scb
