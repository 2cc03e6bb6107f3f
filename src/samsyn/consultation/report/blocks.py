"""The blocks that a report is made of: what is said, without any format."""

from dataclasses import dataclass
from typing import Literal

from samsyn.consultation.report.entries import Entry, Listing
from samsyn.consultation.report.tables import Figure, Table

Style = Literal["lead", "body", "note", "proposed", "small"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 = a part of the report. ``listed``: stands in the table of contents."""

    level: int
    text: str
    anchor: str
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    style: Style = "body"
    label: str = ""  # set in bold before the text


@dataclass(frozen=True, slots=True)
class Figures:
    """The big numbers."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of numbers."""

    table: Table


@dataclass(frozen=True, slots=True)
class Entries:
    """Comments with their answers. ``shows`` says what varies under this heading: the sender or the place."""

    entries: tuple[Entry, ...]
    shows: Literal["sender", "place"]
    answered: bool  # some comment in the whole report has an answer: then answers get a column of their own
    caption: str


@dataclass(frozen=True, slots=True)
class Listings:
    """Respondents of one class with their documents."""

    rows: tuple[Listing, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A plain table of words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]  # shares of the line
    caption: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, one per line."""

    facts: tuple[tuple[str, str], ...]


Block = Heading | Text | Figures | Counts | Entries | Listings | Rows | Facts
