"""All eight ways of telling what came in print in every format, and each says how much of the whole it shows."""

import io
from dataclasses import replace
from typing import get_args

import pytest
from docx import Document

from samsyn.consultation.report.blocks import Block, Entries, Rows, Text
from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.layout import blocks
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.values import Change, Extras, Meeting, Pattern, Rated, Report

from .report_world import invented

PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
EXTRAS = Extras(
    changes=(Change("kompetens", "Länet växer.", "Länet växer hållbart.", ("1", "2")), Change(None, "", "Nytt.", ())),
    rated=(
        Rated(
            "Är ambitionen rätt?", ("mycket bra", "bra", "dåligt"), (("Kommuner", "bra"), ("privatperson", "dåligt"))
        ),
    ),
    meetings=(Meeting("2026-05-20", "samverkan", "Sundhamns kommun", "Tågen", "Ny text om tågen"),),
)


@pytest.fixture(scope="module")
def report() -> Report:
    made = invented()
    channels = tuple((row.id, "som fil" if at % 2 else "genom formuläret") for at, row in enumerate(made.respondents))
    return replace(made, extras=replace(EXTRAS, channels=channels))


def words(found: tuple[Block, ...]) -> str:
    return "\n".join(
        block.text if isinstance(block, Text) else "\n".join("|".join(row) for row in block.rows)
        for block in found
        if isinstance(block, Text | Rows)
    )


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_prints_in_every_format(report: Report, pattern: Pattern) -> None:
    assert to_pdf(report, pattern).startswith(b"%PDF")
    assert b"<main" in to_html(report, pattern)
    assert Document(io.BytesIO(to_docx(report, pattern))).paragraphs


@pytest.mark.parametrize("pattern", ["section", "sender"])
def test_a_whole_report_holds_every_comment_once(report: Report, pattern: Pattern) -> None:
    shown = [one.number for block in blocks(report, pattern) if isinstance(block, Entries) for one in block.entries]
    assert sorted(shown) == sorted(row.number for row in report.comments)


@pytest.mark.parametrize("pattern", ["changes", "extract", "rest"])
def test_an_extract_says_how_much_it_shows(report: Report, pattern: Pattern) -> None:
    assert f"av {len(report.comments)} synpunkter står här" in words(blocks(report, pattern)).replace("\xa0", " ")


def test_the_change_log_names_the_comments_behind_each_change(report: Report) -> None:
    said = words(blocks(report, "changes"))
    assert "Länet växer.|Länet växer hållbart.|1, 2" in said
    assert "–|Nytt.|egen ändring" in said


def test_ratings_are_counted_by_class(report: Report) -> None:
    said = words(blocks(report, "ratings"))
    assert "50\xa0% valde ”mycket bra” och ”bra”" in said


def test_the_rest_holds_what_is_referred_and_nothing_else(report: Report) -> None:
    shown = [one.number for block in blocks(report, "rest") if isinstance(block, Entries) for one in block.entries]
    assert sorted(shown) == sorted(row.number for row in report.comments if row.verdict == "hänvisas")


def test_meetings_and_ways_of_answering_stand_side_by_side(report: Report) -> None:
    said = words(blocks(report, "twoway"))
    assert "Sundhamns kommun|Tågen|Ny text om tågen" in said
