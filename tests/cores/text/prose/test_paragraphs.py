"""Lines to paragraphs: joined, told apart, running heads aside."""

from samsyn.cores.text.prose import paragraphs
from samsyn.cores.text.values import Document, Line, Page, Paragraph


def _txt(*pages: str, form: str = "txt") -> tuple[Paragraph, ...]:
    return paragraphs(Document(form, tuple(Page(number, text) for number, text in enumerate(pages, start=1))))


def _texts(made: tuple[Paragraph, ...], kind: str) -> list[str]:
    return [one.text for one in made if one.kind == kind]


BODY = """Kommunen anser att målet om bostäder bör skrivas om så att det också gäller de kommuner
vars befolkning minskar. I dag nämns bara de större orterna, vilket gör det svårt att känna
igen sig."""


def test_wrapped_lines_are_one_paragraph() -> None:
    assert _texts(_txt(BODY), "body") == [" ".join(BODY.split("\n"))]


def test_an_empty_line_parts_paragraphs() -> None:
    assert len(_texts(_txt(f"{BODY}\n\n{BODY}"), "body")) == 2


def test_a_sentence_torn_by_a_page_is_joined_past_foot_and_head() -> None:
    first = BODY.rpartition("vilket")[0].rstrip() + "\n\nSida 1 (2)"
    second = "Lindvikens kommun\n\nvilket gör det svårt att känna igen sig."
    made = _txt("Lindvikens kommun\n\n" + first, second + "\n\nSida 2 (2)")
    torn = next(one for one in made if one.text.startswith("Kommunen"))
    assert [span.page for span in torn.spans] == [1, 2]
    assert torn.text.endswith("större orterna, vilket gör det svårt att känna igen sig.")
    assert {one.reason for one in made if one.kind == "aside"} == {"sidhuvud", "sidnummer"}


def test_numbered_and_bulleted_items_are_items() -> None:
    made = _txt(f"{BODY}\n\n1. Fler bussar på landet.\n2. Bredband till alla.\n• Stryk mål 3.\n- Lägg till mål 4.")
    assert _texts(made, "item") == [
        "1. Fler bussar på landet.", "2. Bredband till alla.", "Stryk mål 3.", "Lägg till mål 4.",
    ]  # fmt: skip
    assert [one.label for one in made if one.kind == "item"] == ["1.", "2.", "•", "-"]


def test_a_number_in_a_sentence_is_no_item() -> None:
    text = "Kommunen anser att målet bör nås i alla länets orter senast under det sista halvåret\n2030. Det är rimligt."
    assert len(_texts(_txt(text), "body")) == 1


def test_headings_without_any_marks_are_found() -> None:
    made = _txt(f"3.2 Kompetensförsörjning\n\n{BODY}\n\nKultur och fritid\n\n{BODY}")
    assert [(one.text, one.level) for one in made if one.kind == "heading"] == [
        ("3.2 Kompetensförsörjning", 2), ("Kultur och fritid", 2),
    ]  # fmt: skip


def test_a_bold_short_line_is_a_heading_and_a_bold_sentence_is_not() -> None:
    text = "Klimat\nVi vill se mer, och snabbt.\nVanlig text som är lång nog för att vara brödtext i brevet."
    ends = [6, 34, len(text)]
    lines = tuple(
        Line(start, end, bold=bold) for start, end, bold in zip([0, 7, 35], ends, [True, True, False], strict=True)
    )
    made = paragraphs(Document("docx", (Page(1, text, lines),)))
    assert [one.kind for one in made] == ["heading", "body", "body"]


def test_boxes_decide_in_a_pdf() -> None:
    rows = ["Kommunen anser att målet om bostäder bör", "skrivas om.", "Kultur saknas i hela förslaget till mål."]
    starts = [0, 41, 53]
    tops = [100.0, 114.0, 140.0]
    lines = tuple(
        Line(start, start + len(row), size=11, box=(70, top, 70 + 5.0 * len(row), top + 11))
        for row, start, top in zip(rows, starts, tops, strict=True)
    )
    made = paragraphs(Document("pdf", (Page(1, "\n".join(rows), lines, width=595, height=842),)))
    assert [one.text for one in made] == [f"{rows[0]} {rows[1]}", rows[2]]


def test_a_cell_keeps_its_place_and_a_column_read_as_a_cell_is_text() -> None:
    cells = ["2.1", "Saknas."]
    column = ["Inledning", "Målen är för många.", "Kartan är fel.", "Stryk mål 3."]
    text = "\n".join([*cells, *column])
    lines, at = [], 0
    for number, part in enumerate([*cells, *column]):
        table, row, col = (0, 0, number) if number < 2 else (1, 0, 0)
        lines.append(Line(at, at + len(part), "cell", table=table, row=row, column=col))
        at += len(part) + 1
    made = paragraphs(Document("docx", (Page(1, text, tuple(lines)),)))
    assert [(one.kind, one.column) for one in made[:2]] == [("cell", 0), ("cell", 1)]
    assert "cell" not in {one.kind for one in made[2:]}


def test_unreadable_signs_are_set_aside() -> None:
    made = _txt(f"|l . , ~\n\n{BODY}\n\n__________")
    assert [one.reason for one in made if one.kind == "aside"] == ["oläsligt", "formulär"]


def test_text_that_no_line_covers_is_kept() -> None:
    page = Page(1, "Först. Mitten. Sist.", (Line(0, 6), Line(15, 20)))
    assert [one.text for one in paragraphs(Document("docx", (page,)))] == ["Först.", "Mitten.", "Sist."]


def test_no_pages_and_empty_pages_give_nothing() -> None:
    assert paragraphs(Document("txt", ())) == ()
    assert _txt("", " \n ") == ()


def test_the_rows_below_a_number_hang_in_from_it() -> None:
    rows = ["6. En minskning med 30 procent kan inte bäras av jordbruket ensamt.", "Enskilda avlopp måste räknas in."]
    starts = [0, len(rows[0]) + 1]
    lines = tuple(
        Line(start, start + len(row), size=12, box=(left, top, left + 6.0 * len(row), top + 12))
        for row, start, left, top in zip(rows, starts, [74, 89], [100.0, 117.0], strict=True)
    )
    made = paragraphs(Document("pdf", (Page(1, "\n".join(rows), lines, width=595, height=842),)))
    assert [(one.kind, one.text) for one in made] == [("item", " ".join(rows))]


def test_a_number_that_the_row_above_asks_for_begins_nothing() -> None:
    text = "Skarven då, där duger inte ordet samverkan i mål\n3.1. Skriv att beståndet ska halveras senast 2035."
    assert _texts(_txt(text), "body") == [" ".join(text.split("\n"))]


def test_a_page_that_ends_in_a_word_that_something_must_follow_goes_on() -> None:
    made = _txt(
        "Målet om resor är däremot ett mål för städerna och inte alls för kommuner som", "Tallnäs ligger avsides."
    )
    assert len(_texts(made, "body")) == 1
