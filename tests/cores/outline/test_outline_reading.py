"""Reading a strategy: headings by style, look, number or habit; furniture out; nothing lost."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.cores import outline
from samsyn.cores.text.prose.clean import clean
from samsyn.cores.text.values import Document, Line, Page


def styled(*rows: tuple[str, int], form: str = "docx") -> Document:
    """A document of paragraphs; a level above 0 is a heading."""
    text, lines = "", []
    for words, level in rows:
        lines.append(Line(len(text), len(text) + len(words), role="heading" if level else "body", level=level))
        text += words + "\n"
    return Document(form, (Page(1, text, tuple(lines)),))


def plain(text: str) -> Document:
    return Document("txt", (Page(1, text),))


def shape(read: outline.Outline) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.heading) for section in read.sections]


def test_heading_styles_make_the_tree() -> None:
    read = outline.read(
        styled(("1 Inledning", 1), ("En text.", 0), ("2 Målbilder", 1), ("2.1 Ett kunnigt län", 2), ("Mer text.", 0))
    )
    assert shape(read) == [(1, "1", "Inledning"), (1, "2", "Målbilder"), (2, "2.1", "Ett kunnigt län")]
    assert read.sections[2].parent == "malbilder"
    assert read.sections[2].blocks[0].text == "Mer text."
    assert read.notices == ()


def test_a_lone_top_heading_is_the_title() -> None:
    read = outline.read(styled(("Sjömarks strategi", 1), ("Inledning", 2), ("Text.", 0), ("Mål", 2), ("Text.", 0)))
    assert read.title == "Sjömarks strategi"
    assert shape(read) == [(1, "", "Inledning"), (1, "", "Mål")]
    assert [left.reason for left in read.left_out] == ["title"]


def test_a_lone_top_heading_with_text_of_its_own_gives_the_title_and_stays() -> None:
    read = outline.read(styled(("Sjömarks strategi", 1), ("Text.", 0), ("Mål", 2), ("Text.", 0)))
    assert read.title == "Sjömarks strategi"
    assert shape(read) == [(1, "", "Sjömarks strategi"), (2, "", "Mål")]


def test_the_first_of_many_chapters_is_no_title() -> None:
    assert outline.read(styled(("Inledning", 1), ("Text.", 0), ("Mål", 1), ("Text.", 0))).title == ""
    assert outline.read(styled(("1 Inledning", 1), ("Text.", 0), ("Mål", 2), ("Text.", 0))).title == ""


def test_words_automatic_numbers_stand_outside_the_text() -> None:
    text = "Inledning\nText.\nKompetens\n"
    lines = (
        Line(0, 9, role="heading", level=1, label="1"),
        Line(10, 15),
        Line(16, 25, role="heading", level=2, label="1.1"),
    )
    read = outline.read(Document("docx", (Page(1, text, lines),)))
    assert shape(read) == [(1, "1", "Inledning"), (2, "1.1", "Kompetens")]


def printed(*rows: tuple[str, float]) -> Document:
    """A printed page: each row with its size of type, under one another."""
    text, lines = "", []
    for at, (words, size) in enumerate(rows):
        box = (60.0, 60.0 + 20 * at, 500.0, 60.0 + 20 * at + size)
        lines.append(Line(len(text), len(text) + len(words), size=size, box=box))
        text += words + "\n"
    return Document("pdf", (Page(1, text, tuple(lines), 595.0, 842.0),))


def test_a_guessed_heading_that_comes_back_in_each_chapter_stays_with_the_chapter() -> None:
    rows: list[tuple[str, float]] = []
    for chapter in ("Industrin ställer om", "Hamnarna och godset", "Resor i vardagen"):
        rows += [(chapter, 18), ("Länet har en lång kust med många hamnar och stora företag.", 11)]
        rows += [("Det här prioriterar vi", 14), ("En gemensam tillståndslots ska finnas i länet från 2028.", 11)]
    read = outline.read(printed(*rows))
    assert [section.heading for section in read.sections] == [
        "Industrin ställer om", "Hamnarna och godset", "Resor i vardagen",
    ]  # fmt: skip
    assert all("Det här prioriterar vi" in section.text for section in read.sections)
    once = outline.read(printed(*rows[:6], ("Så gör vi", 14), *rows[7:]))
    assert len(once.sections) == 6, "two are no habit"
    whose = [(f"Mått för område {'ABC'[at // 4]}", 14) if at % 4 == 2 else row for at, row in enumerate(rows)]
    assert len(outline.read(printed(*whose)).sections) == 3, "a label may say whose it is"


def test_an_ingress_and_a_large_quotation_are_no_headings() -> None:
    text, lines, top = "", [], 60.0
    for chapter in ("Industrin ställer om", "Hamnarna och godset", "Resor i vardagen"):
        for words, size, space in (
            (chapter, 16, 20), (f"{chapter} handlar om arbete. Vi vill minska", 13, 8), ("skillnaderna.", 13, 0),
            ("Länet har en lång kust med många hamnar och stora företag,", 11, 8), ("och fler blir de.", 11, 0),
            (f"”{chapter}, säger jag", 20, 8), ("och arbeta”", 20, 0), ("Länet är grönt och folk bor här gärna,", 11, 8), ("sedan länge.", 11, 0),
        ):  # fmt: skip
            top += space
            lines.append(Line(len(text), len(text) + len(words), size=size, box=(60.0, top, 500.0, top + size)))
            top += 1.4 * size
            text += words + "\n"
    read = outline.read(Document("pdf", (Page(1, text, tuple(lines), 595.0, 1842.0),)))
    assert shape(read) == [(1, "", "Industrin ställer om"), (1, "", "Hamnarna och godset"), (1, "", "Resor i vardagen")]


def test_fact_boxes_are_no_chapters() -> None:
    rows: list[tuple[str, float]] = []
    for number, chapter in enumerate(("Industrin ställer om", "Hamnarna och godset", "Resor i vardagen")):
        rows += [(chapter, 18), ("Länet har en lång kust med många hamnar och stora företag.", 11)]
        rows += [(f"Fakta: Del {'abc'[number]}", 14), ("Här bor sju personer per kvadratkilometer i snitt.", 11)]
    assert len(outline.read(printed(*rows)).sections) == 3


def test_numbered_plain_text() -> None:
    read = outline.read(
        plain("1 Inledning\nDen gäller länet.\n\n2 Mål\n2.1 Kompetens\nLänet har\nmånga skolor.\n2.2 Klimat\nText.\n")
    )
    assert shape(read) == [(1, "1", "Inledning"), (1, "2", "Mål"), (2, "2.1", "Kompetens"), (2, "2.2", "Klimat")]
    assert read.sections[2].text == "Länet har många skolor."


def test_a_document_without_headings_is_divided_with_a_notice() -> None:
    paragraph = "Länet ska växa och vi ska göra det tillsammans med alla som vill vara med. " * 8
    read = outline.read(plain("\n\n".join([paragraph.strip()] * 6)))
    assert read.notices == ("no-headings",)
    assert len(read.sections) > 1
    assert len({section.key for section in read.sections}) == len(read.sections)


def test_an_empty_document_is_an_empty_outline() -> None:
    assert outline.read(plain("")) == outline.Outline("", (), ("empty",))


@pytest.mark.parametrize("leader", [" ........ 3", " …… 3", "\t3"])
def test_the_table_of_contents_is_left_out(leader: str) -> None:
    contents = [("Innehåll", 1), (f"1 Inledning{leader}", 0), (f"2 Mål{leader}", 0), (f"3 Klimat{leader}", 0)]
    read = outline.read(
        styled(*contents, ("1 Inledning", 1), ("Text.", 0), ("2 Mål", 1), ("Text.", 0), ("3 Klimat", 1))
    )
    assert shape(read) == [(1, "1", "Inledning"), (1, "2", "Mål"), (1, "3", "Klimat")]
    assert {left.reason for left in read.left_out} == {"contents"}
    assert len(read.left_out) == 4


def letters(text: str) -> Counter[str]:
    return Counter(char for char in clean(text) if char.isalnum())


ROW = st.one_of(
    st.text(alphabet="abcåäöÅÄ 123.,–-•\t", min_size=0, max_size=60),
    st.sampled_from(
        ["1 Inledning", "2 Mål", "2.1 Kompetens", "MÅLBILDER", "Målområde 2: Ett grönt län", "Vision", "12", "Innehåll"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, max_size=40), st.sampled_from(["txt", "docx", "html", "md", "pdf"]))
def test_nothing_is_lost(rows: list[str], form: str) -> None:
    document = Document(form, (Page(1, "\n".join(rows)),))
    read = outline.read(document)
    kept = [block.text for section in read.sections for block in section.blocks] + [left.text for left in read.left_out]
    headings = [outline.display(section) for section in read.sections]
    invented = outline.reading.PREAMBLE in headings and "text-before-headings" in read.notices
    if "no-headings" in read.notices:
        headings = []
    elif invented:
        headings.remove(outline.reading.PREAMBLE)
    out = sum((letters(text) for text in [*kept, *headings]), Counter())
    given_in = sum((letters(row) for row in rows), Counter())
    assert out == given_in
    assert len({section.key for section in read.sections}) == len(read.sections)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document a reader could give: several pages, roles, labels, sizes and boxes mixed at random."""
    form = draw(st.sampled_from(["pdf", "docx", "txt", "md", "html"]))
    boxed = form == "pdf" and draw(st.booleans())
    pages = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        text, lines = "", []
        for at, words in enumerate(draw(st.lists(ROW, max_size=10))):
            top = 60.0 + 16 * at
            line = Line(
                len(text),
                len(text) + len(words),
                role=draw(st.sampled_from(["body", "heading", "list", "cell", "note", "header", "title", "quote"])),
                level=draw(st.integers(0, 9)),
                label=draw(st.sampled_from(["", "", "3.2", "•", "a)", "Målområde 1:"])),
                bold=draw(st.booleans()),
                size=draw(st.sampled_from([0.0, 1.0, 10.0, 16.0])),
                box=(50.0, top, 400.0, top + 11) if boxed else None,
                table=draw(st.integers(-1, 1)),
                row=draw(st.integers(-1, 1)),
                column=draw(st.integers(-1, 1)),
            )
            if draw(st.integers(0, 9)):  # now and then a line is missing: its text must still be there
                lines.append(line)
            text += words + "\n" * draw(st.integers(1, 2))
        pages.append(Page(number, text, tuple(lines)))
    return Document(form, tuple(pages))


@settings(max_examples=200, deadline=None)
@given(documents())
def test_nothing_is_lost_whatever_a_reader_says(document: Document) -> None:
    read = outline.read(document)
    words = [block.text for section in read.sections for block in section.blocks] + [
        left.text for left in read.left_out
    ]
    headings = [outline.display(section) for section in read.sections]
    if "no-headings" in read.notices:
        headings = []
    elif "text-before-headings" in read.notices:
        headings.remove(outline.reading.PREAMBLE)
    shown = [page.text for page in document.pages]
    labels = [line.label for page in document.pages for line in page.lines]
    left = sum(map(letters, [*words, *headings]), Counter())
    assert left >= sum(map(letters, shown), Counter())
    assert left <= sum(map(letters, [*shown, *labels]), Counter())
    assert outline.read(document) == read
    places = {section.key: at for at, section in enumerate(read.sections)}
    for at, section in enumerate(read.sections):
        assert section.parent is None or places[section.parent] < at
        assert section.level == (1 if section.parent is None else read.sections[places[section.parent]].level + 1)


def test_lines_are_followed_in_reading_order_not_in_order_of_the_text() -> None:
    text = "1 Havet\n2 Skogen\nVatten.\nTräd.\n"
    spans = [(0, 7), (17, 24), (8, 16), (25, 30)]  # two columns that the file interleaves
    lines = tuple(Line(start, end, role="heading" if end in {7, 16} else "body", level=1) for start, end in spans)
    read = outline.read(Document("docx", (Page(1, text, lines),)))
    assert [(section.heading, section.text) for section in read.sections] == [("Havet", "Vatten."), ("Skogen", "Träd.")]
