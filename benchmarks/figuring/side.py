"""One side in a process of its own: ``python side.py ours|sqlite|duckdb KPIS FOLDER``; prints its figures as JSON.

Run as a file, so that DuckDB may use an interpreter that has it (with NumPy). Everything is in memory as arrays when the
clock starts. The databases are given codes as whole numbers and rows in order: their kindest case.
"""

import importlib
import json
import platform
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.figuring import made
from samsyn.cores.series import SEXES, Figures, Window, latest, slopes
from samsyn.sources.store import Store

type Ask = Callable[[str], list[tuple[Any, ...]]]

ONE: Final = f"SELECT area, year, sex, value FROM v WHERE kpi = {made.ASKED}"
PROFILE: Final = f"""
WITH last AS (SELECT kpi, sex, max(year) AS year FROM v WHERE area = {made.REGION} GROUP BY kpi, sex),
mine AS (SELECT l.kpi, l.sex, l.year, v.value FROM last l JOIN v
  ON v.kpi = l.kpi AND v.sex = l.sex AND v.year = l.year AND v.area = {made.REGION})
SELECT m.kpi, m.sex, m.year, m.value, 1 + count(p.value) FROM mine m LEFT JOIN v p
  ON p.kpi = m.kpi AND p.sex = m.sex AND p.year = m.year AND p.value > m.value AND p.area BETWEEN 1 AND 21
GROUP BY m.kpi, m.sex, m.year, m.value"""
RANKS: Final = f"""
WITH last AS (SELECT area, sex, max(year) AS year FROM v WHERE kpi = {made.ASKED} GROUP BY area, sex),
placed AS (SELECT area, sex, year, rank() OVER (PARTITION BY sex, year,
    CASE WHEN area = 0 THEN 0 WHEN area < 22 THEN 1 ELSE 2 END ORDER BY value DESC) AS place
  FROM v WHERE kpi = {made.ASKED})
SELECT p.area, p.sex, p.place FROM placed p JOIN last l ON p.area = l.area AND p.sex = l.sex AND p.year = l.year"""
TRENDS: Final = f"""
SELECT area, sex, (count(*) * sum(x * value) - sum(x) * sum(value)) / nullif(count(*) * sum(x * x) - sum(x) * sum(x), 0)
FROM (SELECT area, sex, CAST(year - 2010 AS DOUBLE) AS x, value FROM v WHERE kpi = {made.ASKED}) AS t
GROUP BY area, sex"""
GOAL_PAGE: Final = f"""
SELECT kpi, area, sex, year, value FROM v WHERE area < 22 AND kpi IN ({", ".join(map(str, made.PAGE))})
ORDER BY kpi, area, sex, year"""
KEPT: Final = """
CREATE TABLE kept AS WITH placed AS (
  SELECT *, row_number() OVER (PARTITION BY kpi, area, sex ORDER BY year DESC) AS back,
    rank() OVER (PARTITION BY kpi, sex, year, CASE WHEN area = 0 THEN 0 WHEN area < 22 THEN 1 ELSE 2 END
      ORDER BY value DESC) AS place FROM v)
SELECT area, kpi, sex, year, value, place FROM placed WHERE back = 1 ORDER BY area, kpi, sex"""


def best(act: Callable[[], object], times: int = 7) -> float:
    """Milliseconds, the best of several: what the work itself takes, on a machine that others use too."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(1000 * (time.perf_counter() - began))
    return min(found)


def ours(kpis: int, folder: Path) -> dict[str, Any]:
    """Samsyn's store."""
    store, series = Store(folder / "figures.sqlite3"), [made.invented(n) for n in range(kpis)]
    began = time.perf_counter()
    for at in range(0, kpis, 200):
        store.save_many([_answer(n, series[n]) for n in range(at, min(at + 200, kpis))])
    seconds = time.perf_counter() - began
    asked = f"N{made.ASKED:05}"
    return {
        "values": sum(len(one) for one in series),
        "load_seconds": seconds,
        "size": _size(folder),
        "one_series": best(lambda: store.figures(asked)),
        "profile": best(lambda: store.profile("0019")),
        "trends": best(lambda: slopes(store.figures(asked))),
        "ranks": best(lambda: latest(store.figures(asked))),
        "goal_page": best(lambda: [_lines(store.figures(f"N{n:05}")) for n in made.PAGE]),
        "answers": _our_answers(store, asked),
        "refresh": best(_alternating(store, series[made.ASKED])),
    }


def _answer(number: int, series: Figures) -> dict[str, Any]:
    """As the fetcher hands it to the store."""
    code = f"N{number:05}"
    facts: dict[str, Any] = {"code": code, "source": "Kolada", "title": code, "facts": {}, "at": "2026"}
    return facts | {"new": series, "window": Window()}


def _alternating(store: Store, one: Figures) -> Callable[[], object]:
    """Every second time the other answer, so that every refresh changes something."""
    values = one.values.copy()
    values[:, -1, :] += 1
    other = Figures(one.areas, one.periods, values, one.said, one.statuses, one.queries)
    turn = iter([other, one] * 100)
    return lambda: store.save_many([_answer(made.ASKED, next(turn))])


def _lines(series: Figures) -> list[Any]:
    return [series.line(area, sex) for area in made.AREAS[:22] for sex in SEXES]


def _our_answers(store: Store, asked: str) -> dict[str, Any]:
    series = store.figures(asked)
    places, trends = latest(series), slopes(series)
    cells = [(area, sex) for area in range(len(series.areas)) for sex in range(3)]
    profile = [
        (int(one.code[1:]), sex, one.years[sex], one.values[sex], one.ranks[sex])
        for one in store.profile("0019") for sex in range(3) if one.ranks[sex]
    ]  # fmt: skip
    return {
        "profile": sorted(profile),
        "ranks": sorted((a, s, int(places["rank"][a, s])) for a, s in cells if places["rank"][a, s]),
        "trends": sorted((a, s, float(trends[a, s])) for a, s in cells if not np.isnan(trends[a, s])),
    }


def sqlite(kpis: int, folder: Path) -> dict[str, Any]:
    """A plain table with an index."""
    table = made.columns(kpis)
    base = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    base.execute("PRAGMA journal_mode=OFF")
    began = time.perf_counter()
    base.execute("CREATE TABLE v (kpi INTEGER, area INTEGER, year INTEGER, sex INTEGER, value REAL)")
    base.execute("BEGIN")
    values = zip(*(table[name].tolist() for name in made.COLUMNS), strict=True)
    base.executemany("INSERT INTO v VALUES (?, ?, ?, ?, ?)", values)
    base.execute("CREATE INDEX i ON v (kpi, year, sex, area)")
    base.execute("COMMIT")
    seconds = time.perf_counter() - began
    facts = {"values": len(table["value"]), "load_seconds": seconds, "size": _size(folder)}
    return facts | _asked(lambda sql: base.execute(sql).fetchall(), 3)


def duckdb(kpis: int, folder: Path) -> dict[str, Any]:
    """DuckDB; ``kept`` is the profile from a table of latest values and places, made beforehand as ours is."""
    duck: Any = importlib.import_module("duckdb")  # not in every environment
    base = duck.connect(str(folder / "v.duckdb"))
    base.execute("SET temp_directory = ''")
    arrays = made.columns(kpis)
    base.register("arrays", arrays)
    began = time.perf_counter()
    base.execute("CREATE TABLE v (kpi SMALLINT, area SMALLINT, year SMALLINT, sex TINYINT, value DOUBLE)")
    base.execute("INSERT INTO v SELECT * FROM arrays")
    base.execute("CHECKPOINT")
    seconds = time.perf_counter() - began
    size = _size(folder)

    def ask(sql: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = base.execute(sql).fetchall()
        return rows

    facts: dict[str, Any] = {"version": duck.__version__, "values": len(arrays["value"]), "load_seconds": seconds}
    facts |= {"size": size, **_asked(ask, 7)}
    for name, sql in (("one_series", ONE), ("ranks", RANKS), ("trends", TRENDS)):
        facts[name] = best(partial(_arrays, base, sql))  # as ours
    began = time.perf_counter()
    base.execute(KEPT)
    base.execute("CHECKPOINT")
    facts |= {"kept_seconds": time.perf_counter() - began, "kept_size": _size(folder)}
    facts["kept"] = best(lambda: ask(f"SELECT * FROM kept WHERE area = {made.REGION}"))
    one = made.rows(made.ASKED)
    base.register("revised", dict(zip(made.COLUMNS, one, strict=True)) | {"value": one[-1] + 1})
    facts["refresh"] = best(lambda: _refresh(base))
    return facts


def _arrays(base: Any, sql: str) -> Any:
    return base.execute(sql).fetchnumpy()


def _refresh(base: Any) -> None:
    base.execute("BEGIN")
    base.execute(f"DELETE FROM v WHERE kpi = {made.ASKED}")
    base.execute("INSERT INTO v SELECT * FROM revised")
    base.execute("COMMIT")


def _asked(ask: Ask, times: int) -> dict[str, Any]:
    questions = {"one_series": ONE, "profile": PROFILE, "trends": TRENDS, "ranks": RANKS, "goal_page": GOAL_PAGE}
    answers: dict[str, Any] = {name: sorted(ask(questions[name])) for name in ("profile", "ranks")}
    answers["trends"] = sorted(row for row in ask(TRENDS) if row[2] is not None)
    return {name: best(partial(ask, sql), times) for name, sql in questions.items()} | {"answers": answers}


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


if __name__ == "__main__":
    side = {"ours": ours, "sqlite": sqlite, "duckdb": duckdb}[sys.argv[1]]
    found = side(int(sys.argv[2]), Path(sys.argv[3]))
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found["python"] = platform.python_version()
    sys.stdout.write(json.dumps(found))
