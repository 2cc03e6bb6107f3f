"""A document as rows: every line of every page in reading order with the facts that tell a heading from a text."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from samsyn.cores.text.prose.clean import BULLETS, clean
from samsyn.cores.text.values import Document, Line, Page

PARAGRAPH_FORMATS: Final = frozenset({"docx", "odt", "rtf", "html", "eml", "doc"})
PLAIN_FORMATS: Final = frozenset({"txt", "md"})
_HASHES: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
# "ͳ" is what a common symbol font's dash becomes when a PDF is copied as text.
_BULLET: Final = re.compile(rf"\s*(?:[{re.escape(BULLETS)}ͳ]|[-–—+]\s)")
_WIDEST_WRAP: Final = 130  # characters; nobody wraps plain text wider
_SMALLEST_SIZE: Final = 4.0  # points; below this the file scales its font some other way
_MORE_THAN_USUAL: Final = 1.18
# Markdown's bold, italic and code marks around words; an underscore inside a word is none.
_EMPHASIS: Final = re.compile(r"(\*{1,3}|`|(?<!\w)_{1,2}(?=\w))(?=\S)(.+?)(?<=\S)\1(?!\w)")
_GAP: Final = re.compile(r"\n[^\S\n]*\r?\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A line in its place. ``raw`` is the page's own text, ``text`` is cleaned; ``page`` is 0 without pages.

    ``gap`` is True when white space sets the row off from the one before (a blank line, or more than the usual
    distance); ``level`` is the format's own heading level, 0 when it is no heading to the format.
    """

    at: int
    page: int
    raw: str
    text: str
    line: Line
    level: int = 0
    gap: bool = False
    first: bool = False  # first on its page
    last: bool = False

    @property
    def top(self) -> float:
        return self.line.box[1] if self.line.box else 0.0

    @property
    def bottom(self) -> float:
        return self.line.box[3] if self.line.box else 0.0

    @property
    def words(self) -> str:
        """Label and text, as a reader sees the line."""
        return f"{self.line.label} {self.text}".strip()


def rows_of(document: Document) -> tuple[Row, ...]:
    """Every line with text, in order. Words that no Line covers become rows of their own: nothing is lost."""
    paged = document.format == "pdf" or len(document.pages) > 1
    apart = document.format in PLAIN_FORMATS and has_paragraph_lines(document)
    found: list[Row] = []
    for page in document.pages:
        lines = list(_covered(page))
        pitch = _pitch(lines)
        before: Line | None = None
        for line in lines:
            raw = page.text[line.start : line.end]
            if document.format == "md":
                raw = _EMPHASIS.sub(r"\2", raw)
            gap = apart or _is_gap(page.text, before, line, pitch)
            row = Row(len(found), page.number if paged else 0, raw, clean(raw), line, gap=gap, first=before is None)
            row = _with_level(row, document.format)
            before = line
            if row.words:
                found.append(row)
        if found and found[-1].page == (page.number if paged else 0):
            found[-1] = replace(found[-1], last=True)
    return tuple(found)


def has_paragraph_lines(document: Document) -> bool:
    """True when every line is a whole paragraph: word processors and web pages, and plain text that is not wrapped."""
    if document.format not in PLAIN_FORMATS:
        return document.format in PARAGRAPH_FORMATS
    lengths = [len(line) for page in document.pages for line in page.text.splitlines()]
    return sum(length for length in lengths if length > _WIDEST_WRAP) > 0.5 * sum(lengths)


def body_size(rows: tuple[Row, ...]) -> float:
    """The font size that most characters have; 0 when sizes are unknown."""
    sizes: Counter[float] = Counter()
    for row in rows:
        if row.line.size:
            sizes[size_of(row)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def size_of(row: Row) -> float:
    """Font size rounded to half points: the same style differs by hundredths in real files."""
    return round(row.line.size * 2) / 2


def is_bullet(row: Row) -> bool:
    """True when the line begins with a bullet or a dash, in the text or as the format's label."""
    return bool(_BULLET.match(row.raw)) or bool(row.line.label and _BULLET.match(f"{row.line.label} "))


def _with_level(row: Row, form: str) -> Row:
    if row.line.role == "heading":
        return replace(row, level=max(1, row.line.level))
    if form in PLAIN_FORMATS and (found := _HASHES.fullmatch(row.text)):
        return replace(row, level=len(found[1]), text=found[2])
    return row


def _covered(page: Page) -> Iterator[Line]:
    """The page's lines in reading order; a stretch of text that no line covers stands before the line it precedes."""
    before: dict[int, list[Line]] = {}
    whole: dict[int, Line] = {}
    at = 0
    for index in sorted(range(len(page.lines)), key=lambda index: (page.lines[index].start, page.lines[index].end)):
        line = page.lines[index]
        if not line.label or page.text[at : line.start].strip() != line.label:
            before[index] = list(_loose(page.text, at, line.start))
        if line.end > at or line.label:
            whole[index] = line if line.start >= at else replace(line, start=min(at, line.end))
        at = max(at, line.end)
    for index in range(len(page.lines)):
        yield from before.get(index, ())
        if index in whole:
            yield whole[index]
    yield from _loose(page.text, at, len(page.text))


def _loose(text: str, start: int, end: int) -> Iterator[Line]:
    for found in re.finditer(r"[^\r\n\v\f]+", text[start:end]):
        if any(map(str.isalnum, found[0])):  # what is left between lines is mostly Markdown's own marks
            yield Line(start + found.start(), start + found.end())


def _pitch(lines: list[Line]) -> float:
    """The usual distance between the tops of two lines on a page, in font sizes."""
    steps = sorted(step for a, b in itertools.pairwise(lines) if (step := _step(a, b)) > 0)
    return steps[len(steps) // 3] if steps else 0.0  # the lower third: few lines begin a paragraph, none stand closer


def _step(above: Line, line: Line) -> float:
    """From top to top in sizes of the larger line; 0 without boxes, negative for a new column."""
    if not above.box or not line.box:
        return 0.0
    sizes = [
        each.size if each.size > _SMALLEST_SIZE else each.box[3] - each.box[1] for each in (above, line) if each.box
    ]
    return (line.box[1] - above.box[1]) / max(1.0, *sizes)


def _is_gap(text: str, before: Line | None, line: Line, pitch: float) -> bool:
    if before is None:
        return True
    step = _step(before, line)
    if step:
        return step < 0 or step > _MORE_THAN_USUAL * max(pitch, 1.0)
    return bool(_GAP.search(text[before.end : line.start].replace("\r\n", "\n")))
