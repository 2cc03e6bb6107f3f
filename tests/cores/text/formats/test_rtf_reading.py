"""Rich text: Swedish letters however they are written, and nothing of the format's own leaking into the text."""

from tests.cores.text.formats.making import document, text_of, texts

FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Arial;}}"
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs5 Strong;}{\s2 Title;}}{\info{\author X}}"


def rtf(body: str, head: str = HEAD + STYLES) -> bytes:
    return (head + body + "}").encode("cp1252")


def test_letters_in_every_spelling() -> None:
    found = document(
        "svar.rtf", rtf(r"\'e5\'e4\'f6 \u229?\u228?\u246? åäö {\f2 \'e4} \u-10179?\u-8704? \emdash\~\_x\par")
    )
    assert texts(found) == ["åäö åäö åäö д 😀 —\u00a0-x"]


def test_unicode_skips_the_characters_that_stand_in_for_it() -> None:
    assert texts(document("a.rtf", rtf(r"\uc2\u229 ab\uc0\u228\uc1\u246\'3fslut\par"))) == ["åäöslut"]


def test_paragraphs_headings_bold_and_breaks() -> None:
    body = r"\pard\s2 Yttrande\par\pard\s1 Rubrik\par\pard\plain En\line rad\par"
    body += r"{\b Fet}\par{\b delvis} fet\par\pard\par Sist"
    found = document("svar.rtf", rtf(body))
    assert [(text_of(found, line), line.role, line.bold) for line in found.pages[0].lines] == [
        ("Yttrande", "title", False),
        ("Rubrik", "heading", False),
        ("En\nrad", "body", False),
        ("Fet", "body", True),
        ("delvis fet", "body", False),
        ("Sist", "body", False),
    ]


def test_lists_show_their_labels() -> None:
    item = r"\pard{\listtext\f1\'b7\tab}\ls1\ilvl0 punkt\par{\listtext 2.\tab}\ilvl1 inre\par"
    found = document("svar.rtf", rtf(item))
    lines = [(text_of(found, line), line.role, line.level, line.label) for line in found.pages[0].lines]
    assert lines == [("punkt", "list", 1, "•"), ("inre", "list", 2, "2.")]


def test_tables_keep_their_cells() -> None:
    row = r"\trowd\pard\intbl {}\cell {}\cell\row"
    body = row.format("a", r"b\par c") + row.format("d", "e") + r"\pard efter\par" + row.format("f", "g")
    found = document("svar.rtf", rtf(body))
    places = {text_of(found, line): (line.table, line.row, line.column) for line in found.pages[0].lines}
    assert places == {
        "a": (0, 0, 0), "b": (0, 0, 1), "c": (0, 0, 1), "d": (0, 1, 0), "e": (0, 1, 1), "efter": (-1, -1, -1),
        "f": (1, 0, 0), "g": (1, 0, 1),
    }  # fmt: skip


def test_notes_headers_fields_and_pictures() -> None:
    body = (
        r"{\header Älvmarks kommun\par}Text{\super\chftn}{\footnote En not\par} slut\par{\*\annotation Tycker vi\par}"
    )
    body += r"{\field{\*\fldinst HYPERLINK x}{\fldrslt l\'e4nk}}{\pict\pngblip 89504e47}{\*\okand bort} efter\par"
    body += r"{\footer 1}"
    found = document("svar.rtf", rtf(body))
    assert [(text_of(found, line), line.role, line.label) for line in found.pages[0].lines] == [
        ("Älvmarks kommun", "header", ""),
        ("Text slut", "body", ""),
        ("En not", "note", "1"),
        ("länk efter", "body", ""),
        ("Tycker vi", "note", "Kommentar"),
        ("1", "footer", ""),
    ]


def test_hidden_and_deleted_text() -> None:
    found = document("svar.rtf", rtf(r"kvar{\v hemligt}{\deleted struket} här\par"))
    assert (texts(found), found.notices) == (["kvar här"], ("tracked-changes", "hidden-text"))


def test_embedded_bytes_are_stepped_over() -> None:
    data = rtf("före{\\pict\\bin5 \x01}{}}}efter\\par")
    assert texts(document("svar.rtf", data)) == ["föreefter"]


def test_a_file_cut_off_is_read_as_far_as_it_goes() -> None:
    found = document("svar.rtf", rtf(r"Hela meningen.\par Halva")[:-1])
    assert (texts(found), found.notices) == (["Hela meningen.", "Halva"], ("damaged",))


def test_old_macintosh_files() -> None:
    data = rb"{\rtf1\mac B\'8arkraft\par}"
    assert texts(document("a.rtf", data)) == ["Bärkraft"]
