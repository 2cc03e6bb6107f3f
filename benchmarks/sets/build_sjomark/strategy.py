"""The strategy as Word (automatic heading numbers, contents, the page marks that Word leaves) and as PDF."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from benchmarks.sets.build_sjomark.marks import letters, page_letters

SOURCE = Path(__file__).with_name("strategi.md")
STYLE = re.compile(r"(\*\*.+?\*\*|\*.+?\*)")
FRONT = 2  # cover and contents
NAVY = RGBColor(0x12, 0x3B, 0x5D)


@dataclass(frozen=True)
class Heading:
    level: int
    number: str
    text: str

    @property
    def label(self) -> str:
        return f"{self.number} {self.text}".strip()


def headings() -> list[Heading]:
    return [heading(line) for line in SOURCE.read_text("utf-8").splitlines() if line.startswith("#")]


def heading(line: str) -> Heading:
    signs, rest = line.split(" ", 1)
    if rest.endswith(" {-}"):
        return Heading(len(signs), "", rest.removesuffix(" {-}"))
    number, text = rest.split(" ", 1)
    return Heading(len(signs), number, text)


def build(folder: Path) -> list[dict[str, object]]:
    """Writes strategi.docx and strategi.pdf; returns the sections with their PDF pages."""
    with tempfile.TemporaryDirectory() as name:
        work, found = Path(name), dict.fromkeys((h.label for h in headings()), 0)
        for _ in range(2):  # the table of contents needs the pages of the first round
            _word(found).save(str(work / "strategi.docx"))
            to_pdf(work / "strategi.docx", work)
            found = _heading_pages(page_letters(work / "strategi.pdf"))
        word = _word(found)
        _mark_page_breaks(word, page_letters(work / "strategi.pdf"))
        word.save(str(folder / "strategi.docx"))
        (folder / "strategi.pdf").write_bytes((work / "strategi.pdf").read_bytes())
    return [{"label": label, "page": page} for label, page in found.items()]


def to_pdf(path: Path, folder: Path) -> None:
    convert(path, folder, "pdf")


def convert(path: Path, folder: Path, target: str) -> None:
    home = f"-env:UserInstallation=file://{folder}/office"
    command = ["soffice", home, "--headless", "--convert-to", target, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _heading_pages(pages: list[str]) -> dict[str, int]:
    found, page = {}, FRONT + 1
    for entry in headings():
        wanted = letters(entry.label)
        page = next(number for number in range(page, len(pages) + 1) if wanted in pages[number - 1])
        found[entry.label] = page
    return found


def _word(pages: dict[str, int]) -> Word:
    word = Document()
    _styles(word)
    lines = SOURCE.read_text("utf-8").splitlines()
    _cover(word, [line[2:] for line in lines if line.startswith("% ")])
    _contents(word, pages)
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _table(word, rows)
            rows = []
        _line(word, line)
    if rows:
        _table(word, rows)
    return word


def _line(word: Word, line: str) -> None:
    if line.startswith("#"):
        entry = heading(line)
        paragraph = word.add_heading(entry.text, entry.level)
        if not entry.number:
            _numbering(paragraph._p.get_or_add_pPr(), 0, 0)
    elif line.startswith("- "):
        _runs(word.add_paragraph(style="List Bullet"), line[2:])
    elif re.match(r"\d\. ", line):
        _runs(word.add_paragraph(style="List Number"), line[3:])
    elif line and not line.startswith("%"):
        _runs(word.add_paragraph(), line)


def _runs(paragraph: Paragraph, text: str) -> None:
    for part in filter(None, STYLE.split(text)):
        run = paragraph.add_run(part.strip("*"))
        run.bold = part.startswith("**") or None
        run.italic = (part.startswith("*") and not part.startswith("**")) or None


def _table(word: Word, rows: list[list[str]]) -> None:
    table = word.add_table(0, len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = number == 0
    word.add_paragraph()


def _cover(word: Word, lines: list[str]) -> None:
    for _ in range(7):
        word.add_paragraph()
    word.add_paragraph(lines[0], style="Title")
    word.add_paragraph(lines[1], style="Subtitle")
    word.add_paragraph(lines[2])
    word.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _contents(word: Word, pages: dict[str, int]) -> None:
    title = word.add_paragraph()
    title.add_run("Innehåll").bold = True
    entries = headings()
    for index, entry in enumerate(entries):
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.6 * (entry.level - 1))
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), 1.1
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if index == 0:
            _field(paragraph, "begin", 'TOC \\o "1-3" \\h \\z \\u')
        paragraph.add_run(f"{entry.label}\t{pages[entry.label] or ''}")
        if index == len(entries) - 1:
            _field(paragraph, "end")


def _field(paragraph: Paragraph, kind: str, code: str = "") -> None:
    def sign(name: str) -> None:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), name)
        paragraph.add_run()._r.append(mark)

    sign(kind)
    if code:
        text = OxmlElement("w:instrText")
        text.set(qn("xml:space"), "preserve")
        text.text = code
        paragraph.add_run()._r.append(text)
        sign("separate")


def _styles(word: Word) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(12.5)
    normal.paragraph_format.space_after = Pt(10)
    normal.paragraph_format.line_spacing = 1.6
    _outline_numbers(word)
    for level, size in ((1, 20), (2, 15), (3, 12.5)):
        style = word.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = "Liberation Sans", Pt(size), NAVY
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = "Liberation Sans"
        _numbering(style.element.get_or_add_pPr(), level - 1, 77)
        style.paragraph_format.page_break_before = level == 1
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Sjömark 2040 · Remissversion"
    footer = section.footer.paragraphs[0]
    _field(footer, "begin", "PAGE")
    footer.add_run("1")
    _field(footer, "end")


def _numbering(properties: object, level: int, number: int) -> None:
    block = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        block.append(child)
    properties.append(block)  # type: ignore[attr-defined]


def _outline_numbers(word: Word) -> None:
    numbering = word.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level in range(3):
        block = OxmlElement("w:lvl")
        block.set(qn("w:ilvl"), str(level))
        text = ".".join(f"%{n + 1}" for n in range(level + 1))
        style = f"Heading{level + 1}"
        for name, value in (
            ("start", "1"),
            ("numFmt", "decimal"),
            ("pStyle", style),
            ("suff", "space"),
            ("lvlText", text),
        ):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            block.append(child)
        abstract.append(block)
    numbering.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "77")
    child = OxmlElement("w:abstractNumId")
    child.set(qn("w:val"), "77")
    num.append(child)
    numbering.append(num)


def _mark_page_breaks(word: Word, pages: list[str]) -> None:
    """Puts ``w:lastRenderedPageBreak`` where the PDF's pages begin, as Word does when it saves."""
    header = letters("Sjömark 2040 · Remissversion")
    starts = [text.removeprefix(header)[:40] for text in pages[FRONT:]]
    current = 0
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            while current < len(starts) and (cut := _cut(run.text, paragraph, starts[current])) is not None:
                _break_in(run._r, cut)
                current += 1
                if cut:
                    break


def _cut(text: str, paragraph: Paragraph, start: str) -> int | None:
    """Where in the run's text the page begins, if it does."""
    if "\t" in text or not text.strip():
        return None
    style = paragraph.style.name if paragraph.style else ""
    if style.startswith("Heading"):
        return 0 if start.lstrip("0123456789").startswith(letters(text)[:20]) else None
    words = list(re.finditer(r"\S+", text))
    return next((w.start() for w in words if letters(text[w.start() :])[:30] == start[:30] and len(start) >= 30), None)


def _break_in(run: object, cut: int) -> None:
    texts = run.findall(qn("w:t"))  # type: ignore[attr-defined]
    node = texts[0]
    mark = OxmlElement("w:lastRenderedPageBreak")
    if cut == 0:
        node.addprevious(mark)
        return
    rest = OxmlElement("w:t")
    rest.text, node.text = node.text[cut:], node.text[:cut]
    for part in (node, rest):
        part.set(qn("xml:space"), "preserve")
    node.addnext(mark)
    mark.addnext(rest)
