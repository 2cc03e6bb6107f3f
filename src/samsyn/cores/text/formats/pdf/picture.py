"""A page as a picture, and the boxes of a span of its text."""

import ctypes
import io

import pypdfium2.raw as raw

from samsyn.cores.text.formats.errors import Corrupt
from samsyn.cores.text.formats.pdf.opening import opened
from samsyn.cores.text.formats.pdf.rows import Box, Canvas
from samsyn.cores.text.formats.pdf.text import raw_text
from samsyn.cores.text.values import File

_WIDEST = 4000


def boxes(data: bytes, page_number: int, start: int, end: int) -> tuple[Box, ...]:
    """Where the characters [start, end) of Page.text stand: (x0, top, x1, bottom) in points from the page's top left.

    One box or more for each row. Empty for a page whose text came from character recognition: use Line.box there.
    Raises Encrypted, Corrupt (also when there is no such page).
    """
    with opened(File("", data)) as document:
        if not 0 < page_number <= len(document):
            raise Corrupt("", f"no page {page_number}")
        page = document[page_number - 1]
        width, height = page.get_size()
        canvas = Canvas.of(page, width, height)
        handle = raw.FPDFText_LoadPage(page)
        try:
            text = raw_text(handle)
            end = min(end, len(text.text))
            if not 0 <= start < end:
                return ()
            first, last = text.character(start), text.character(end - 1)
            return tuple(canvas.box(*found) for found in _rectangles(handle, first, last - first + 1))
        finally:
            raw.FPDFText_ClosePage(handle)
            page.close()


def _rectangles(handle: object, first: int, count: int) -> list[Box]:
    found: list[Box] = []
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    for index in range(raw.FPDFText_CountRects(handle, first, count)):
        raw.FPDFText_GetRect(handle, index, left, top, right, bottom)
        found.append((left.value, bottom.value, right.value, top.value))
    return found


def image(data: bytes, page_number: int, width: int) -> bytes:
    """The page as PNG, ``width`` pixels wide (at most 4,000). Raises Encrypted, Corrupt."""
    with opened(File("", data)) as document:
        if not 0 < page_number <= len(document):
            raise Corrupt("", f"no page {page_number}")
        page = document[page_number - 1]
        scale = max(min(width, _WIDEST), 1) / max(page.get_width(), 1.0)
        picture = page.render(scale=scale, may_draw_forms=True).to_pil()
        page.close()
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=4)
    return stream.getvalue()
