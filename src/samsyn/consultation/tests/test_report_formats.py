"""What a reader finds in each format is what the report holds: every comment once, every figure, the control sum."""

import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from lxml import html

from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.statistics import statistics
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.words import number
from samsyn.consultation.report.xlsx import to_xlsx
from samsyn.consultation.tests.report_world import invented

PATTERNS: tuple[Pattern, ...] = ("section", "sender")


@cache
def _report(answered: bool = True) -> Report:
    return invented(60, answered=answered)


def _wanted(report: Report) -> Counter[tuple[str, str]]:
    return Counter((row.number, row.text) for row in report.comments)


def _figures(report: Report) -> set[tuple[str, str]]:
    return {(figure.label.capitalize(), number(figure.value)) for figure in statistics(report).figures}


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("answered", [True, False])
def test_html_holds_every_comment_once(pattern: Pattern, answered: bool) -> None:
    report = _report(answered)
    tree: Any = html.fromstring(to_html(report, pattern).decode())
    found: Counter[tuple[str, str]] = Counter()
    for entry in tree.xpath("//article"):
        quote = entry.find(".//blockquote")
        for line in quote.xpath(".//br"):
            line.tail = "\n" + (line.tail or "")
        found[entry.xpath(".//a[@class='nr']")[0].text, quote.text_content()] += 1
    assert found == _wanted(report)
    text = tree.text_content()
    assert report.control in text
    rows = {
        tuple(cell.text_content() for cell in row.findall("td")[:2]) for row in tree.xpath("//table[@class='rows']//tr")
    }
    assert _figures(report) <= rows
    answers = [one.text_content() for one in tree.xpath("//*[contains(@class, 'answer none')]")]
    assert answers.count("Obesvarad") == sum(not row.verdict for row in report.comments)


def test_html_links_lead_somewhere_and_nothing_runs_or_is_fetched() -> None:
    tree: Any = html.fromstring(to_html(_report()).decode())
    names = set(tree.xpath("//@id"))
    assert all(link[1:] in names for link in tree.xpath("//a/@href"))
    assert len(names) == len(tree.xpath("//@id"))
    assert not tree.xpath("//script | //link | //img | //iframe")
    assert tree.get("lang") == "sv"
    assert "alert(1)" in tree.text_content()  # shown as text


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("answered", [True, False])
def test_word_holds_every_comment_once(pattern: Pattern, answered: bool) -> None:
    report = _report(answered)
    document = docx.Document(io.BytesIO(to_docx(report, pattern)))
    found: Counter[tuple[str, str]] = Counter()
    answers: Counter[str] = Counter()
    figures: set[tuple[str, str]] = set()
    for table in document.tables:
        head = [cell.text for cell in table.rows[0].cells]
        assert table.rows[0]._tr.trPr is not None
        for row in table.rows[1:]:
            cells = list(row.cells)
            if head[1:2] == ["Synpunkt"]:
                found[cells[0].paragraphs[0].runs[0].text, cells[1].paragraphs[0].text] += 1
                answers[cells[2].paragraphs[0].text] += 1
            if head == ["Vad", "Antal", "Så är det räknat"]:
                figures.add((cells[0].text, cells[1].text))
    assert found == _wanted(report)
    assert figures == _figures(report)
    assert answers["Obesvarad"] == sum(not row.verdict for row in report.comments)
    assert report.control in document.sections[0].footer.paragraphs[0].text
    assert any(report.control in paragraph.text for paragraph in document.paragraphs)


def test_word_is_swedish_has_headings_and_repeats_its_heading_rows() -> None:
    document = docx.Document(io.BytesIO(to_docx(_report())))
    styles = document.styles.element.xml
    assert 'w:val="sv-SE"' in styles
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heads == [
        "I korthet", "Statistik", "Synpunkterna, avsnitt för avsnitt", "Avsändare och handlingar",
        "Filer som behöver en människa", "Bilaga: lagt åt sidan", "Om underlaget",
    ]  # fmt: skip
    assert document.element.body.xml.count("<w:tblHeader/>") == len(document.tables)


@pytest.mark.parametrize("answered", [True, False])
def test_excel_holds_every_comment_once_and_every_figure(answered: bool) -> None:
    report = _report(answered)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(report)))
    assert book.sheetnames == ["Synpunkter", "Avsändare", "Statistik", "Åt sidan", "Filer", "Om"]
    head, *rows = book["Synpunkter"].iter_rows(values_only=True)
    at = {name: column for column, name in enumerate(head)}
    assert Counter((row[at["Nr"]], row[at["Synpunkt"]]) for row in rows) == _wanted(report)
    assert Counter(row[at["Bedömning"]] for row in rows) == Counter(
        row.verdict or "obesvarad" for row in report.comments
    )
    stats = {(row[0], row[1]) for row in book["Statistik"].iter_rows(values_only=True)}
    assert {(figure.label.capitalize(), figure.value) for figure in statistics(report).figures} <= stats
    about = dict(book["Om"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert about["Kontrollsumma"] == report.control
    assert book["Filer"].max_row == len(report.files) + 1
    assert book["Åt sidan"].max_row == len(report.asides) + 1


def test_excel_never_runs_a_comment_as_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(_report())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    risky = [cell for cell in cells if cell.value.startswith(("=", "+", "-", "@"))]
    assert risky
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)


def test_excel_rows_are_as_tall_as_their_texts_and_print_what_a_reader_needs() -> None:
    report = _report()
    text = "Bussen går för sällan. " * 30
    longer = replace(report, comments=(replace(report.comments[0], text=text),))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(longer)))["Synpunkter"]
    lines = len(text) / sheet.column_dimensions["I"].width
    assert lines * 15 <= sheet.row_dimensions[2].height <= (lines + 2) * 15
    assert sheet.print_area.endswith("$M$2")
    assert sheet["M1"].value == "Lydelse efter"


def test_excel_cuts_no_long_text() -> None:
    report = invented(11)
    long = "ord " * 20_000
    longer = replace(report, asides=(replace(report.asides[0], text=long),))
    rows = list(openpyxl.load_workbook(io.BytesIO(to_xlsx(longer)))["Åt sidan"].iter_rows(min_row=2, values_only=True))
    assert "".join(row[3] for row in rows) == long


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("answered", [True, False])
def test_pdf_holds_every_comment_once(pattern: Pattern, answered: bool) -> None:
    report = _report(answered)
    data = to_pdf(report, pattern)
    left, right = (61.5, 142.0) if answered else (64.5, 186.0)
    text = _column(data, left, right)
    for row in report.comments:
        words = _squeezed(row.text.replace("😀", "[tecken U+1F600]").replace("中", "[tecken U+4E2D]"))
        assert text.count(words) == 1, row.text
    whole = _squeezed(_column(data, 0, 210))
    assert report.control in whole
    for figure in statistics(report).figures:
        assert _squeezed(f"{figure.label.capitalize()}{figure.value}") in whole


def _column(data: bytes, left: float, right: float) -> str:
    """The text between two lines (mm from the left), without running feet and repeated heading rows, all space gone."""
    point = 72 / 25.4
    pages = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage().get_text_bounded(left * point, 22 * point, right * point, 297 * point)
        pages.append(re.sub(r"(?m)^\s*(Nr och (?:avsändare|plats))?\s*Synpunkt\s*(Bedömning)?\s*$", "", text))
    return _squeezed("".join(pages))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\xad\ufffe]+", "", text)


def test_large_pdf_names_similar_comments_without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    report = _report()
    linked = to_pdf(report)
    monkeypatch.setattr("samsyn.consultation.report.pdf.MOST_LINKED", len(report.comments) - 1)
    plain = to_pdf(report)
    assert _squeezed(_column(plain, 0, 210)) == _squeezed(_column(linked, 0, 210))
    assert 0 < _links(plain) < _links(linked)  # those of the contents stay


def _links(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return sum(len(page.get("/Annots", ())) for page in pdf.pages)


def test_pdf_is_tagged_and_says_so() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(_report()))) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang).startswith("sv")
        assert root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith("Sammanställning av remissvar")
        kinds = Counter(_kinds(root.StructTreeRoot))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Link"} <= set(kinds)
    assert kinds["/Table"] > 10


def _kinds(node: Any) -> list[str]:
    found: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                found.append(str(one.S))
            if "/K" in one:
                waiting.append(one.K)
    return found


@pytest.mark.parametrize("to_format", [to_html, to_docx, to_pdf, to_xlsx])
def test_the_same_report_gives_the_same_bytes(to_format: Callable[[Report], bytes]) -> None:
    assert to_format(_report()) == to_format(invented(60))


@pytest.mark.parametrize("to_format", [to_html, to_docx, to_pdf, to_xlsx])
def test_an_empty_report_can_be_printed(to_format: Callable[[Report], bytes]) -> None:
    empty = invented(0)
    assert to_format(empty)
