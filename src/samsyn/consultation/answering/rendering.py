"""A sent answer as bytes that never change: a web page to open, and the pages that the trip reads from it."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import lxml.html

from samsyn.consultation.answering.places import Place
from samsyn.consultation.round.letters import when
from samsyn.cores.text.values import Document, Line, Page

_ROW_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in one place."""

    choice: str
    text: str


def to_html(
    *, title: str, sender: str, number: str, at: datetime, approval: str, places: Sequence[Place],
    said: Mapping[str, Said], files: Sequence[str],
) -> bytes:  # fmt: skip
    """The answer as a web page of its own: head, then one part for each place where something is said."""
    head = [("Remiss", title), ("Avsändare", sender or "privatperson"), ("Diarienummer", number), ("Inkom", when(at))]
    if approval:
        head.append(("Godkänt", approval))
    if files:
        head.append(("Bilagor", ", ".join(files)))
    rows = "\n".join(f"<dt>{_escaped(name)}</dt><dd>{_escaped(value)}</dd>" for name, value in head)
    parts = "\n".join(_part(place, said[place.key]) for place in places if place.key in said)
    return (
        '<!doctype html>\n<html lang="sv"><head><meta charset="utf-8">'
        f"<title>{_escaped(f'Svar på {title}')}</title></head>\n<body><header><h1>Svar på remiss</h1>\n"
        f"<dl>\n{rows}\n</dl></header>\n{parts}\n</body></html>\n"
    ).encode()


def _part(place: Place, said: Said) -> str:
    labels = dict(place.choices)
    chosen = f'<h3 class="choice">{_escaped(labels.get(said.choice, said.choice))}</h3>' if said.choice else ""
    rows = "".join(f"<p>{_escaped(row.strip())}</p>" for row in _ROW_END.split(said.text) if row.strip())
    return f'<section data-place="{_escaped(place.key)}"><h2>{_escaped(place.title)}</h2>{chosen}{rows}</section>'


def printable(text: str) -> str:
    """Without the signs that no page can hold."""
    return _UNPRINTABLE.sub("", text)


def _escaped(text: str) -> str:
    return html.escape(" ".join(printable(text).split()))


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """A stored answer read back: one page for each place, in order."""

    document: Document
    places: tuple[str, ...]


def read(data: bytes) -> ReadAnswer:
    """The pages of a stored answer. Every character of every part stands on its page."""
    tree = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    sections = [one for one in tree.iter("section") if one.get("data-place")]
    pages = tuple(_page(number, one) for number, one in enumerate(sections, start=1))
    return ReadAnswer(Document("html", pages), tuple(str(one.get("data-place")) for one in sections))


def _page(number: int, section: lxml.html.HtmlElement) -> Page:
    text, lines = "", []
    for element in section:
        said = element.text_content()
        role, level = ("body", 0) if element.tag == "p" else ("heading", int(str(element.tag)[1]))
        lines.append(Line(len(text), len(text) + len(said), role, level))  # type: ignore[arg-type]  # two of its words
        text += said + "\n"
    return Page(number, text, tuple(lines))
