"""Letters as Word files: letterhead, headings, lists and tables as offices write them."""

import random
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samsyn.demo.county.chance import seeded
from samsyn.demo.county.letters import Block, Letter
from samsyn.demo.county.packing import repeatable
from samsyn.demo.county.strategy_files import page_number, stamp

_FONTS: Final = {
    "brev": ("Times New Roman", "Garamond", "Arial", "Cambria"),
    "rapport": ("Calibri", "Arial", "Verdana"),
    "tabell": ("Calibri", "Arial"),
    "enkelt": ("Calibri",),
}
_WIDTHS: Final = (Cm(5.2), Cm(1.6), Cm(17.6))
_COLOURS: Final = tuple(map(RGBColor.from_string, ("1F3F6E", "7A1F2B", "1D5A45", "000000")))


def letter_docx(letter: Letter, design: str) -> bytes:
    """``design``: brev (letterhead), rapport (title and heading styles), tabell (landscape) or enkelt (no head)."""
    chance = seeded("face", letter.sender)
    document = docx.Document()
    _page(document, letter, design, chance)
    if design == "rapport":
        _report_head(document, letter)
    elif design != "enkelt":
        _letterhead(document, letter)
    if letter.decision:
        document.add_paragraph(letter.decision)
    styled = design == "rapport" or chance.random() < 0.6
    for block in letter.blocks:
        _write(document, block, styled=styled)
    _closing(document, letter)
    out = BytesIO()
    document.save(out)
    return repeatable(out.getvalue())


def _page(document: Document, letter: Letter, design: str, chance: random.Random) -> None:
    stamp(document, letter.subject)
    document.core_properties.author = letter.sender
    normal = document.styles["Normal"]
    normal.font.name = chance.choice(_FONTS[design])
    normal.font.size = Pt(chance.choice([10.5, 11, 11, 12]))
    normal.paragraph_format.space_after = Pt(8)
    colour = chance.choice(_COLOURS)
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = normal.font.name, colour
        style.font.size = Pt(15 - 2 * level)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if design == "tabell" else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = Cm(2.5)
    _foot(document, letter, design)


def _foot(document: Document, letter: Letter, design: str) -> None:
    if design == "enkelt":
        return
    line = document.sections[0].footer.paragraphs[0]
    run = line.add_run(f"{letter.sender}  |  {letter.address}  |  {letter.email}  |  Sida ")
    run.font.size = Pt(8)
    page_number(line)


def _letterhead(document: Document, letter: Letter) -> None:
    head = document.sections[0].header
    name = head.paragraphs[0].add_run(letter.sender)
    name.bold, name.font.size = True, Pt(13)
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    left.text = "\n".join(letter.recipient)
    numbers = [f"Datum: {letter.date}", f"Er beteckning: {letter.their_number}"]
    numbers += [f"Vår beteckning: {letter.registry_number}"] * bool(letter.registry_number)
    right.text = "\n".join(numbers)
    right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()
    _title(document, letter.subject)


def _report_head(document: Document, letter: Letter) -> None:
    document.add_paragraph(letter.subject, style="Title")
    numbers = [letter.sender, letter.date, letter.registry_number, f"Er ref. {letter.their_number}"]
    document.add_paragraph(" · ".join(filter(None, numbers)), style="Subtitle")


def _title(document: Document, subject: str) -> None:
    run = document.add_paragraph().add_run(subject)
    run.bold, run.font.size = True, Pt(14)


def _write(document: Document, block: Block, *, styled: bool) -> None:
    if block.kind == "heading":
        _heading(document, block, styled=styled)
    elif block.kind == "table":
        _table(document, block)
    else:
        style = {"bullet": "List Bullet", "number": "List Number", "quote": "Quote"}.get(block.kind)
        document.add_paragraph(block.text, style=style)


def _heading(document: Document, block: Block, *, styled: bool) -> None:
    if styled:
        document.add_heading(block.text, level=block.level)
        return
    line = document.add_paragraph()  # many write headings by hand, in bold
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_after = Pt(2)
    line.add_run(block.text).bold = True


def _table(document: Document, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=False):
        column.width = width
    for at, row in enumerate(block.rows):
        cells = table.add_row().cells
        for cell, words, width in zip(cells, row, _WIDTHS, strict=False):
            cell.width = width
            cell.text = words
            if at == 0:
                cell.paragraphs[0].runs[0].bold = True
                _shade(cell)
    document.add_paragraph()


def _shade(cell: object) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), "DDE7EF")
    cell._tc.get_or_add_tcPr().append(shading)  # type: ignore[attr-defined]


def _closing(document: Document, letter: Letter) -> None:
    document.add_paragraph(letter.greeting).paragraph_format.space_before = Pt(14)
    document.add_paragraph("\n".join([*letter.signature, *([letter.sender] * (letter.sender != "privatperson"))]))
