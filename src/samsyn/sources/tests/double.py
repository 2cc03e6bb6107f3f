"""A real web server on this machine that speaks Kolada v3 and PxWebApi v2 and v1 as they are documented, faults and all.

Written from the protocols' descriptions, with invented figures. Used by tests here and by the browser journeys.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

YEARS = range(2008, 2025)
KPIS = {
    "N01951": ("Invånare totalt, antal", True, "A", "2026"),
    "N01963": ("Invånare totalt, förändring sedan föregående år (%)", True, "A", "2026"),
    "N02267": ("Förvärvsarbetande invånare 20-64 år, andel (%)", True, "A", "2025"),
    "N00999": ("Nystartade företag, antal/1000 invånare", False, "A", "2025"),
    "N60404": ("Resor med kollektivtrafik, antal/inv", False, "L", "2025"),
    "U00001": ("Nedlagt mått, andel (%)", True, "A", None),
    **{f"N9{number:04}": (f"Påhittat nyckeltal {number}", number % 2 == 0, "A", "2025") for number in range(40)},
}
AREAS = {
    "0000": ("Riket", "L"), "0019": ("Region Västmanland", "L"), "0022": ("Region Västernorrland", "L"),
    "0018": ("Region Örebro län", "L"), "1980": ("Västerås", "K"), "1984": ("Arboga", "K"), "0330": ("Knivsta", "K"),
    **{f"2{number:03}": (f"Påhittad kommun {number}", "K") for number in range(30)},
}  # fmt: skip
SCB_AREAS = {"00": "Riket", "19": "Västmanlands län", "1980": "Västerås", "1984": "Arboga", "0330": "Knivsta"}
GROUPS = {"G176792": ("Liknande regioner socioekonomi, Region Västmanland, 2024", ("0018", "0022"))}


def value(kpi: str, area: str, year: int, sex: str) -> float | None:
    """An invented figure, the same every time; sometimes none."""
    seed = sum(map(ord, kpi + area)) * 37
    if (seed + year) % 17 == 0:
        return None
    base = (seed % 4000) / 100 + 20 + (year - 2008) * 0.5
    return round(base + {"T": 0.0, "K": -1.5, "M": 1.5}[sex], 2)


@dataclass
class Behaviour:
    """What goes wrong, and what was asked."""

    page_size: int = 5000
    failing: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)  # part of path, status, headers
    elsewhere: str = ""
    redirect: str = ""
    asked: list[str] = field(default_factory=list)
    changed: dict[tuple[str, str, int, str], float | None] = field(default_factory=dict)
    deleted: set[tuple[str, str, int, str]] = field(default_factory=set)
    cut: bool = False


class Refuse(Exception):
    def __init__(self, status: int, body: Any) -> None:
        self.status, self.body = status, body


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    double: "Double"

    def log_message(self, *_args: Any) -> None: ...

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body: Any) -> None:
        told = self.double.behaviour
        told.asked.append(unquote(self.path))
        for at, (part, status, headers) in enumerate(told.failing):
            if part in self.path:
                told.failing.pop(at)
                return self._send(status, {"detail": "invented fault"}, headers)
        if told.redirect:
            return self._send(302, {}, {"Location": told.redirect})
        try:
            made = self.double.route(self.path, body)
        except Refuse as refusal:
            return self._send(refusal.status, refusal.body)
        return self._send(200, made)

    def _send(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        for name, said in (headers or {}).items():
            self.send_header(name, said)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.double.behaviour.cut and len(data) > 2:
            self.double.behaviour.cut = False
            data = data[: len(data) // 2]
            self.close_connection = True
        self.wfile.write(data)


class Double:
    """The server: ``kolada``, ``scb`` and ``scb1`` are its base addresses."""

    def __init__(self) -> None:
        self.behaviour = Behaviour()
        handler = type("Handler", (_Handler,), {"double": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.root = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.kolada, self.scb, self.scb1 = f"{self.root}/v3", f"{self.root}/api/v2", f"{self.root}/doris/sv/ssd"

    def route(self, path: str, body: Any) -> Any:
        found = urlsplit(path)
        parts = [unquote(part) for part in found.path.strip("/").split("/")]
        query = {name: said[-1] for name, said in parse_qs(found.query).items()}
        match parts:
            case ["v2", *_]:
                raise Refuse(410, {"detail": "API v2 is gone"})
            case ["v3", *rest]:
                return self._kolada(rest, query, path)
            case ["api", "v2", *rest]:
                return _scb(rest, query, body)
            case ["doris", "sv", "ssd", *rest]:
                return _scb1(rest, body)
        raise Refuse(404, {"detail": "Not Found"})

    def _kolada(self, parts: list[str], query: dict[str, str], path: str) -> Any:
        match parts:
            case ["kpi"]:
                rows = [_kpi(one) for one in KPIS if query.get("title", "").casefold() in KPIS[one][0].casefold()]
            case ["kpi", ids]:
                rows = [_kpi(one) for one in _ids(ids) if one in KPIS]
            case ["municipality"]:
                rows = [{"id": one, "title": title, "type": kind} for one, (title, kind) in AREAS.items()]
            case ["municipality_groups"]:
                rows = [_group(one) for one in GROUPS if query.get("title", "").casefold() in GROUPS[one][0].casefold()]
            case ["data", "kpi", kpis, "municipality", areas]:
                rows = self._data(_ids(kpis), _ids(areas), YEARS)
            case ["data", "kpi", kpis, "municipality", areas, "year", years]:
                rows = self._data(_ids(kpis), _ids(areas), [int(year) for year in _ids(years)])
            case ["data"]:  # a wrong name of a parameter gives an empty list, not an error
                rows = self._data([query.get("kpi_id", "")], [query.get("municipality_id", "")], YEARS)
            case _:
                raise Refuse(404, {"detail": "Not Found"})
        return self._page(rows, query, path)

    def _page(self, rows: list[Any], query: dict[str, str], path: str) -> Any:
        page, size = int(query.get("page", 1)), int(query.get("per_page", self.behaviour.page_size))
        some = rows[(page - 1) * size : page * size]
        more = page * size < len(rows)
        base = self.behaviour.elsewhere or self.root
        following = f"{base}{path.split('?')[0]}?page={page + 1}" if more else None
        return {"values": some, "count": len(some), "next_url": following, "previous_url": None}

    def _data(self, kpis: list[str], areas: list[str], years: Any) -> list[Any]:
        return [
            {"kpi": kpi, "municipality": area, "period": year, "values": self._values(kpi, area, year)}
            for kpi, area, year in product(kpis, areas, years)
            if kpi in KPIS and area in AREAS and year in YEARS and KPIS[kpi][2] in ("A", AREAS[area][1])
        ]

    def _values(self, kpi: str, area: str, year: int) -> list[Any]:
        told, found = self.behaviour, []
        for sex in "TKM" if KPIS[kpi][1] else "T":
            place = kpi, area, year, sex
            number = told.changed.get(place, value(*place))
            found.append(
                {"gender": sex, "value": number, "status": "" if number is not None else "Missing", "count": 1,
                 "isdeleted": place in told.deleted}
            )  # fmt: skip
        return found


def _ids(said: str) -> list[str]:
    ids = said.split(",")
    if len(ids) > 25:
        raise Refuse(422, {"detail": "too many ids"})
    return ids


def _kpi(one: str) -> Any:
    title, by_sex, kind, period = KPIS[one]
    return {
        "id": one, "title": title, "description": f"{title}. Källa: SCB.", "operating_area": "Befolkning",
        "perspective": "Volymer", "auspice": "X", "municipality_type": kind, "is_divided_by_gender": by_sex,
        "has_ou_data": False, "publication_date": "2027-02-24", "prel_publication_date": None, "publ_period": period,
    }  # fmt: skip


def _group(one: str) -> Any:
    title, members = GROUPS[one]
    return {
        "id": one,
        "title": title,
        "members": [{"member_id": area, "member_title": AREAS[area][0]} for area in members],
    }


# PxWebApi. TAB638: without noise, sex without a total, age with one. TAB5557: CKM, totals that the parts do not sum to.
DIMENSIONS: dict[str, dict[str, tuple[str, dict[str, str], bool]]] = {
    "TAB638": {
        "Region": ("region", SCB_AREAS, True),
        "Alder": ("ålder", {"0": "0 år", "1": "1 år", "tot": "totalt ålder"}, True),
        "Kon": ("kön", {"1": "män", "2": "kvinnor"}, True),
        "ContentsCode": ("tabellinnehåll", {"BE0101N1": "Folkmängd", "BE0101N2": "Folkökning"}, False),
        "Tid": ("år", {str(year): str(year) for year in range(1998, 2025)}, False),
    },
    "TAB5557": {
        "Region": ("region", SCB_AREAS, False),
        "Alder": ("ålder", {"0": "0 år", "1": "1 år", "TOT1": "totalt ålder"}, False),
        "Kon": ("kön", {"1": "män", "2": "kvinnor", "TotSa": "totalt"}, False),
        "ContentsCode": ("tabellinnehåll", {"000007ME": "Folkmängd"}, False),
        "Tid": ("år", {"2025": "2025"}, False),
    },
    "TAB1": {
        "Kategori": ("kategori", {"a": "A", "b": "B"}, False),
        "ContentsCode": ("tabellinnehåll", {"X": "X"}, False),
        "Tid": ("månad", {"2024M01": "2024M01", "2024M02": "2024M02"}, False),
    },
}
LABELS = {
    "TAB638": "Folkmängden efter region, ålder, kön, tabellinnehåll och år",
    "TAB5557": "Folkmängd efter region, ålder, kön (CKM)",
    "TAB1": "En tabell med ett val",
}
PATHS = {"BE/BE0101/BE0101A/BefolkningNy": "TAB638"}


def scb_value(table: str, place: dict[str, str]) -> float | None:
    """An invented figure. In the noisy table the total is two more than its parts."""
    if place.get("Region") == "0330" and place["Tid"] < "2002":
        return 0
    if place.get("Region") == "1984" and place["Tid"] == "2003":
        return None
    base = 1000 + sum(map(ord, place.get("Region", ""))) + int(place["Tid"][:4]) % 100
    sexes = {"1": base, "2": base + 7}
    sex = place.get("Kon", "")
    return sexes.get(sex, sum(sexes.values()) + (2 if table == "TAB5557" else 0))


def _scb(parts: list[str], query: dict[str, str], body: Any) -> Any:
    match parts:
        case ["tables"]:
            words = query.get("query", "").rstrip("*").casefold()
            found = [{"id": one, "label": text, "updated": "2025-02-21T07:00:00Z"} for one, text in LABELS.items()]
            rows = [row for row in found if words in row["label"].casefold()]
            page, size = int(query.get("pageNumber", 1)), min(int(query.get("pageSize", 20)), 2)
            total = max(1, -(-len(rows) // size))
            return {
                "language": "sv", "tables": rows[(page - 1) * size : page * size],
                "page": {"pageNumber": page, "pageSize": size, "totalElements": len(rows), "totalPages": total},
            }  # fmt: skip
        case ["tables", table, "metadata"] if table in DIMENSIONS:
            return _dataset(table, {name: list(found[1]) for name, found in DIMENSIONS[table].items()}, values=False)
        case ["tables", table, "data"] if table in DIMENSIONS:
            return b"\xef\xbb\xbf" + json.dumps(_dataset(table, _selected(table, body), values=True)).encode()
    raise Refuse(404, {"type": "Parameter error", "title": "Non-existent table", "status": 404})


def _selected(table: str, body: Any) -> dict[str, list[str]]:
    asked = {one["variableCode"]: one["valueCodes"] for one in body["selection"]}
    if set(asked) - set(DIMENSIONS[table]):
        raise _wrong("Non-existent variable")
    for name, (_label, values, optional) in DIMENSIONS[table].items():
        if name not in asked and not optional:
            raise _wrong("Missing selection for mandantory variable")
        if set(asked.get(name, ())) - set(values):
            raise _wrong("Non-existent value")
    return {name: asked[name] for name in DIMENSIONS[table] if name in asked}


def _wrong(title: str) -> Refuse:
    return Refuse(400, {"type": "Parameter error", "title": title, "status": 400})


def _dataset(table: str, selected: dict[str, list[str]], *, values: bool) -> Any:
    made: dict[str, Any] = {
        "version": "2.0", "class": "dataset", "label": LABELS[table], "source": "SCB", "updated": "2025-02-21T07:00:00Z",
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "id": list(selected), "size": [len(codes) for codes in selected.values()], "dimension": {},
        "extension": {"px": {"tableid": table}},
    }  # fmt: skip
    for name, codes in selected.items():
        label, texts, optional = DIMENSIONS[table][name]
        category: dict[str, Any] = {
            "index": {code: at for at, code in enumerate(codes)},
            "label": {c: texts[c] for c in codes},
        }
        if name == "ContentsCode":
            category["unit"] = {code: {"base": "antal", "decimals": 0} for code in codes}
        made["dimension"][name] = {"label": label, "category": category, "extension": {"elimination": optional}}
    if values:
        places = [dict(zip(selected, place, strict=True)) for place in product(*selected.values())]
        made["value"] = [scb_value(table, place) for place in places]
        made["status"] = {str(at): ".." for at, number in enumerate(made["value"]) if number is None}
    return made


def _scb1(parts: list[str], body: Any) -> Any:
    path = "/".join(parts)
    if path not in PATHS:
        inside = sorted({known.removeprefix(f"{path}/").split("/")[0] for known in PATHS if known.startswith(path)})
        if not inside:
            raise Refuse(404, {"error": "Not found"})
        return [{"id": one, "type": "t" if one.startswith("Bef") else "l", "text": one} for one in inside]
    table = PATHS[path]
    if body is None:
        return {
            "title": LABELS[table],
            "variables": [
                {"code": name, "text": label, "values": list(texts), "valueTexts": list(texts.values()),
                 "elimination": optional, "time": name == "Tid"}
                for name, (label, texts, optional) in DIMENSIONS[table].items()
            ],
        }  # fmt: skip
    asked = {one["code"]: one["selection"]["values"] for one in body["query"]}
    selected = _selected(table, {"selection": [{"variableCode": n, "valueCodes": v} for n, v in asked.items()]})
    keys = [name for name in selected if name != "ContentsCode"]
    rows = []
    for place in product(*(selected[name] for name in keys)):
        number = scb_value(table, dict(zip(keys, place, strict=True)))
        rows.append({"key": list(place), "values": [".." if number is None else str(number)]})
    columns = [{"code": name, "text": name, "type": "t" if name == "Tid" else "d"} for name in keys]
    made = {
        "columns": [*columns, {"code": selected["ContentsCode"][0], "text": "", "type": "c"}],
        "comments": [],
        "data": rows,
    }
    return b"\xef\xbb\xbf" + json.dumps(made).encode()


@contextmanager
def running(double: Double | None = None) -> Iterator[Double]:
    """The double, as long as it is needed."""
    double = double or Double()
    thread = threading.Thread(target=double.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        double.server.shutdown()
        double.server.server_close()
        thread.join()
