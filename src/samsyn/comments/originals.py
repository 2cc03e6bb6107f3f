"""A file as pages show it, and a page's text cut into comments and what was set aside."""

from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.comments.models import Original, Page
from samsyn.cores.text.values import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page's text: part of a comment, set aside with a reason, or neither (white space)."""

    text: str
    comment: int | None = None
    aside: str = ""


def pieces(
    page: Page, *, comments: Iterable[tuple[int, Span]], asides: Iterable[tuple[str, Span]]
) -> tuple[Piece, ...]:
    """The page's whole text cut at the spans, in order; joined again it is the text, so nothing can hide."""
    cuts: list[tuple[int, int, int | None, str]] = [
        (span.start, span.end, number, "") for number, span in comments if span.page == page.number
    ]
    cuts += [(span.start, span.end, None, reason) for reason, span in asides if span.page == page.number]
    out, at = [], 0
    for start, end, number, reason in sorted(cuts, key=lambda cut: cut[:2]):
        start = max(start, at)
        if start > at:
            out.append(Piece(page.text[at:start]))
            at = start
        if end > start:
            out.append(Piece(page.text[start:end], number, reason))
            at = end
    if at < len(page.text):
        out.append(Piece(page.text[at:]))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class OriginalFacts:
    """A file as pages show it."""

    id: int
    name: str
    format: str
    size: int
    sha256: str
    reading: str
    error: str
    duplicate_of: str
    pages: int

    @property
    def has_images(self) -> bool:
        """PDF pages can be drawn; other formats are shown as text."""
        return self.format == "pdf"


def original_facts(original: Original, *, pages: int) -> OriginalFacts:
    """A row as a value; give the number of pages, counted in one query for many."""
    return OriginalFacts(
        id=original.pk,
        name=original.name,
        format=original.format,
        size=original.size,
        sha256=original.sha256,
        reading=original.get_reading_display(),
        error=original.error,
        duplicate_of=original.duplicate_of.name if original.duplicate_of else "",
        pages=pages,
    )
