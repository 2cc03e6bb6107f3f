"""Walks the blocks of an OpenDocument text in reading order and writes them on the sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from samsyn.cores.text.formats.leads import lead
from samsyn.cores.text.formats.odt.names import DRAW, LIST, OFFICE, TABLE, TEXT, H, P, number
from samsyn.cores.text.formats.odt.styles import Style, Styles, label
from samsyn.cores.text.formats.sheet import NOWHERE, Place, Sheet
from samsyn.cores.text.values import Role

_SPACE: Final = re.compile("[ \t\r\n]+")
_SKIPPED: Final = frozenset(
    [TEXT + n for n in ("tracked-changes", "ruby-text", "sequence-decls", "variable-decls", "user-field-decls")]
    + [OFFICE + "forms", OFFICE + "annotation-end", TEXT + "list-level-style-number", TEXT + "table-of-content-source"]
)
_NOTES: Final = frozenset((TEXT + "note", OFFICE + "annotation"))
_DRAWN: Final = frozenset(DRAW + n for n in ("frame", "g", "custom-shape", "rect", "a"))
_ROWS: Final = frozenset(TABLE + n for n in ("table-header-rows", "table-rows", "table-row-group"))
_CELLS: Final = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))
_MOST_SPACES: Final = 50  # in a row: a number in the file must not become a mountain of text
_MOST_REPEATED: Final = 1000  # spreadsheets pasted into text repeat empty cells to the edge of the sheet


@dataclass(frozen=True, slots=True)
class Setting:
    """Where we are: cell, list depth, and the role that a note, header or footer gives its paragraphs."""

    place: Place = NOWHERE
    role: Role | None = None
    depth: int = 0
    listing: str = ""


@dataclass(slots=True)
class _Inline:
    """The text of one paragraph and what hangs on it."""

    styles: Styles
    parts: list[str] = field(default_factory=list)
    all_bold: bool = True
    opening: int = 0  # characters of the bold opening, once something else has come
    size: float = 0.0  # that a span states, where the paragraph opens with one
    hidden: bool = False
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def read(self, parent: etree._Element, *, bold: bool) -> None:
        self._text(parent.text, bold=bold)
        for child in parent:
            self._child(child, bold=bold)
            self._text(child.tail, bold=bold)

    def _child(self, child: etree._Element, *, bold: bool) -> None:
        tag = child.tag
        if tag == TEXT + "s":
            self.parts.append(" " * min(number(child.get(TEXT + "c"), 1), _MOST_SPACES))
        elif tag == TEXT + "tab":
            self.parts.append("\t")
        elif tag == TEXT + "line-break":
            self.parts.append("\n")
        elif tag == TEXT + "span":
            style = self.styles.get("text", child.get(TEXT + "style-name", ""))
            if style.hidden:
                self.hidden = True
            else:
                if style.size and not any(map(str.strip, self.parts)):
                    self.size = style.size
                self.read(child, bold=bold if style.bold is None else style.bold)
        elif tag in _NOTES:
            self.notes.append(child)
        elif tag in _DRAWN:
            self.boxes.append(child)
        elif isinstance(tag, str) and tag not in _SKIPPED:
            self.read(child, bold=bold)

    def _text(self, text: str | None, *, bold: bool) -> None:
        if text:
            text = _SPACE.sub(" ", text)
            if self.all_bold and not bold and not text.isspace():
                self.all_bold, self.opening = False, sum(map(len, self.parts))
            self.parts.append(text)


class Body:
    """Reads blocks onto ``sheet``."""

    def __init__(self, styles: Styles) -> None:
        self.sheet = Sheet()
        self.hidden = False
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._outline: dict[int, int] = {}
        self._note_number = 0
        self._label = ""

    def blocks(self, parent: etree._Element, setting: Setting) -> None:
        """All paragraphs, lists and tables below ``parent``."""
        for child in parent:
            self._block(child, setting)

    def _block(self, child: etree._Element, setting: Setting) -> None:
        tag = child.tag
        if tag in (P, H):
            self._paragraph(child, setting)
        elif tag == LIST:
            self._list(child, setting)
        elif tag == TABLE + "table":
            self._table(child, setting)
        elif tag in _NOTES:
            self._note(child, setting)
        elif isinstance(tag, str) and tag not in _SKIPPED:  # also what no rule of the format puts here: nothing is lost
            if child.get(TEXT + "display") == "none":
                self.hidden = True
            else:
                self.blocks(child, setting)

    def _paragraph(self, paragraph: etree._Element, setting: Setting) -> None:
        style = self._styles.get("paragraph", paragraph.get(TEXT + "style-name", ""))
        inline = _Inline(self._styles)
        if style.hidden:
            self.hidden = True
        else:
            inline.read(paragraph, bold=bool(style.bold))
        self.hidden = self.hidden or inline.hidden
        self._write("".join(inline.parts), paragraph, style, setting, inline)
        for box in inline.boxes:
            self.blocks(box, replace(setting, depth=0, listing=""))
        for note in inline.notes:
            self._note(note, setting)

    def _write(self, text: str, paragraph: etree._Element, style: Style, setting: Setting, inline: _Inline) -> None:
        role, level = style.role, style.level
        if paragraph.tag == H:
            role, level = "heading", min(max(number(paragraph.get(TEXT + "outline-level"), 1), 1), 9)
        shown, self._label = self._label, ""
        if role == "heading" and setting.role is None and text.strip():
            shown = shown or ("" if style.unlisted else self._heading_label(level))
        if not text.strip():
            self._label = shown if setting.role == "note" else ""
            self.sheet.add(text)
            return
        if role == "body" and setting.depth:
            role, level = "list", min(setting.depth, 9)
        elif role == "body" and setting.place.table >= 0:
            role = "cell"
        if setting.role is not None:
            role, level = setting.role, 0
        opening = lead(text, inline.opening) if role == "body" else 0
        bold, size, place = inline.all_bold, inline.size or style.size, setting.place
        self.sheet.add(text, role=role, level=level, label=shown, bold=bold, size=size, place=place, lead=opening)

    def _heading_label(self, level: int) -> str:
        levels = self._styles.outline
        if not levels:
            return ""
        _count(self._outline, level, levels[level].start if level in levels else 1)
        return label(levels, self._outline, level)

    def _list(self, listing: etree._Element, setting: Setting) -> None:
        name = listing.get(TEXT + "style-name") or setting.listing or self._style_of_first(listing)
        depth = setting.depth + 1
        levels = self._styles.listing(name)
        going_on = listing.get(TEXT + "continue-numbering") == "true" or listing.get(TEXT + "continue-list")
        counts = self._counts.setdefault(name, {})
        if not going_on and setting.depth == 0:
            counts.clear()
        inner = replace(setting, depth=depth, listing=name)
        for item in listing:
            if item.tag == TEXT + "list-item":
                if not _only_lists(item):
                    start = levels[depth].start if depth in levels else 1
                    _count(counts, depth, start, number(item.get(TEXT + "start-value"), -1))
                    self._label = label(levels, counts, depth) or ("" if levels else "•")
                self.blocks(item, inner)
                self._label = ""
            elif item.tag == TEXT + "list-header":
                self.blocks(item, inner)
            else:
                self._block(item, inner)

    def _style_of_first(self, listing: etree._Element) -> str:
        first = next(listing.iter(P, H), None)
        return "" if first is None else self._styles.get("paragraph", first.get(TEXT + "style-name", "")).listing

    def _table(self, table: etree._Element, setting: Setting) -> None:
        rows = list(_rows(table))
        cells = [list(_cells(row)) for row in rows]
        inner = replace(setting, depth=0, listing="")
        if len(rows) == 1 and len(cells[0]) == 1:  # a frame around text, not a table
            self.blocks(cells[0][0][1], inner)
            return
        at = self.sheet.next_table()
        for row, found in enumerate(cells):
            for column, cell in found:
                self.blocks(cell, replace(inner, place=Place(at, row, column)))

    def _note(self, note: etree._Element, setting: Setting) -> None:
        inner = replace(setting, role="note", depth=0, listing="")
        if note.tag == OFFICE + "annotation":
            self._label = "Kommentar"
            self.blocks(note, inner)
        else:
            self._note_number += 1
            citation = note.findtext(TEXT + "note-citation") or str(self._note_number)
            self._label = citation.strip()
            body = note.find(TEXT + "note-body")
            if body is not None:
                self.blocks(body, inner)
        self._label = ""


def _count(counts: dict[int, int], level: int, start: int, forced: int = -1) -> None:
    counts[level] = forced if forced >= 0 else counts[level] + 1 if level in counts else start
    for deeper in [deep for deep in counts if deep > level]:
        del counts[deeper]


def _only_lists(item: etree._Element) -> bool:
    return len(item) > 0 and all(child.tag == LIST for child in item)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """(column, cell); what is covered by a merged cell counts as a column and is not read."""
    column = 0
    for cell in row:
        if cell.tag in _CELLS:
            if cell.tag == TABLE + "table-cell":
                yield column, cell
            column += min(number(cell.get(TABLE + "number-columns-repeated"), 1), _MOST_REPEATED)
