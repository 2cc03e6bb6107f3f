"""Rows of a page as pdfium breaks them, each with its box, font size and weight."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as raw

from samsyn.cores.text.formats.pdf.text import RawText
from samsyn.cores.text.values import Line

ROW: Final = re.compile("[^\r\n\ufffe\x02]*[\ufffe\x02]|[^\r\n\ufffe\x02]+")
_BOLD: Final = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18
_SCALE: Final = 1000

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Canvas:
    """Turns pdfium's coordinates (up from the bottom left, before rotation) into points from the page's top left."""

    ax: float
    ay: float
    bx: float
    by: float
    x: float
    y: float

    @classmethod
    def of(cls, page: Any, width: float, height: float) -> "Canvas":
        size = (round(width * _SCALE), round(height * _SCALE))
        (x, y), (x1, y1), (x2, y2) = (_on_device(page, size, at) for at in ((0, 0), (100, 0), (0, 100)))
        return cls((x1 - x) / 100, (y1 - y) / 100, (x2 - x) / 100, (y2 - y) / 100, x, y)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        x1, y1 = self.x + left * self.ax + top * self.bx, self.y + left * self.ay + top * self.by
        x2, y2 = self.x + right * self.ax + bottom * self.bx, self.y + right * self.ay + bottom * self.by
        return (round(min(x1, x2), 2), round(min(y1, y2), 2), round(max(x1, x2), 2), round(max(y1, y2), 2))


def _on_device(page: Any, size: tuple[int, int], at: tuple[float, float]) -> tuple[float, float]:
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, *at, x, y)
    return x.value / _SCALE, y.value / _SCALE


def rows_of(page: Any, text: RawText, width: float, height: float) -> Iterator[Line]:
    """The rows that hold anything, in the order of the text."""
    canvas = Canvas.of(page, width, height)
    for match in ROW.finditer(text.text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words)
        yield _row(text, canvas, start, start + len(words))


def _row(text: RawText, canvas: Canvas, start: int, end: int) -> Line:
    first, last = text.character(start), text.character(end - 1)
    left, right = _loose(text.handle, first), _loose(text.handle, last)
    box = canvas.box(
        min(left.left, right.left),
        min(left.bottom, right.bottom),
        max(left.right, right.right),
        max(left.top, right.top),
    )
    size = raw.FPDFText_GetFontSize(text.handle, first)
    return Line(start, end, size=round(size, 1), box=box)


def _loose(handle: Any, character: int) -> raw.FS_RECTF:
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, character, rectangle)
    return rectangle
