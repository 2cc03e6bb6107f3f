"""PDF: every word in a line, in the order a person reads it, with boxes that find it again on the page."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from samsyn.cores.text.formats import Limits, ocr, pdf, read
from samsyn.cores.text.formats.errors import Corrupt, Empty, Encrypted, NeedsOcr, TooLarge
from samsyn.cores.text.values import Document, File
from tests.cores.text.formats.making import at, column, document, drawn, line_with, text_of, texts, typeset

LEFT = [
    "Regionen behöver en tydligare plan för hur",
    "kompetensen ska räcka till i hela länet. Vi ser",
    "att de mindre orterna halkar efter. Det gäller",
    "särskilt den som bor långt från en högskola, och",
    "därför att avsnittet saknar ett delmål om det.",
]
RIGHT = [
    "Kollektivtrafiken är viktig för oss som bor utan-",
    "för tätorten. Turerna måste passa skiftarbetare,",
    "annars tar folk bilen. Vi vill att regionen skriver",
    "in ett mål om kvällstrafik. Målet bör följas upp",
    "varje år tillsammans med kommunerna i länet.",
]


def interleaved(*columns: tuple[float, list[str]], top: float = 700) -> bytes:
    """Columns drawn row by row, as many programs do."""
    rows = zip(*(rows for _, rows in columns), strict=True)
    content = b""
    for number, row in enumerate(rows):
        for (x, _), words in zip(columns, row, strict=True):
            content += at(x, top - 14 * number, words)
    return content


def flat(rows: list[str]) -> list[str]:
    """Rows without the sign that pdfium puts for a hyphen at a row's end."""
    return [re.sub("[\ufffe\x02]$", "-", row) for row in rows]


def test_two_interleaved_columns_are_read_one_after_the_other() -> None:
    content = at(60, 760, "Yttrande över förslaget", 18, 2) + interleaved((60, LEFT), (310, RIGHT))
    content += at(60, 600, "Efter spalterna kommer ett stycke över hela sidan som binder ihop dem båda två igen.")
    found = document("svar.pdf", drawn(content))
    rows = flat(texts(found))
    assert rows[0] == "Yttrande över förslaget"
    assert [row.rstrip("-") for row in rows[1:11]] == [row.rstrip("-") for row in LEFT + RIGHT]
    assert rows[11].startswith("Efter spalterna")
    assert all(line.table < 0 for line in found.pages[0].lines)


def test_three_interleaved_columns_on_a_rotated_page() -> None:
    third = [
        "Skolan bör nämnas i",
        "texten om ungas hälsa",
        "eftersom den når alla",
        "barn i länet varje dag",
        "under tio års tid nu.",
    ]
    turned = b"q 0 1 -1 0 595 0 cm " + interleaved((60, third), (220, third[::-1]), (380, third), top=500) + b"Q"
    found = document("svar.pdf", drawn(turned, rotate=90))
    assert texts(found) == third + third[::-1] + third
    page = found.pages[0]
    assert (round(page.width), round(page.height)) == (842, 595)
    first = page.lines[0].box
    assert first is not None
    assert first[2] - first[0] > first[3] - first[1]  # upright as seen


def test_columns_that_the_file_writes_in_order_stay_so() -> None:
    words = " ".join(LEFT + RIGHT)
    found = document("svar.pdf", typeset(f'#set text(lang: "sv")\n#columns(2)[{words * 4}\n\n{words * 4}]'))
    rows = texts(found)
    starts = [line.start for line in found.pages[0].lines]
    assert starts == sorted(starts)
    assert len(rows) > 20


def test_columns_under_a_letterhead_are_no_table() -> None:
    source = (
        "#grid(columns: (1fr, auto), [Byalaget i Norrådal], [svar\\@posten.example])\n"
        "#v(20pt)\n#grid(columns: (1fr, auto), [Region Älvmark \\ Nämnden \\ Box 1], [Datum 14 maj \\ Er beteckning])\n"
        '#set text(lang: "sv", hyphenate: false)\n'
        f"#columns(2)[{' '.join(LEFT)} {' '.join(RIGHT)} {' '.join(LEFT)} #colbreak() Högra spalten börjar här. {' '.join(RIGHT)}]"
    )
    found = document("svar.pdf", typeset(source))
    rows = texts(found)
    assert all(line.table < 0 for line in found.pages[0].lines)
    right = next(at for at, row in enumerate(rows) if row.startswith("Högra spalten"))
    assert "saknar ett delmål om det." in " ".join(rows[:right])
    assert rows.index("Datum 14 maj") < right


def test_a_sidebar_stands_beside_and_not_inside_the_text() -> None:
    main = column(60, 780, [f"{row} och mer text i samma spalt." for row in LEFT * 3])
    side = column(440, 740, ["Fakta", "Länet har tolv", "kommuner och en", "region."], pitch=12)
    rows = texts(document("svar.pdf", drawn(main + side)))
    assert rows[15:] == ["Fakta", "Länet har tolv", "kommuner och en", "region."]


TABLE = """#table(columns: (70pt, 1fr, 1fr), [Avsnitt], [Synpunkt], [Förslag],
 [3.1], [Målet är för allmänt hållet och behöver preciseras med ett delmål för vuxna.], [Lägg till ett delmål.],
 [3.2], [Bra], [Ingen ändring föreslås av oss, men läs gärna texten en gång till före beslut.])"""


def cells(found: Document) -> dict[tuple[int, int, int], str]:
    """The text of each cell of the first page."""
    gathered: dict[tuple[int, int, int], list[str]] = {}
    for line in found.pages[0].lines:
        if line.table >= 0:
            gathered.setdefault((line.table, line.row, line.column), []).append(text_of(found, line))
    return {place: " ".join(rows) for place, rows in gathered.items()}


EXPECTED = {
    (0, 0, 0): "Avsnitt",
    (0, 0, 1): "Synpunkt",
    (0, 0, 2): "Förslag",
    (0, 1, 0): "3.1",
    (0, 1, 1): "Målet är för allmänt hållet och behöver preciseras med ett delmål för vuxna.",
    (0, 1, 2): "Lägg till ett delmål.",
    (0, 2, 0): "3.2",
    (0, 2, 1): "Bra",
    (0, 2, 2): "Ingen ändring föreslås av oss, men läs gärna texten en gång till före beslut.",
}


@pytest.mark.parametrize("stroke", ["1pt", "none", "(bottom: 0.5pt)"])
def test_tables_come_cell_by_cell_with_lines_or_without(stroke: str) -> None:
    found = document("svar.pdf", typeset(f"#set table(stroke: {stroke})\n#set text(hyphenate: false)\n{TABLE}"))
    assert cells(found) == EXPECTED


def test_a_table_drawn_row_by_row_is_put_together() -> None:
    rows = [
        ("Avsnitt", "Synpunkt", "Förslag"),
        ("3.1", "Målet är för", "Lägg till"),
        ("", "allmänt hållet", "ett delmål"),
        ("3.2", "Bra", "Ingen"),
    ]
    content = at(60, 700, "Vi svarar i tabellform nedan på de frågor som regionen har ställt till oss i remissen.")
    for number, row in enumerate(rows):
        content += b"".join(
            at(x, 480 - 14 * number, words) for x, words in zip((60, 140, 340), row, strict=True) if words
        )
    assert cells(document("svar.pdf", drawn(content))) == {
        (0, 0, 0): "Avsnitt", (0, 0, 1): "Synpunkt", (0, 0, 2): "Förslag",
        (0, 1, 0): "3.1", (0, 1, 1): "Målet är för allmänt hållet", (0, 1, 2): "Lägg till ett delmål",
        (0, 2, 0): "3.2", (0, 2, 1): "Bra", (0, 2, 2): "Ingen",
    }  # fmt: skip


def test_merged_cells_keep_their_neighbours_apart() -> None:
    source = "#table(columns: 3, table.cell(colspan: 3)[Över alla], [A], table.cell(rowspan: 2)[Hög], [C], [D], [F])"
    assert cells(document("svar.pdf", typeset(source))) == {
        (0, 0, 0): "Över alla", (0, 1, 0): "A", (0, 1, 1): "Hög", (0, 1, 2): "C", (0, 2, 0): "D", (0, 2, 2): "F",
    }  # fmt: skip


def test_lists_and_contents_are_no_columns_even_when_the_file_draws_them_in_turns() -> None:
    content = b""
    for n in range(5):
        content += at(60, 780 - 16 * n, f"{n + 1}.") + at(85, 780 - 16 * n, "En punkt i en lista")
        content += at(60, 600 - 16 * n, f"{n + 1} Ett avsnitt") + at(300, 600 - 16 * n, str(n + 3))
    rows = texts(document("svar.pdf", drawn(content)))
    assert rows == [f"{n}. En punkt i en lista" for n in range(1, 6)] + [
        f"{n} Ett avsnitt {n + 2}" for n in range(1, 6)
    ]


def test_goals_with_codes_are_no_table() -> None:
    goals = ["Fler läser vidare", "Lärare trivs på skolan", "Lokalerna räcker till"]
    content = b""
    for number, goal in enumerate(goals):
        content += at(80, 700 - 60 * number, f"A{number + 1}") + at(108, 700 - 60 * number, goal)
        content += at(108, 680 - 60 * number, "Senast 2035 ska nio av tio elever ha en examen efter fyra år.")
    lines = document("strategi.pdf", drawn(content)).pages[0].lines
    assert all(line.table < 0 for line in lines)


def test_headings_are_ranked_by_size_and_follow_the_outline() -> None:
    body = (
        "Vanlig text som är längre än rubrikerna och därför anger vad som är brödtextens storlek i dokumentet.\n\n" * 5
    )
    source = (
        f"#text(22pt)[Strategi]\n\n= Mål\n{body}\n== Delmål\n{body}\n#strong[Fet rad]\n\n{body}= Genomförande\n{body}"
    )
    found = document("strategi.pdf", typeset(source))
    roles = {text_of(found, line): (line.role, line.level) for line in found.pages[0].lines if line.role != "body"}
    assert roles == {
        "Strategi": ("title", 0), "Mål": ("heading", 1), "Delmål": ("heading", 2), "Fet rad": ("heading", 3),
        "Genomförande": ("heading", 1),
    }  # fmt: skip
    assert found.title == "Strategi"
    assert line_with(found, "Fet rad").bold


def test_a_note_in_the_margin_that_the_file_writes_before_the_heading_beside_it() -> None:
    body = [at(60, 690 - 14 * row, "En rad i texten som fyller hela spalten ut") for row in range(12)]
    note = at(420, 712, "Läs mer i", 8) + at(420, 703, "bilagan.", 8)
    heading = at(60, 703, "5.2 Pengar", 14, 2)
    found = texts(document("strategi.pdf", drawn(note + heading + b"".join(body))))
    assert {"Läs mer i", "bilagan.", "5.2 Pengar"} <= set(found)


def test_a_chapters_heading_at_the_top_is_no_running_head_though_its_pages_repeat_it_in_small() -> None:
    rows = [f"Rad nummer {row} i texten om länet och vägarna" for row in range(20)]
    pages = [at(60, 790, "Strategi", 30), at(60, 790, "Inledning", 18, 2), at(60, 800, "Inledning", 8)]
    found = document("strategi.pdf", drawn(*(head + column(60, 740, rows) for head in pages)))
    assert [next(line.role for line in page.lines if line.box and line.box[1] < 60) for page in found.pages] == [
        "title", "heading", "body",
    ]  # fmt: skip


def test_a_paragraphs_large_first_letter_makes_no_heading() -> None:
    first = at(60, 740, "L", 30) + at(77, 740, "änet växer och det gör att många fler vill flytta hit")
    rest = column(60, 726, [f"Rad nummer {row} i texten om länet och vägarna" for row in range(9)])
    found = document("strategi.pdf", drawn(first + rest))
    assert {line.size for line in found.pages[0].lines} == {10}
    assert {line.role for line in found.pages[0].lines} == {"body"}


def test_footnotes_and_repeated_heads_and_feet_are_told_apart() -> None:
    source = (
        "#set page(header: [Älvmarks kommun], footer: context [Sida #counter(page).display()])\n"
        "Text#footnote[En not som förklarar saken.] "
        + "mer text i stycket " * 60
        + "#pagebreak()\n"
        + "nästa sida " * 90
    )
    found = document("svar.pdf", typeset(source))
    assert line_with(found, "Älvmarks kommun").role == "header"
    assert line_with(found, "En not").role == "note"
    assert line_with(found, "Sida 2", page=2).role == "footer"
    assert [line.role for line in found.pages[0].lines][-2:] == ["note", "footer"]


def test_hyphens_at_row_ends_end_their_line_and_stay_in_the_raw_text() -> None:
    words = "kompetensförsörjningsstrategin landsbygdsutvecklingen " * 20
    found = document("svar.pdf", typeset(f'#set text(lang: "sv", hyphenate: true)\n#set par(justify: true)\n{words}'))
    page = found.pages[0]
    broken = [line for line in page.lines if page.text[line.end - 1] in "\ufffe\x02"]
    assert broken
    assert all("\ufffe" not in page.text[line.start : line.end - 1] for line in page.lines)


def test_what_was_filled_in_and_noted_on_the_page_is_read() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(at(60, 700, "Vad tycker ni?") + at(60, 500, "Tack för svaret!")))) as made:
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="svar",
            V="Bra förslag på det hela.",
            Rect=[60, 640, 300, 680],
        )
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="Här saknas skolan", Rect=[400, 690, 420, 710]
        )
        field, note = made.make_indirect(field), made.make_indirect(note)
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([field, note]))
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
        made.save(stream)
    data = stream.getvalue()
    found = document("formulär.pdf", data)
    assert texts(found) == ["Vad tycker ni?", "Bra förslag på det hela.", "Tack för svaret!", "Här saknas skolan"]
    answer, comment = line_with(found, "Bra förslag"), line_with(found, "skolan")
    assert (answer.role, comment.role, comment.label) == ("body", "note", "Kommentar")
    ((x0, top, x1, bottom),) = pdf.boxes(data, 1, answer.start, answer.end)
    assert (round(x0), round(top), round(x1), round(bottom)) == (60, 162, 300, 202)


def test_boxes_find_the_words_again() -> None:
    data = drawn(interleaved((60, LEFT), (310, RIGHT)))
    found = document("svar.pdf", data)
    line = line_with(found, "annars tar folk bilen")
    boxes = pdf.boxes(data, 1, line.start, line.end)
    assert line.box is not None
    assert len(boxes) == 1
    assert abs(boxes[0][0] - line.box[0]) < 2
    assert line.box[1] - 1 <= boxes[0][1] <= boxes[0][3] <= line.box[3] + 1
    assert pdf.boxes(data, 1, 5, 5) == ()
    with pytest.raises(Corrupt):
        pdf.boxes(data, 9, 0, 1)


def test_offsets_hold_past_characters_beyond_sixteen_bits() -> None:
    data = typeset("😀 Hej 𝔸 där borta")
    found = document("svar.pdf", data)
    page = found.pages[0]
    start = page.text.index("borta")
    boxes = pdf.boxes(data, 1, start, start + 5)
    with pypdfium2.PdfDocument(data) as opened:
        textpage = opened[0].get_textpage()
        inside = textpage.get_text_bounded(
            boxes[0][0] - 1, page.height - boxes[0][3] - 1, boxes[0][2] + 1, page.height - boxes[0][1] + 1
        )
    assert inside.strip() == "borta"


def test_a_page_becomes_a_picture_of_the_width_asked_for() -> None:
    with Image.open(io.BytesIO(pdf.image(drawn(at(60, 700, "Hej")), 1, 400))) as picture:
        assert (picture.width, picture.height) == (400, 567)


ROWS = st.lists(st.text(alphabet="abcåäö ÅÄÖ.,-–()", min_size=1, max_size=40), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(alphabet="abcåäö ÅÄÖ.,-–()", min_size=1, max_size=40), min_size=1, max_size=12), st.integers(0, 3)
)
def test_nothing_is_lost_and_nothing_doubled(rows: list[str], turns: int) -> None:
    """Every character that is not white space stands in exactly one line."""
    data = drawn(
        column(60, 780, rows, pitch=20) + column(330, 773, rows[::-1], pitch=20) + at(10, 10, "slut"), rotate=90 * turns
    )
    page = document("svar.pdf", data).pages[0]
    seen = sorted(position for line in page.lines for position in range(line.start, line.end))
    assert len(seen) == len(set(seen))
    assert {at for at, sign in enumerate(page.text) if not sign.isspace()} <= set(seen)


def test_the_same_bytes_give_the_same_document() -> None:
    data = typeset(TABLE)
    assert document("a.pdf", data) == document("a.pdf", data)


def locked(data: bytes, *, user: str, owner: str) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as made:
        made.save(stream, encryption=pikepdf.Encryption(user=user, owner=owner))
    return stream.getvalue()


def test_a_password_locks_but_an_owner_password_does_not() -> None:
    data = drawn(at(60, 700, "Hemligt"))
    with pytest.raises(Encrypted):
        document("svar.pdf", locked(data, user="x", owner="y"))
    assert texts(document("svar.pdf", locked(data, user="", owner="y"))) == ["Hemligt"]


def test_limits_are_kept() -> None:
    data = drawn(*[at(60, 700, "Sida")] * 3)
    with pytest.raises(TooLarge) as caught:
        read(File("lång.pdf", data), limits=Limits(pages=2))
    assert (caught.value.measure, caught.value.limit) == ("pages", 2)
    with pytest.raises(TooLarge):
        read(File("lång.pdf", data), limits=Limits(characters=6))


def test_cut_files_and_blank_pages() -> None:
    with pytest.raises(Corrupt):
        document("svar.pdf", b"%PDF-1.7\nbara en rad")
    with pytest.raises(Empty):
        document("svar.pdf", drawn(b"", b""))


def scanned(*, beside: str = "") -> bytes:
    """A page that is a picture of text, after a page with real text if asked for."""
    words = "Vi tycker att kollektivtrafiken på landsbygden är för dålig."
    with pypdfium2.PdfDocument(typeset(f"#set text(16pt)\n{words}\n\nDärför behövs fler bussar på kvällen.")) as made:
        picture = made[0].render(scale=200 / 72).to_pil().convert("L")
    stream = io.BytesIO()
    picture.save(stream, "PDF", resolution=200)
    if not beside:
        return stream.getvalue()
    joined = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(at(60, 700, beside)))) as first, pikepdf.open(stream) as second:
        first.pages.extend(second.pages)
        first.save(joined)
    return joined.getvalue()


def test_a_scan_needs_recognition_when_none_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(NeedsOcr) as caught:
        document("skannad.pdf", scanned())
    assert caught.value.pages == 1
    found = document("blandad.pdf", scanned(beside="Första sidan har text."))
    assert (found.notices, texts(found)) == (("needs-ocr",), ["Första sidan har text."])


@pytest.mark.skipif(not ocr.available(), reason="tesseract with Swedish is not installed")
def test_scanned_pages_are_recognised_and_only_those() -> None:
    found = document("blandad.pdf", scanned(beside="Första sidan har text."))
    assert found.notices == ("ocr",)
    assert [page.ocr for page in found.pages] == [False, True]
    words = " ".join(texts(found, 2))
    assert "kollektivtrafiken på landsbygden är för dålig." in words
    assert "fler bussar på kvällen" in words
    box = found.pages[1].lines[0].box
    assert box is not None
    assert 60 < box[0] < 90
    assert box[3] < 120
