"""A document as rows: every visible character of every page, in reading order, each in exactly one row."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from samsyn.cores.text.prose.clean import clean
from samsyn.cores.text.values import Document, Line, Page

_VISIBLE_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*[^\s][^\n\r\v\f\x85\u2028\u2029]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One visible line. ``blank``: an empty line stands before it; ``inner``: it is part of a longer Line."""

    page: int
    start: int
    end: int
    raw: str
    text: str
    line: Line
    blank: bool = False
    inner: bool = False

    @property
    def top(self) -> float:
        return self.line.box[1] if self.line.box else -1.0


def rows_of(document: Document) -> list[Row]:
    """All rows, in the order the format gives its lines. Text that no line covers becomes rows of its own."""
    return [row for page in document.pages for row in _rows_of_page(page)]


def _rows_of_page(page: Page) -> Iterator[Row]:
    last = 0
    for line in itertools.chain.from_iterable(map(_parted, _covering(page))):
        inner = False
        for found in _VISIBLE_LINE.finditer(page.text, line.start, line.end):
            raw = found[0]
            start = found.start() + len(raw) - len(raw.lstrip())
            raw = raw.strip()
            yield Row(
                page=page.number,
                start=start,
                end=start + len(raw),
                raw=raw,
                text=clean(raw),
                line=line,
                blank=_blank_between(page.text, last, start),
                inner=inner,
            )
            last, inner = start + len(raw), True


def _parted(line: Line) -> tuple[Line, ...]:
    """A heading that runs into its text is a line of its own to whoever reads a letter."""
    if not line.lead:
        return (line,)
    at = line.start + line.lead
    return replace(line, end=at, role="heading", bold=True, lead=0), replace(line, start=at, label="", lead=0)


def _blank_between(text: str, last: int, start: int) -> bool:
    between = text[last:start] if 0 < last <= start else ""
    return max(between.count("\n"), between.count("\r")) > 1


def _covering(page: Page) -> list[Line]:
    """The page's lines cut so that none overlap, with the text between them as lines of their own."""
    order = sorted(range(len(page.lines)), key=lambda number: (page.lines[number].start, page.lines[number].end))
    placed: list[tuple[float, Line]] = []
    last, rank = 0, -1.0
    size = len(page.text)
    for number in order:
        line = page.lines[number]
        start, end = min(max(line.start, last), size), min(line.end, size)
        if last < start:
            placed.append((rank + 0.5, Line(last, start)))
            last = start
        if start < end:
            placed.append((float(number), _with_edges(line, start, end)))
            last, rank = end, float(number)
    if last < size:
        placed.append((rank + 0.5, Line(last, size)))
    return [line for _, line in sorted(placed, key=lambda pair: pair[0])]


def _with_edges(line: Line, start: int, end: int) -> Line:
    if (line.start, line.end) == (start, end):
        return line
    lead = line.lead - (start - line.start)
    return replace(line, start=start, end=end, lead=lead if 0 < lead < end - start else 0)


def pages_of(rows: list[Row]) -> list[list[Row]]:
    return [list(group) for _, group in itertools.groupby(rows, key=lambda row: row.page)]
