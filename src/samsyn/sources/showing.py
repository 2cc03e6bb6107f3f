"""Stored figures as CSV, JSON or a table to read."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Final

from samsyn.cores.series import Figure
from samsyn.sources.store import Described

COLUMNS: Final = ("area", "year", "sex", "value", "status")


def figures_csv(rows: Iterable[Figure]) -> str:
    """area,year,sex,value,status; no value is an empty field."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.area, row.period, row.sex, "" if row.value is None else repr(row.value), row.status])
    return made.getvalue()


def figures_json(rows: Iterable[Figure]) -> str:
    """A list of the same columns; no value is null."""
    values = [
        {"area": row.area, "year": _year(row.period), "sex": row.sex, "value": row.value, "status": row.status}
        for row in rows
    ]
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def figures_text(rows: Sequence[Figure], named: dict[str, str]) -> str:
    """One line for each area and year: all, women, men."""
    found: dict[tuple[str, str], dict[str, Figure]] = {}
    for row in rows:
        found.setdefault((row.area, row.period), {})[row.sex] = row
    lines = [["område", "", "år", "alla", "kvinnor", "män", ""]]
    for (area, period), sexes in found.items():
        said = [_number(sexes.get(sex)) for sex in "TKM"]
        status = ", ".join(sorted({figure.status for figure in sexes.values() if figure.status}))
        lines.append([area, named.get(area, ""), period, *said, status])
    return _aligned(lines, right={3, 4, 5})


def list_text(rows: Sequence[Described]) -> str:
    """One line a series."""
    return _aligned([["kod", "källa", "hämtad", "titel"], *([r.code, r.source, r.fetched_at, r.title] for r in rows)])


def list_rows(rows: Sequence[Described]) -> list[dict[str, object]]:
    """The same as values."""
    return [
        {"code": r.code, "source": r.source, "title": r.title, "fetched": r.fetched_at, "revision": r.revision}
        for r in rows
    ]


def table_csv(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> str:
    """Any rows under these columns."""
    made = io.StringIO()
    writer = csv.DictWriter(made, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def table_json(rows: Sequence[dict[str, object]]) -> str:
    """Any rows."""
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"


def table_text(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> str:
    """Any rows, aligned."""
    return _aligned([list(columns), *([str(row.get(name, "")) for name in columns] for row in rows)])


def _year(period: str) -> int | str:
    return int(period) if period.isdigit() else period


def _number(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "–"
    if float(figure.value).is_integer():
        return f"{figure.value:,.0f}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{figure.value:,.2f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def _aligned(lines: Sequence[Sequence[str]], right: Iterable[int] = ()) -> str:
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    made = [
        "  ".join(
            word.rjust(width) if at in right else word.ljust(width)
            for at, (word, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    return "\n".join(made) + "\n"
