"""``python -m benchmarks.indicators [--part 1.0] [--against sqlite] [--json FILE]``: all of Kolada's size, made up in its real shape.

6,000 indicators x 312 areas x 30 years x 3 sexes, 17 % filled. Load, size, refresh, and four questions; DuckDB and a table
in SQLite are asked the same when they are named (DuckDB only where it is installed). See docs/decisions/.
"""

import argparse
import json
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from samsyn.cores.series import SEXES, Figures, Query, Window, latest, pack, ranks, slopes
from samsyn.sources.store import Store

KPIS: Final = 6000
AREAS: Final = ("0000", *(f"00{n:02}" for n in range(1, 22)), *(f"{1000 + n}" for n in range(290)))
YEARS: Final = tuple(str(year) for year in range(1996, 2026))
GOALS: Final = {"refresh": 20.0, "one_series": 5.0, "profile": 150.0, "goal_page": 100.0}  # milliseconds


def invented(number: int) -> Figures:
    """One indicator: for municipalities, regions or both; split by sex or not; some years; some kind of number."""
    chance = np.random.default_rng(number)
    areas = {"K": AREAS[22:], "L": AREAS[:22], "A": AREAS}["KKKLA"[number % 5]]
    split, length = chance.random() < 0.38, int(chance.integers(4, 22))
    start = int(chance.integers(0, len(YEARS) - length + 1))
    shape = (len(areas), length, len(SEXES))
    level = np.exp(chance.normal(4, 1.5)) * (1 + chance.normal(0, 0.2, (len(areas), 1, 1)))
    values = level * (1 + 0.01 * np.arange(length)[None, :, None] + chance.normal(0, 0.03, shape))
    values = np.round(values, (0, 1, 2, 6)[number % 4])
    if not split:
        values[:, :, 1:] = np.nan
    values[chance.random(shape) < 0.02] = np.nan
    query = Query("Kolada", f"https://api.kolada.se/v3/data/kpi/N{number:05}", "2026-11-22T08:00:00Z", "2026-02-24")
    return Figures(areas, YEARS[start : start + length], values, ~np.isnan(values), MappingProxyType({}), (query,))


def answer(number: int, series: Figures) -> dict[str, Any]:
    """As the fetcher hands it to the store."""
    code = f"N{number:05}"
    return {
        "code": code,
        "source": "Kolada",
        "title": code,
        "facts": {},
        "new": series,
        "window": Window(),
        "at": "2026",
    }


def best(act: Callable[[], object], times: int = 7) -> float:
    """Milliseconds, the best of several: what the work itself takes, on a machine that others use too."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(1000 * (time.perf_counter() - began))
    return min(found)


def ours(folder: Path, kpis: int) -> dict[str, Any]:
    """Samsyn's store."""
    store, series = Store(folder / "figures.sqlite3"), [invented(n) for n in range(kpis)]
    cells = sum(len(one) for one in series)
    began = time.perf_counter()
    for at in range(0, kpis, 200):
        store.save_many([answer(n, series[n]) for n in range(at, min(at + 200, kpis))])
    seconds = time.perf_counter() - began
    changed = _revised(series[4])
    pages = [f"N{n:05}" for n in range(4, 4 + 5 * 10, 5)]
    return {
        "values": cells,
        "load_seconds": seconds,
        "size": sum(path.stat().st_size for path in folder.iterdir()),
        "refresh": best(_alternating(store, series[4], changed)),
        "one_series": best(lambda: store.figures("N00004")),
        "profile": best(lambda: store.profile("0019")),
        "trends": best(lambda: slopes(store.figures("N00004"))),
        "ranks": best(lambda: latest(store.figures("N00004"))),
        "goal_page": best(lambda: [_lines(store.figures(code)) for code in pages]),
        "pack": best(lambda: pack(series[4])),
    }


def _revised(series: Figures) -> Figures:
    values = series.values.copy()
    values[:, -1, :] += 1
    return Figures(series.areas, series.periods, values, series.said, series.statuses, series.queries)


def _alternating(store: Store, one: Figures, other: Figures) -> Callable[[], object]:
    """Every second time the other answer, so that every refresh changes something."""
    turn = iter([other, one] * 100)
    return lambda: store.save_many([answer(4, next(turn))])


def _lines(series: Figures) -> list[Any]:
    return [series.line(area, sex) for area in AREAS[:22] for sex in SEXES]


def rows(kpis: int) -> Iterator[tuple[str, str, int, str, float]]:
    """Every value as a row of a table."""
    for number in range(kpis):
        for row in invented(number).rows():
            if row.value is not None:
                yield f"N{number:05}", row.area, int(row.period), row.sex, row.value


PROFILE: Final = """
WITH last AS (SELECT kpi, area, sex, max(year) AS year FROM v GROUP BY kpi, area, sex),
mine AS (SELECT * FROM last WHERE area = '0019')
SELECT m.kpi, m.sex, m.year, v.value,
  (SELECT count(*) + 1 FROM v p WHERE p.kpi = m.kpi AND p.year = m.year AND p.sex = m.sex AND p.value > v.value
   AND substr(p.area, 1, 2) = '00' AND p.area <> '0000')
FROM mine m JOIN v ON v.kpi = m.kpi AND v.area = '0019' AND v.year = m.year AND v.sex = m.sex"""
RANKS: Final = """
SELECT area, sex, rank() OVER (PARTITION BY sex, substr(area, 1, 2) = '00' ORDER BY value DESC)
FROM v WHERE kpi = 'N00004' AND area <> '0000' AND year = (SELECT max(year) FROM v WHERE kpi = 'N00004')"""
ONE: Final = "SELECT area, year, sex, value FROM v WHERE kpi = 'N00004'"


def sqlite(folder: Path, kpis: int) -> dict[str, Any]:
    """A plain table with an index."""
    path = folder / "plain.sqlite3"
    made = sqlite3.connect(path)
    made.execute("PRAGMA journal_mode=OFF")
    made.execute("CREATE TABLE v (kpi TEXT, area TEXT, year INTEGER, sex TEXT, value REAL)")
    table = list(rows(kpis))
    began = time.perf_counter()
    made.executemany("INSERT INTO v VALUES (?, ?, ?, ?, ?)", table)
    made.execute("CREATE INDEX i ON v (kpi, year, sex, area)")
    made.commit()
    seconds = time.perf_counter() - began
    return {"load_seconds": seconds, "size": path.stat().st_size, **_asked(lambda sql: made.execute(sql).fetchall())}


def duckdb(folder: Path, kpis: int) -> dict[str, Any]:
    """DuckDB, where it is installed."""
    import duckdb as duck

    path = folder / "v.duckdb"
    made = duck.connect(str(path))
    made.execute("CREATE TABLE v (kpi TEXT, area TEXT, year SMALLINT, sex TEXT, value DOUBLE)")
    names = ("kpi", "area", "year", "sex", "value")
    table = {name: np.array(column) for name, column in zip(names, zip(*rows(kpis), strict=True), strict=True)}
    began = time.perf_counter()
    made.execute("INSERT INTO v SELECT * FROM table")
    made.execute("CHECKPOINT")
    seconds = time.perf_counter() - began
    del table
    return {"load_seconds": seconds, "size": path.stat().st_size, **_asked(lambda sql: made.execute(sql).fetchall())}


def _asked(ask: Callable[[str], object]) -> dict[str, float]:
    return {
        "one_series": best(lambda: ask(ONE), 3),
        "profile": best(lambda: ask(PROFILE), 3),
        "ranks": best(lambda: ask(RANKS), 3),
    }


def same_ranks() -> bool:
    """Our places beside SQL's rank() for one indicator."""
    series, made = invented(4), sqlite3.connect(":memory:")
    made.execute("CREATE TABLE v (kpi TEXT, area TEXT, year INTEGER, sex TEXT, value REAL)")
    made.executemany(
        "INSERT INTO v VALUES ('N00004', ?, ?, ?, ?)",
        [(row.area, int(row.period), row.sex, row.value) for row in series.rows()],
    )
    theirs = {(area, sex): rank for area, sex, rank in made.execute(RANKS)}
    regions = np.array([area.startswith("00") and area != "0000" for area in series.areas])
    towns = np.array([not area.startswith("00") for area in series.areas])
    places: dict[tuple[str, str], int] = {}
    for at, sex in enumerate(SEXES):
        for kind in (regions, towns):
            found = ranks(np.where(kind, series.values[:, -1, at], np.nan)).tolist()
            places |= {(area, sex): rank for area, rank in zip(series.areas, found, strict=True) if rank}
    return places == theirs


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when every goal is reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.indicators", description=__doc__)
    parser.add_argument("--part", type=float, default=1.0, help="how much of it all")
    parser.add_argument("--against", choices=["sqlite", "duckdb"], action="append", default=[])
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    kpis = max(60, round(KPIS * options.part))
    facts: dict[str, Any] = {"machine": f"{platform.machine()}, Python {platform.python_version()}", "kpis": kpis}
    ways = {"sqlite": sqlite, "duckdb": duckdb}
    with tempfile.TemporaryDirectory() as folder:
        facts["ours"] = ours(Path(folder), kpis)
    for name in options.against:
        with tempfile.TemporaryDirectory() as folder:
            facts[name] = ways[name](Path(folder), kpis)
    facts["ranks_as_sql"] = same_ranks()
    reached = facts["ranks_as_sql"] and all(facts["ours"][name] <= most for name, most in GOALS.items())
    print(json.dumps(facts, indent=1))
    print("every goal is reached" if reached else f"not reached; goals in milliseconds: {GOALS}")
    if options.json:
        options.json.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
