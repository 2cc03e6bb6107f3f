"""Exports come back as the same outline, and are what they should be to a reader who cannot see."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
import pikepdf
import pytest
from django.test import Client
from lxml import etree

from samsyn.cores import outline as core
from samsyn.cores.outline import Block, Outline, Section
from samsyn.cores.text import formats
from samsyn.cores.text.values import File
from samsyn.strategy.export import FORMATS, Manuscript, akn
from samsyn.strategy.layout import lay_out
from samsyn.strategy.models import Edition

LONG = "Länet ska vara en plats där alla kan leva och verka hela livet, i staden och på landet. " * 5 + "Så blir det."


def section(number: str, heading: str, level: int, parent: str | None, *blocks: Block | str) -> Section:
    title = core.titles.parse(heading)
    made = tuple(Block(block) if isinstance(block, str) else block for block in blocks)
    key = core.slugs.slug(title.name)
    return Section(key, number, heading, level, parent, made, title.goal)


def items(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text, kind="item") for text in texts)


def table(*rows: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(
        Block(text, kind="cell", table=0, row=row, column=column)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    )


OUTLINE = Outline(
    "Älvmark 2040 – för hela länet & alla <språk>",
    (
        section("", "Förord", 1, None, LONG, "Á đ ŋ š ž ŧ ʒ kan stå här. #set [text] $x$ \\ @ref"),
        section("1", "Inledning", 1, None, LONG),
        section("2", "Målbilder", 1, None),
        section("2.1", "Målbild 1: Ett kunnigt Älvmark", 2, "malbilder", LONG),
        section("", "Delmål", 3, "ett-kunnigt-alvmark", *items("1.1 Fler studerar", "1.2 Fler byter yrke")),
        section("2.2", "Rent vatten", 2, "malbilder", "Tre punkter:", *items("Havet", "Älvarna", "Sjöarna")),
        section("3", "Indikatorer", 1, None, "Så mäter vi:", *table(("Mått", "Nu", "2030"), ("Resor", "14 %", "22 %"))),
    ),
)  # fmt: skip


def manuscript(outline: Outline = OUTLINE) -> Manuscript:
    return Manuscript(
        title=outline.title,
        lines=("Region Älvmark", "Remissversion, publicerad 2 mars 2026"),
        author="Region Älvmark",
        language="sv",
        at=datetime(2026, 3, 2, tzinfo=UTC),
        sections=lay_out(outline),
    )


def written(form: str, outline: Outline = OUTLINE) -> bytes:
    return FORMATS[form].write(manuscript(outline))


def read_back(form: str, outline: Outline = OUTLINE) -> Outline:
    return core.read(formats.read(File(f"strategi.{form}", written(form, outline))))


def headings(outline: Outline) -> list[tuple[str, str, int, str]]:
    return [(s.number, s.heading, s.level, s.goal) for s in outline.sections]


@pytest.mark.parametrize("form", ["docx", "html"])
def test_word_and_html_come_back_as_the_same_outline(form: str) -> None:
    back = read_back(form)
    assert back.title == OUTLINE.title
    assert headings(back) == headings(OUTLINE)
    assert [s.key for s in back.sections] == [s.key for s in OUTLINE.sections]
    assert [[replace(b, page=0) for b in s.blocks] for s in back.sections] == [list(s.blocks) for s in OUTLINE.sections]


def test_pdf_comes_back_with_the_same_headings_and_words() -> None:
    back = read_back("pdf")
    assert headings(back) == headings(OUTLINE)
    for ours, theirs in zip(OUTLINE.sections, back.sections, strict=True):
        assert "".join(theirs.text.split()).replace("-", "") == "".join(ours.text.split()).replace("-", "")


def test_word_has_what_word_needs() -> None:
    word = docx.Document(io.BytesIO(written("docx")))
    assert word.core_properties.title == OUTLINE.title
    assert word.core_properties.language == "sv-SE"
    assert [p.style.name for p in word.paragraphs if p.style and p.text == "1 Inledning"] == ["toc 1", "Heading 1"]
    with zipfile.ZipFile(io.BytesIO(written("docx"))) as parts:
        body, styles = parts.read("word/document.xml").decode(), parts.read("word/styles.xml").decode()
    assert 'TOC \\o "1-3"' in body
    assert "<w:tblHeader" in body
    assert re.search(r'<w:lang [^>]*w:val="sv-SE"', styles)
    anchors = re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]+)"', body)
    assert set(anchors) <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body))


def test_pdf_is_tagged_and_swedish() -> None:
    with pikepdf.open(io.BytesIO(written("pdf"))) as pdf:
        assert str(pdf.Root.Lang).lower().startswith("sv")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == OUTLINE.title
        assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()
        with pdf.open_outline() as bookmarks:
            assert [str(item.title) for item in bookmarks.root] == [
                "Förord",
                "1 Inledning",
                "2 Målbilder",
                "3 Indikatorer",
            ]


def test_html_stands_alone() -> None:
    html = written("html").decode()
    assert '<html lang="sv">' in html
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?!#)', html)
    assert "&lt;språk&gt;" in html


@pytest.mark.parametrize("form", ["pdf", "html", "akn"])
def test_the_same_edition_gives_the_same_file(form: str) -> None:
    assert written(form) == written(form)


def test_an_outline_with_one_heading_can_be_written() -> None:
    lone = Outline("Kort", (section("", "Allt", 1, None, "En mening."),))
    for form in FORMATS:
        assert written(form, lone)


def test_downloads_of_a_published_edition(client: Client, published: Edition) -> None:
    kinds = (("docx", "officedocument"), ("html", "text/html"), ("pdf", "application/pdf"), ("akn", "akn+xml"))
    for form, kind in kinds:
        answer = client.get(f"/strategi/alvmark-2040/ladda-ner/{form}/")
        assert answer.status_code == 200
        assert kind in answer["Content-Type"]
        assert f'filename="alvmark-2040-dialogunderlag.{form}"' in answer["Content-Disposition"]


def test_akoma_ntoso_holds_every_heading_and_text_in_order_as_the_standard_nests_them() -> None:
    space = {"a": akn.NAMESPACE}
    root: Any = etree.fromstring(written("akn"))
    doc = root.find("a:doc", space)
    assert [etree.QName(one).localname for one in doc] == ["meta", "preface", "mainBody"]
    levels = [etree.QName(one).localname for one in doc.find("a:meta/a:identification", space)]
    assert levels == ["FRBRWork", "FRBRExpression", "FRBRManifestation"]
    assert doc.find(".//a:FRBRcountry", space).get("value") == "se"
    sections = manuscript().sections
    held = [one for one in root.iter() if etree.QName(one).localname in ("section", "hcontainer")]
    assert [one.get("eId") for one in held] == [f"sec_{one.key}" for one in sections]
    assert [one.find("a:heading", space).text for one in held] == [one.name for one in sections]
    for one in held:  # a container has either content, or an introduction and containers
        names = [etree.QName(part).localname for part in one if etree.QName(part).localname not in ("num", "heading")]
        assert names == ["content"] or (set(names[1:]) <= {"section", "hcontainer"} and names), names
    texts = [one.text for one in root.find(".//a:mainBody", space).iter(f"{{{akn.NAMESPACE}}}p") if one.text]
    assert texts == [one.text for section_ in sections for one in section_.paragraphs if one.text]
    marked = [one.get("eId") for one in root.iter() if one.get("eId")]
    assert len(marked) == len(set(marked))
    assert {one.get("name") for one in held if one.get("name")} >= {"målbild"}


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    strange = Outline("T\x00itel", (section("", "Allt", 1, None, "En\x0b mening\ud800."),))
    assert "En mening." in str(etree.fromstring(written("akn", strange)).xpath("string()"))
