"""The report as a Word document, with real headings, lists and a table whose first row repeats."""

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samsyn.cores.opinion import Verdict
from samsyn.dialogue.findings import MOST_SHOWN, Findings, Statement
from samsyn.dialogue.report import wording
from samsyn.dialogue.report.html import TITLE
from samsyn.dialogue.report.picture import described, png
from samsyn.people.package import settled

A4 = Cm(21.0), Cm(29.7)
MARGIN = Cm(2.2)
WIDTH = 25.3  # cm of a page on its side
ROOM = 3  # groups whose counts have room in the table; with more the statement would be a word wide
SHARES_AND_COUNTS = "Varje ruta: andel som håller med, och antal som håller med / inte håller med / avstår."
SHARES_ALONE = "Varje ruta: andel som håller med. Antalen står i tabellen i report.html."
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not allowed in XML


def to_docx(found: Findings, *, made_by: str, sha256: str) -> bytes:
    """The document. The same findings give the same bytes."""
    document = Document()
    _prepare(document)
    document.add_heading(TITLE, 0)
    _text(document, wording.lead(found))
    document.add_heading(wording.common_heading(found), 1)
    _listed(document, found.common(), [wording.support(one, found) for one in found.common()])
    refused = found.common(Verdict.COMMON_DISAGREE)
    if refused:
        document.add_heading(wording.refused_heading(found), 2)
        _listed(document, refused, [wording.refusal(one, found) for one in refused])
    _text(document, wording.common_note(found))
    if len(found.groups) > 1:
        _differences(document, found)
    document.add_heading("Hur säkert är det?", 1)
    for line in (wording.holds(found), *wording.caveats(found)):
        _text(document, line)
    _table(document, found)
    _text(document, f"Gjord av {made_by}. Frö {found.seed}. Röstfilens kontrollsumma (SHA-256): {sha256}")
    data = io.BytesIO()
    document.save(data)
    return settled(data.getvalue())


def _prepare(document: Any) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    style.element.get_or_add_rPr().append(language)
    document.core_properties.title = TITLE
    document.core_properties.language = "sv-SE"
    document.core_properties.author = ""
    document.core_properties.comments = ""


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _text(document: Any, words: str) -> None:
    if words:
        document.add_paragraph(_clean(words))


def _listed(document: Any, statements: Sequence[Statement], notes: Sequence[str], *, most: int = MOST_SHOWN) -> None:
    for place, (one, note) in enumerate(list(zip(statements, notes, strict=True))[:most], start=1):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{place}. {_clean(one.text)}").bold = True
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(1)
        document.add_paragraph(_clean(note))


def _differences(document: Any, found: Findings) -> None:
    document.add_heading("Det här skiljer grupperna åt", 1)
    divides = found.dividing()
    _listed(document, divides, [wording.split(one, found) for one in divides])
    if not divides:
        _text(document, "Inget påstående skiljer säkert grupperna åt.")
    document.add_heading("Det här säger varje grupp", 1)
    for place, group in enumerate(found.groups):
        document.add_heading(f"Grupp {group.name}: {wording.number(group.size)} personer", 2)
        own = [found.statements[at] for at in group.typical]
        _listed(document, own, [wording.own(one, place, found) for one in own])
    _text(document, wording.unplaced(found))
    document.add_heading("Bilden av grupperna", 1)
    picture = document.add_picture(io.BytesIO(png(found)), width=Cm(12))
    about = picture._inline.docPr  # python-docx has no other way to the text for those who do not see the picture
    about.set("name", "Åsiktsgrupperna")
    about.set("descr", described(found))
    document.add_heading("Så här läser du bilden", 2)
    for line in wording.PICTURE:
        document.add_paragraph(line, style="List Bullet")


def _table(document: Any, found: Findings) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Alla påståenden och svar", 1)
    several, crowded = len(found.groups) > 1, len(found.groups) > ROOM
    _text(document, SHARES_ALONE if crowded else SHARES_AND_COUNTS)
    heads = ["Nr", "Påstående", "Läge", "Alla", *(f"Grupp {group.name}" for group in found.groups if several)]
    rows = [heads, *(_row(one, found, counts=not crowded) for one in found.statements)]
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")
    each = 1.9 if crowded else 2.6
    widths = [1.3, WIDTH - 1.3 - 3.2 - each * (len(heads) - 3), 3.2, *([each] * (len(heads) - 3))]
    table.autofit = False
    body = table._tbl
    for column, width in zip(body.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Cm(width)
    for at, row in enumerate(rows):
        body.append(_row_xml(row, widths, head=at == 0))


def _row(one: Statement, found: Findings, *, counts: bool) -> list[str]:
    asked = (one.everyone, *(one.by_group if len(found.groups) > 1 else ()))
    cells = [
        wording.percent(count.agree, count.seen) + (f"\n{wording.triple(count)}" if counts else "") for count in asked
    ]
    return [one.id, one.text, wording.verdict(one, found), *cells]


def _row_xml(cells: Sequence[str], widths: Sequence[float], *, head: bool) -> Any:
    """A row made by hand: the library's own cells take minutes for a thousand statements."""
    row = OxmlElement("w:tr")
    about = OxmlElement("w:trPr")
    about.append(OxmlElement("w:cantSplit"))
    if head:
        about.append(OxmlElement("w:tblHeader"))
    row.append(about)
    for words, width in zip(cells, widths, strict=True):
        cell, size = OxmlElement("w:tc"), OxmlElement("w:tcW")
        size.set(qn("w:w"), str(int(width * 567)))
        size.set(qn("w:type"), "dxa")
        properties = OxmlElement("w:tcPr")
        properties.append(size)
        cell.append(properties)
        for line in _clean(words).split("\n"):
            cell.append(_paragraph_xml(line, bold=head))
        row.append(cell)
    return row


def _paragraph_xml(words: str, *, bold: bool) -> Any:
    paragraph, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
    look, size = OxmlElement("w:rPr"), OxmlElement("w:sz")
    size.set(qn("w:val"), "18")
    if bold:
        look.append(OxmlElement("w:b"))
    look.append(size)
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.extend((look, text))
    paragraph.append(run)
    return paragraph
