"""Spreadsheets in and out: .xlsx and .csv as rows of words. A cell is never run as a formula, in or out."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

type Rows = list[list[str]]
BOLD = Font(name="Calibri", size=11, bold=True)  # a heading row; without a name some programs take another type
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 50_000
MOST_IN_A_CELL = 100_000
_ENCODINGS = ("utf-8-sig", "cp1252")


class BadSheet(Exception):
    """The file is no spreadsheet we can read; the message is a sentence for people."""


def read(name: str, data: bytes) -> Rows:
    """The first sheet, row by row, empty rows left out. Raises BadSheet."""
    if name.lower().endswith((".xlsx", ".xlsm")):
        rows = _xlsx(name, data)
    elif name.lower().endswith((".csv", ".txt", ".tsv")):
        rows = _csv(name, data)
    else:
        raise BadSheet(
            _("”%(name)s” är inget kalkylblad. Spara det som Excel (.xlsx) eller CSV och försök igen.") % {"name": name}
        )
    found = [row for row in rows if any(row)]
    if not found:
        raise BadSheet(_("”%(name)s” är tom.") % {"name": name})
    return found


def _xlsx(name: str, data: bytes) -> Rows:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return [
            [_words(cell) for cell in row] for row in sheet.iter_rows(values_only=True, max_row=MOST_ROWS, max_col=60)
        ]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError, TypeError, AttributeError) as error:
        raise BadSheet(
            _("”%(name)s” går inte att öppna. Öppna den i Excel, spara den på nytt och försök igen.") % {"name": name}
        ) from error


def _words(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _csv(name: str, data: bytes) -> Rows:
    text = None
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if text is None or "\0" in text:
        raise BadSheet(
            _("”%(name)s” har en teckenkodning som inte går att läsa. Spara den som CSV UTF-8.") % {"name": name}
        )
    head = text.partition("\n")[0]
    mark = max(";,\t", key=head.count)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)][:MOST_ROWS]
        if any(len(cell) > MOST_IN_A_CELL for row in rows for cell in row):  # a quotation mark that is never closed
            raise csv.Error
        return rows
    except csv.Error as error:
        raise BadSheet(
            _("”%(name)s” går inte att läsa som CSV. Spara den som Excel (.xlsx) i stället.") % {"name": name}
        ) from error


def to_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """A workbook with one sheet, its head frozen and filtered. Text stays text, also when it begins with "="."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    width = 24
    for at in range(1, len(head) + 1):
        sheet.column_dimensions[chr(64 + at)].width = width
    sheet.append([_cell(sheet, one, bold=True) for one in head])
    count = 1
    for row in rows:
        count += 1
        sheet.append([_cell(sheet, one) for one in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, said: str | int, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=said)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(said, str):
        cell.data_type = "s"
        cell.quotePrefix = said.startswith(FORMULA)
    if bold:
        cell.font = BOLD
    return cell


def to_csv(head: Sequence[str], rows: Iterable[Sequence[str | float | None]], *, mark: str = ";") -> bytes:
    """UTF-8 with semicolons, as Swedish Excel opens it; what looks like a formula gets an apostrophe before it.

    ``mark`` stands between the cells.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"'{one}" if isinstance(one, str) and one.startswith(FORMULA) else one for one in row])
    return out.getvalue().encode("utf-8-sig")
