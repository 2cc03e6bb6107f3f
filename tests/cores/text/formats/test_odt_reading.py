"""OpenDocument: the same facts as from Word, from styles, lists, tables and notes."""

import io

import odfdo
import pytest

from samsyn.cores.text.formats.errors import Encrypted
from tests.cores.text.formats.making import document, line_with, open_document, text_of, texts

P = '<text:p text:style-name="Standard">{}</text:p>'
STYLES = """<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>
<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="&#xF0B7;"/></text:list-style>
</office:styles><office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>Älvmarks kommun</text:p></style:header><style:footer><text:p>Sida 1</text:p></style:footer>
</style:master-page></office:master-styles>"""
AUTOMATIC = """<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>"""


def made(body: str) -> list[tuple[str, str, int, str]]:
    found = document("svar.odt", open_document(body, automatic=AUTOMATIC, styles=STYLES))
    inner = [line for line in found.pages[0].lines if line.role not in ("header", "footer")]
    return [(text_of(found, line), line.role, line.level, line.label) for line in inner]


def test_headings_have_level_and_number() -> None:
    body = '<text:h text:outline-level="1">Ett</text:h><text:h text:outline-level="2">Under</text:h>'
    body += (
        '<text:p text:style-name="P1">Ett stycke med rubrikmall</text:p><text:p text:style-name="Title">Namn</text:p>'
    )
    body += '<text:p text:style-name="Quotations">Ett citat</text:p>'
    assert made(body) == [
        ("Ett", "heading", 1, "1"),
        ("Under", "heading", 2, "1.1"),
        ("Ett stycke med rubrikmall", "heading", 2, "1.2"),
        ("Namn", "title", 0, ""),
        ("Ett citat", "quote", 0, ""),
    ]


def test_lists_have_labels_and_depth() -> None:
    inner = f"<text:list><text:list-item>{P.format('inre')}</text:list-item></text:list>"
    items = f"<text:list-item>{P.format('första')}{P.format('fortsätter')}{inner}</text:list-item>"
    body = f'<text:list text:style-name="L1">{items}<text:list-item>{P.format("andra")}</text:list-item></text:list>'
    again = f'<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>{P.format("tredje")}'
    assert made(body + P.format("mellan") + again + "</text:list-item></text:list>") == [
        ("första", "list", 1, "a)"),
        ("fortsätter", "list", 1, ""),
        ("inre", "list", 2, "•"),
        ("andra", "list", 1, "b)"),
        ("mellan", "body", 0, ""),
        ("tredje", "list", 1, "c)"),
    ]


def test_tables_notes_comments_and_boxes() -> None:
    table = (
        f"<table:table><table:table-header-rows><table:table-row><table:table-cell>{P.format('A')}</table:table-cell>"
        f"<table:table-cell>{P.format('B')}</table:table-cell></table:table-row></table:table-header-rows>"
        f"<table:table-row><table:covered-table-cell/><table:table-cell>{P.format('C')}</table:table-cell>"
        "</table:table-row></table:table>"
    )
    note = (
        "<text:note><text:note-citation>7</text:note-citation><text:note-body><text:p>En not</text:p></text:note-body>"
    )
    comment = "<office:annotation><dc:creator>x</dc:creator><text:p>Tycker vi</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>I rutan</text:p></draw:text-box></draw:frame>"
    found = document("svar.odt", open_document(P.format(f"Text{note}</text:note>{comment}{box} slut") + table))
    assert [(text_of(found, line), line.role, line.label) for line in found.pages[0].lines][:4] == [
        ("Text slut", "body", ""),
        ("I rutan", "body", ""),
        ("En not", "note", "7"),
        ("Tycker vi", "note", "Kommentar"),
    ]
    places = {text_of(found, line): (line.table, line.row, line.column) for line in found.pages[0].lines[4:]}
    assert places == {"A": (0, 0, 0), "B": (0, 0, 1), "C": (0, 1, 1)}


def test_white_space_bold_and_hidden_text() -> None:
    body = P.format('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\n   e')
    body += '<text:p><text:span text:style-name="T1">Fet</text:span></text:p>'
    body += '<text:p>syns<text:span text:style-name="T2">inte</text:span></text:p>'
    found = document("svar.odt", open_document(body, automatic=AUTOMATIC, styles=STYLES))
    assert texts(found)[1:-1] == ["a   b\tc\nd e", "Fet", "syns"]
    assert [line.bold for line in found.pages[0].lines[1:4]] == [False, True, False]
    assert found.notices == ("hidden-text",)
    assert line_with(found, "Älvmarks kommun").role == "header"
    assert found.pages[0].lines[-1].role == "footer"


def test_the_size_that_a_span_states_is_the_lines() -> None:
    big = '<style:style style:name="T9" style:family="text"><style:text-properties fo:font-size="20pt"/></style:style>'
    body = '<text:p><text:span text:style-name="T9">Inledning</text:span></text:p>' + P.format("En text.")
    body += '<text:p>Text med <text:span text:style-name="T9">ett</text:span> ord.</text:p>'
    found = document("strategi.odt", open_document(body, automatic=AUTOMATIC + big, styles=STYLES))
    assert line_with(found, "Inledning").size == 20
    assert line_with(found, "Text med").size < 20


def test_deleted_text_is_left_out_and_told() -> None:
    deletion = "<text:changed-region><text:deletion><text:p>bort</text:p></text:deletion></text:changed-region>"
    body = f"<text:tracked-changes>{deletion}</text:tracked-changes>" + P.format(
        'kvar<text:change text:change-id="1"/>'
    )
    found = document("svar.odt", open_document(body))
    assert (texts(found), found.notices) == (["kvar"], ("tracked-changes",))


def test_what_odfdo_writes_is_read() -> None:
    text = odfdo.Document("text")
    text.body.clear()
    text.body.append(odfdo.Header(2, "Rubrik"))
    text.body.append(odfdo.Paragraph("Hej på dig, å ä ö"))
    text.body.append(odfdo.List(["ett", "två"]))
    stream = io.BytesIO()
    text.save(stream)
    found = document("svar.odt", stream.getvalue())
    assert texts(found) == ["Rubrik", "Hej på dig, å ä ö", "ett", "två"]
    assert [line.role for line in found.pages[0].lines] == ["heading", "body", "list", "list"]


def test_encrypted_and_macros() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(Encrypted):
        document("svar.odt", open_document(P.format("x"), extra={"META-INF/manifest.xml": manifest}))
    data = open_document(P.format("Hej"), extra={"Basic/Standard/Module1.xml": "<x/>"})
    assert document("svar.odt", data).notices == ("macros",)


def test_a_flat_file_is_read_too() -> None:
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text"))
    flat = f"<?xml version='1.0'?><office:document {spaces}><office:body><office:text><text:p>Platt</text:p>"
    found = document("svar.fodt", f"{flat}</office:text></office:body></office:document>".encode())
    assert (found.format, texts(found)) == ("odt", ["Platt"])
