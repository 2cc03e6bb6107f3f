"""Strategies as they come: Word with and without styles, PDF of several looks, HTML; through the real readers."""

import pytest
import typst
from docx.document import Document as Word

from samsyn.cores import outline
from tests.cores.outline.files import read, word

PROSE = "Länet ska vara en plats där alla kan leva och verka, i staden och på landet, genom hela livet. " * 3
WANTED = [
    (1, "1", "Inledning"),
    (1, "2", "Målområden"),
    (2, "2.1", "Kompetensförsörjning"),
    (2, "2.2", "Rent vatten"),
    (1, "3", "Uppföljning"),
]


def shape(of: outline.Outline) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.heading) for section in of.sections]


def pdf(source: str) -> outline.Outline:
    made = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    return read("strategi.pdf", made)


def test_word_with_bold_numbered_lines_instead_of_styles() -> None:
    def build(document: Word) -> None:
        for _, number, heading in WANTED:
            document.add_paragraph().add_run(f"{number} {heading}").bold = True
            document.add_paragraph(PROSE)

    made = word(build)
    assert shape(made) == WANTED
    assert made.notices == ("guessed-headings",)


def test_a_heading_whose_style_was_forgotten_is_found_beside_the_styled_ones() -> None:
    def build(document: Word) -> None:
        for level, number, heading in WANTED:
            if number == "2.2":
                document.add_paragraph().add_run(f"{number} {heading}").bold = True
            else:
                document.add_heading(f"{number} {heading}", level)
            document.add_paragraph(PROSE)

    assert shape(word(build)) == WANTED


def test_a_whole_paragraph_with_a_heading_style_is_text() -> None:
    def build(document: Word) -> None:
        document.add_heading("Inledning", 1)
        document.add_heading(PROSE, 2)
        document.add_heading("Mål", 1)

    made = word(build)
    assert [section.heading for section in made.sections] == ["Inledning", "Mål"]
    assert made.sections[0].text == PROSE.strip()


def test_a_table_keeps_its_rows_and_columns() -> None:
    def build(document: Word) -> None:
        document.add_heading("Indikatorer", 1)
        table = document.add_table(rows=2, cols=2)
        for at, text in enumerate(("Indikator", "Mål", "Resor", "22 %")):
            table.cell(at // 2, at % 2).text = text
        document.add_heading("Slut", 1)

    blocks = word(build).sections[0].blocks
    assert [(b.kind, b.row, b.column, b.text) for b in blocks] == [
        ("cell", 0, 0, "Indikator"),
        ("cell", 0, 1, "Mål"),
        ("cell", 1, 0, "Resor"),
        ("cell", 1, 1, "22 %"),
    ]


def chapters(one: str, two: str) -> str:
    """Typst for the wanted outline; ``one`` and ``two`` set a heading of level 1 and 2, @ standing for the words."""
    marks = {1: one, 2: two}
    return "\n\n".join(
        f"{marks[level].replace('@', f'{number} {heading}')}\n\n{PROSE}" for level, number, heading in WANTED
    )


PAGE = '#set page(height: 16cm, width: 14cm, margin: 2cm)\n#set text(lang: "sv", size: 10pt)\n'
LOOKS = {
    "sizes": chapters("#text(16pt)[@]", "#text(13pt)[@]"),
    "bold in the size of the text": chapters("*@*", "*@*"),
    "bold and larger": chapters("#text(14pt)[*@*]", "*@*"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_pdf_headings_by_look(look: str) -> None:
    assert shape(pdf(PAGE + LOOKS[look])) == WANTED


def test_pdf_running_heads_page_numbers_and_contents_are_left_out() -> None:
    source = (
        "#set page(header: [Sjömark 2040 – remissversion], footer: context [Sida #counter(page).display()])\n"
        "#set heading(numbering: none)\n#outline(title: [Innehåll])\n#pagebreak()\n"
        + "\n\n".join(f"{'=' * level} {number} {heading}\n\n{PROSE}\n\n{PROSE}" for level, number, heading in WANTED)
    )
    made = pdf(PAGE + source)
    assert shape(made) == WANTED
    assert {left.reason for left in made.left_out} == {"running-head", "page-number", "contents"}
    assert [section.text for section in made.sections] == [f"{PROSE.strip()}\n{PROSE.strip()}"] * len(WANTED)


def test_pdf_heading_torn_over_two_lines_and_number_on_a_line_of_its_own() -> None:
    source = (
        f"#text(16pt)[1 Ett modigt regionalt ledarskap som \\ tillsammans tar ansvar]\n\n{PROSE}\n\n"
        f"#text(16pt)[2 \\ Rent vatten]\n\n{PROSE}\n"
    )
    assert shape(pdf(PAGE + source)) == [
        (1, "1", "Ett modigt regionalt ledarskap som tillsammans tar ansvar"),
        (1, "2", "Rent vatten"),
    ]


def test_pdf_with_capitals_and_no_numbers() -> None:
    source = "\n\n".join(
        f'#text(weight: "bold")[{words}]\n\n{PROSE}' for words in ("INLEDNING", "VÅR VISION", "KLIMAT")
    )
    made = pdf(PAGE + source)
    assert [section.heading for section in made.sections] == ["INLEDNING", "VÅR VISION", "KLIMAT"]
    assert made.sections[1].goal == "vision"


def test_pdf_cover_is_no_section() -> None:
    source = (
        f"#v(3cm)\n#text(26pt)[Sjömark \\ 2040]\n\n#text(12pt)[Remissversion, maj 2026]\n#pagebreak()\n{LOOKS['sizes']}"
    )
    made = pdf(PAGE + source)
    assert shape(made) == WANTED
    assert made.title == "Sjömark 2040"
    assert {left.reason for left in made.left_out} <= {"cover", "title"}


def test_pdf_paragraph_over_a_page_break_is_one_block() -> None:
    source = f"#text(16pt)[1 Inledning]\n\n{'Kort rad. ' * 150}{PROSE}\n\n#text(16pt)[2 Mål]\n\n{PROSE}"
    made = pdf(PAGE + source)
    assert len(made.sections[0].blocks) <= 2


def test_pdf_in_two_columns() -> None:
    made = pdf(PAGE.replace("height: 16cm,", "height: 16cm, columns: 2,") + LOOKS["sizes"])
    assert shape(made) == WANTED
    assert ["".join(section.text.split()) for section in made.sections] == ["".join(PROSE.split())] * len(WANTED)


def test_html_with_a_menu() -> None:
    body = "".join(
        f"<h{level + 1}>{number} {heading}</h{level + 1}><p>{PROSE}</p>" for level, number, heading in WANTED
    )
    made = read(
        "strategi.html",
        f"<html><body><nav><a>Start</a></nav><main><h1>Sjömark 2040</h1>{body}</main></body></html>".encode(),
    )
    assert shape(made) == WANTED
    assert made.title == "Sjömark 2040"


def test_goals_by_prefix_and_in_lists() -> None:
    source = """# Sjömark

## Vision

Nära till vatten.

## Målområde 2: Ett grönt län

Text.

### Delmål

- 2.1 Halverade utsläpp
- 2.2 Friska sjöar

### Prioritering 2.1 Elnät

Text.

## Genomförande

Delmål 3.1: Alla är med.
"""
    goals = outline.goals(read("s.md", source.encode()))
    assert [(goal.kind, goal.number, goal.name, goal.parent) for goal in goals] == [
        ("vision", "", "Nära till vatten.", None),
        ("målområde", "2", "Ett grönt län", None),
        ("delmål", "2.1", "Halverade utsläpp", 1),
        ("delmål", "2.2", "Friska sjöar", 1),
        ("prioritering", "2.1", "Elnät", 1),
        ("delmål", "3.1", "Alla är med.", None),
    ]


def test_five_hundred_pages() -> None:
    rows = [f"{chapter} Kapitel om {chapter}\n{PROSE}\n{chapter}.1 Del\n{PROSE}\n\f" for chapter in range(1, 100)]
    made = read("lang.txt", "".join(rows * 5).encode())
    assert len(made.sections) >= 198
    assert len({section.key for section in made.sections}) == len(made.sections)
