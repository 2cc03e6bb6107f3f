"""A comment in its source, and the section it is about with the shared words marked."""

import re
from dataclasses import dataclass

from samsyn.comments.models import Comment, Page
from samsyn.comments.queries import CommentFacts, Piece, pieces
from samsyn.cores.outline.values import Outline, Section
from samsyn.cores.text import formats
from samsyn.cores.text.values import Span

CONTEXT = 1200  # characters shown before and after a comment in a text without pages


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page image, in points from the top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page that a comment stands on: its picture with boxes (PDF), and its text with the comment marked."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...]
    pieces: tuple[Piece, ...]

    @property
    def drawn(self) -> bool:
        return self.width > 0 and self.height > 0


@dataclass(frozen=True, slots=True)
class Source:
    """The pages of the original that hold a comment."""

    original_id: int
    name: str
    format: str
    pages: tuple[SourcePage, ...]


def of(comment: Comment) -> Source | None:
    """Where a comment stands, or None when it came without a file."""
    original = comment.original
    if original is None:
        return None
    spans = [Span(*span) for span in comment.spans]
    data = original.content.read() if original.format == "pdf" else b""
    numbers = sorted({span.page for span in spans})
    pages = tuple(_page(page, spans, data) for page in original.pages.filter(number__in=numbers).order_by("number"))
    return Source(original.pk, original.name, original.format, pages)


def _page(page: Page, spans: list[Span], data: bytes) -> SourcePage:
    here = [span for span in spans if span.page == page.number]
    boxes: list[Box] = []
    if data and not page.ocr:
        for span in here:
            found = formats.pdf.boxes(data, page.number, span.start, span.end)
            boxes += [
                Box(round(x0, 1), round(top, 1), round(x1 - x0, 1), round(bottom - top, 1))
                for x0, top, x1, bottom in found
            ]
    return SourcePage(
        number=page.number,
        width=page.width if data else 0,
        height=page.height if data else 0,
        boxes=tuple(boxes),
        pieces=_around(pieces(page, comments=[(0, span) for span in here], asides=())),
    )


def _around(parts: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Long texts are cut to what stands near the comment, with an ellipsis."""
    marked = [at for at, part in enumerate(parts) if part.comment is not None]
    if not marked:
        return parts
    out = []
    for at, part in enumerate(parts[max(0, marked[0] - 1) : marked[-1] + 2], start=max(0, marked[0] - 1)):
        text = part.text
        if part.comment is None and len(text) > CONTEXT:
            text = "… " + text[-CONTEXT:] if at < marked[0] else text[:CONTEXT] + " …"
        out.append(Piece(text, part.comment, part.aside))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with the words it shares with a comment marked: paragraphs of (text, marked?)."""

    key: str
    name: str
    paragraphs: tuple[tuple[tuple[str, bool], ...], ...]


def section_with_words(outline: Outline, facts: CommentFacts) -> SectionView | None:
    """The section that a comment is placed at, its shared words marked."""
    place = facts.place
    section = next((row for row in outline.sections if place and row.key == place.key), None)
    if section is None:
        return None
    stems = _stems(facts.text)
    paragraphs = tuple(_marked(block.text, stems) for block in section.blocks)
    return SectionView(section.key, _name(section), paragraphs)


def _name(section: Section) -> str:
    return f"{section.number} {section.heading}".strip()


_WORD = re.compile(r"\w+")
_SHARED = 6  # letters in common from the start: enough for "kompetens" in "kompetensförsörjningen"


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_SHARED].lower() for word in _WORD.findall(text) if len(word) >= _SHARED)


def _marked(text: str, stems: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    out: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.group()[:_SHARED].lower() in stems:
            out += [(text[at : match.start()], False), (match.group(), True)]
            at = match.end()
    out.append((text[at:], False))
    return tuple(part for part in out if part[0])
