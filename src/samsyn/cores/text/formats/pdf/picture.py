"""A page as a picture, and the boxes of a span of its text."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pypdfium2.raw as raw

from samsyn.cores.text.formats.errors import Corrupt
from samsyn.cores.text.formats.pdf.annotations import appended, extras_of
from samsyn.cores.text.formats.pdf.canvas import Box, Canvas
from samsyn.cores.text.formats.pdf.opening import opened, page_of
from samsyn.cores.text.formats.pdf.probe import Probe
from samsyn.cores.text.formats.pdf.text import raw_text
from samsyn.cores.text.values import File

_WIDEST: Final = 4_000
_HIGHEST: Final = 8_000
_ROUNDED_UP: Final = 0.01  # pdfium's binding rounds a picture's sides up


def boxes(data: bytes, page_number: int, start: int, end: int) -> tuple[Box, ...]:
    """Where the characters [start, end) of Page.text stand: (x0, top, x1, bottom) in points from the page's top left.

    One box or more for each row. For a page whose text was recognised from a picture (Page.ocr) the characters are
    unknown here: use the boxes of its lines. Raises Encrypted, Corrupt (also when there is no such page).
    """
    with _page(data, page_number) as (document, page):
        canvas = Canvas.of(page)
        handle = raw.FPDFText_LoadPage(page)
        try:
            text = raw_text(handle)
            own = min(end, len(text.text))
            found = Probe(text, canvas).blocks(start, own) if 0 <= start < own else []
        finally:
            raw.FPDFText_ClosePage(handle)
        if end > len(text.text):
            _, rows = appended(text.text, extras_of(page, document.formenv, canvas))
            found += [(row.x0, row.top, row.x1, row.bottom) for row in rows if row.start < end and start < row.end]
    return tuple(found)


def image(data: bytes, page_number: int, width: int) -> bytes:
    """The page as PNG, ``width`` pixels wide (1–4,000). Raises Encrypted, Corrupt."""
    with _page(data, page_number) as (_, page):
        across, down = (max(side, 1.0) for side in page.get_size())
        scale = min((max(min(width, _WIDEST), 1) - _ROUNDED_UP) / across, _HIGHEST / down)
        picture = page.render(scale=scale, may_draw_forms=True).to_pil()
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=4)
    return stream.getvalue()


@contextmanager
def _page(data: bytes, page_number: int) -> Iterator[tuple[Any, Any]]:
    with opened(File("", data)) as document:
        if not 0 < page_number <= len(document):
            raise Corrupt("", f"no page {page_number}")
        with page_of(document, page_number - 1) as page:
            if page is None:
                raise Corrupt("", f"page {page_number} cannot be loaded")
            yield document, page
