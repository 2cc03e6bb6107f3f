"""A comment in its source: the pages it stands on, with the place marked."""

from dataclasses import dataclass

from samsyn.comments.models import Comment, Page
from samsyn.comments.originals import Piece, pieces
from samsyn.cores.text import formats
from samsyn.cores.text.values import Span

CONTEXT = 400  # characters shown before and after a comment in a text without pages
AROUND = 70.0  # points of the page shown above and below the marked lines
BESIDE = 16.0  # points to the left and right of them
NARROWEST = 250.0  # points: a close-up of one word still shows the line it stands in


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page image, in points from the top left."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        """As an SVG viewBox."""
        return f"{self.x:.1f} {self.y:.1f} {self.width:.1f} {self.height:.1f}"


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
        """True when there is a picture."""
        return self.width > 0 and self.height > 0

    @property
    def whole(self) -> Box:
        """The page from edge to edge."""
        return Box(0.0, 0.0, self.width, self.height)

    @property
    def close_up(self) -> Box:
        """The marked lines with a little around them, so that the picture can be read where space is narrow."""
        if not self.boxes:
            return self.whole
        left, right = _widened(
            min(box.x for box in self.boxes) - BESIDE,
            max(box.x + box.width for box in self.boxes) + BESIDE,
            self.width,
        )
        top = max(0.0, min(box.y for box in self.boxes) - AROUND)
        bottom = min(self.height, max(box.y + box.height for box in self.boxes) + AROUND)
        return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Source:
    """The pages of the original that hold a comment."""

    original_id: int
    name: str
    format: str
    pages: tuple[SourcePage, ...]

    @property
    def drawn(self) -> bool:
        """True when there are pictures of the pages."""
        return any(page.drawn for page in self.pages)


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
            boxes += [Box(x0, top, x1 - x0, bottom - top) for x0, top, x1, bottom in found]
    return SourcePage(
        number=page.number,
        width=page.width if data else 0,
        height=page.height if data else 0,
        boxes=tuple(boxes),
        pieces=_around(pieces(page, comments=[(0, span) for span in here], asides=())),
    )


def _widened(left: float, right: float, page: float) -> tuple[float, float]:
    """At least NARROWEST wide, within the page."""
    spare = max(0.0, NARROWEST - (right - left)) / 2
    left, right = left - spare, right + spare
    if left < 0:
        left, right = 0.0, right - left
    if right > page:
        left, right = max(0.0, left - (right - page)), page
    return left, right


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
