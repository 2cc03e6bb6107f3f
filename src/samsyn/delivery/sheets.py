"""Figures in a spreadsheet or CSV file → figures, or every row that is wrong and why. Nothing is half imported."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from samsyn.cores.series import Figure
from samsyn.delivery.fields import decimal

HEADINGS: Final = {
    "area": ("område", "area", "kod", "region", "kommun"),
    "year": ("år", "year", "period"),
    "sex": ("kön", "sex"),
    "value": ("värde", "value", "antal"),
}
SEXES: Final = {
    "": "T", "t": "T", "alla": "T", "totalt": "T", "k": "K", "kvinnor": "K", "kvinna": "K", "m": "M", "män": "M",
    "man": "M",
}  # fmt: skip
NOTHING: Final = frozenset({"", "-", "–", "..", "…", "saknas"})
MOST_ROWS: Final = 100_000
MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
UNRECKONED: Final = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*><f[^>]*>[^<]*</f>(?:<v\s*/>|<v></v>)?</c>')


class WrongSheet(Exception):
    """The file cannot be used. ``rows`` has a sentence for each row that is wrong."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__(rows)
        self.rows = tuple(rows)


def read(name: str, data: bytes) -> tuple[Figure, ...]:
    """Every figure. Raises WrongSheet."""
    book = name.lower().endswith((".xlsx", ".xlsm"))
    table, faults = _excel(data) if book else (_csv(data), {})
    rows = [(at, row) for at, row in enumerate(table, start=1) if any(str(cell or "").strip() for cell in row)]
    if not rows:
        raise WrongSheet([_("Filen är tom.")])
    if len(rows) > MOST_ROWS:
        raise WrongSheet([_("Filen har fler än %(most)s rader.") % {"most": MOST_ROWS}])
    columns = _columns(rows[0][1])
    wrong: list[str] = []
    made: dict[tuple[str, str, str], Figure] = {}
    for at, row in rows[1:]:
        try:
            if at in faults:
                raise ValueError(faults[at])
            figure = _figure(row, columns)
        except ValueError as error:
            wrong.append(_("Rad %(row)s: %(why)s") % {"row": at, "why": error})
            continue
        place = figure.area, figure.period, figure.sex
        if place in made:
            wrong.append(_("Rad %(row)s: området, året och könet finns redan på en rad före.") % {"row": at})
        made[place] = figure
    if wrong or not made:
        raise WrongSheet(wrong or [_("Filen har rubriker men inga siffror.")])
    return tuple(made.values())


def _columns(heads: Sequence[Any]) -> dict[str, int]:
    said = [str(head or "").strip().casefold() for head in heads]
    found = {name: next((said.index(word) for word in words if word in said), -1) for name, words in HEADINGS.items()}
    missing = [HEADINGS[name][0] for name in ("area", "year", "value") if found[name] < 0]
    if missing:
        facts = {"missing": ", ".join(missing), "found": ", ".join(word for word in said if word) or _("inga")}
        raise WrongSheet([_("Rubrikerna %(missing)s saknas på första raden. Rubriker som finns: %(found)s.") % facts])
    return found


def _figure(row: Sequence[Any], columns: dict[str, int]) -> Figure:
    cells = {name: (row[at] if 0 <= at < len(row) else None) for name, at in columns.items()}
    area = _code(cells["area"])
    if not area:
        raise ValueError(_("området saknas. Är celler sammanfogade? Dela dem och fyll i varje rad."))
    year = _code(cells["year"])
    if not (year.isdigit() and 1900 <= int(year) <= 2100):
        raise ValueError(_("”%(said)s” är inget år.") % {"said": year})
    sex = SEXES.get(str(cells["sex"] or "").strip().casefold())
    if sex is None:
        raise ValueError(_("könet ”%(said)s” är okänt. Skriv alla, kvinnor eller män.") % {"said": cells["sex"]})
    return Figure(area, year, sex, _value(cells["value"]))


def once(rows: Iterable[Figure]) -> tuple[Figure, ...]:
    """The same figures, each place once. Raises WrongSheet."""
    made: dict[tuple[str, str, str], Figure] = {}
    for row in rows:
        if (row.area, row.period, row.sex) in made:
            raise WrongSheet([_("%(year)s står två gånger.") % {"year": row.period}])
        made[row.area, row.period, row.sex] = row
    return tuple(made.values())


def _value(cell: Any) -> float | None:
    if cell is None or (isinstance(cell, str) and cell.strip().casefold() in NOTHING):
        return None
    if isinstance(cell, bool):
        raise ValueError(_("”%(said)s” är inget tal.") % {"said": cell})
    try:
        return float(cell) if isinstance(cell, int | float) else decimal(str(cell))
    except ValueError:
        raise ValueError(_("”%(said)s” är inget tal.") % {"said": cell}) from None


def _code(cell: Any) -> str:
    """Excel makes 0019 of it 19.0: a code of a region or municipality has four figures."""
    said = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()
    return said.zfill(4) if said.isdigit() and len(said) < 4 else said


def _excel(data: bytes) -> tuple[list[Sequence[Any]], dict[int, str]]:
    """The first sheet's rows, and what is wrong with some of them that their values do not show."""
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows: list[Sequence[Any]] = list(sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2))
        with ZipFile(io.BytesIO(data)) as archive:
            written = archive.read(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
        raise WrongSheet([_("Filen går inte att läsa som ett kalkylblad. Spara den igen som .xlsx.")]) from error
    return rows, _hidden(written)


def _hidden(written: bytes) -> dict[int, str]:
    """Rows with merged cells, of which only the first has a value, and with formulas that nobody has reckoned."""
    found: dict[int, str] = {}
    for first, last in UNRECKONED.findall(written):
        said = _("cell %(cell)s är en formel utan värde. Öppna filen i kalkylprogrammet och spara den igen.")
        found[int(last)] = said % {"cell": f"{first.decode()}{last.decode()}"}
    for left, first, right, last in MERGED.findall(written):
        facts = {"cells": f"{left.decode()}{first.decode()}:{right.decode()}{last.decode()}"}
        said = _("cellerna %(cells)s är sammanfogade. Dela dem och fyll i varje rad.") % facts
        empty = int(first) + (left == right)  # the first row of a single column has its value
        found |= dict.fromkeys(range(empty, min(int(last), MOST_ROWS + 2) + 1), said)
    return found


def _csv(data: bytes) -> Iterable[Sequence[Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.splitlines()[0] if text.strip() else ""
    separator = max(";\t,", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise WrongSheet([_("Filen går inte att läsa som CSV.")]) from error
