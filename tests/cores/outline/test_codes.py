"""Goals with codes ("A1 …") are sections where the code is all that makes them headings."""

from samsyn.cores import outline
from samsyn.cores.text.values import Document, Line, Page


def bold(*rows: tuple[str, str, int]) -> Document:
    """A document in Word: (label, words, level). What has a level is a heading; codes and what begins with * are bold."""
    text, lines = "", []
    for label, written, level in rows:
        strong = bool(label) or written[1:2].isdigit() or written.startswith("*")
        words = written.removeprefix("*")
        role = "heading" if level else "list" if label else "body"
        lines.append(Line(len(text), len(text) + len(words), role=role, level=level, label=label, bold=strong))
        text += words + "\n"
    return Document("docx", (Page(1, text, tuple(lines)),))


def shape(read: outline.Outline) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in read.sections]


def test_bold_lines_that_word_gives_codes_stand_below_their_chapter() -> None:
    read = outline.read(
        bold(
            ("", "Inledning", 1), ("", "En text.", 0), ("", "Målområde A: Skolan", 1), ("", "Här handlar det om skolan.", 0),
            ("A1", "Fler läser vidare", 0), ("", "År 2040 läser alla.", 0), ("A2", "Lärare trivs", 0), ("", "De är många.", 0),
        )
    )  # fmt: skip
    assert shape(read) == [
        (1, "Inledning"),
        (1, "Målområde A: Skolan"),
        (2, "A1 Fler läser vidare"),
        (2, "A2 Lärare trivs"),
    ]
    assert [section.parent for section in read.sections[2:]] == ["skolan", "skolan"]
    assert read.sections[3].text == "De är många."


def test_typed_codes_with_figures_after_the_point_stand_deeper() -> None:
    read = outline.read(
        bold(
            ("", "Inledning", 1), ("", "Text.", 0), ("", "Resor", 1), ("", "M1 Bussar", 0), ("", "Text.", 0),
            ("", "M1.1 Fler turer", 0), ("", "Text.", 0), ("", "M2 Tåg", 0), ("", "Text.", 0),
        )
    )  # fmt: skip
    assert shape(read)[1:] == [(1, "Resor"), (2, "M1 Bussar"), (3, "M1.1 Fler turer"), (2, "M2 Tåg")]


def test_a_road_is_no_code_of_the_strategy() -> None:
    read = outline.read(
        bold(
            ("", "Inledning", 1), ("", "Text.", 0), ("", "Vägar", 1), ("", "E4 Förbifarten", 0), ("", "Den är lång.", 0)
        )
    )
    assert shape(read) == [(1, "Inledning"), (1, "Vägar")]


def test_numbered_words_in_bold_are_goals_whatever_they_are_called() -> None:
    read = outline.read(
        bold(
            ("", "Inledning", 1), ("", "Text.", 0), ("", "Strategiskt område 1: Skolan", 1), ("", "En ingress.", 0),
            ("", "*Mål 1.1 Fler läser vidare", 0), ("", "År 2040 läser alla.", 0), ("", "*Mål 1.2 Lärare trivs", 0),
            ("", "De är många.", 0), ("", "*Koppling till Agenda 2030", 0), ("", "Mål 4.", 0),
        )
    )  # fmt: skip
    assert shape(read)[1:] == [
        (1, "Strategiskt område 1: Skolan"),
        (2, "Mål 1.1 Fler läser vidare"),
        (2, "Mål 1.2 Lärare trivs"),
    ]
    assert "Koppling till Agenda 2030" in read.sections[3].text


def test_bold_lines_are_headings_where_only_the_chapters_have_a_style() -> None:
    rows: list[tuple[str, str, int]] = []
    for chapter, parts in (("Läget", ("*Skolorna", "*Vägarna")), ("Målen", ("*Fler läser", "*Färre kör fel"))):
        rows += [("", chapter, 1), ("", "Här står en ingress om kapitlet.", 0)]
        rows += [row for part in parts for row in (("", part, 0), ("", "Här står hela delens text, rad efter rad.", 0))]
    read = outline.read(bold(*rows))
    assert shape(read) == [
        (1, "Läget"), (2, "Skolorna"), (2, "Vägarna"), (1, "Målen"), (2, "Fler läser"), (2, "Färre kör fel"),
    ]  # fmt: skip
    styled = [(label, words.removeprefix("*"), 2 if words.startswith("*F") else level) for label, words, level in rows]
    deeper = outline.read(bold(*(row if row[2] else rows[at] for at, row in enumerate(styled))))
    assert "Skolorna" in deeper.sections[0].text, "who styles the parts too means what is bold as bold"


def in_tables(*rows: tuple[str, ...]) -> Document:
    """A document in Word: rows of one string are headings (with *) or paragraphs; others are a row of a table each,
    a table ending where a paragraph comes."""
    text, lines, table, row = "", [], -1, 0
    for at, cells in enumerate(rows):
        if len(cells) > 1:
            before = at > 0 and len(rows[at - 1]) > 1
            table, row = (table, row + 1) if before else (table + 1, 0)
        for column, written in enumerate(cells):
            words, start = written.removeprefix("*"), len(text)
            place = {"role": "cell", "table": table, "row": row, "column": column} if len(cells) > 1 else {}
            if written.startswith("*"):
                place = {"role": "heading", "level": 1}
            lines.append(Line(start, start + len(words), **place))  # type: ignore[arg-type]
            text += words + "\n"
    return Document("docx", (Page(1, text, tuple(lines)),))


def test_a_goal_with_a_letter_and_its_name_in_the_two_cells_of_a_tables_head_is_one_heading() -> None:
    read = outline.read(
        in_tables(
            ("*4 Arbeta",), ("Här står om arbete.",),
            ("Åtagande A", "Jobb på hemorten"), ("Läget", "År 2041 finns arbete."), ("Steg", "A1 Vi frågar företagen."),
            ("Däremellan.",),
            ("Åtagande B", "Verkstäder som växer"), ("Läget", "Fler köper maskiner."), ("Steg", "B1 Vi lånar ut."),
            ("*5 Resa",), ("Här står om resor.",),
        )
    )  # fmt: skip
    assert shape(read) == [
        (1, "Arbeta"),
        (2, "Åtagande A Jobb på hemorten"),
        (2, "Åtagande B Verkstäder som växer"),
        (1, "Resa"),
    ]
    assert [block.text for block in read.sections[2].blocks] == [
        "Läget",
        "Fler köper maskiner.",
        "Steg",
        "B1 Vi lånar ut.",
    ]
