"""From pages to paragraphs: rows joined, running heads taken aside, headings, items, cells and notes told apart."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from samsyn.cores.text.prose import labels
from samsyn.cores.text.prose.clean import clean, join
from samsyn.cores.text.prose.headings import Look, heading_level, look_of
from samsyn.cores.text.prose.joining import Measure, goes_on, measure
from samsyn.cores.text.prose.rows import Row, rows_of
from samsyn.cores.text.prose.running import running
from samsyn.cores.text.values import Document, Kind, Paragraph, Span

_MANY = 4  # paragraphs in one cell
_NOISE = re.compile(r"[\W_]+")
_SAID = re.compile(r"[^\W_]{2}|\d")
_FORM_LINE = re.compile(r"[\s_.…·\-–—=*~#☐☒☑□|+]{3,}")


@dataclass(frozen=True, slots=True)
class _Source:
    """What paragraphs are made from: the rows in reading order, the raw text by page, the look of body text."""

    rows: Sequence[Row]
    texts: Mapping[int, str]
    look: Look
    flowing: frozenset[tuple[int, int, int]] = frozenset()  # cells that hold a text of several paragraphs

    def merged(self, numbers: Sequence[int]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        """Raw texts and spans of rows; rows with only white space between them become one span."""
        spans: list[Span] = []
        for number in numbers:
            row = self.rows[number]
            last = spans[-1] if spans else None
            if (
                last
                and last.page == row.page
                and last.end <= row.start
                and not self.texts[row.page][last.end : row.start].strip()
            ):
                spans[-1] = Span(last.page, last.start, row.end)
            else:
                spans.append(Span(row.page, row.start, row.end))
        return tuple(self.texts[span.page][span.start : span.end] for span in spans), tuple(spans)


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Every visible character of ``document`` in exactly one paragraph, in reading order.

    A paragraph torn by a page or a column is one paragraph with several spans; ``clean`` of its raw spans is its
    text. Running heads, page numbers and unreadable signs become kind "aside" with a reason. Linear in the length.
    """
    rows = rows_of(document)
    aside = running(rows)
    notes = [number for number, row in enumerate(rows) if number not in aside and row.line.role == "note"]
    body = [number for number, row in enumerate(rows) if number not in aside and row.line.role != "note"]
    texts = {page.number: page.text for page in document.pages}
    source = _Source(rows, texts, look_of([rows[number] for number in body]))
    measured = measure(
        [rows[number] for number in body], document.format, {page.number: page.width for page in document.pages}
    )
    blocks = _blocks(rows, body, measured)
    source = replace(source, flowing=_flowing(rows, blocks))
    made = [
        (block[0], _paragraph(source, block, after)) for block, after in zip(blocks, [*blocks[1:], []], strict=False)
    ]
    made += [(block[0], _paragraph(source, block, [])) for block in _blocks(rows, notes, measured)]
    made += [(number, _aside(source, [number], reason)) for number, reason in aside.items()]
    return tuple(paragraph for _, paragraph in sorted(made, key=lambda pair: pair[0]))


def _blocks(rows: Sequence[Row], numbers: Sequence[int], measured: Measure) -> list[list[int]]:
    blocks: list[list[int]] = []
    for number in numbers:
        if blocks and goes_on(rows[blocks[-1][0]], rows[blocks[-1][-1]], rows[number], measured):
            blocks[-1].append(number)
        else:
            blocks.append([number])
    return blocks


def _flowing(rows: Sequence[Row], blocks: Sequence[Sequence[int]]) -> frozenset[tuple[int, int, int]]:
    """Cells with many paragraphs are columns or boxes on a page, not cells of a table."""
    counted = Counter(_cell(rows[block[0]]) for block in blocks if rows[block[0]].line.table >= 0)
    return frozenset(cell for cell, count in counted.items() if count >= _MANY)


def _cell(row: Row) -> tuple[int, int, int]:
    return row.line.table, row.line.row, row.line.column


def _paragraph(source: _Source, numbers: Sequence[int], after: Sequence[int]) -> Paragraph:
    block = [source.rows[number] for number in numbers]
    raw, spans = source.merged(numbers)
    text = clean(join(raw))
    if _NOISE.fullmatch(text) or _is_garbage(text) or not text:
        return _aside(source, numbers, "formulär" if _FORM_LINE.fullmatch(text) else "oläsligt")
    if _cell(block[0]) in source.flowing:
        block = [replace(row, line=replace(row.line, role="body", table=-1, row=-1, column=-1)) for row in block]
    line = block[0].line
    level = heading_level(block, text, [source.rows[number] for number in after], source.look)
    label = line.label or labels.bullet(block[0].raw) or labels.number(text)
    return Paragraph(
        text, spans, _kind(block, level, label), level or line.level, label, "", line.table, line.row, line.column, raw
    )


def _is_garbage(text: str) -> bool:
    """Signs with a stray letter or two, as a scanner makes of a stain: "|l . , ~"."""
    return len(text) > 4 and not _SAID.search(text)


def _kind(block: Sequence[Row], level: int, label: str) -> Kind:
    line = block[0].line
    if line.table >= 0 or line.role == "cell":
        return "cell"
    if level:
        return "heading"
    if line.role == "note":
        return "note"
    return "item" if line.role == "list" or label else "body"


def _aside(source: _Source, numbers: Sequence[int], reason: str) -> Paragraph:
    raw, spans = source.merged(numbers)
    return Paragraph(clean(join(raw)), spans, "aside", reason=reason, raw=raw)
