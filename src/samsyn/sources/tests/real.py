"""The double with real material: Kolada's whole catalogue, its areas and groups, and some values, as they were fetched.

The files lie beside the repository (../shared/data/kolada, CC0); what needs them skips with a word where they are not.
"""

import csv
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from samsyn.sources.tests.double import Double, Refuse, _ids

DATA: Final = Path(__file__).parents[5] / "shared" / "data"
KOLADA: Final = DATA / "kolada"
WHY: Final = "../shared/data finns inte på den här datorn"


def lines(name: str) -> list[dict[str, Any]]:
    """A file with an object on each line."""
    with gzip.open(KOLADA / name, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def values() -> dict[tuple[str, str, int, str], str]:
    """Every value that is kept, as it is written: indicator, area, year, sex."""
    found = {}
    for path in sorted(KOLADA.glob("values_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[row["kpi"], row["municipality_id"], int(row["year"]), row["gender"]] = row["value"]
    return found


class Real(Double):
    """Answers with what Kolada has said, a page at a time as it does."""

    def __init__(self) -> None:
        super().__init__()
        self.kpis = {row["id"]: row for row in lines("kpi.jsonl.gz")}
        with (KOLADA / "municipality.csv").open(encoding="utf-8", newline="") as file:
            self.areas = list(csv.DictReader(file))
        self.groups = lines("municipality_groups.jsonl.gz")
        self.held: dict[tuple[str, str], dict[int, list[Any]]] = {}
        for (kpi, area, year, sex), said in values().items():
            one = {"gender": sex, "value": float(said) if said else None, "status": "", "count": 1, "isdeleted": False}
            self.held.setdefault((kpi, area), {}).setdefault(year, []).append(one)

    def _kolada(self, parts: list[str], query: dict[str, str], path: str) -> Any:
        title = query.get("title", "").casefold()
        match parts:
            case ["kpi"]:
                rows = [row for row in self.kpis.values() if title in row["title"].casefold()]
            case ["kpi", ids]:
                rows = [self.kpis[one] for one in _ids(ids) if one in self.kpis]
            case ["municipality"]:
                rows = list(self.areas)
            case ["municipality_groups"]:
                rows = [_grouped(row) for row in self.groups if title in row["title"].casefold()]
            case ["data", "kpi", kpis, "municipality", areas]:
                rows = list(self._rows(_ids(kpis), _ids(areas)))
            case _:
                raise Refuse(404, {"detail": "Not Found"})
        return self._page(rows, query, path)

    def _rows(self, kpis: Iterable[str], areas: list[str]) -> Iterable[Any]:
        for kpi in kpis:
            for area in areas:
                for year, found in sorted(self.held.get((kpi, area), {}).items()):
                    yield {"kpi": kpi, "municipality": area, "period": year, "values": found}


def _grouped(row: dict[str, Any]) -> Any:
    members = [{"member_id": one, "member_title": ""} for one in row["members"]]
    return {"id": row["id"], "title": row["title"], "members": members}
