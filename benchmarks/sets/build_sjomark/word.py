"""Blocks to DOCX (with true footnotes, numbered lists and tables), and from there to PDF or RTF with LibreOffice."""

import io
import re
import tempfile
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from benchmarks.sets.build_sjomark.blocks import Block, notes
from benchmarks.sets.build_sjomark.strategy import convert

NOTES_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
{notes}</w:footnotes>"""
NOTE_XML = (
    '<w:footnote w:id="{id}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
)


def new(*, font: str = "Liberation Serif", size: float = 11, header: str = "", footer: str = "") -> Word:
    word = Document()
    style = word.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    style.paragraph_format.widow_control = False
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    return word


def add(word: Word, blocks: list[Block], *, widths: tuple[float, ...] = (), auto_numbers: bool = True) -> Word:
    foot, rows = list(notes(blocks)), list[list[str]]()
    for block in [*blocks, Block("end", "")]:
        if block.kind == "row":
            rows.append(block.cells)
            continue
        if rows:
            _table(word, rows, foot, widths)
            rows = []
        _one(word, block, foot, auto_numbers=auto_numbers)
    if foot:
        _footnotes(word, notes(blocks))
    return word


def _one(word: Word, block: Block, foot: list[str], *, auto_numbers: bool) -> None:
    match block.kind:
        case "heading":
            runs(word.add_heading(level=len(block.label)), block.text, foot)
        case "bullet":
            runs(word.add_paragraph(style="List Bullet"), block.text, foot)
        case "number" if auto_numbers and block.label.endswith("."):
            runs(word.add_paragraph(style="List Number"), block.text, foot)
        case "number":
            runs(word.add_paragraph(), f"{block.label} {block.text}", foot)
        case "quote":
            runs(word.add_paragraph(style="Quote"), block.text, foot)
        case "break":
            word.add_page_break()  # type: ignore[no-untyped-call]
        case "text":
            runs(word.add_paragraph(), block.text, foot)


def runs(paragraph: Paragraph, text: str, foot: list[str]) -> None:
    for part in filter(None, re.split(r"(\*\*.+?\*\*|\[\^\w+\])", text)):
        if part.startswith("[^"):
            _mark(paragraph, foot.index(part[2:-1]) + 1)
        else:
            paragraph.add_run(part.strip("*")).bold = part.startswith("**") or None


def _mark(paragraph: Paragraph, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def _table(word: Word, rows: list[list[str]], foot: list[str], widths: tuple[float, ...]) -> None:
    table = word.add_table(0, len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            for index, part in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                runs(paragraph, f"**{part}**" if number == 0 and part else part, foot)
            if widths:
                cell.width = Cm(widths[column])
    word.add_paragraph()


def _footnotes(word: Word, texts: dict[str, str]) -> None:
    body = "".join(NOTE_XML.format(id=n, text=text) for n, text in enumerate(texts.values(), 1))
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content, NOTES_XML.format(notes=body).encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def save(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def converted(data: bytes, target: str, *, source: str = "docx") -> bytes:
    """The same document as LibreOffice saves it in another format."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"a.{source}"
        path.write_bytes(data)
        convert(path, path.parent, target)
        return path.with_suffix(f".{target}").read_bytes()
