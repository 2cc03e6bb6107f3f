"""An edition of the strategy as the files a region sends out: Word with heading styles, PDF with contents and pages."""

import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any, Final

import docx
import pypdfium2
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from samsyn.demo.county.markdown import Piece, html, pieces, runs
from samsyn.demo.county.packing import repeatable
from samsyn.demo.county.strategy import Edition
from samsyn.demo.county.typesetting import pdf

OWNER: Final = "Region Älvmark"
GREEN: Final = RGBColor(0x1D, 0x4D, 0x4F)
_SIZES: Final = {1: 20.0, 2: 14.5, 3: 12.0}


def as_html(edition: Edition) -> bytes:
    """One page of HTML."""
    return html(list(pieces(edition.markdown)), edition.title).encode()


@cache
def as_pdf(edition: Edition) -> bytes:
    """A report with cover, contents and page numbers; the number printed on a page is the page's own."""
    cover, _, under = edition.title.partition(" – ")
    number = 0
    rows: list[dict[str, Any]] = []
    for piece in pieces(edition.markdown):
        number = number + 1 if piece.kind == "number" else 0
        rows.append(
            {
                "kind": piece.kind,
                "text": piece.text,
                "level": piece.level - 1,
                "runs": runs(piece.text),
                "label": number,
                "rows": piece.rows,
            }
        )
    facts = {"title": edition.title, "cover": cover, "under": under.capitalize(), "subtitle": edition.subtitle}
    return pdf("strategi", {**facts, "owner": OWNER, "pieces": rows})


@cache
def pages(edition: Edition) -> tuple[str, ...]:
    """The text of the PDF's pages, without spaces and hyphens, to find places in."""
    document = pypdfium2.PdfDocument(as_pdf(edition))
    return tuple(squeezed(document[at].get_textpage().get_text_range()) for at in range(len(document)))


def squeezed(text: str) -> str:
    """Letters only: what is left when line breaks, hyphens and spaces are taken away."""
    return re.sub(r"[\s\u00ad\u2010\ufffe-]+", "", text)


@cache
def page_of(edition: Edition, text: str) -> int:
    """The page (from 1) where ``text`` begins in the PDF, contents not counted; 0 when it is not found."""
    wanted = squeezed(text)
    found = (at for at, page in enumerate(pages(edition), start=1) if at > CONTENTS and wanted in page)
    if page := next(found, 0):
        return page
    start = wanted[:40]
    return next((at for at, page in enumerate(pages(edition), start=1) if at > CONTENTS and start in page), 0)


CONTENTS: Final = 2  # cover and contents


def as_docx(edition: Edition) -> bytes:
    """A Word file with the built-in heading styles, a title page and page numbers."""
    document = docx.Document()
    _styles(document)
    _cover(document, edition)
    for piece in pieces(edition.markdown):
        _write(document, piece)
    _footer(document, edition)
    out = BytesIO()
    document.save(out)
    return repeatable(out.getvalue())


def _styles(document: Document) -> None:
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].paragraph_format.space_after = Pt(7)
    for level, size in _SIZES.items():
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), GREEN, "Calibri"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size), Pt(5)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    stamp(document, edition_title="")


def stamp(document: Document, edition_title: str) -> None:
    """Fixed facts about the file instead of today's date."""
    facts = document.core_properties
    facts.title, facts.author, facts.comments, facts.language = edition_title, OWNER, "", "sv-SE"
    facts.created = facts.modified = datetime(2026, 1, 19, 8, tzinfo=UTC)


def _cover(document: Document, edition: Edition) -> None:
    stamp(document, edition.title)
    for _ in range(6):
        document.add_paragraph()
    document.add_paragraph(edition.title, style="Title")
    document.add_paragraph(edition.subtitle, style="Subtitle")
    document.add_paragraph(f"{OWNER}, dnr {edition.registry_number}")


def _write(document: Document, piece: Piece) -> None:
    if piece.kind == "heading":
        document.add_heading(piece.text, level=piece.level - 1)
    elif piece.kind == "table":
        _table(document, piece)
    else:
        style = {"bullet": "List Bullet", "number": "List Number"}.get(piece.kind)
        write_runs(document.add_paragraph(style=style), piece.text)


def write_runs(paragraph: Paragraph, text: str) -> None:
    """Text with bold and italic words."""
    for words, bold, italic in runs(text):
        run = paragraph.add_run(words)
        run.bold, run.italic = bold or None, italic or None


def _table(document: Document, piece: Piece) -> None:
    table = document.add_table(rows=0, cols=len(piece.rows[0]), style="Light Grid Accent 1")
    for row in piece.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph()


def _footer(document: Document, edition: Edition) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = f"{edition.title} · {edition.subtitle}"
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(line)


def page_number(paragraph: Paragraph) -> None:
    """A field that Word fills with the page's number."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)
