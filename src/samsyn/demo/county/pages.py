"""Where in the finished file a passage stands: page numbers for the truth."""

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2

from samsyn.demo.county.strategy_files import squeezed
from samsyn.demo.county.values import Noise, TrueComment


class NotThere(ValueError):
    """A passage of the truth that is not in the file that should hold it: (file, text)."""


def located(
    name: str, data: bytes, comments: Sequence[TrueComment], noise: Sequence[Noise]
) -> tuple[tuple[TrueComment, ...], tuple[Noise, ...]]:
    """The truth with its pages. Only a PDF has pages; everything else is page 1."""
    if not name.endswith(".pdf"):
        return tuple(comments), tuple(noise)
    document = pypdfium2.PdfDocument(data)
    pages = [squeezed(document[at].get_textpage().get_text_range()) for at in range(len(document))]
    return (
        tuple(replace(one, pages=_pages(name, pages, one.text)) for one in comments),
        tuple(replace(one, page=_pages(name, pages, one.text)[0]) for one in noise),
    )


def _pages(name: str, pages: Sequence[str], text: str) -> tuple[int, ...]:
    """All pages of ``text``; one that a page break tears is found by its beginning and its end."""
    wanted = squeezed(text)
    for at, page in enumerate(pages, start=1):
        if wanted in page:
            return (at,)
    for at, page in enumerate(pages, start=1):
        for cut in range(len(wanted) - 1, 3, -1):
            if wanted[:cut] in page and at < len(pages) and wanted[cut:] in pages[at]:
                return (at, at + 1)
    raise NotThere(name, text)
