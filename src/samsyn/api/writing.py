"""A dataset as a file: JSON, CSV, Excel."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.timezone import is_aware, localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from samsyn.api.values import Cell, Dataset, Row

FORMATS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(dataset: Dataset, rows: Sequence[Row], form: str) -> bytes:
    """The rows as ``form`` (a key of FORMATS)."""
    return {"json": _json, "csv": _csv, "xlsx": _xlsx}[form](dataset, rows)


def named(dataset: Dataset, rows: Iterable[Row]) -> list[dict[str, Cell]]:
    """Each row by the names of its columns."""
    names = [column.name for column in dataset.columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _json(dataset: Dataset, rows: Sequence[Row]) -> bytes:
    return json.dumps(named(dataset, rows), ensure_ascii=False, default=_plain).encode()


def _csv(dataset: Dataset, rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in dataset.columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")  # Excel needs the mark to see that it is UTF-8


def _xlsx(dataset: Dataset, rows: Sequence[Row]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(dataset.key[:31])
    sheet.freeze_panes = "A2"
    sheet.append([column.name for column in dataset.columns])
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, value: Cell) -> object:
    if isinstance(value, datetime):
        return localtime(value).replace(tzinfo=None) if is_aware(value) else value
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value="".join(sign for sign in value[:32_000] if sign >= " " or sign in "\n\t"))
        cell.data_type = "s"  # never a formula, whatever it begins with
        return cell
    return value


def _safe(value: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _plain(value: object) -> str:
    assert isinstance(value, datetime | date)
    return value.isoformat()
