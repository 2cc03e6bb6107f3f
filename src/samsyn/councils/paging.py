"""How long a paper is."""

from contextlib import suppress

import pypdfium2 as pdfium


def count_pages(data: bytes) -> int:
    """How many pages a PDF has; 0 for what is no PDF."""
    if not data.lstrip()[:5].startswith(b"%PDF"):
        return 0
    with suppress(pdfium.PdfiumError):
        document = pdfium.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()
    return 0
