"""The floor: nothing but the text of the same files, by bare pypdfium2 and python-docx."""

import multiprocessing
import time
from collections.abc import Sequence
from io import BytesIO

import docx
import pypdfium2

from samsyn.cores.text.values import File


def text_of(file: File) -> int:
    """Characters of one file's text; 0 for a file that the libraries refuse."""
    try:
        return len(_pdf(file.data) if file.name.lower().endswith(".pdf") else _docx(file.data))
    except Exception:
        return 0


def _pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _docx(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def single(files: Sequence[File]) -> tuple[float, int]:
    """Seconds and characters in one process."""
    start = time.perf_counter()
    characters = sum(map(text_of, files))
    return time.perf_counter() - start, characters


def parallel(files: Sequence[File], jobs: int) -> float:
    """Seconds in ``jobs`` processes, starting them included."""
    start = time.perf_counter()
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        pool.map(text_of, files, chunksize=8)
    return time.perf_counter() - start
