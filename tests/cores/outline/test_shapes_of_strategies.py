"""Strategies in shapes that their writers made by hand: styles misused or forgotten, goals in tables and in bold."""

import pytest
from docx.document import Document as Word
from docx.shared import Pt

from samsyn.cores import outline
from tests.cores.outline.files import read, word

PROSE = "Länet ska vara en plats där alla kan leva och verka, i staden och på landet, genom hela livet. " * 2


def shape(of: outline.Outline) -> list[tuple[int, str]]:
    return [(section.level, outline.display(section)) for section in of.sections]


def bold(document: Word, words: str, size: float = 0) -> None:
    run = document.add_paragraph().add_run(words)
    run.bold = True
    run.font.size = Pt(size) if size else None
    document.add_paragraph(PROSE)


def styled(document: Word, words: str, style: str) -> None:
    document.add_paragraph(words, style=style)
    document.add_paragraph(PROSE)


def test_a_subtitles_style_down_in_the_text_is_a_headings() -> None:
    def build(document: Word) -> None:
        document.add_paragraph("Ett län för alla", style="Title")
        document.add_paragraph("Strategi till 2040", style="Subtitle")
        for chapter in ("Inledning", "Våra mål"):
            styled(document, chapter, "Heading 1")
            for part in ("Skolan", "Vägarna"):
                styled(document, f"{part} i {chapter.lower()}", "Subtitle")

    made = word(build)
    assert [level for level, _ in shape(made)] == [1, 2, 2, 1, 2, 2]
    assert {left.text for left in made.left_out} == {"Ett län för alla", "Strategi till 2040"}


def test_one_style_for_all_headings_is_ranked_by_their_numbers() -> None:
    def build(document: Word) -> None:
        for heading in ("Förord", "1 Inledning", "1.1 Syfte", "2 Mål", "2.1 Skolan", "2.2 Vägarna"):
            styled(document, heading, "Heading 3")

    assert [level for level, _ in shape(word(build))] == [1, 1, 2, 1, 2, 2]


def test_forgotten_goals_of_one_name_stand_on_one_level() -> None:
    def build(document: Word) -> None:
        styled(document, "3 Våra mål", "Heading 1")
        for area in (1, 2):
            bold(document, f"Målområde {area}: Namnet {area}", 14)
            styled(document, f"Delmål {area}.1: Fler kommer", "Heading 3")

    assert [level for level, _ in shape(word(build))] == [1, 2, 3, 2, 3]


def test_bold_lines_are_parts_of_the_chapter_that_has_no_styled_ones() -> None:
    def build(document: Word) -> None:
        for heading, level in (("Inledning", 1), ("Syfte", 2), ("Så här läser du", 2), ("Våra mål", 1)):
            styled(document, heading, f"Heading {level}")
        for goal in ("En skola för alla", "Vägar som håller", "Rent vatten"):
            bold(document, goal)
        styled(document, "Ordlista", "Heading 1")
        for term in ("Klusterpolitik", "Kompetensbehov", "Livslångt lärande"):
            bold(document, term)

    made = shape(word(build))
    assert made[4:7] == [(2, "En skola för alla"), (2, "Vägar som håller"), (2, "Rent vatten")]
    assert made[7:] == [(1, "Ordlista")]


def test_a_goals_name_at_the_head_of_its_table_is_a_heading() -> None:
    def build(document: Word) -> None:
        styled(document, "3 Våra mål", "Heading 1")
        for number, name in enumerate(("Skolan", "Vägarna", "Vattnet"), start=1):
            table = document.add_table(rows=2, cols=2)
            first = table.rows[0].cells
            first[0].merge(first[1]).text = f"Mål {number}: {name}"
            table.rows[1].cells[0].text, table.rows[1].cells[1].text = "Insatser", PROSE
        styled(document, "4 Genomförande", "Heading 1")

    made = word(build)
    assert shape(made)[1:4] == [(2, "Mål 1: Skolan"), (2, "Mål 2: Vägarna"), (2, "Mål 3: Vattnet")]
    assert made.sections[2].blocks[0].kind == "cell"


def test_a_table_names_goals_that_are_headings_elsewhere() -> None:
    def build(document: Word) -> None:
        for number, name in enumerate(("Skolan", "Vägarna"), start=1):
            styled(document, f"Mål {number}: {name}", "Heading 1")
        for number in (1, 2):
            table = document.add_table(rows=1, cols=2)
            table.rows[0].cells[0].text, table.rows[0].cells[1].text = f"Mål {number}: indikatorer", "Läge"

    assert len(word(build).sections) == 2


def test_a_goal_alone_in_its_part_is_what_the_part_is_about() -> None:
    def build(document: Word) -> None:
        for number, name in enumerate(("Skolan", "Vägarna", "Vattnet"), start=1):
            styled(document, name, "Heading 1")
            bold(document, f"Mål {number}: År 2040 är det bra med {name.lower()}.")

    assert [heading for _, heading in shape(word(build))] == ["Skolan", "Vägarna", "Vattnet"]


def test_goals_as_bold_sentences_two_or_more_in_a_part() -> None:
    def build(document: Word) -> None:
        for area, name in enumerate(("Skolan", "Vägarna"), start=1):
            styled(document, name, "Heading 1")
            for goal in (1, 2):
                bold(document, f"Mål {area}.{goal}: År 2040 är {goal} saker bättre.")

    assert [level for level, _ in shape(word(build))] == [1, 2, 2, 1, 2, 2]


def test_headings_in_a_column_beside_the_text() -> None:
    def build(document: Word) -> None:
        for chapter in ("Inledning", "Våra mål"):
            styled(document, chapter, "Heading 1")
            for part in ("Syftet", "Läget"):
                left, right = document.add_table(rows=1, cols=2).rows[0].cells
                left.paragraphs[0].add_run(f"{part} i {chapter.lower()}").bold = True
                right.text = PROSE
                document.add_paragraph()

    assert [level for level, _ in shape(word(build))] == [1, 2, 2, 1, 2, 2]


def test_labels_in_the_left_column_of_tables_are_no_headings() -> None:
    def build(document: Word) -> None:
        for chapter in ("Inledning", "Våra mål"):
            styled(document, chapter, "Heading 1")
            table = document.add_table(rows=2, cols=2)
            for row, label in zip(table.rows, ("Nuläge", "Insatser"), strict=True):
                row.cells[0].paragraphs[0].add_run(label).bold = True
                row.cells[1].text = PROSE

    assert len(word(build).sections) == 2


def test_goals_that_run_into_their_paragraph() -> None:
    def build(document: Word) -> None:
        styled(document, "Våra mål", "Heading 1")
        for number, name in enumerate(("Fler läser vidare", "Vägarna håller", "Vattnet är rent"), start=1):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"Mål {number} {name}. ").bold = True
            paragraph.add_run(PROSE)

    made = word(build)
    assert shape(made)[1:] == [
        (2, "Mål 1 Fler läser vidare"),
        (2, "Mål 2 Vägarna håller"),
        (2, "Mål 3 Vattnet är rent"),
    ]
    assert made.sections[1].text == PROSE.strip()


def test_short_lines_between_paragraphs_are_headings_where_it_is_a_habit() -> None:
    def build(document: Word) -> None:
        for chapter in ("Inledning", "Våra mål"):
            styled(document, chapter, "Heading 1")
            for part in ("Läget i dag", "Det vi vill"):
                document.add_paragraph().add_run(f"{part} i {chapter.lower()}").italic = True
                document.add_paragraph(PROSE)
            document.add_paragraph("Kraft i hela länet")
            document.add_paragraph(PROSE)
            document.add_paragraph("Källa: Statistiken")
            document.add_paragraph("Fler som läser vidare")
            document.add_paragraph("Fler som reser med tåg")
            document.add_paragraph(PROSE)

    assert [level for level, _ in shape(word(build))] == [1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize("under", [False, True])
def test_bold_lines_with_a_full_stop_are_headings_unless_they_sum_up_what_they_stand_under(under: bool) -> None:
    def build(document: Word) -> None:
        for chapter in ("Skolan", "Vägarna", "Vattnet", "Vården"):
            bold(document, chapter, 18)
            if under:
                document.paragraphs[-1].clear()
            bold(document, f"Det blir bättre med {chapter.lower()}.")

    made = shape(word(build))
    assert len(made) == (4 if under else 8)


def test_who_signs_the_preface_is_no_heading() -> None:
    def build(document: Word) -> None:
        for chapter in ("Förord", "Inledning", "Våra mål"):
            bold(document, chapter, 14)
            if chapter == "Förord":
                document.add_paragraph().add_run("Eva Exempel").bold = True
                document.add_paragraph("Ordförande i nämnden")

    assert [heading for _, heading in shape(word(build))] == ["Förord", "Inledning", "Våra mål"]


def test_headings_of_one_look_are_ranked_by_codes_and_by_the_chapters_numbers() -> None:
    def goals(document: Word) -> None:
        for area in (1, 2):
            bold(document, f"Mål {area}. Namnet {area}")
            for work in (1, 2):
                bold(document, f"Insats {area}.{work} Arbetet {work}")

    def chapters(document: Word) -> None:
        for number, name in (("I.", "Inledning"), ("II.", "Läget"), ("III.", "Målen")):
            bold(document, f"{number} {name}")
            bold(document, f"En del av {name.lower()}")
        bold(document, "Ordlista")

    assert [level for level, _ in shape(word(goals))] == [1, 2, 2, 1, 2, 2]
    assert [level for level, _ in shape(word(chapters))] == [1, 2, 1, 2, 1, 2, 1]


def test_plain_text_with_lines_drawn_under_headings() -> None:
    parts = [f"{name}\n{sign * len(name)}\n{PROSE}\n" for name, sign in (("Mål", "="), ("Skolan", "-"), ("Vägar", "="))]
    made = read("strategi.txt", "\n".join(parts).encode())
    assert shape(made) == [(1, "Mål"), (2, "Skolan"), (1, "Vägar")]
    assert all("=" not in section.text for section in made.sections)


def test_plain_texts_first_line_is_its_title_and_unnumbered_parts_are_found() -> None:
    text = ["Strategi för länet", "Inledning", PROSE, "Så läser du den här strategin", PROSE, "Våra mål", PROSE]
    made = read("strategi.txt", "\n\n".join(text).encode())
    assert made.title == "Strategi för länet"
    assert [heading for _, heading in shape(made)] == ["Inledning", "Så läser du den här strategin", "Våra mål"]


def test_contents_that_stand_last() -> None:
    heads = ["Inledning", "Våra mål", "Uppföljning"]
    body = "".join(f"<p><b>{head}</b></p><p>{PROSE}</p>" for head in heads)
    entries = "".join(f"<li>{head}</li>" for head in heads)
    made = read("strategi.html", f"<html><body>{body}<p><b>Innehåll</b></p><ul>{entries}</ul></body></html>".encode())
    assert [heading for _, heading in shape(made)] == heads
    assert [left.reason for left in made.left_out] == ["contents"] * 4


def test_a_forgotten_preface_is_a_chapter_and_a_summary_in_every_chapter_is_none() -> None:
    def build(document: Word) -> None:
        bold(document, "Förord")
        for chapter in ("1 Läget", "2 Målen"):
            styled(document, chapter, "Heading 1")
            styled(document, f"{chapter[0]}.1 Syftet", "Heading 2")
            bold(document, "Sammanfattning")

    made = shape(word(build))
    assert made[0] == (1, "Förord")
    assert (1, "Sammanfattning") not in made


def test_a_goals_number_set_small_over_its_name_is_one_heading_with_it() -> None:
    def build(document: Word) -> None:
        bold(document, "Våra mål", 20)
        for number, name in enumerate(("Skolan", "Vägarna"), start=1):
            document.add_paragraph().add_run(f"MÅLOMRÅDE {number}").bold = True
            bold(document, name, 14)

    assert shape(word(build)) == [(1, "Våra mål"), (2, "MÅLOMRÅDE 1 Skolan"), (2, "MÅLOMRÅDE 2 Vägarna")]


def test_bold_lines_with_letters() -> None:
    def build(document: Word) -> None:
        bold(document, "1 Våra mål", 16)
        bold(document, "a) Fler läser vidare")
        bold(document, "b) Vägarna håller")

    assert [heading for _, heading in shape(word(build))] == ["1 Våra mål", "a) Fler läser vidare", "b) Vägarna håller"]


def test_short_lines_before_one_sentence_or_a_list_of_sentences_are_headings_and_a_lists_last_line_is_none() -> None:
    def build(document: Word) -> None:
        styled(document, "Våra mål", "Heading 1")
        for name in ("Skolan", "Vägarna"):
            document.add_paragraph(name)
            document.add_paragraph("Alla i länet ska med.")
        document.add_paragraph("Vattnet")
        document.add_paragraph("Alla sjöar i länet ska vara rena.", style="List Bullet")
        document.add_paragraph("Vi behöver därför:")
        document.add_paragraph("Fler som hjälper till")
        document.add_paragraph(PROSE)

    assert [heading for _, heading in shape(word(build))] == ["Våra mål", "Skolan", "Vägarna", "Vattnet"]


def test_numbered_lines_in_the_texts_own_look_stand_as_deep_as_their_numbers() -> None:
    def build(document: Word) -> None:
        for number in (1, 2):
            styled(document, f"{number} Kapitlet", "Heading 1")
            for words in (f"{number}.1 Delen", f"{number}.1.1 Biten"):
                document.add_paragraph(words)
                document.add_paragraph(PROSE)

    assert [level for level, _ in shape(word(build))] == [1, 2, 3, 1, 2, 3]


def test_a_short_line_after_a_list_or_a_pictures_caption_is_a_heading_too() -> None:
    def build(document: Word) -> None:
        styled(document, "Våra mål", "Heading 1")
        document.add_paragraph("Läget i skolan")
        document.add_paragraph(PROSE)
        document.add_paragraph("Fler lärare", style="List Bullet")
        document.add_paragraph("Läget på vägarna")
        document.add_paragraph(PROSE)
        document.add_paragraph("Figur 1. Länets vägar")
        document.add_paragraph("Läget i sjöarna")
        document.add_paragraph(PROSE)

    assert [level for level, _ in shape(word(build))] == [1, 2, 2, 2]
