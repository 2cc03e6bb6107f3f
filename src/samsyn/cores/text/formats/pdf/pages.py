"""From a PDF's bytes to pages: raw text, lines, and reading order."""

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from samsyn.cores.text.formats.errors import Corrupt, Empty, NeedsOcr, TooLarge
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.pdf.opening import opened
from samsyn.cores.text.formats.pdf.rows import rows_of
from samsyn.cores.text.formats.pdf.text import raw_text
from samsyn.cores.text.values import Document, File, Page


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """The pages of a PDF, with lines in reading order (Page.text stays in pdfium's own order).

    Raises Encrypted, Corrupt, Empty, NeedsOcr or TooLarge.
    """
    with opened(file) as document:
        count = len(document)
        if count > limits.pages:
            raise TooLarge(file.name, "pages", limits.pages)
        if not count:
            raise Empty(file.name)
        pages = tuple(_page(file, document, index) for index in range(count))
    if not any(page.lines for page in pages):
        raise NeedsOcr(file.name, len(pages))
    return Document("pdf", pages)


def _page(file: File, document: pdfium.PdfDocument, index: int) -> Page:
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise Corrupt(file.name, f"page {index + 1}: {error}") from error
    width, height = page.get_size()
    handle = raw.FPDFText_LoadPage(page)
    try:
        text = raw_text(handle)
        lines = tuple(rows_of(page, text, width, height))
    finally:
        raw.FPDFText_ClosePage(handle)
        page.close()
    return Page(index + 1, text.text, lines, width=width, height=height)
