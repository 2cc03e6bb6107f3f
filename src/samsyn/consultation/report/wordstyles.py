"""The Word document before its text: page, language, styles, footer."""

from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from samsyn.consultation.report.values import Report

SERIF, SANS = "Georgia", "Arial"
INK, MUTED, FJORD = RGBColor(0x18, 0x28, 0x2B), RGBColor(0x51, 0x65, 0x6A), RGBColor(0x0B, 0x52, 0x57)
HAIR, LINE = "D5DEDD", "6F8386"
MARGIN = 22  # mm


def new_document(report: Report) -> Any:
    """An empty A4 document in Swedish with our styles and a footer that carries the control sum."""
    document = Document()
    core = document.core_properties
    core.title = f"{report.title}: {report.strategy}"
    core.author = report.made_by
    core.language = "sv-SE"
    core.comments = ""
    _speak_swedish(document)
    _styles(document)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(MARGIN)
    page.top_margin, page.bottom_margin = Mm(22), Mm(22)
    page.footer_distance = Mm(11)
    _footer(document, report)
    return document


def turn(document: Any, *, landscape: bool) -> None:
    """Starts a new page, lying or standing."""
    section = document.add_section()
    lying = section.orientation == WD_ORIENT.LANDSCAPE
    if lying != landscape:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT


def width(document: Any) -> int:
    """Text width of the current page in twentieths of a point."""
    page = document.sections[-1]
    return int((page.page_width - page.left_margin - page.right_margin) / 635)  # EMU


def _speak_swedish(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = parse_xml(f"<w:lang {nsdecls('w')}/>")
        defaults.append(language)
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), "sv-SE")
    settings = document.settings.element
    for element in settings.findall(qn("w:themeFontLang")):
        element.set(qn("w:val"), "sv-SE")


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    _type(normal, SANS, 10, INK, after=6, line=1.25)
    for name, size, before, after in (
        ("Title", 28, 0, 30),
        ("Heading 1", 20.0, 0, 10),
        ("Heading 2", 15, 22, 6),
        ("Heading 3", 12, 16, 4),
    ):
        style = document.styles[name]
        _type(style, SERIF, size, INK, before=before, after=after, line=1.15, bold=name != "Title")
        style.paragraph_format.keep_with_next = True
        _no_border(style)
    for name, font, size, colour, after in (
        ("Ingress", SERIF, 12, INK, 10),
        ("Liten", SANS, 8.5, MUTED, 4),
        ("Notis", SANS, 10, INK, 6),
        ("Förslag", SERIF, 10, INK, 8),
        ("Synpunkt", SERIF, 10, INK, 3),
        ("Uppgift", SANS, 8.5, MUTED, 1),
        ("Svar", SANS, 9.5, INK, 2),
        ("Tabellhuvud", SANS, 8.5, INK, 0),
        ("Tabelltext", SANS, 9, INK, 0),
        ("Tabelltal", SANS, 9, INK, 0),
        ("Stor siffra", SERIF, 24, INK, 0),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _type(style, font, size, colour, after=after, line=1.25)
    document.styles["Tabelltal"].paragraph_format.alignment = 2
    document.styles["Tabellhuvud"].font.bold = True
    document.styles["Tabellhuvud"].paragraph_format.keep_with_next = True
    document.styles["Stor siffra"].paragraph_format.line_spacing = 1.0
    _rule(document.styles["Förslag"], LINE, 6)
    _rule(document.styles["Notis"], "A84C07", 18)
    for level in (1, 2, 3):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _type(
            style,
            SANS,
            10 if level == 1 else 9.5,
            INK,
            before=6 if level == 1 else 0,
            after=1,
            line=1.15,
            bold=level == 1,
        )
        style.paragraph_format.left_indent = Mm(5 * (level - 1))
    document.styles.element.append(parse_xml(_TABLE))


def _type(
    style: Any,
    font: str,
    size: float,
    colour: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
    line: float = 1.2,
    bold: bool = False,
) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), font)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line


def _no_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _rule(style: Any, colour: str, weight: int) -> None:
    """A line to the left of the paragraph."""
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="{weight}" w:space="8" w:color="{colour}"/></w:pBdr>'
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
    style.paragraph_format.left_indent = Mm(4)


def _footer(document: Any, report: Report) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Liten"]
    fields = {
        name: f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    }
    paragraph.add_run(f"{report.title}: {report.strategy} · kontrollsumma {report.control} · sida ")
    paragraph._p.append(parse_xml(fields["PAGE"]))
    paragraph.add_run(" av ")
    paragraph._p.append(parse_xml(fields["NUMPAGES"]))


_TABLE = f"""\
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Linjer">
  <w:name w:val="Linjer"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="6" w:space="0" w:color="{LINE}"/>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
      <w:bottom w:w="60" w:type="dxa"/><w:right w:w="160" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{LINE}"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>"""
