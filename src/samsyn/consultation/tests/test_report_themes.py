"""Themes in the report: the way to each in every format, levels summed without counting a comment twice."""

import io
from dataclasses import replace
from typing import Any

import docx
import openpyxl
import pypdfium2
from lxml import html

from samsyn.consultation.report.build import control_sum
from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.statistics import statistics
from samsyn.consultation.report.tables import Table
from samsyn.consultation.report.taken_up import by_theme_and_class
from samsyn.consultation.report.values import Report, Theme
from samsyn.consultation.report.xlsx import to_xlsx
from samsyn.consultation.tests.report_world import invented

TOP, TRAIN, ROAD, HOME = "Transporter", "Transporter › Tåg", "Transporter › Vägar", "Boende"
WAYS = {0: (TRAIN, ROAD), 1: (TRAIN,), 2: (TOP,), 3: (HOME,), 4: (HOME,)}


def coded(most: int = 20) -> Report:
    report = invented(most)
    themes = (Theme(HOME), Theme(TOP), Theme(TRAIN, (TOP,)), Theme(ROAD, (TOP,)), Theme("Ingen tar upp det"))
    rows = tuple(replace(row, themes=WAYS.get(at, ())) for at, row in enumerate(report.comments))
    return replace(report, comments=rows, themes=themes)


def shown(report: Report) -> str:
    tree: Any = html.fromstring(to_html(report).decode())
    return str(tree.text_content())


def table(report: Report) -> Table:
    return next(one for one in statistics(report).tables if one.key == "tema")


def test_a_comment_counts_once_on_each_level() -> None:
    assert table(coded()).rows == (
        (HOME, (2, 2, 2)), (TOP, (3, 1, 2)), (TRAIN, (2, 2, 1)), (ROAD, (1, 1, 1)),
    )  # fmt: skip  # the first two come from one municipality and its board
    assert table(coded()).total is None
    classes, rows = by_theme_and_class(coded())
    assert [(label, counts[0]) for label, counts in rows] == [(HOME, 2), (TOP, 3), (TRAIN, 2), (ROAD, 1)]
    assert all(len(counts) == 1 + len(classes) and counts[0] == sum(counts[1:]) for _label, counts in rows)


def test_without_themes_nothing_is_said_of_them() -> None:
    report = invented(20)
    assert [one for one in statistics(report).tables if one.key == "tema"] == []
    assert "Teman" not in openpyxl.load_workbook(io.BytesIO(to_xlsx(report))).sheetnames
    page = shown(report)
    assert "Tema:" not in page
    assert "Teman:" not in page


def test_every_format_shows_the_way() -> None:
    report = coded()
    page = " ".join(shown(report).split())
    paper = pypdfium2.PdfDocument(to_pdf(report))
    printed = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    word = docx.Document(io.BytesIO(to_docx(report)))
    written = " ".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t"))
    for said in (page, printed, written):
        assert f"Teman: {TRAIN}; {ROAD}" in said
        assert f"Tema: {HOME}" in said
        assert "Vilka teman tar synpunkterna upp?" in said


def test_excel_has_a_column_and_a_sheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(coded())))
    head, *rows = book["Synpunkter"].iter_rows(values_only=True)
    column = head.index("Tema")
    assert [row[column] for row in rows][:4] == [f"{TRAIN}; {ROAD}", TRAIN, TOP, HOME]
    sums = [row[:2] for row in book["Teman"].iter_rows(min_row=2, values_only=True)]
    assert sums == [(label, counts[0]) for label, counts in table(coded()).rows]


def test_the_control_sum_knows_the_themes() -> None:
    report = coded()

    def control(one: Report) -> str:
        return control_sum(one.sections, one.respondents, one.comments, one.asides, one.files)

    bare = invented(20)
    assert control(bare) == bare.control != control(report)
