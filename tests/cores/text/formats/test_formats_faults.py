"""Files that have been bitten, cut and mixed: a Document or a typed error, never anything else."""

from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.cores.text.formats import ocr, read, unpack
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.values import Document, File
from tests.cores.text.formats.making import at, document, drawn, open_document, p, typeset, word, zipped


@pytest.fixture(autouse=True)
def _no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other programs would make the test slow; their faults are tested where they are called."""
    monkeypatch.setattr(ocr, "available", lambda: False)


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["MIME-Version"] = "å@b.example", "Ämne", "1.0"
    message.set_content("Hej på er\n")
    message.add_alternative("<p>Hej på er</p>", subtype="html")
    message.add_attachment(word(p("Bilaga")), maintype="application", subtype="x-docx", filename="å.docx")
    inner = EmailMessage()
    inner.set_content("Inre")
    message.add_attachment(inner)
    return bytes(message)


TABLE = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl><w:p w:x="1"/>'
SEEDS = {
    "a.pdf": drawn(at(60, 700, "Hej på er") + at(60, 680, "Rad två"), at(60, 700, "Nästa sida")),
    "b.pdf": typeset("= Rubrik\n#table(columns: 2, [a], [b], [c], [d])\nText#footnote[not]"),
    "c.docx": word(p("Hej på er") + TABLE, styles="<w:style/>", footnotes=p("x")),
    "d.odt": open_document("<text:list><text:list-item><text:p>Hej</text:p></text:list-item></text:list>"),
    "e.rtf": (
        rb"{\rtf1\ansi{\fonttbl{\f0 A;}}{\stylesheet{\s1 heading 1;}}\s1 Hej\par"
        rb"\trowd\intbl a\cell\row{\footnote x}\u-1?}"
    ),
    "f.html": "<html><meta charset=utf-8><ul><li>Hej<table><tr><td rowspan=9>å</table></ul></html>".encode(),
    "g.eml": _mail(),
    "h.md": b"# Hej\n\n| a | b |\n|---|---|\n| c | d |\n\n- x\n> y\n```\n",
    "i.zip": zipped({"svar.docx": word(p("Hej")), "b.txt": "Hej"}),
    "j.txt": "Hej på er\r\n> å".encode("utf-16"),
}  # fmt: skip


def outcome(file: File) -> list[Document | type]:
    """All that comes out of a file: sound documents, or the types of the errors."""
    found: list[Document | type] = []
    for part in unpack(file):
        try:
            found.append(read(part))
        except Unreadable as error:
            found.append(type(error) if error.name == part.name else Exception)
    for item in found:
        for page in item.pages if isinstance(item, Document) else ():
            assert "\x00" not in page.text
            assert page.text.encode() is not None
            assert all(0 <= line.start < line.end <= len(page.text) for line in page.lines)
    assert Exception not in found  # an error that does not name its file
    return found


@st.composite
def bitten(draw: st.DrawFn) -> File:
    """A real file with a few bytes changed, removed, doubled or put in from another file."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    data = bytearray(SEEDS[name])
    for _ in range(draw(st.integers(1, 6))):
        at_byte = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(("change", "cut", "double", "mix", "end"))):
            case "change":
                data[at_byte : at_byte + 1] = draw(st.binary(min_size=1, max_size=4))
            case "cut":
                del data[at_byte : at_byte + length]
            case "double":
                data[at_byte:at_byte] = data[at_byte : at_byte + length]
            case "mix":
                other = SEEDS[draw(st.sampled_from(sorted(SEEDS)))]
                data[at_byte:at_byte] = other[at_byte : at_byte + length]
            case "end":
                del data[at_byte:]
    return File(draw(st.sampled_from((name, "svar.pdf", "svar.docx", "svar.eml", "svar"))), bytes(data))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bitten())
def test_bitten_files_give_documents_or_typed_errors(file: File) -> None:
    outcome(file)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(("a.pdf", "a.docx", "a.odt", "a.rtf", "a.html", "a.txt", "a.md", "a.eml", "a.zip")),
    st.binary(max_size=300),
)
def test_any_bytes_under_any_name(name: str, data: bytes) -> None:
    outcome(File(name, data))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="<>/=\"' \n&;#xpdivbtrlouha1:-w", max_size=200))
def test_any_markup_inside_the_packages(inner: str) -> None:
    outcome(File("a.docx", word(inner)))
    outcome(File("a.odt", open_document(inner)))
    outcome(File("a.html", f"<html>{inner}".encode()))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="{}\\'*rtfuc1-9 parbincellrowpictfonttblstylesheet;\n", max_size=200))
def test_any_words_of_rich_text(inner: str) -> None:
    outcome(File("a.rtf", b"{\\rtf1 " + inner.encode()))


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_seeds_are_whole_and_repeatable(name: str) -> None:
    file = File(name, SEEDS[name])
    first = outcome(file)
    assert first == outcome(file)
    assert all(isinstance(item, Document) for item in first)


def test_lines_of_every_seed_cover_their_pages() -> None:
    for name, data in SEEDS.items():
        if name in ("h.md", "i.zip"):
            continue
        for page in document(name, data).pages:
            inside = [at for line in page.lines for at in range(line.start, line.end)]
            assert len(inside) == len(set(inside))
            assert {at for at, sign in enumerate(page.text) if not sign.isspace()} <= set(inside), name


def test_a_mail_with_a_date_of_forty_digits_is_read() -> None:
    mail = b"From: a@b.example\r\nDate: Mon, 1 Jan " + b"9" * 40 + b" 10:00:00 +0100\r\n\r\nVi tillstyrker.\r\n"
    assert "Vi tillstyrker." in read(File("svar.eml", mail)).pages[0].text
