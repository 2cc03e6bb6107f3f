"""HTML: what a browser shows, as paragraphs; what it does is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.text.formats.errors import Corrupt, Empty
from tests.cores.text.formats.making import document, line_with, text_of, texts


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_headings_paragraphs_and_breaks() -> None:
    found = document("a.html", page("<h2>Rubrik</h2><p>En <b>fet</b>\n  rad<br>till</p>lös text<div>i ruta</div>"))
    assert texts(found) == ["Rubrik", "En fet rad\ntill", "lös text", "i ruta"]
    assert (found.pages[0].lines[0].role, found.pages[0].lines[0].level) == ("heading", 2)


def test_lists_are_labelled_at_their_depth() -> None:
    body = '<ol start="3" type="a"><li>ett<ul><li>inre</li></ul></li><li value="9">två</li></ol>'
    found = document("a.html", page(body))
    lines = [(text_of(found, line), line.level, line.label) for line in found.pages[0].lines]
    assert lines == [("ett", 1, "c."), ("inre", 2, "•"), ("två", 1, "i.")]


def test_tables_with_cells_over_several_rows() -> None:
    body = "<table><tr><th>A</th><th>B</th></tr><tr><td rowspan=2>x</td><td>y</td></tr><tr><td>z</td></tr></table>"
    found = document("a.html", page(body))
    places = {text_of(found, line): (line.table, line.row, line.column) for line in found.pages[0].lines}
    assert places == {"A": (0, 0, 0), "B": (0, 0, 1), "x": (0, 1, 0), "y": (0, 1, 1), "z": (0, 2, 1)}
    assert line_with(found, "A").bold


def test_cells_that_claim_the_whole_world_are_kept_in_bounds() -> None:
    cells = "<td rowspan=99999 colspan=9999>x</td>" * 3000
    assert len(texts(document("a.html", page(f"<table><tr>{cells}</tr><tr><td>y</td></tr></table>")))) == 3001


def test_tables_that_only_lay_out_a_mail_are_no_tables() -> None:
    body = "<table><tr><td><table><tr><td>Hej</td></tr></table></td></tr><tr><td>Svar</td></tr></table>"
    assert [line.table for line in document("a.html", page(body)).pages[0].lines] == [-1, -1]


def test_scripts_styles_menus_and_hidden_parts_are_left_out() -> None:
    body = "<script>x()</script><nav>meny</nav><style>p{}</style><p hidden>dolt</p><p style='DISPLAY: none'>dolt</p>"
    body += "<p>syns</p><!-- kommentar --><template>mall</template>"
    found = document("a.html", page(body, "<title> Vårt  svar </title>"))
    assert (texts(found), found.title) == (["syns"], "Vårt svar")


def test_headings_that_fold_what_is_under_them_and_headings_by_what_they_say_they_are() -> None:
    body = '<h3><button aria-expanded="false">Mål 1</button></h3><p>Text <button>Dela</button></p>'
    body += '<div role="heading" aria-level="4">Mål 2</div><p>Mer text</p>'
    found = document("a.html", page(body))
    assert [(line.role, line.level) for line in found.pages[0].lines] == [
        ("heading", 3), ("body", 0), ("heading", 4), ("body", 0),
    ]  # fmt: skip
    assert "Dela" not in found.pages[0].text


def test_a_sites_header_and_footer_are_told_from_the_text_where_that_has_a_place_of_its_own() -> None:
    site = "<header><h2>Sök</h2></header>{}<footer><h2>Kontakt</h2><ul><li>Telefon</li></ul></footer>"
    found = document("a.html", page(site.format("<main><header><h1>Strategi</h1></header><p>Text</p></main>")))
    assert [line.role for line in found.pages[0].lines] == ["header", "heading", "body", "footer", "footer"]
    found = document("a.html", page(site.format("<h1>Strategi</h1>")))
    assert [line.role for line in found.pages[0].lines] == ["heading", "heading", "heading", "list"]


def test_quotes_bold_and_preformatted() -> None:
    body = "<blockquote><p>citat</p></blockquote><p><strong>Fet</strong></p><p style='font-weight:700'>också</p>"
    found = document("a.html", page(body + "<pre>rad  ett\n  rad två</pre>"))
    assert [(line.role, line.bold) for line in found.pages[0].lines] == [
        ("quote", False), ("body", True), ("body", True), ("body", False),
    ]  # fmt: skip
    assert texts(found)[-1] == "rad  ett\n  rad två"


@pytest.mark.parametrize("stated", ["utf-8", "iso-8859-1", "windows-1252", ""])
@pytest.mark.parametrize("real", ["utf-8", "cp1252"])
def test_swedish_letters_whatever_the_file_states(stated: str, real: str) -> None:
    meta = f'<meta charset="{stated}">' if stated else ""
    data = f"<html><head>{meta}</head><body><p>Räksmörgås på ön</p></body></html>".encode(real)
    assert texts(document("a.html", data)) == ["Räksmörgås på ön"]


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(Empty):
        document("a.html", page("<p>&nbsp;</p>"))


def test_deep_nesting_is_read_and_endless_nesting_refused() -> None:
    assert texts(document("a.html", page("<div>" * 1000 + "<p>djupt</p>"))) == ["djupt"]
    with pytest.raises(Corrupt):
        document("a.html", page("<div>" * 50_000 + "<p>djupt</p>"))


WRAPPERS = (
    "<p>{}</p>",
    "<div>{}</div>",
    "<b>{}</b>",
    "<h3>{}</h3>",
    "<ul><li>{}</li></ul>",
    "<blockquote>{}</blockquote>",
    "<table><tr><td>{}</td><td>.</td></tr></table>",
    "<main>{}</main>",
    "<footer>{}</footer>",
)
WORDS = st.sampled_from(["ord", "å ö", " ", "&lt;"])
MARKUP = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(WRAPPERS), st.lists(inner, max_size=3)).map(
        lambda pair: pair[0].format("".join(pair[1]))
    ),
)


@given(MARKUP)
def test_every_word_is_kept_once(markup: str) -> None:
    found = document("a.html", page(f"<p>början</p>{markup}"))
    words = re.sub("<[^>]*>", "", markup).replace("&lt;", "<")
    assert "".join(found.pages[0].text.split()) == "början" + "".join(words.split())
