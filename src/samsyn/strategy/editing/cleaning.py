"""HTML that somebody pasted, as the plain marks that a section's box holds; what a section cannot hold falls away."""

import re
from html.parser import HTMLParser

import nh3

from samsyn.cores.outline import Block, marks

KEPT = {
    "p",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "br",
    "div",
    *(f"h{n}" for n in range(1, 7)),
}
_HTML = re.compile(r"<(?:!doctype|html|body|p|ul|ol|div|table|h[1-6]|span)\b[^>]*>.*</\w+>", re.IGNORECASE | re.DOTALL)


def plain(text: str) -> str:
    """The text as marks: HTML is cleaned and read, everything else stands as it is."""
    return marks.written(blocks(text)) if _HTML.fullmatch(text.strip()) else text


def blocks(html: str) -> tuple[Block, ...]:
    """Paragraphs, list items and tables of a piece of HTML."""
    reader = _Reader()
    reader.feed(nh3.clean(html, tags=KEPT, attributes={}, clean_content_tags={"script", "style"}))
    reader.close()
    return tuple(reader.found())


class _Reader(HTMLParser):
    """Collects words until a tag says what they were."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[Block] = []
        self._words: list[str] = []
        self._table, self._row, self._column = -1, -1, -1
        self._item = self._cell = False

    def found(self) -> list[Block]:
        self._end()
        return self._blocks

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # HTMLParser
        if tag == "br":
            self._words.append(" ")
            return
        self._end()
        if tag == "li":
            self._item = True
        elif tag == "table":
            self._table, self._row = self._table + 1, -1
        elif tag == "tr":
            self._row, self._column = self._row + 1, -1
        elif tag in {"td", "th"}:
            self._column, self._cell = self._column + 1, True

    def handle_endtag(self, tag: str) -> None:
        self._end()
        if tag == "li":
            self._item = False
        elif tag in {"td", "th"}:
            self._cell = False

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        if not text:
            return
        if self._cell and self._table >= 0:
            self._blocks.append(Block(text, 0, "cell", self._table, max(self._row, 0), max(self._column, 0)))
        else:
            self._blocks.append(Block(text, 0, "item" if self._item else "body"))
