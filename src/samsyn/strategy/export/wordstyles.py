"""The dress of a Word file: styles by size and space, fonts that every Word has, Swedish all through."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

MARKED = "Lista med egna nummer"
NOTE = "footnote text"
GOAL = "Mål"
CELL = "Tabelltext"
AFTER_TABLE = "Efter tabell"
INK, MUTED, FJORD = RGBColor(0x18, 0x28, 0x2B), RGBColor(0x51, 0x65, 0x6A), "0B5257"
TEXT_FONT, HEAD_FONT = "Georgia", "Calibri"
HEADINGS = {1: (20, 24, 8), 2: (15, 18, 6), 3: (12.5, 14, 4), 4: (11, 12, 3), 5: (11, 12, 3), 6: (11, 12, 3)}


def dress(word: Word, *, language: str) -> None:
    """Set page, fonts, headings, lists and language of a new document."""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(3)
    page.top_margin, page.bottom_margin = Cm(2.8), Cm(2.6)
    _text(word.styles["Normal"], TEXT_FONT, 10.5, after=0)
    _text(word.styles["Body Text"], TEXT_FONT, 10.5, after=8, leading=1.32)
    for level in range(1, 10):
        size, before, after = HEADINGS.get(level, HEADINGS[6])
        _heading(word.styles[f"Heading {level}"], size, before, after)
    _title(word)
    _lists(word)
    _contents(word)
    _text(word.styles["Footer"], HEAD_FONT, 9, after=0, color=MUTED)
    _language(word, language)


def _text(
    style: ParagraphStyle, font: str, size: float, *, after: float, leading: float = 1.15, color: RGBColor = INK
) -> None:
    style.font.size, style.font.color.rgb = Pt(size), color
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(after), leading
    _font(style, font)


def _font(style: ParagraphStyle, font: str) -> None:
    """Name the font for every script and drop the theme's, which would win."""
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _heading(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    _text(style, HEAD_FONT, size, after=after, leading=1.1)
    style.font.bold, style.font.italic = True, False
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.keep_with_next = True


def _title(word: Word) -> None:
    title = word.styles["Title"]
    _text(title, TEXT_FONT, 30, after=14, leading=1.05)
    title.paragraph_format.space_before = Pt(150)
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    subtitle = word.styles["Subtitle"]
    _text(subtitle, HEAD_FONT, 13, after=3, color=MUTED)
    subtitle.font.italic = subtitle.font.bold = False


def _lists(word: Word) -> None:
    _text(word.styles["List Bullet"], TEXT_FONT, 10.5, after=4, leading=1.25)
    marked = _new(word, MARKED, 10.5, after=4, leading=1.25)
    marked.paragraph_format.left_indent, marked.paragraph_format.first_line_indent = Cm(1), Cm(-0.63)
    _new(word, NOTE, 9, after=4, color=MUTED)
    _new(word, CELL, 9.5, after=2)
    _new(word, AFTER_TABLE, 6, after=4)
    goal = _new(word, GOAL, 10.5, after=8, leading=1.32)
    goal.paragraph_format.left_indent = Cm(0.4)
    border = OxmlElement("w:left")
    for key, value in {"val": "single", "sz": "12", "space": "8", "color": FJORD}.items():
        border.set(qn(f"w:{key}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    goal.element.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _contents(word: Word) -> None:
    _heading(word.styles["TOC Heading"], 20, 0, 10)
    word.styles["TOC Heading"].paragraph_format.page_break_before = True
    for level in (1, 2, 3):
        entry = _new(word, f"toc {level}", 10.5, after=3)
        entry.paragraph_format.left_indent = Cm(0.55 * (level - 1))
        entry.paragraph_format.tab_stops.add_tab_stop(Cm(15), leader=1, alignment=2)
        if level == 1:
            entry.paragraph_format.space_before = Pt(5)
            entry.font.bold = True


def _new(
    word: Word, name: str, size: float, *, after: float, leading: float = 1.15, color: RGBColor = INK
) -> ParagraphStyle:
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    _text(style, TEXT_FONT, size, after=after, leading=leading, color=color)
    return style


def _language(word: Word, language: str) -> None:
    """The proofing language of the whole document, or a Swedish text is read aloud as English."""
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    tag = defaults.find(qn("w:lang"))
    if tag is None:
        tag = OxmlElement("w:lang")
        defaults.append(tag)
    for key, value in {"val": language, "eastAsia": language, "bidi": language}.items():
        tag.set(qn(f"w:{key}"), value)
