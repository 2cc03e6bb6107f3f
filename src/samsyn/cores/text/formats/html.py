"""Web pages and mail bodies in HTML: blocks become paragraphs; scripts, styles and menus are left out."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from samsyn.cores.text.formats.encoding import decode
from samsyn.cores.text.formats.errors import Corrupt, Empty
from samsyn.cores.text.formats.leads import lead
from samsyn.cores.text.formats.numerals import numeral
from samsyn.cores.text.formats.sheet import NOWHERE, Place, Sheet
from samsyn.cores.text.values import Document, File, Role

_STATED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_SKIPPED: Final = frozenset([
    "script", "style", "head", "nav", "template", "noscript", "iframe", "object", "svg", "math", "select", "button",
    "dialog", "audio", "video", "canvas", "map",
])  # fmt: skip
_BLOCKS: Final = frozenset([
    "html", "body", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "section", "article", "main",
    "aside", "header", "footer", "address", "figure", "figcaption", "form", "fieldset", "legend", "hr", "center",
    "details", "summary", "menu", "label", "option", "textarea",
])  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BOLD: Final = frozenset(("b", "strong"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_SPACES: Final = re.compile(" {2,}")
_AROUND_BREAK: Final = re.compile(" *\n *")
_QUOTES: Final = ("gmail_quote", "yahoo_quoted")
_MOST_TAKEN: Final = 10_000  # cells held by cells above: beyond is a trap
_LIST_KINDS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(file: File) -> Document:
    """An HTML file as page 1. Raises Corrupt or Empty."""
    stated = _STATED.search(file.data[:4096])
    decoded = decode(file.data, stated=stated.group(1).decode("ascii") if stated else "")
    sheet, title = sheet_of(file.name, decoded.text)
    return Document("html", (sheet.page(),), title=title, notices=decoded.notices)


def sheet_of(name: str, markup: str) -> tuple[Sheet, str]:
    """The paragraphs of HTML text, and its title."""
    if not markup.strip():
        raise Empty(name)
    # Without huge_tree what is nested deeper than 256 is dropped in silence, and long mail threads get there.
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Corrupt(name, f"html: {error}") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Corrupt(name, "nested too deeply")
    walker = _Walker(has_main=root.find(".//main") is not None)
    walker.walk(root)
    title = root.findtext(".//title") or ""
    return walker.sheet, _SPACE.sub(" ", title).strip()


@dataclass(frozen=True, slots=True)
class _Block:
    """What the elements around a text say about it."""

    role: Role = "body"
    level: int = 0
    label: str = ""
    depth: int = 0  # of lists
    place: Place = NOWHERE
    bold: bool = False
    pre: bool = False


@dataclass(slots=True)
class _Grid:
    """Counts rows and columns of one table; a cell over several rows pushes those below it aside."""

    table: int
    row: int = -1
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)

    def next_row(self) -> None:
        self.row += 1
        self.column = 0

    def next_cell(self, across: int, down: int) -> Place:
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.taken:
            self.column += 1
        place = Place(self.table, self.row, self.column)
        for row in range(self.row + 1, self.row + down if len(self.taken) < _MOST_TAKEN else 0):
            self.taken.update((row, self.column + extra) for extra in range(across))
        self.column += across
        return place


class _Walker:
    """Goes through the tree by events: markup can be nested deeper than Python's own stack."""

    def __init__(self, *, has_main: bool) -> None:
        self.sheet = Sheet()
        self._has_main = has_main  # then headers and footers outside it are the site's
        self._words: list[str] = []
        self._all_bold = True
        self._opening = 0  # pieces of the bold opening, once something else has come
        self._pre = False
        self._label = ""
        self._grids: list[_Grid | None] = []
        self._counters: list[int] = []

    def walk(self, root: etree._Element) -> None:
        around = [_Block()]
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                folded = tag == "button" and around[-1].role == "heading"  # a heading that opens what is under it
                if (tag in _SKIPPED and not folded) or not tag or _hidden(element):
                    events.skip_subtree()
                    around.append(around[-1])
                    continue
                block = self._enter(element, tag, around[-1])
                around.append(block)
                self._text(element.text, block)
            else:
                self._leave(tag, around.pop())
                self._text(element.tail, around[-1])
        self._flush(around[-1])

    def _enter(self, element: etree._Element, tag: str, around: _Block) -> _Block:
        if tag == "br":
            self._words.append("\n")
        if tag not in _BLOCKS:
            return replace(around, bold=True) if tag in _BOLD else _styled(element, around)
        self._flush(around)
        if around.role in ("header", "footer"):
            self._grids += [None] if tag == "table" else []  # as many as will be left again
            self._counters += [1] if tag in ("ul", "ol", "dl") else []
            return around
        if level := _HEADINGS.get(tag) or _stated_level(element):
            return replace(around, role="heading", level=level, bold=False)
        if tag in ("header", "footer") and self._has_main and not any(True for _ in element.iterancestors("main")):
            return replace(around, role="header" if tag == "header" else "footer")
        if tag == "table":
            self._grids.append(_Grid(self.sheet.next_table()) if _is_data(element) else None)
        elif tag == "tr" and self._grids and self._grids[-1]:
            self._grids[-1].next_row()
        elif tag in ("td", "th") and self._grids and self._grids[-1]:
            place = self._grids[-1].next_cell(_span(element, "colspan"), _span(element, "rowspan"))
            return replace(around, role="cell", place=place, bold=tag == "th")
        elif tag in ("ul", "ol", "dl"):
            self._counters.append(_first(element))
            return replace(around, depth=min(around.depth + 1, 9))
        elif tag == "li":
            return self._item(element, around)
        elif tag == "blockquote" or any(name in element.get("class", "") for name in _QUOTES):
            return replace(around, role="quote", level=0)
        return replace(_styled(element, around), pre=around.pre or tag in ("pre", "textarea"))

    def _leave(self, tag: str, block: _Block) -> None:
        if tag in _BLOCKS:
            self._flush(block)
        if tag == "table" and self._grids:
            self._grids.pop()
        elif tag in ("ul", "ol", "dl") and self._counters:
            self._counters.pop()

    def _item(self, element: etree._Element, around: _Block) -> _Block:
        parent = element.getparent()
        self._label = "•"
        if parent is not None and parent.tag == "ol" and self._counters:
            stated = element.get("value", "")
            count = int(stated) if stated.isdecimal() and len(stated) < 7 else self._counters[-1]
            self._counters[-1] = count + 1
            self._label = numeral(count, _LIST_KINDS.get(parent.get("type", ""), "decimal")) + "."
        return replace(around, role="list", level=max(around.depth, 1))

    def _text(self, text: str | None, block: _Block) -> None:
        if not text:
            return
        blank = text.isspace()
        if not block.bold and not blank and self._all_bold:
            self._all_bold, self._opening = False, len(self._words)
        self._pre = self._pre or (block.pre and not blank)
        self._words.append(text if block.pre else _SPACE.sub(" ", text))

    def _flush(self, block: _Block) -> None:
        text = self._joined(self._words)
        if text.strip():
            label, self._label = self._label, ""
            text = text.strip("\n ")
            self.sheet.add(
                text,
                role=block.role,
                level=block.level,
                label=label,
                bold=self._all_bold,
                place=block.place,
                lead=self._lead(text) if block.role == "body" else 0,
            )
        elif "\n" in text:
            self.sheet.add("")
        self._words, self._all_bold, self._opening, self._pre = [], True, 0, False

    def _joined(self, words: list[str]) -> str:
        text = "".join(words)
        return text if self._pre else _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))

    def _lead(self, text: str) -> int:
        """Characters of the heading in bold that the paragraph opens with."""
        opening = self._joined(self._words[: self._opening]).strip("\n ")
        return lead(text, len(opening)) if opening and text.startswith(opening) else 0


def _stated_level(element: etree._Element) -> int:
    """The level of an element that says to a screen reader that it is a heading; 0 for any other."""
    level = element.get("aria-level", "2").strip()
    return int(level) if element.get("role") == "heading" and level in set("123456") else 0


def _hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")) is not None


def _styled(element: etree._Element, around: _Block) -> _Block:
    weight = _WEIGHT.search(element.get("style", ""))
    return around if weight is None else replace(around, bold=weight.group(1)[0] in "bB6789")


def _is_data(table: etree._Element) -> bool:
    """Mails use tables to lay out a page: one with tables inside it, or without two columns, is no data."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), 100) if text.isdecimal() and len(text) < 5 else 1


def _first(listing: etree._Element) -> int:
    text = listing.get("start", "1").strip()
    return int(text) if text.isdecimal() and len(text) < 7 else 1
