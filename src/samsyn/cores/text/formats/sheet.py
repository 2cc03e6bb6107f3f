"""Builds the one page of a format without pages: text and lines grow together, so spans are right by construction."""

import re
from dataclasses import dataclass, field, replace

from samsyn.cores.text.values import Line, Page, Role

# NUL cannot be stored by every database, and half a surrogate pair cannot be encoded at all.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """``text`` with characters that cannot be stored replaced one for one, so that offsets hold."""
    if "\x00" not in text:
        try:
            text.encode()  # much quicker than looking for half pairs one by one
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNSTORABLE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: table in the document, row and column, all from 0."""

    table: int = -1
    row: int = -1
    column: int = -1


NOWHERE = Place()


@dataclass(slots=True)
class Sheet:
    """Collects paragraphs. An empty paragraph leaves an empty row in the text and no Line."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    length: int = 0
    tables: int = 0

    def add(
        self,
        text: str,
        *,
        role: Role = "body",
        level: int = 0,
        label: str = "",
        bold: bool = False,
        size: float = 0.0,
        place: Place = NOWHERE,
        lead: int = 0,
    ) -> None:
        """Append one paragraph; white space around it stays in the page's text but outside the Line."""
        text = storable(text)
        left = len(text) - len(text.lstrip())
        inner = text.strip()
        if inner:
            start = self.length + left
            line = Line(
                start,
                start + len(inner),
                role=role,
                level=level,
                label=label,
                bold=bold,
                size=size,
                table=place.table,
                row=place.row,
                column=place.column,
                lead=max(lead - left, 0),
            )
            self.lines.append(line)
        self.parts.append(text)
        self.parts.append("\n")
        self.length += len(text) + 1

    def next_table(self) -> int:
        """The number of a table that begins here."""
        self.tables += 1
        return self.tables - 1

    def take(self, other: "Sheet") -> None:
        """Append all that stands on another sheet; its tables are numbered on."""
        for line in other.lines:
            table = line.table + self.tables if line.table >= 0 else -1
            moved = replace(line, start=line.start + self.length, end=line.end + self.length, table=table)
            self.lines.append(moved)
        self.parts += other.parts
        self.length += other.length
        self.tables += other.tables

    def page(self) -> Page:
        return Page(1, "".join(self.parts), tuple(self.lines))
