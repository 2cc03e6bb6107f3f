"""Markdown (.md): plain text whose marks for headings, lists, quotes and tables are left outside the lines."""

import re
from collections.abc import Iterator
from typing import Final

from samsyn.cores.text.formats.encoding import decode
from samsyn.cores.text.formats.plain import ROW_END, text_of
from samsyn.cores.text.values import Document, File, Line, Page, Role

_FENCE: Final = re.compile(r"\s{0,3}(?:```|~~~)")
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_CLOSING: Final = re.compile(r"\s#+")
_UNDERLINE: Final = re.compile(r"\s{0,3}(=+|-{2,})\s*")
_RULE: Final = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
_ITEM: Final = re.compile(r"(\s*)([-*+•]|\d{1,9}[.)])\s+(?:\[([ xX])\]\s+)?(?=\S)")
_QUOTE: Final = re.compile(r"\s{0,3}(?:>\s?)+")
_CELL: Final = re.compile(r"(?:\\\||[^|])+")
_DIVIDER: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(.*?\S)\1[:.]?")
_DEEPEST: Final = 9


def read(file: File) -> Document:
    """A Markdown file as page 1, one Line a row; Page.text is the file's own text with its marks."""
    decoded = decode(file.data)
    text = text_of(file.name, decoded.text)
    lines = tuple(_Marked(text).lines())
    title = next((text[line.start : line.end] for line in lines if line.role == "heading" and line.level == 1), "")
    return Document("md", (Page(1, text, lines),), title=title, notices=decoded.notices)


class _Marked:
    """Goes through the rows of a text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows = list(_rows(text))
        self._table = -1
        self._row = 0
        self._in_table = False

    def lines(self) -> Iterator[Line]:
        fenced = False
        for at, (start, end) in enumerate(self._rows):
            row = self._text[start:end]
            if _FENCE.match(row):
                fenced = not fenced
            elif fenced:
                yield from self._line(start, end)
            elif not self._is_mark(at):
                yield from self._marked(at, start, end)

    def _is_mark(self, at: int) -> bool:
        """Rows that are nothing but marks: lines under headings, rules, and the divider of a table."""
        row = self._row_text(at)
        if self._in_table and _DIVIDER.fullmatch(row.strip()):
            return True
        if at and _UNDERLINE.fullmatch(row) and self._row_text(at - 1).strip():
            return True
        return bool(_RULE.fullmatch(row))

    def _marked(self, at: int, start: int, end: int) -> Iterator[Line]:
        row = self._text[start:end]
        heading = _HEADING.match(row)
        item = _ITEM.match(row)
        quote = _QUOTE.match(row)
        if self._begins_table(at) or (self._in_table and "|" in row):
            yield from self._cells(start, end)
            return
        self._in_table = False
        if heading:
            words = row[heading.end() :].rstrip()
            bare = words.rstrip("#")
            words = bare if _CLOSING.fullmatch(words[len(bare) - 1 :]) else words
            at_words = start + heading.end()
            yield from self._line(at_words, at_words + len(words), "heading", len(heading.group(1)))
        elif item:
            label = {" ": "☐", "x": "☒", "X": "☒"}.get(item.group(3) or "") or item.group(2)
            label = "•" if label in "-*+" else label
            depth = min(len(item.group(1).expandtabs(4)) // 2 + 1, _DEEPEST)
            yield from self._line(start + item.end(), end, "list", depth, label)
        elif quote:
            yield from self._line(start + quote.end(), end, "quote")
        elif self._underlined(at):
            yield from self._line(start, end, "heading", 1 if "=" in self._row_text(at + 1) else 2)
        else:
            yield from self._line(start, end)

    def _underlined(self, at: int) -> bool:
        row = self._row_text(at + 1)
        return bool(self._row_text(at).strip()) and bool(_UNDERLINE.fullmatch(row))

    def _begins_table(self, at: int) -> bool:
        below = self._row_text(at + 1)
        begins = (
            not self._in_table
            and "|" in self._row_text(at)
            and "|" in below
            and bool(_DIVIDER.fullmatch(below.strip()))
        )
        if begins:
            self._in_table = True
            self._table += 1
            self._row = 0
        return begins

    def _cells(self, start: int, end: int) -> Iterator[Line]:
        row = self._text[start:end]
        body = row.strip().removeprefix("|")
        offset = start + row.index(body) if body else start
        for column, cell in enumerate(_CELL.finditer(body.removesuffix("|"))):
            for line in self._line(offset + cell.start(), offset + cell.end(), "cell"):
                yield Line(
                    line.start, line.end, "cell", bold=line.bold, table=self._table, row=self._row, column=column
                )
        self._row += 1

    def _line(self, start: int, end: int, role: Role = "body", level: int = 0, label: str = "") -> Iterator[Line]:
        """The row without white space and without the marks of bold around all of it; nothing for an empty row."""
        words = self._text[start:end]
        inner = words.strip()
        if not inner:
            return
        start += words.index(inner)
        bold = _BOLD.fullmatch(inner)
        if bold and bold.group(1) not in bold.group(2):
            start, inner = start + 2, bold.group(2)
        yield Line(start, start + len(inner), role, level, label, bold=bool(bold))

    def _row_text(self, at: int) -> str:
        start, end = self._rows[at] if 0 <= at < len(self._rows) else (0, 0)
        return self._text[start:end]


def _rows(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in ROW_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)
