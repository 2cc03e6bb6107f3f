"""From a PDF's bytes to pages: raw text, lines and reading order; pages that are pictures are recognised."""

import re
from dataclasses import dataclass, field
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from samsyn.cores.text.formats import ocr
from samsyn.cores.text.formats.errors import Corrupt, Empty, NeedsOcr, TooLarge, Unreadable, Unsupported
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.pdf.annotations import appended, extras_of, inserted
from samsyn.cores.text.formats.pdf.bookmarks import bookmarks_of
from samsyn.cores.text.formats.pdf.canvas import Canvas
from samsyn.cores.text.formats.pdf.layout import Sight, arranged
from samsyn.cores.text.formats.pdf.opening import opened, page_of
from samsyn.cores.text.formats.pdf.probe import Probe
from samsyn.cores.text.formats.pdf.roles import Leaf, mark
from samsyn.cores.text.formats.pdf.rows import rows_of
from samsyn.cores.text.formats.pdf.scans import Scan, is_picture, scan_of
from samsyn.cores.text.formats.pdf.text import raw_text
from samsyn.cores.text.values import Document, File, Page

_BROKEN: Final = re.compile("[\ufffe\x02] ?")  # the hyphen of a word broken at a row's end
_WAIT_PAGE: Final = 2_000  # characters: a form in XFA hides behind a page that says "Please wait"


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """The pages of a PDF, with lines in reading order (Page.text stays in pdfium's own order).

    Filled-in fields and readers' comments stand after the page's own text. Raises Encrypted, Corrupt, Empty, NeedsOcr,
    TooLarge or Unsupported.
    """
    copy = _copied(file, limits)
    recognised = _recognise(file, copy, limits)
    if not recognised and not any(leaf.rows for leaf in copy.leaves):
        raise NeedsOcr(file.name, copy.unread) if copy.unread else Empty(file.name)
    mark(copy.leaves, copy.bookmarks)
    pages = tuple(
        recognised.get(number)
        or Page(number, leaf.text, tuple(row.line() for row in leaf.rows), leaf.width, leaf.height)
        for number, leaf in enumerate(copy.leaves, start=1)
    )
    notices = {"ocr": bool(recognised), "needs-ocr": bool(copy.unread), "damaged": copy.damaged}
    title = _title(copy.leaves[0])
    return Document("pdf", pages, title=title, notices=tuple(code for code, found in notices.items() if found))


@dataclass(slots=True)
class _Copy:
    """All that is taken out of the file while it is open, so that other threads need not wait for the rest."""

    bookmarks: dict[int, list[tuple[str, int]]]
    leaves: list[Leaf] = field(default_factory=list)
    scans: dict[int, Scan] = field(default_factory=dict)  # by page number
    unread: int = 0  # pictures that cannot be recognised here
    damaged: bool = False


def _copied(file: File, limits: Limits) -> _Copy:
    with opened(file) as document:
        count = len(document)
        if count > limits.pages:
            raise TooLarge(file.name, "pages", limits.pages)
        if not count:
            raise Empty(file.name)
        copy = _Copy(bookmarks_of(document))
        letters = tables = 0
        for index in range(count):
            leaf = _leaf(document, index, tables, copy, limits)
            copy.leaves.append(leaf)
            tables = max((row.table + 1 for row in leaf.rows), default=tables)
            letters += len(leaf.text)
            if letters > limits.characters:
                raise TooLarge(file.name, "characters", limits.characters)
        if document.get_formtype() == raw.FORMTYPE_XFA_FULL and letters < _WAIT_PAGE and "Adobe" in copy.leaves[0].text:
            raise Unsupported(file.name, "xfa")
    if copy.damaged and not any(leaf.rows for leaf in copy.leaves):
        raise Corrupt(file.name, "no page can be loaded")
    return copy


def _leaf(document: pdfium.PdfDocument, index: int, tables: int, copy: _Copy, limits: Limits) -> Leaf:
    with page_of(document, index) as page:
        if page is None:
            copy.damaged = True
            return Leaf("", [])
        canvas = Canvas.of(page)
        handle = raw.FPDFText_LoadPage(page)
        try:
            text = raw_text(handle)
            probe = Probe(text, canvas)
            rows = arranged(rows_of(text.text, probe), Sight(page, index + 1, text.text, probe, canvas), tables)
        finally:
            raw.FPDFText_ClosePage(handle)
        if is_picture(page, text.text, canvas):
            if ocr.available() and len(copy.scans) < limits.ocr_pages:
                copy.scans[index + 1] = scan_of(page)
            else:
                copy.unread += 1
        whole, extra = appended(text.text, extras_of(page, document.formenv, canvas))
    return Leaf(whole, inserted(rows, extra) if extra else rows, canvas.width, canvas.height)


def _recognise(file: File, copy: _Copy, limits: Limits) -> dict[int, Page]:
    """The scanned pages by number; one that cannot be read counts as unread."""
    found: dict[int, Page] = {}
    for number, scan in copy.scans.items():
        leaf = copy.leaves[number - 1]
        try:
            page = ocr.recognised(
                file.name, scan.picture, number, leaf.width, leaf.height, dots=scan.dots, limits=limits
            )
        except Unreadable:
            copy.unread += 1
        else:
            if page.lines:
                found[number] = page
    return found


def _title(leaf: Leaf) -> str:
    words = " ".join(leaf.words(row) for row in leaf.rows if row.role == "title")
    return " ".join(_BROKEN.sub("", words).split())
