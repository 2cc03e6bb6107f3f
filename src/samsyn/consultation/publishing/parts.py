"""A document without pages (Word, OpenDocument, mail) as headings, paragraphs, lists and tables, masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from samsyn.consultation.publishing.veils import Veil, hidden, left
from samsyn.cores.text.values import Document, Line, Page

COMMENT = "Kommentar"  # the readers' label of what somebody wrote in the margin: never published


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (level 1–6), a paragraph, a list of items or a table of rows."""

    kind: str
    level: int = 0
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def parts(document: Document, veils: Sequence[Veil]) -> tuple[Part, ...]:
    """Everything that is left, in reading order."""
    return tuple(part for page in document.pages for part in _page(page, hidden(page, veils)))


def _page(page: Page, spans: list[tuple[int, int]]) -> list[Part]:
    found: list[Part] = []
    lines_ = [line for line in page.lines if line.label != COMMENT]
    for (table, kind), members in groupby(lines_, key=lambda line: (line.table, _kind(line))):
        lines = list(members)
        said = [_said(page, line, spans) for line in lines]
        if table >= 0:
            found.append(Part("table", rows=_rows(lines, said)))
        elif kind == "list":
            found.append(Part("list", rows=tuple((text,) for text in said if text)))
        else:
            found += [
                Part(kind, min(max(line.level, 1), 5) if kind == "heading" else 0, text)
                for line, text in zip(lines, said, strict=True)
                if text
            ]
    covered = _outside(page, spans)
    return [*found, *covered]


def _kind(line: Line) -> str:
    if line.role in {"heading", "title"}:
        return "heading"
    return "list" if line.role == "list" else "paragraph"


def _said(page: Page, line: Line, spans: list[tuple[int, int]]) -> str:
    text = " ".join(left(page.text, spans, line.start, line.end).split())
    return f"{line.label} {text}" if line.label and text and line.role != "list" else text


def _rows(lines: Sequence[Line], said: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    cells: dict[int, dict[int, list[str]]] = {}
    for line, text in zip(lines, said, strict=True):
        cells.setdefault(line.row, {}).setdefault(line.column, []).append(text)
    columns = sorted({column for row in cells.values() for column in row})
    return tuple(tuple(" ".join(cells[row].get(column, [])) for column in columns) for row in sorted(cells))


def _outside(page: Page, spans: list[tuple[int, int]]) -> list[Part]:
    """Text that no line holds is published too: nothing is dropped but what a person masked."""
    at, loose = 0, []
    for line in [*sorted(page.lines, key=lambda line: line.start), Line(len(page.text), len(page.text))]:
        if line.start > at:
            loose.append(" ".join(left(page.text, spans, at, line.start).split()))
        at = max(at, line.end)
    return [Part("paragraph", 0, text) for text in loose if text]
