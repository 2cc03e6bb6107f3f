"""A paper as Word: real headings, lists and tables, Swedish, title and author in the file."""

import io

import docx
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from samsyn.councils.writing.blocks import Block, Bullets, Heading, Manuscript, Rows, Text
from samsyn.strategy.export import wordstyles

WIDTH = 15.0  # centimetres between the margins
FJORD, LINGON, MUTED = RGBColor(0x0B, 0x52, 0x57), RGBColor(0xA3, 0x26, 0x3B), RGBColor(0x51, 0x65, 0x6A)


def write(manuscript: Manuscript) -> bytes:
    """The file's bytes."""
    word = docx.Document()
    wordstyles.dress(word, language="sv-SE")
    facts = word.core_properties
    facts.title, facts.author, facts.language, facts.comments = manuscript.title, manuscript.author, "sv-SE", ""
    facts.created = facts.modified = manuscript.at.replace(tzinfo=None)
    word.add_paragraph(manuscript.title, style="Title")
    for line in manuscript.lines:
        word.add_paragraph(line, style="Subtitle")
    for block in manuscript.blocks:
        _block(word, block)
    word.sections[0].footer.paragraphs[0].text = manuscript.word
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _block(word: Word, block: Block) -> None:
    match block:
        case Heading():
            word.add_heading(block.text, level=block.level).paragraph_format.page_break_before = block.fresh
        case Bullets():
            for item in block.items:
                word.add_paragraph(item, style="List Bullet")
        case Rows():
            _table(word, block)
        case Text():
            _text(word, block)


def _text(word: Word, block: Text) -> None:
    paragraph = word.add_paragraph(style="Body Text")
    run = paragraph.add_run(block.text)
    if block.style in ("position", "view"):
        paragraph.paragraph_format.left_indent = Cm(0.8)
        run.bold = block.style == "position"
        run.font.color.rgb = FJORD if block.style == "position" else LINGON
    elif block.style in ("small", "label"):
        run.font.color.rgb = MUTED
        run.bold = block.style == "label"


def _table(word: Word, block: Rows) -> None:
    table = word.add_table(rows=1, cols=len(block.head), style="Table Grid")
    table.autofit = False
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for cell, words in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in block.rows:
        made = table.add_row()
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, words in zip(made.cells, row, strict=True):
            cell.paragraphs[0].add_run(words)
    for column, part in zip(table.columns, block.shares, strict=True):
        column.width = Cm(WIDTH * part / sum(block.shares))
        for cell in column.cells:
            cell.width = column.width
            cell.paragraphs[0].style = word.styles[wordstyles.CELL]
    word.add_paragraph(style=wordstyles.AFTER_TABLE)
