"""Word files: what stands on the page is in the lines, once, with what the format knows about it."""

import io
import zipfile

import docx as python_docx
import pytest

from samsyn.cores.text.formats.errors import Corrupt, Encrypted, TooLarge
from tests.cores.text.formats.making import W, document, line_with, p, text_of, texts, word, zipped

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>
  <w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Vår egen"/><w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Intern"><w:name w:val="Heading intern"/><w:basedOn w:val="Rubrik1"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik1"/>
    <w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik2"/>
    <w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
"""


def listed(text: str, num: int, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_headings_come_from_styles_through_their_inheritance() -> None:
    body = p("Yttrande", "Rubrik") + p("Inledning", "Rubrik1") + p("Om länet", "Egen") + p("Ej rubrik", "Intern")
    body += p("Direkt", properties='<w:outlineLvl w:val="2"/>')
    found = document("svar.docx", word(body, styles=STYLES, numbering=NUMBERING))
    assert [(line.role, line.level) for line in found.pages[0].lines] == [
        ("title", 0), ("heading", 1), ("heading", 2), ("body", 0), ("heading", 3),
    ]  # fmt: skip
    assert found.title == "Yttrande"


def test_a_heading_without_a_style_sheet_is_known_by_its_id() -> None:
    assert line_with(document("a.docx", word(p("Mål", "Rubrik3"))), "Mål").level == 3


def test_numbers_are_counted_as_word_counts_them() -> None:
    body = (
        p("Ett", "Rubrik1")
        + p("Under", "Rubrik2")
        + p("Under igen", "Egen")
        + p("Två", "Rubrik1")
        + p("Nytt", "Rubrik2")
    )
    body += (
        listed("första", 2) + listed("inre", 2, 1) + listed("inre igen", 2, 1) + listed("andra", 2) + listed("om", 3)
    )
    body += listed("punkt", 4)
    found = document("a.docx", word(body, styles=STYLES, numbering=NUMBERING))
    labels = [line.label for line in found.pages[0].lines]
    assert labels == ["1", "1.1", "1.2", "2", "2.1", "a)", "III.", "IV.", "b)", "a)", "•"]
    assert [line.role for line in found.pages[0].lines][5:] == ["list"] * 6
    assert line_with(found, "inre igen").level == 2


def test_bold_means_every_word_is_bold() -> None:
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t>Fet</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    by_style = '<w:r><w:rPr><w:rStyle w:val="Stark"/></w:rPr><w:t>stark</w:t></w:r>'
    unbold = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>av</w:t></w:r>'
    body = f"<w:p>{bold}{by_style}</w:p><w:p>{bold}{unbold}</w:p>" + p("Hela", "Rubrik2")
    found = document("a.docx", word(body, styles=STYLES))
    assert [line.bold for line in found.pages[0].lines] == [True, False, True]
    assert [line.size for line in found.pages[0].lines] == [11.0, 11.0, 14.0]


def cell(*paragraphs: str, span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def test_tables_keep_their_cells_also_inside_each_other() -> None:
    inner = f"<w:tbl><w:tr>{cell(p('i1'))}{cell(p('i2'))}</w:tr></w:tbl>"
    rows = f"<w:tr>{cell(p('rubrik'), span=2)}{cell(p('sist'))}</w:tr>"
    rows += f"<w:tr>{cell(p('a'), p('b'))}{cell(inner, p('efter'))}{cell(p('c'))}</w:tr>"
    found = document("a.docx", word(f"<w:tbl>{rows}</w:tbl>" + p("utanför")))
    places = {text_of(found, line): (line.table, line.row, line.column) for line in found.pages[0].lines}
    assert places == {
        "rubrik": (0, 0, 0), "sist": (0, 0, 2), "a": (0, 1, 0), "b": (0, 1, 0), "i1": (1, 0, 0), "i2": (1, 0, 1),
        "efter": (0, 1, 1), "c": (0, 1, 2), "utanför": (-1, -1, -1),
    }  # fmt: skip


def test_a_table_of_one_cell_is_a_frame() -> None:
    found = document("a.docx", word(f"<w:tbl><w:tr>{cell(p('inramat'))}</w:tr></w:tbl>"))
    assert line_with(found, "inramat").role == "body"


def test_a_text_box_is_read_once_and_not_its_fallback_copy() -> None:
    box = f"<w:drawing><w:txbxContent>{p('I rutan')}</w:txbxContent></w:drawing>"
    copy = f"<w:pict><w:txbxContent>{p('I rutan')}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{copy}</mc:Fallback></mc:AlternateContent>"
    old = f"<w:p><w:r><w:pict><w:txbxContent>{p('Gammal ruta')}</w:txbxContent></w:pict></w:r></w:p>"
    found = document("a.docx", word(f"<w:p><w:r><w:t>Före</w:t>{both}</w:r></w:p>{old}"))
    assert texts(found) == ["Före", "I rutan", "Gammal ruta"]


def test_notes_and_margin_comments_stand_after_their_paragraph() -> None:
    body = '<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:p>' + p(
        "Mer"
    )
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("-")}</w:footnote><w:footnote w:id="2">{p("En not")}</w:footnote>'
    )
    comments = f'<w:comment w:id="0">{p("Tycker vi")}</w:comment><w:comment w:id="9">{p("Lös")}</w:comment>'
    found = document("a.docx", word(body, footnotes=notes, comments=comments))
    assert [(text_of(found, line), line.role, line.label) for line in found.pages[0].lines] == [
        ("Text", "body", ""),
        ("En not", "note", "1"),
        ("Tycker vi", "note", "Kommentar"),
        ("Mer", "body", ""),
        ("Lös", "note", ""),
    ]


def test_headers_and_footers_come_once_each() -> None:
    first = '<w:p><w:pPr><w:sectPr><w:headerReference r:id="header1"/></w:sectPr></w:pPr></w:p>'
    last = '<w:sectPr><w:headerReference r:id="header2"/><w:footerReference r:id="footer1"/></w:sectPr>'
    data = word(
        p("Text") + first + last, header1=p("Älvmarks kommun"), header2=p("Älvmarks kommun"), footer1=p("Sida 1")
    )
    found = document("a.docx", data)
    assert [(text_of(found, line), line.role) for line in found.pages[0].lines] == [
        ("Älvmarks kommun", "header"), ("Text", "body"), ("Sida 1", "footer"),
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    deleted = "<w:del><w:r><w:delText>bort</w:delText></w:r></w:del>"
    body = f"<w:p><w:r><w:t>Kvar </w:t></w:r><w:ins><w:r><w:t>nytt</w:t></w:r></w:ins>{deleted}</w:p>"
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Delad </w:t></w:r></w:p>" + p("mening")
    moved = f"<w:p><w:moveFrom><w:r><w:t>flyttad</w:t></w:r></w:moveFrom></w:p><w:moveTo>{p('hit')}</w:moveTo>"
    struck = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('struken rad'))}</w:tr>"
    table = f"<w:tbl>{struck}<w:tr>{cell(p('x'))}{cell(p('y'))}</w:tr></w:tbl>"
    found = document("a.docx", word(body + joined + moved + table))
    assert texts(found) == ["Kvar nytt", "Delad mening", "hit", "x", "y"]
    assert found.notices == ("tracked-changes",)


def test_everything_inside_a_paragraph_is_kept_in_order() -> None:
    runs = (
        "<w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>flik</w:t><w:br/><w:t>rad</w:t></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t> fält</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGEREF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t> 7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/><w:noBreakHyphen/><w:softHyphen/></w:r>'
        '<w:fldSimple w:instr="DATE"><w:r><w:t>idag</w:t></w:r></w:fldSimple>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:br w:type="page"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
        "</w:fldChar></w:r>"
    )
    control = f"<w:sdt><w:sdtContent>{p('I en innehållskontroll')}</w:sdtContent></w:sdt>"
    found = document("a.docx", word(f"<w:p>{runs}</w:p>{control}"))
    assert texts(found) == ["länk\tflik\nrad fält 7-idag☑☒", "I en innehållskontroll"]


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>mallhjälp</w:t></w:r><w:r><w:t>syns</w:t></w:r></w:p>"
    found = document("a.docx", word(hidden))
    assert (texts(found), found.notices) == (["syns"], ("hidden-text",))


def test_strict_files_are_read_like_the_usual_ones() -> None:
    data = word(p("Strikt"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strict = {name: archive.read(name) for name in archive.namelist()}
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict["word/document.xml"] = strict["word/document.xml"].replace(
        usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert texts(document("a.docx", zipped(dict(strict)))) == ["Strikt"]


def test_every_paragraph_that_python_docx_sees_is_seen() -> None:
    made = python_docx.Document()
    for index in range(30):
        made.add_heading(f"Avsnitt {index}", 1 + index % 3)
        made.add_paragraph(f"Vi tycker att mål {index} är viktigt för landsbygden.")
        made.add_paragraph("Punkt", style="List Bullet")
    stream = io.BytesIO()
    made.save(stream)
    found = document("a.docx", stream.getvalue())
    assert texts(found) == [paragraph.text for paragraph in made.paragraphs]
    assert [line.level for line in found.pages[0].lines if line.role == "heading"] == [
        1 + index % 3 for index in range(30)
    ]


def test_macros_are_told_and_not_run() -> None:
    with_macros = word(p("Hej"))
    stream = io.BytesIO(with_macros)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\x00")
    found = document("svar.docm", stream.getvalue())
    assert (texts(found), found.notices) == (["Hej"], ("macros",))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    parts: dict[str, bytes | str] = {"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}
    with pytest.raises(TooLarge) as caught:
        document("bomb.docx", zipped(parts))
    assert caught.value.measure == "ratio"


def test_a_file_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = zipped({"word/document.xml": f"{bomb}<w:document {W}><w:body>{p('&b;ord')}</w:body></w:document>"})
    with pytest.raises(Corrupt):
        document("a.docx", data)


def test_a_locked_word_file_is_encrypted_and_a_cut_one_corrupt() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 500
    )
    with pytest.raises(Encrypted):
        document("svar.docx", locked)
    with pytest.raises(Corrupt):
        document("svar.docx", word(p("Text"))[:-60])
