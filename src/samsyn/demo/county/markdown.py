"""The few marks of Markdown that the county's texts use, as blocks that every format is written from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

_HEADING: Final = re.compile(r"(#{1,4}) (.+)")
_NUMBERED: Final = re.compile(r"\d\. (.+)")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_ITALIC: Final = re.compile(r"\*(.+?)\*")
_TAGS: Final = {"text": "p", "bullet": "ul", "number": "ol"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a text; ``level`` is a heading's (1 = the title), ``rows`` a table's cells, the first row its head."""

    kind: Literal["heading", "text", "bullet", "number", "table"]
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(markdown: str) -> Iterator[Piece]:
    """Blocks in order; text keeps ``**bold**`` and ``*italic*``."""
    table: list[tuple[str, ...]] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            if not line.startswith("|---"):
                table.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if table:
            yield Piece("table", rows=tuple(table))
            table = []
        if line.strip():
            yield _piece(line.strip())


def _piece(line: str) -> Piece:
    if found := _HEADING.match(line):
        return Piece("heading", found[2], level=len(found[1]))
    if found := _NUMBERED.match(line):
        return Piece("number", found[1])
    return Piece("bullet", line[2:]) if line.startswith("- ") else Piece("text", line)


def plain(text: str) -> str:
    """Without marks."""
    return _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text))


def runs(text: str) -> list[tuple[str, bool, bool]]:
    """Text in pieces: (words, bold, italic)."""
    found: list[tuple[str, bool, bool]] = []
    for at, part in enumerate(_BOLD.split(text)):
        if at % 2:
            found.append((part, True, False))
        else:
            found += [(words, False, bool(odd % 2)) for odd, words in enumerate(_ITALIC.split(part)) if words]
    return found


def html(source: Sequence[Piece], title: str) -> str:
    """A whole page of HTML."""
    body, open_list = [f"<h1>{escape(title)}</h1>"], ""
    for piece in source:
        tag = _TAGS.get(piece.kind, "")
        wanted = tag if tag in {"ul", "ol"} else ""
        if open_list != wanted:
            body += [f"</{open_list}>"] * bool(open_list) + [f"<{wanted}>"] * bool(wanted)
            open_list = wanted
        body.append(_element(piece))
    body += [f"</{open_list}>"] * bool(open_list)
    head = f'<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>'
    return "\n".join([head, *body, "</body></html>"])


def _element(piece: Piece) -> str:
    if piece.kind == "table":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in piece.rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    text = _ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", escape(piece.text)))
    tag = f"h{piece.level}" if piece.kind == "heading" else "p" if piece.kind == "text" else "li"
    return f"<{tag}>{text}</{tag}>"
