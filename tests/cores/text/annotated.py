"""Letters written by hand with their comments marked.

⟦one comment⟧; ⟨neutral⟩ may go either way; everything else is none.

The first lines are directives ("format: docx"), then an empty line. "===sida===" starts a page. In a docx letter every
line is a paragraph and may begin with [h1], [b], [li], [hdr], [ftr], [note] or [c TABLE ROW COLUMN].
"""

import re
from dataclasses import dataclass
from pathlib import Path

from samsyn.cores.text.values import Document, Line, Page, Span

_TAG = re.compile(r"\[(h[1-9]|b|li|hdr|ftr|note|c \d+ \d+ \d+)\]")


@dataclass(frozen=True)
class Letter:
    """A document and the raw spans of its true comments, by page."""

    name: str
    document: Document
    comments: tuple[frozenset[tuple[int, int]], ...]  # (page, offset) of every visible character of a comment
    neutral: frozenset[tuple[int, int]]


def load(path: Path) -> Letter:
    """Read one annotated letter."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    comments: list[set[tuple[int, int]]] = [set()]  # the first holds what is neutral
    pages, inside = [], ""
    for number, marked in enumerate(re.split(r"\n===sida===\n", body), start=1):
        page, inside = _page(number, marked, facts["format"], comments, inside=inside)
        pages.append(page)
    document = Document(facts["format"], tuple(pages), sender=facts.get("from", ""))
    return Letter(path.stem, document, tuple(map(frozenset, comments[1:])), frozenset(comments[0]))


def _page(
    number: int, marked: str, form: str, comments: list[set[tuple[int, int]]], *, inside: str
) -> tuple[Page, str]:
    chars: list[str] = []
    lines: list[Line] = []
    for row in marked.split("\n"):
        tag = _TAG.match(row) if form in ("docx", "html") else None
        start = len(chars)
        for char in row[tag.end() :] if tag else row:
            if char == "⟦":
                comments.append(set())
            if char in "⟦⟧⟨⟩":
                inside = char if char in "⟦⟨" else ""
                continue
            if inside and not char.isspace():
                comments[-1 if inside == "⟦" else 0].add((number, len(chars)))
            chars.append(char)
        if len(chars) > start:
            lines.append(_line(start, len(chars), tag[1] if tag else ""))
        chars.append("\n")
    return Page(number, "".join(chars), tuple(lines)), inside


def _line(start: int, end: int, tag: str) -> Line:
    if tag.startswith("h") and tag != "hdr":
        return Line(start, end, "heading", int(tag[1]))
    if tag.startswith("c "):
        table, row, column = map(int, tag.split()[1:])
        return Line(start, end, "cell", table=table, row=row, column=column)
    if tag == "li":
        return Line(start, end, "list", 1, "•")
    if tag == "b":
        return Line(start, end, bold=True)
    return Line(start, end, {"hdr": "header", "ftr": "footer", "note": "note"}.get(tag, "body"))  # type: ignore[arg-type]


def visible(spans: tuple[Span, ...], document: Document) -> frozenset[tuple[int, int]]:
    """(page, offset) of every visible character in spans."""
    texts = {page.number: page.text for page in document.pages}
    return frozenset(
        (span.page, offset)
        for span in spans
        for offset in range(span.start, span.end)
        if not texts[span.page][offset].isspace()
    )
