"""Word: real heading styles, a table of contents that Word keeps up to date, Swedish, title and author in the file."""

import io
import re
from collections.abc import Iterable

import docx
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import _Element

from samsyn.strategy.export import wordstyles
from samsyn.strategy.export.manuscript import CONTENTS, Manuscript
from samsyn.strategy.layout import Group, Paragraph, SetSection

DEEPEST = 9
IN_CONTENTS = 3  # levels
PLAIN_MARK = re.compile(r"(?:\d{1,2}|[a-zåäö])[.)]\s")


def write(manuscript: Manuscript) -> bytes:
    """The file's bytes."""
    word = docx.Document()
    wordstyles.dress(word, language="sv-SE")
    _facts(word, manuscript)
    word.add_paragraph(manuscript.title, style="Title")
    for line in manuscript.lines:
        word.add_paragraph(line, style="Subtitle")
    _contents(word, manuscript.sections)
    for at, section in enumerate(manuscript.sections):
        _heading(word, section, at)
        for group in section.groups:
            _group(word, group)
    _footer(word, manuscript)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _facts(word: Word, manuscript: Manuscript) -> None:
    facts = word.core_properties
    facts.title, facts.author, facts.language = manuscript.title, manuscript.author, "sv-SE"
    facts.subject, facts.comments, facts.keywords = ", ".join(manuscript.lines), "", ""
    facts.created = facts.modified = manuscript.at.replace(tzinfo=None)
    facts.last_modified_by = manuscript.author


def _heading(word: Word, section: SetSection, at: int) -> None:
    paragraph = word.add_heading(level=min(section.level, DEEPEST))
    start, end = _element("bookmarkStart", id=str(at), name=_bookmark(at)), _element("bookmarkEnd", id=str(at))
    paragraph._p.append(start)
    paragraph.add_run(section.title)
    paragraph._p.append(end)


def _group(word: Word, group: Group) -> None:
    styles = {"list": "List Bullet", "marked": wordstyles.MARKED, "note": wordstyles.NOTE, "text": "Body Text"}
    if group.kind == "table":
        _table(word, group.rows)
        return
    for paragraph in group.paragraphs:
        style = wordstyles.GOAL if paragraph.goal and group.kind == "text" else styles[group.kind]
        if group.kind == "marked" and not PLAIN_MARK.match(paragraph.text):
            style = styles["list"]  # "1.1 …" without a bullet would be read as a heading or a text
        word.add_paragraph(paragraph.text, style=style)


def _table(word: Word, rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]) -> None:
    table = word.add_table(rows=len(rows), cols=max(len(row) for row in rows), style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader", val="true"))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, paragraphs in zip(row.cells, cells, strict=False):
            _fill(cell, paragraphs, bold=cells is rows[0])
    word.add_paragraph(style=wordstyles.AFTER_TABLE)


def _fill(cell: _Cell, paragraphs: Iterable[Paragraph], *, bold: bool) -> None:
    first = cell.paragraphs[0]
    for at, paragraph in enumerate(paragraphs):
        words = first if at == 0 else cell.add_paragraph()
        words.style = wordstyles.CELL
        words.add_run(paragraph.text).bold = bold or None


def _contents(word: Word, sections: tuple[SetSection, ...]) -> None:
    """A field with the entries in it, marked for renewal: readable at once, page numbers when Word has counted."""
    word.add_paragraph(CONTENTS, style="TOC Heading")
    listed = [(at, section) for at, section in enumerate(sections) if section.level <= IN_CONTENTS]
    for place, (at, section) in enumerate(listed):
        entry = word.add_paragraph(style=f"toc {section.level}")
        if place == 0:
            _field_begin(entry, f'TOC \\o "1-{IN_CONTENTS}" \\h \\z \\u', renew=True)
        link = _element("hyperlink", anchor=_bookmark(at), history="1")
        link.append(_run(section.title))
        entry._p.append(link)
        if place == len(listed) - 1:
            entry._p.append(_run_with(_element("fldChar", fldCharType="end")))
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _footer(word: Word, manuscript: Manuscript) -> None:
    section = word.sections[0]
    section.different_first_page_header_footer = True
    footer = section.footer.paragraphs[0]
    footer.style = word.styles["Footer"]
    footer.add_run(f"{manuscript.title}\t\t")
    _field_begin(footer, "PAGE")
    footer.add_run("2")
    footer._p.append(_run_with(_element("fldChar", fldCharType="end")))


def _field_begin(paragraph: WordParagraph, instruction: str, *, renew: bool = False) -> None:
    begin = _element("fldChar", fldCharType="begin")
    if renew:
        begin.set(qn("w:dirty"), "true")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    for element in (begin, code, _element("fldChar", fldCharType="separate")):
        paragraph._p.append(_run_with(element))


def _element(tag: str, **attributes: str) -> _Element:
    element: _Element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _run_with(element: _Element) -> _Element:
    run = _element("r")
    run.append(element)
    return run


def _run(text: str) -> _Element:
    words = OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return _run_with(words)


def _bookmark(at: int) -> str:
    return f"_avsnitt_{at}"
