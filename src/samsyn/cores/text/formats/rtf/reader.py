"""Tokens of rich text to paragraphs: one automaton, whose steps share its state and so stand in one file."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import Final

from samsyn.cores.text.formats.leads import lead
from samsyn.cores.text.formats.rtf import vocabulary
from samsyn.cores.text.formats.rtf.state import Flow, State
from samsyn.cores.text.formats.rtf.tokens import Token
from samsyn.cores.text.formats.sheet import NOWHERE, Place, Sheet
from samsyn.cores.text.formats.style_names import meaning
from samsyn.cores.text.formats.symbols import symbol
from samsyn.cores.text.values import Role

_DEEPEST: Final = 2_000


class Reader:
    """Takes tokens one by one; ``ended`` is true when the outermost group has been closed."""

    def __init__(self) -> None:
        self.body, self.heads, self.feet = Sheet(), list[Sheet](), list[Sheet]()
        self.tracked = self.hidden = self.ended = False
        self._state = State()
        self._stack: list[State] = []
        self._flows = [Flow(self.body)]
        self._later: list[Flow] = []  # notes and boxes that wait for the end of their paragraph
        self._styles: dict[int, tuple[Role, int]] = {}
        self._fonts: dict[int, str] = {}
        self._named = 0  # the style or font that is being defined
        self._name: list[str] = []
        self._label: list[str] = []
        self._ansi = "cp1252"
        self._to_skip = 0
        self._notes = 0
        self._words: dict[bytes, Callable[[int | None], None]] = {
            b"par": lambda _: self._paragraph(),
            b"sect": lambda _: self._paragraph(),
            b"cell": lambda _: self._cell(),
            b"nestcell": lambda _: self._paragraph(),
            b"row": lambda _: self._row(),
            b"pard": lambda _: self._plain_paragraph(),
            b"plain": lambda _: self._plain_characters(),
            b"intbl": lambda _: self._set(in_table=True),
            b"s": self._style,
            b"outlinelevel": self._outline,
            b"ilvl": lambda n: self._set(in_list=min((n or 0) + 1, 9)),
            b"ls": lambda _: self._set(in_list=max(self._flow.in_list, 1)),
            b"b": self._bold,
            b"v": self._hide,
            b"deleted": self._delete,
            b"revised": self._revise,
            b"fs": self._size,
            b"f": self._font,
            b"fcharset": self._charset,
            b"ansicpg": self._code_page,
            b"mac": lambda _: self._encode("mac-roman"),
            b"pc": lambda _: self._encode("cp437"),
            b"pca": lambda _: self._encode("cp850"),
            b"uc": self._stand_ins,
            b"u": self._unicode,
        }

    def take(self, token: Token) -> None:
        """The next token of the file."""
        match token.kind:
            case "open":
                self._open()
            case "close":
                self._close()
            case "word":
                self._word(token.data, token.number)
            case "sign":
                self._sign(token.data)
            case _:
                self._bytes(token)

    def finish(self) -> None:
        """Writes what has not been ended by a paragraph mark."""
        while len(self._flows) > 1:
            self._end_flow()
        self._paragraph()

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def _open(self) -> None:
        if len(self._stack) < _DEEPEST:
            self._stack.append(self._state)
        self._state = copy(self._state)
        self._state.begins, self._state.starred = "", False
        self._to_skip = 0

    def _close(self) -> None:
        if self._state.into in ("fonts", "styles") and self._name:
            self._define()
        if self._state.begins:
            self._end_flow()
        if not self._stack:
            self.ended = True
            return
        self._state = self._stack.pop()
        self._to_skip = 0
        self.ended = not self._stack

    def _word(self, word: bytes, number: int | None) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        starred, self._state.starred = self._state.starred, False
        if self._destination(word, starred=starred):
            return
        if word in vocabulary.CHARACTERS:
            self._write(vocabulary.CHARACTERS[word])
        elif word in self._words:
            self._words[word](number)

    def _destination(self, word: bytes, *, starred: bool) -> bool:
        """Whether the word says what its whole group is for."""
        state = self._state
        if state.into == "skip":
            return True
        if word in vocabulary.SKIPPED or (starred and word not in vocabulary.STARRED):
            state.into = "skip"
        elif word in (b"fonttbl", b"stylesheet"):
            state.into = "fonts" if word == b"fonttbl" else "styles"
        elif word in (b"listtext", b"pntext"):
            state.into = "label"
            self._label = []
        elif word in vocabulary.MARGINS:
            self._begin("margin", Flow(Sheet(), role=vocabulary.MARGINS[word]))
        elif word == b"footnote":
            self._notes += 1
            self._begin("later", Flow(Sheet(), role="note", first_label=str(self._notes)))
        elif word == b"annotation":
            self._begin("later", Flow(Sheet(), role="note", first_label="Kommentar"))
        elif word == b"shptxt":
            self._begin("later", Flow(Sheet()))
        else:
            return False
        return True

    def _begin(self, kind: str, flow: Flow) -> None:
        self._state.begins, self._state.into = kind, "text"
        self._flows.append(flow)

    def _end_flow(self) -> None:
        self._paragraph()
        flow = self._flows.pop()
        if not flow.sheet.lines:
            return
        if flow.role in ("header", "footer"):
            (self.heads if flow.role == "header" else self.feet).append(flow.sheet)
        else:
            self._later.append(flow)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._state.starred = True
        elif sign in (b"\n", b"\r") and self._state.into == "text":
            self._paragraph()
        elif self._to_skip:
            self._to_skip -= 1
        else:
            self._write(vocabulary.SIGNS.get(sign, ""))

    def _bytes(self, token: Token) -> None:
        data = token.data
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        encoding = self._state.encoding
        if encoding == vocabulary.SYMBOL:
            self._write("".join(symbol("symbol", f"{byte:x}") for byte in data))
        elif data:
            self._write(data.decode(encoding, "replace"))

    def _write(self, text: str) -> None:
        state, flow = self._state, self._flow
        if state.into == "text":
            if state.hidden or state.deleted:
                self.hidden = self.hidden or (state.hidden and bool(text.strip()))
                return
            if flow.all_bold and not state.bold and text.strip():
                flow.all_bold, flow.opening = False, len(flow.parts)
            flow.parts.append(text)
            if text.strip():
                flow.size = flow.size or state.size
        elif state.into == "label":
            self._label.append(text)
        elif state.into in ("fonts", "styles"):
            self._name.append(text)
            if ";" in text:
                self._define()

    def _define(self) -> None:
        name = "".join(self._name).rstrip("; ")
        self._name = []
        if self._state.into == "styles":
            found = meaning(name)
            if found is not None:
                self._styles[self._named] = found
        elif "wingdings" in name.lower():
            self._fonts[self._named] = vocabulary.SYMBOL

    def _paragraph(self) -> None:
        flow = self._flow
        text = _paired("".join(flow.parts))
        role, level = flow.style
        label = "".join(self._label).strip() if flow.role is None else ""
        if role == "body" and (label or flow.in_list) and text.strip():
            role, level = "list", max(flow.in_list, 1)
        place = Place(flow.table, flow.row, flow.column) if flow.in_table else NOWHERE
        if flow.in_table and flow.table < 0:
            flow.table = flow.sheet.next_table()
            place = replace(place, table=flow.table)
        elif not flow.in_table:
            flow.table, flow.row, flow.column = -1, 0, 0
        if flow.in_table and role == "body":
            role = "cell"
        if flow.role is not None:
            role, level, label = flow.role, 0, flow.first_label if text.strip() else ""
            flow.first_label = "" if text.strip() else flow.first_label
        opening = lead(text, len(_paired("".join(flow.parts[: flow.opening])))) if role == "body" else 0
        flow.sheet.add(
            text, role=role, level=level, label=label, bold=flow.all_bold, size=flow.size, place=place, lead=opening
        )
        flow.parts, flow.all_bold, flow.opening, flow.size, self._label = [], True, 0, 0.0, []
        if len(self._flows) == 1:
            self._write_later(flow.sheet, place)

    def _write_later(self, sheet: Sheet, place: Place) -> None:
        for flow in self._later:
            text = "".join(flow.sheet.parts)
            for line in flow.sheet.lines:
                role: Role = "cell" if place.table >= 0 and line.role == "body" else line.role
                words = text[line.start : line.end]
                sheet.add(
                    words, role=role, level=line.level, label=line.label, bold=line.bold, size=line.size, place=place
                )
        self._later = []

    def _cell(self) -> None:
        self._flow.in_table = True
        self._paragraph()
        self._flow.column += 1

    def _row(self) -> None:
        self._flow.row += 1
        self._flow.column = 0

    def _set(self, *, in_table: bool | None = None, in_list: int | None = None) -> None:
        if self._state.into == "text":
            self._flow.in_table = self._flow.in_table if in_table is None else in_table
            self._flow.in_list = self._flow.in_list if in_list is None else in_list

    def _plain_paragraph(self) -> None:
        if self._state.into == "text":
            self._flow.style, self._flow.in_table, self._flow.in_list = ("body", 0), False, 0

    def _plain_characters(self) -> None:
        self._state.bold = self._state.hidden = self._state.deleted = False
        self._state.size = 12.0

    def _style(self, number: int | None) -> None:
        if self._state.into == "styles":
            self._named = number or 0
        elif self._state.into == "text":
            self._flow.style = self._styles.get(number or 0, ("body", 0))

    def _outline(self, number: int | None) -> None:
        if self._state.into == "text" and number is not None and 0 <= number < 9 and self._flow.style[0] == "body":
            self._flow.style = ("heading", number + 1)

    def _bold(self, number: int | None) -> None:
        self._state.bold = number != 0

    def _hide(self, number: int | None) -> None:
        self._state.hidden = number != 0

    def _delete(self, number: int | None) -> None:
        self._state.deleted = number != 0
        self.tracked = self.tracked or self._state.deleted

    def _revise(self, number: int | None) -> None:
        self.tracked = self.tracked or number != 0

    def _size(self, number: int | None) -> None:
        self._state.size = (number or 24) / 2

    def _font(self, number: int | None) -> None:
        if self._state.into == "fonts":
            self._named = number or 0
        else:
            self._state.encoding = self._fonts.get(number or 0, self._ansi)

    def _charset(self, number: int | None) -> None:
        if self._state.into == "fonts" and number is not None:
            self._fonts[self._named] = vocabulary.CHARSETS.get(number, self._ansi)

    def _code_page(self, number: int | None) -> None:
        self._encode(vocabulary.PAGES.get(number or 0, "cp1252"))

    def _encode(self, encoding: str) -> None:
        self._ansi = self._state.encoding = encoding

    def _stand_ins(self, number: int | None) -> None:
        self._state.skip = min(max(number if number is not None else 1, 0), 10)

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) % 0x10000
        symbolic = 0xF000 <= code <= 0xF0FF
        self._write(symbol("wingdings", f"{code:x}") if symbolic else chr(code))
        self._to_skip = self._state.skip


def _paired(text: str) -> str:
    """Characters beyond 16 bits come as two halves."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
