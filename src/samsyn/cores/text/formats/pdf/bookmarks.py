"""The outline that a PDF carries beside its pages: titles with their level and page."""

from typing import Final

import pypdfium2 as pdfium

_MOST: Final = 5_000
_DEEPEST: Final = 9


def bookmarks_of(document: pdfium.PdfDocument) -> dict[int, list[tuple[str, int]]]:
    """(title, level from 1) by page index; empty when the file has no outline or a broken one."""
    found: dict[int, list[tuple[str, int]]] = {}
    try:
        for count, item in enumerate(document.get_toc(max_depth=_DEEPEST)):
            target = item.get_dest()
            page = target.get_index() if target is not None else None
            if page is not None:
                found.setdefault(page, []).append((item.get_title(), item.level + 1))
            if count > _MOST:
                break
    except (pdfium.PdfiumError, ValueError):
        return found
    return found
