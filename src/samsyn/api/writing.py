"""A dataset as a file: JSON, CSV, Excel."""

import io
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.timezone import is_aware, localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from samsyn.api.values import Cell, Dataset, Row
from samsyn.people import sheets

FORMATS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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
    names = [column.name for column in dataset.columns]
    said = ([cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows)
    return sheets.to_csv(names, said, mark=",")


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


def _plain(value: object) -> str:
    assert isinstance(value, datetime | date)
    return value.isoformat()
