"""What a run leaves behind: tables, a summary, pictures and a record of how it was made."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Final, Literal

from samsyn.cores.demography import AGE_GROUPS, METHODS, Backtest
from samsyn.cores.demography.quantiles import Single
from samsyn.projection import packing, pictures, prose
from samsyn.projection.running import Run

type Kind = Literal["csv", "parquet", "both"]

KINDS: Final[tuple[Kind, ...]] = ("csv", "parquet", "both")
_TABLES: Final = ("population", "summary", "backtest", "backtest_ages")
NAMES = (
    *(f"{stem}.{ending}" for stem in _TABLES for ending in ("csv", "parquet")),
    "sammanfattning.md",
    "fan.svg",
    "pyramid.svg",
    "components.svg",
)
RECORD = "run.json"


def files(run: Run, kind: Kind = "csv") -> dict[str, bytes]:
    """All files by name; the tables as CSV, Parquet or both."""
    found = {f"{stem}.csv": text.encode() for stem, text in _tables(run).items()}
    if kind != "csv":
        as_columns = {name.replace(".csv", ".parquet"): packing.packed(data) for name, data in found.items()}
        found = as_columns if kind == "parquet" else found | as_columns
    return found | {name: text.encode() for name, text in _pages(run, tuple(found)).items()}


def _tables(run: Run) -> dict[str, str]:
    tables = {"population": population(run), "summary": summary(run)}
    if run.backtest:
        tables |= {"backtest": backtest(run), "backtest_ages": by_age(run.backtest)}
    return tables


def _pages(run: Run, tables: Sequence[str]) -> dict[str, str]:
    return {
        "sammanfattning.md": prose.summary(run, tables),
        "fan.svg": pictures.fan(run),
        "pyramid.svg": pictures.pyramid(run),
        "components.svg": pictures.components(run),
    }


def population(run: Run) -> str:
    """area, sex, age, year, p10, p50, p90, mean; the input's areas and codes, no sums."""
    band, history = run.draws.population, run.intake.history
    return "".join(cells(history.areas, run.intake.sexes, run.draws.years, band.p10, band.p50, band.p90, band.mean))


def cells(areas: Sequence[str], sexes: Sequence[str], years: Sequence[int], *parts: Single) -> Iterator[str]:
    """The same piece by piece. ``parts`` p10, p50, p90 and mean, [year, area, sex, age]."""
    yield "area,sex,age,year,p10,p50,p90,mean\n"
    arrays = [values.transpose(1, 2, 3, 0) for values in parts]
    for i, area in enumerate(areas):
        quoted = _quoted(area)
        for j, sex in enumerate(sexes):
            lines = []
            for age, bands in enumerate(zip(*(values[i, j].tolist() for values in arrays), strict=True)):
                rows = zip(years, *bands, strict=True)
                lines += [f"{quoted},{sex},{age},{y},{a:.1f},{b:.1f},{c:.1f},{m:.2f}\n" for y, a, b, c, m in rows]
            yield "".join(lines)


def _quoted(text: str) -> str:
    return table([[text]]).rstrip("\n")


def summary(run: Run) -> str:
    """area, year, total_p10, total_p50, total_p90, births, deaths, net_migration; flows are means of the draws."""
    draws = run.draws
    rows: list[list[object]] = [
        ["area", "year", "total_p10", "total_p50", "total_p90", "births", "deaths", "net_migration"]
    ]
    parts = (draws.total.p10, draws.total.p50, draws.total.p90, draws.births.mean, draws.deaths.mean, draws.net.mean)
    for i, area in enumerate(draws.areas):
        rows += [[area, year, *(f"{part[t, i]:.1f}" for part in parts)] for t, year in enumerate(draws.years)]
    return table(rows)


def backtest(run: Run) -> str:
    """method, years ahead, WAPE, MAPE and bias in per cent, mean over all starting years."""
    found = run.backtest
    rows: list[list[object]] = [["method", "years_ahead", "wape", "mape", "bias"]]
    if found:
        for method, scores in found.scores.items():
            rows += [
                [method, lead, f"{s.wape:.3f}", f"{s.mape:.3f}", f"{s.bias:.3f}"]
                for lead, s in zip(found.leads, scores, strict=True)
            ]
    return table(rows)


def by_age(found: Backtest) -> str:
    """method, years ahead, age in five-year groups, WAPE in per cent, over all starting years, places and sexes."""
    rows: list[list[object]] = [["method", "years_ahead", "ages", "wape"]]
    for method, leads in zip(METHODS, found.by_age, strict=True):
        for lead, groups in zip(found.leads, leads, strict=True):
            rows += [[method, lead, age, f"{wrong:.3f}"] for age, wrong in zip(AGE_GROUPS, groups, strict=True)]
    return table(rows)


def record(run: Run, sums: dict[str, str]) -> bytes:
    """How the run was made, enough to make it again."""
    facts = {
        "state": "done",
        "program": f"samsyn {version('samsyn')}",
        "inputs": sums,
        "history": [run.intake.history.years[0], run.intake.history.years[-1]],
        "to": run.wanted.to,
        "draws": run.wanted.draws,
        "seed": run.wanted.seed,
        "settings": asdict(run.wanted.settings),
        "scenario": [asdict(part) for part in run.wanted.scenario],
        "notes": list(run.notes),
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def table(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
