"""Walks the blocks of a Word document in reading order and writes them on the sheet."""

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from samsyn.cores.text.formats.docx.names import (
    ALTERNATE,
    CHOICE,
    DROPPED,
    FALLBACK,
    KEPT,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    TRACKED,
    VAL,
    P,
    W,
    number,
    value,
)  # fmt: skip
from samsyn.cores.text.formats.docx.numbering import Numbering
from samsyn.cores.text.formats.docx.runs import Inline
from samsyn.cores.text.formats.docx.styles import Style, Styles
from samsyn.cores.text.formats.leads import lead
from samsyn.cores.text.formats.sheet import NOWHERE, Place, Sheet
from samsyn.cores.text.values import Role

_DELETED_MARK: Final = f"{RPR}/{W}del"
_NO_LIST: Final = "0"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where we are: the table cell, and the role and label that a note, header or footer gives its paragraphs."""

    place: Place = NOWHERE
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class _List:
    label: str = ""
    depth: int = 0


class Body:
    """Reads blocks onto ``sheet``. ``notes`` holds footnotes, endnotes and comments by (part, id)."""

    def __init__(
        self, sheet: Sheet, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], etree._Element]
    ) -> None:
        self.sheet = sheet
        self.tracked = False
        self.hidden = False
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._note_number = 0
        self._carried = ""  # text of a paragraph whose end mark was deleted: it runs on into the next
        self._label = ""

    def blocks(self, parent: etree._Element, setting: Setting) -> None:
        """All paragraphs and tables below ``parent``."""
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child, setting)
            elif tag == TBL:
                self._table(child, setting)
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self.blocks(content, setting)
            elif tag in KEPT:
                self.tracked = self.tracked or tag in TRACKED
                self.blocks(child, setting)
            elif tag in DROPPED:
                self.tracked = True
            elif tag == ALTERNATE:
                copy = next(child.iterchildren(CHOICE, FALLBACK), None)
                if copy is not None:
                    self.blocks(copy, setting)

    def _paragraph(self, paragraph: etree._Element, setting: Setting) -> None:
        properties = paragraph.find(PPR)
        style = self._styles.paragraph(None if properties is None else value(properties, W + "pStyle"))
        inline = Inline(self._styles, style.bold)
        inline.read(paragraph)
        self.tracked = self.tracked or inline.tracked
        self.hidden = self.hidden or inline.hidden
        text = self._carried + inline.text
        self._carried = ""
        if properties is not None and properties.find(_DELETED_MARK) is not None:
            self.tracked = True
            self._carried = text
        else:
            self._write(text, inline, style, properties, setting)
        for box in inline.boxes:
            self.blocks(box, setting)
        for note in inline.notes:
            self._note(note, setting)

    def _write(
        self, text: str, inline: Inline, style: Style, properties: etree._Element | None, setting: Setting
    ) -> None:
        listed = self._list(style, properties)  # also when empty: Word numbers empty paragraphs too
        if not text.strip():
            self.sheet.add(text)
            return
        role, level = _heading(style, properties)
        if role == "body" and listed.label:
            role, level = "list", min(listed.depth + 1, 9)
        elif role == "body" and setting.place.table >= 0:
            role = "cell"
        if setting.role is not None:
            role, level = setting.role, 0
        label, self._label = listed.label or self._label, ""
        size = inline.size or style.size
        opening = lead(text, inline.opening) if role == "body" and text == inline.text else 0
        self.sheet.add(
            text, role=role, level=level, label=label, bold=inline.bold, size=size, place=setting.place, lead=opening
        )

    def _list(self, style: Style, properties: etree._Element | None) -> _List:
        num_id, level = style.numbering or (_NO_LIST, 0)
        if level < 0:
            level = self._numbering.level_of_style(num_id, style.ids)
        own = None if properties is None else properties.find(W + "numPr")
        if own is not None:
            num_id = value(own, W + "numId") or num_id
            level = number(value(own, W + "ilvl"), level)
        if num_id == _NO_LIST:
            return _List()
        return _List(self._numbering.label(num_id, level), min(max(level, 0), 8))

    def _table(self, table: etree._Element, setting: Setting) -> None:
        rows = [row for row in _rows(table) if not self._deleted(row)]
        cells = [list(_cells(row)) for row in rows]
        if len(rows) == 1 and len(cells[0]) == 1:  # a frame around text, not a table
            self.blocks(cells[0][0][1], setting)
            return
        at = self.sheet.next_table()
        for row, found in enumerate(cells):
            for column, cell in found:
                self.blocks(cell, replace(setting, place=Place(at, row, column)))

    def _deleted(self, row: etree._Element) -> bool:
        deleted = row.find(f"{W}trPr/{W}del") is not None
        self.tracked = self.tracked or deleted
        return deleted

    def _note(self, key: tuple[str, str], setting: Setting) -> None:
        note = self._notes.pop(key, None)  # popped: a note that is referred to twice is still one note
        if note is None:
            return
        if key[0] == "comments":
            self._label = "Kommentar"
        else:
            self._note_number += 1
            self._label = str(self._note_number)
        self.blocks(note, replace(setting, role="note"))
        self._label = ""


def _heading(style: Style, properties: etree._Element | None) -> tuple[Role, int]:
    outline = None if properties is None else properties.find(W + "outlineLvl")
    if outline is None or style.role not in ("body", "heading"):
        return style.role, style.level
    level = number(outline.get(VAL), 9)
    return ("heading", level + 1) if 0 <= level < 9 else ("body", 0)


def _rows(table: etree._Element) -> list[etree._Element]:
    """Rows, also those inside content controls and tracked insertions."""
    rows: list[etree._Element] = []
    for child in table:
        if child.tag == TR:
            rows.append(child)
        elif child.tag in KEPT or child.tag in (SDT, SDT_CONTENT):
            rows += _rows(child)
    return rows


def _cells(row: etree._Element) -> list[tuple[int, etree._Element]]:
    """(column, cell): a cell that spans two columns counts as two."""
    column = number(value(row, f"{W}trPr/{W}gridBefore"))
    cells: list[tuple[int, etree._Element]] = []
    for cell in _plain_cells(row):
        cells.append((column, cell))
        column += max(number(value(cell, f"{W}tcPr/{W}gridSpan"), 1), 1)
    return cells


def _plain_cells(row: etree._Element) -> list[etree._Element]:
    cells: list[etree._Element] = []
    for child in row:
        if child.tag == TC:
            cells.append(child)
        elif child.tag in KEPT or child.tag in (SDT, SDT_CONTENT):
            cells += _plain_cells(child)
    return cells
