"""Opens PDF files: one at a time, as pdfium demands, and with its faults turned into our errors."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from samsyn.cores.text.formats.errors import Corrupt, Encrypted
from samsyn.cores.text.values import File

_LOCK: Final = threading.RLock()  # pdfium keeps global state: two threads in it at once crash the process
_LOCKED: Final = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


@contextmanager
def opened(file: File) -> Iterator[pdfium.PdfDocument]:
    """The document, closed again afterwards. Raises Encrypted or Corrupt."""
    with _LOCK:
        try:
            document = pdfium.PdfDocument(file.data)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) in _LOCKED:
                raise Encrypted(file.name) from error
            raise Corrupt(file.name, f"pdf: {error}") from error
        with suppress(pdfium.PdfiumError):
            document.init_forms()
        try:
            yield document
        finally:
            document.close()


@contextmanager
def page_of(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage | None]:
    """One page, closed again afterwards; None when it is damaged."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()
