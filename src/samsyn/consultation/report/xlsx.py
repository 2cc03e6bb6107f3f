"""The report as an Excel workbook: one row per comment to sort and filter, and everything else on sheets of its own."""

import io
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils import get_column_letter

from samsyn.consultation.report.sheets import Cell, Heading, Sheet, sheets
from samsyn.consultation.report.values import Pattern, Report
from samsyn.people.package import settled
from samsyn.people.sheets import BOLD, FORMULA

LONGEST = 32_000  # characters of one cell; Excel cuts silently at 32 767
_Kind = tuple[bool, bool, bool]
_WIDE = 20  # characters; columns from this width have running text
_LINE, _TALLEST = 15.0, 409.0  # points: a line of the body text, and the tallest row that Excel shows
_A4, _A3 = 9, 8  # paper, in Excel's numbers
_HEAD = {
    "font": BOLD,
    "fill": PatternFill("solid", fgColor="E8F0EF"),
    "border": Border(bottom=Side("thin", color="6F8386")),
}
_WRAP = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")


def to_xlsx(report: Report, _pattern: Pattern = "section") -> bytes:
    """The workbook, the same for every pattern: it can be sorted. The same report gives the same bytes."""
    book = Workbook(write_only=True)
    book.properties.title = f"{report.title}: {report.strategy}"
    book.properties.creator = report.made_by
    book.properties.language = "sv-SE"
    for sheet in sheets(report):
        _write(book, sheet)
    data = io.BytesIO()
    book.save(data)
    return settled(data.getvalue())


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name)
    for at, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A3 if sheet.printed else _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.append([_head(page, words) for words in sheet.columns])
    count, dressed = 1, dict[_Kind, WriteOnlyCell]()
    for row in sheet.rows:
        for part in _parts(row):
            page.row_dimensions[count + 1].height = _height(part, sheet.widths)
            headed = isinstance(row, Heading)
            page.append(
                [
                    _head(page, str(value)) if headed else _cell(page, value, sheet.widths[at], dressed)
                    for at, value in enumerate(part)
                ]
            )
            count += 1
    if sheet.filtered:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count}"
    if sheet.printed:
        page.print_area = f"A1:{get_column_letter(sheet.printed)}{count}"


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points that the row needs: said outright, since not every program finds it out by itself."""
    lines = 1
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str) and width >= _WIDE and (len(value) > width or "\n" in value):
            lines = max(lines, sum(1 + (len(part) * 21 // 20) // width for part in value.split("\n")))
    return min(lines * _LINE, _TALLEST)


def _head(page: object, words: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, words)
    cell.font, cell.fill, cell.border, cell.alignment = _HEAD["font"], _HEAD["fill"], _HEAD["border"], _WRAP
    return cell


def _cell(page: object, value: Cell, width: int, dressed: dict[_Kind, WriteOnlyCell]) -> WriteOnlyCell:
    """Text is always text: what looks like a formula is shown, never run, here and when the sheet is saved as CSV.

    Looks are told the book once for each kind of cell: told for each cell they take half of the time.
    """
    cell, kind = WriteOnlyCell(page, value), _kind(value, width)
    if isinstance(value, str):
        cell.data_type = "s"
    if kind in dressed:
        cell._style = dressed[kind]._style  # never changed once set
    else:
        _dress(cell, kind)
        dressed[kind] = cell
    return cell


def _kind(value: Cell, width: int) -> _Kind:
    """What decides the looks of a cell: whether it is a number, wide, or looks like a formula."""
    return isinstance(value, int), width >= _WIDE, isinstance(value, str) and value.startswith(FORMULA)


def _dress(cell: WriteOnlyCell, kind: _Kind) -> None:
    number, wide, formula = kind
    if number:
        cell.number_format = "#,##0"
    if formula:
        cell.quotePrefix = True
    cell.alignment = _WRAP if wide and not number else _TOP


def _parts(row: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The row, and rows that carry on texts too long for one cell: nothing is cut off."""
    longest = max((len(value) for value in row if isinstance(value, str)), default=0)
    yield [value[:LONGEST] if isinstance(value, str) else value for value in row]
    for at in range(LONGEST, longest, LONGEST):
        rest: list[Cell] = [value[at : at + LONGEST] if isinstance(value, str) else "" for value in row]
        rest[0] = f"{row[0]} forts."
        yield rest
