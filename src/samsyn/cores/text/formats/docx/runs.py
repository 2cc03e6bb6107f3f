"""The text inside one paragraph: runs, links, fields, symbols and tracked changes, in the order they are read."""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from samsyn.cores.text.formats.docx.names import (
    ALTERNATE,
    BR,
    CHOICE,
    DROPPED,
    FALLBACK,
    KEPT,
    MATH,
    RPR,
    SDT,
    SDT_CONTENT,
    TAB,
    TEXT_BOX,
    TRACKED,
    VAL,
    R,
    T,
    W,
    number,
    switched_on,
)  # fmt: skip
from samsyn.cores.text.formats.docx.styles import Styles
from samsyn.cores.text.formats.symbols import symbol

_MATH_TEXT: Final = MATH + "t"
_PLAIN: Final = {W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t", W + "softHyphen": ""}
_NOTES: Final = {
    W + "footnoteReference": "footnotes",
    W + "endnoteReference": "endnotes",
    W + "commentReference": "comments",
}
_DRAWN: Final = frozenset((W + "drawing", W + "pict", W + "object"))


@dataclass(slots=True)
class Inline:
    """What one paragraph holds: its text, whether all of it is bold, and what hangs on it."""

    styles: Styles
    base_bold: bool
    parts: list[str] = field(default_factory=list)
    all_bold: bool = True
    opening: int = 0  # characters of the bold opening, once something else has come
    size: float = 0.0
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (part, id)
    tracked: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def bold(self) -> bool:
        return self.all_bold and any(not part.isspace() for part in self.parts)

    def read(self, parent: etree._Element) -> None:
        """Take in everything below ``parent``: a paragraph or a wrapper inside it."""
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in KEPT:
                self.tracked = self.tracked or tag in TRACKED
                self.read(child)
            elif tag in DROPPED:
                self.tracked = True
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self.read(content)
            elif tag == ALTERNATE:
                self._alternate(child)
            elif isinstance(tag, str) and tag.startswith(MATH):
                self.parts.extend(text.text or "" for text in child.iter(_MATH_TEXT))

    def _run(self, run: etree._Element) -> None:
        bold = self.base_bold
        for child in run:
            tag = child.tag
            if tag == T:
                self._text(child.text or "", bold)
            elif tag == RPR:
                hidden, bold = self._properties(child)
                if hidden:
                    self.hidden = self.hidden or run.find(T) is not None
                    return
            elif tag == TAB:
                self.parts.append("\t")
            elif tag == BR:
                if child.get(W + "type", "textWrapping") == "textWrapping":
                    self.parts.append("\n")
            else:
                self._rare(child)

    def _text(self, text: str, bold: bool) -> None:  # noqa: FBT001 (called once per run: the hottest line here)
        if not bold and self.all_bold and not text.isspace():
            self.all_bold, self.opening = False, sum(map(len, self.parts))
        self.parts.append(text)

    def _properties(self, properties: etree._Element) -> tuple[bool, bool]:
        """(hidden, bold) of a run; its own word on bold goes before its character style's."""
        hidden, own, styled = False, None, None
        for item in properties:
            tag = item.tag
            if tag == W + "b":
                own = switched_on(item)
            elif tag == W + "rStyle":
                styled = self.styles.run_bold(item.get(VAL, ""))
            elif tag == W + "vanish":
                hidden = switched_on(item)
            elif tag == W + "sz" and not self.size:
                self.size = number(item.get(VAL)) / 2
        bold = own if own is not None else styled if styled is not None else self.base_bold
        return hidden, bold

    def _rare(self, child: etree._Element) -> None:
        tag = child.tag
        if tag in _PLAIN:
            self.parts.append(_PLAIN[tag])
        elif tag == W + "sym":
            self.parts.append(symbol(child.get(W + "font", ""), child.get(W + "char", "")))
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], child.get(W + "id", "")))
        elif tag == W + "fldChar":
            self.parts.append(_check_box(child))
        elif tag in _DRAWN:
            _find_boxes(child, self.boxes)
        elif tag == ALTERNATE:
            self._alternate(child)
        elif tag in KEPT or tag == W + "rt":
            self.read(child)

    def _alternate(self, alternate: etree._Element) -> None:
        """Choice and fallback are two copies of one thing: the first with a text box is the one to read."""
        found: list[etree._Element] = []
        _find_in_copies(alternate, found)
        self.boxes += found
        choice = alternate.find(CHOICE)
        if not found and choice is not None:
            self.read(choice)


def _find_boxes(parent: etree._Element, found: list[etree._Element]) -> None:
    """Outermost text boxes below ``parent``; boxes inside them come when they are read themselves."""
    for child in parent:
        if child.tag == TEXT_BOX:
            found.append(child)
        elif child.tag == ALTERNATE:
            _find_in_copies(child, found)
        else:
            _find_boxes(child, found)


def _find_in_copies(alternate: etree._Element, found: list[etree._Element]) -> None:
    before = len(found)
    for copy in alternate.iterchildren(CHOICE, FALLBACK):
        if len(found) == before:
            _find_boxes(copy, found)


def _check_box(field_start: etree._Element) -> str:
    box = field_start.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(W + "checked")
    if state is None:
        state = box.find(W + "default")
    return "☒" if state is not None and switched_on(state) else "☐"
