"""A Word file to answer in: a heading for every place, marked so that what is written under it finds its way back."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from samsyn.consultation.answering.places import Place
from samsyn.strategy.export.wordstyles import dress

MARK = "samsyn_"
HINT = "Skriv här."
CHOICES = "Välj: "
_NAME = re.compile(r"\W+")
Written = dict[str, tuple[str, str]]  # place → (choice, text)


class NotAForm(Exception):
    """The file is no Word file, or holds none of the headings of this form."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written in a form: by place, and what stands under no heading of ours."""

    said: Written
    elsewhere: tuple[str, ...]


def to_docx(
    *, title: str, deadline: str, number: str, places: Sequence[Place], said: Mapping[str, str] | None = None
) -> bytes:
    """The form, empty or with what is written so far."""
    word = Document()
    dress(word, language="sv-SE")
    word.core_properties.title, word.core_properties.author = f"Svar på {title}", ""
    word.add_paragraph(f"Svar på {title}", style="Title")
    word.add_paragraph(
        "Skriv under rubrikerna. Rubrikerna ska stå kvar: de säger vad svaret gäller. Lämna tomt där ni inte har "
        f"något att säga. Spara filen och läs in den i svarsformuläret, eller skicka den med mejl. "
        f"Sista dag: {deadline}. "
        f"Diarienummer: {number}.",
        style="Body Text",
    )
    for at, place in enumerate(places):
        _place(word, at, place, (said or {}).get(place.key, ""))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _place(word: Word, at: int, place: Place, text: str) -> None:
    level = 1 if place.kind != "section" else min(place.level + 1, 6)
    _bookmark(word.add_paragraph(place.title, style=f"Heading {level}"), at, place)
    if place.choices:
        word.add_paragraph(CHOICES + " / ".join(label for _code, label in place.choices), style="Body Text")
    for row in text.split("\n") if text else [HINT]:
        word.add_paragraph(row, style="Body Text")


def _bookmark(heading: Paragraph, at: int, place: Place) -> None:
    """Around the heading; Word keeps it when the words are changed. A name is at most 40 letters, digits and "_"."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(at + 1))
    start.set(qn("w:name"), bookmark(place))
    heading._p.insert(1 if heading._p.pPr is not None else 0, start)
    heading._p.append(end)


def bookmark(place: Place) -> str:
    """The mark of a place."""
    return (MARK + _NAME.sub("_", place.key))[:40]


def read(data: bytes, places: Sequence[Place]) -> Filled:
    """What is written under each heading, by its mark, else by its words. Raises NotAForm."""
    try:
        word = Document(io.BytesIO(data))
        rows = list(_rows(word))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, LxmlError, OSError) as error:
        raise NotAForm from error
    marks = {bookmark(place): place for place in places}
    titles = {_plain(place.title): place for place in places}
    found: dict[str, list[str]] = {}
    elsewhere: list[str] = []
    here: Place | None = None
    for names, text, heading in rows:
        marked = next((marks[name] for name in names if name in marks), None)
        place = marked or (titles.get(_plain(text)) if heading else None)
        if place is not None:
            here = place
            found.setdefault(place.key, [])
        elif here is None:
            elsewhere.append(text)
        else:
            found[here.key].append(text)
    if not found:
        raise NotAForm
    by_key = {place.key: place for place in places}
    said = {key: _said(by_key[key], texts) for key, texts in found.items()}
    return Filled(
        {key: one for key, one in said.items() if any(one)}, tuple(row for row in elsewhere[2:] if row.strip())
    )


def _rows(word: Word) -> list[tuple[list[str], str, bool]]:
    """(marks, text, is it a heading) of every paragraph, those in tables too."""
    rows: list[tuple[list[str], str, bool]] = []
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            cells = [[cell.text.strip() for cell in row.cells] for row in block.rows]
            rows += [([], " | ".join(dict.fromkeys(filter(None, row))), False) for row in cells]
        else:
            names = [str(one.get(qn("w:name"))) for one in block._p.iter(qn("w:bookmarkStart"))]
            style = (block.style.name or "") if block.style is not None else ""
            rows.append((names, block.text, style.startswith("Heading") or bool(names)))
    return rows


def _said(place: Place, texts: Sequence[str]) -> tuple[str, str]:
    """(choice, text): the line of choices is a choice when one alone is left or marked with x."""
    choice, rows = "", []
    labels = {_plain(label): code for code, label in place.choices}
    for text in texts:
        bare = text.removeprefix(CHOICES).strip()
        if place.choices and not choice and (picked := _picked(bare, labels)):
            choice = picked
        elif text.strip() not in ("", HINT) and not (place.choices and text.startswith(CHOICES)):
            rows.append(text.strip())
        elif not text.strip() and rows:
            rows.append("")
    return choice, "\n".join(rows).strip()


def _picked(text: str, labels: Mapping[str, str]) -> str:
    """The one choice that stands alone, or the one with an x beside it."""
    if code := labels.get(_plain(text)):
        return code
    marked = [part for part in text.split("/") if re.search(r"(?:^|[\s\[(])[xX✓](?:[\s\])]|$)", part)]
    bare = _plain(re.sub(r"[\[(]?\b[xX✓]\b[\])]?", "", marked[0])) if len(marked) == 1 else ""
    return labels.get(bare, "")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
