"""What a file really is, what is in it, and how large it may be."""

import io
import zipfile

import pytest

from samsyn.cores.text.formats import Limits, read, unpack
from samsyn.cores.text.formats.errors import Corrupt, Empty, Encrypted, TooLarge, Unsupported
from samsyn.cores.text.formats.sniff import kind_of
from samsyn.cores.text.values import File
from tests.cores.text.formats.making import at, document, drawn, names, open_document, p, texts, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504  # no directory that holds together


def test_content_goes_before_the_name() -> None:
    found = document("svar.docx", drawn(at(60, 700, "En PDF")))
    assert (found.format, found.notices) == ("pdf", ("wrong-extension",))
    found = document("svar.pdf", word(p("En Word")))
    assert (found.format, found.notices) == ("docx", ("wrong-extension",))
    found = document("svar.doc", rb"{\rtf1 En RTF\par}")
    assert (found.format, found.notices) == ("rtf", ("wrong-extension",))
    found = document("svar.doc", b"<html><body><p>En webbsida</p></body></html>")
    assert (found.format, found.notices) == ("html", ("wrong-extension",))
    assert document("svar", drawn(at(60, 700, "Utan namn"))).notices == ()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        ("a.msg", OLE + "__properties_version1.0".encode("utf-16-le"), "msg"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "xls"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<x/>"}), "xlsx"),
        ("a.pages", zipped({"Index/Document.iwa": "x"}), "pages"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", "heic"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image"),
        ("a.rar", b"Rar!\x1a\x07\x00", "rar"),
        ("a.txt", b"From: n\xe5gon\nSubject: klistrat mejl\n\nHej", "txt"),
        ("a.txt", b"Received: x\nFrom: a\nSubject: b\n\nHej", "eml"),
        ("a.html", b"<p>Hej</p>", "html"),
        ("a.txt", b"Vi skriver om <p> och <br> i texten", "txt"),
        ("a.odt", open_document(""), "odt"),
        ("a.docx", b"PK\x03\x04 trasig", "docx"),
    ],
)
def test_kinds_are_told_from_the_bytes(name: str, data: bytes, kind: str) -> None:
    assert kind_of(File(name, data)) == kind


@pytest.mark.parametrize("name", ["a.xls", "a.pages", "a.heic", "a.rar"])
def test_what_we_do_not_read_is_named(name: str) -> None:
    data = {
        "a.xls": OLE + "Workbook".encode("utf-16-le"),
        "a.pages": zipped({"Index/Document.iwa": "x"}),
        "a.heic": b"\x00\x00\x00\x18ftypheic",
        "a.rar": b"Rar!\x1a\x07\x00",
    }[name]
    with pytest.raises(Unsupported) as caught:
        document(name, data)
    assert caught.value.kind == name[2:]


def test_an_archive_becomes_its_members() -> None:
    inner = zipped({"djupt.txt": "x"})
    data = zipped({"svar.docx": word(p("Hej")), "mapp/in.zip": inner, "../../ut.txt": "y", "mapp/": ""})
    assert names(File("arkiv.zip", data)) == [
        "arkiv.zip/svar.docx",
        "arkiv.zip/mapp/in.zip/djupt.txt",
        "arkiv.zip/ut.txt",
    ]


def test_a_word_file_is_never_unpacked_as_an_archive() -> None:
    assert names(File("svar.zip", word(p("Hej")))) == ["svar.zip"]


def test_an_archive_that_cannot_be_unpacked_stays_and_reading_says_why() -> None:
    bomb = File("bomb.zip", zipped({"a.txt": b"\x00" * 30_000_000}))
    assert unpack(bomb) == (bomb,)
    with pytest.raises(TooLarge):
        read(bomb)
    broken = File("trasig.zip", zipped({"a.txt": "x" * 500}, packed=False).replace(b"x" * 500, b"y" * 500))
    assert unpack(broken) == (broken,)
    with pytest.raises(Corrupt):
        read(broken)
    with pytest.raises(Empty):
        read(File("tom.zip", zipped({"mapp/": ""})))


def test_an_encrypted_archive_is_told() -> None:
    data = bytearray(zipped({"a.txt": "x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(Encrypted):
        read(File("a.zip", bytes(data)))


def test_nesting_has_an_end() -> None:
    data = b"x"
    for _ in range(9):
        data = zipped({"in.zip": data})
    (last,) = unpack(File("a.zip", data))
    assert last.name.count("in.zip") == Limits().depth


def test_small_archives_cannot_grow_without_end() -> None:
    data = zipped({f"{n}.txt": "x" for n in range(20)})
    for _ in range(3):
        data = zipped({f"{n}.zip": data for n in range(20)})
    files = unpack(File("bomb.zip", data), limits=Limits(members=500))
    assert len(files) <= 1000
    assert any(file.name.endswith(".zip") for file in files)


def test_a_part_that_lies_about_its_size_is_stopped() -> None:
    stream = io.BytesIO(zipped({"word/document.xml": b" " * 3_000_000}))
    with zipfile.ZipFile(stream) as archive:
        real = archive.getinfo("word/document.xml")
        assert real.file_size == 3_000_000
    with pytest.raises(TooLarge):
        read(File("a.docx", stream.getvalue()), limits=Limits(part=1_000_000))


def test_nothing_is_empty() -> None:
    for name, data in (("a.pdf", b""), ("a.txt", b"\n \n"), ("a.docx", word(p(" "))), ("a.odt", open_document(""))):
        with pytest.raises(Empty):
            document(name, data)


def test_reading_a_file_twice_gives_the_same() -> None:
    data = word(p("Hej"))
    assert document("a.docx", data) == document("a.docx", data)
    assert texts(document("a.docx", data)) == ["Hej"]
