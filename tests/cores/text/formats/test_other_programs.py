"""Old Word files, photos and scans: read by other programs when they are installed, else a plain word about it."""

import io
import sys
from pathlib import Path

import docx
import pypdfium2
import pytest
from PIL import Image

from samsyn.cores.text.formats import Limits, legacy, ocr, read
from samsyn.cores.text.formats.errors import Corrupt, Empty, NeedsOcr, TooLarge, Unsupported
from samsyn.cores.text.formats.programs import installed, run
from samsyn.cores.text.values import File
from tests.cores.text.formats.making import document, texts, typeset

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "WordDocument".encode("utf-16-le") + b"\x00" * 512


def photo(kind: str = "JPEG", *, turned: bool = False) -> bytes:
    """A picture of a page with two sentences."""
    words = "Vi tycker att kollektivtrafiken är för dålig.\n\nDärför behövs fler bussar på kvällen."
    with pypdfium2.PdfDocument(typeset(f"#set page(width: 160mm, height: 100mm)\n#set text(16pt)\n{words}")) as made:
        picture = made[0].render(scale=200 / 72).to_pil().convert("RGB")
    stream = io.BytesIO()
    exif = Image.Exif()
    if turned:
        picture = picture.rotate(90, expand=True)
        exif[0x0112] = 6  # the camera was held so that the picture must be turned a quarter clockwise
    picture.save(stream, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return stream.getvalue()


def test_a_photo_needs_recognition_when_none_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(NeedsOcr) as caught:
        document("foto.jpg", photo())
    assert caught.value.pages == 0


@pytest.mark.skipif(not ocr.available(), reason="tesseract with Swedish is not installed")
@pytest.mark.parametrize(("name", "data"), [("foto.jpg", photo(turned=True)), ("skärm.png", photo("PNG"))])
def test_a_photo_is_recognised_the_right_way_up(name: str, data: bytes) -> None:
    found = document(name, data)
    assert (found.format, found.notices) == ("image", ("ocr",))
    assert "kollektivtrafiken är för dålig" in " ".join(texts(found))
    assert found.pages[0].ocr
    assert found.pages[0].width > found.pages[0].height


def test_small_large_and_broken_pictures() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (90, 30)).save(stream, "PNG")
    with pytest.raises(Empty):
        document("logga.png", stream.getvalue())
    with pytest.raises(Corrupt):
        document("foto.jpg", photo()[:300])
    with pytest.raises(TooLarge):
        read(File("foto.jpg", photo()), limits=Limits(pixels=1000))


def test_old_word_files_are_named_when_no_program_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "installed", lambda _: "")
    with pytest.raises(Unsupported) as caught:
        document("svar.doc", OLD_WORD)
    assert caught.value.kind == "doc"


@pytest.mark.long
@pytest.mark.skipif(not installed("soffice"), reason="LibreOffice is not installed")
def test_old_word_files_are_converted(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Vårt svar om ån")
    made.add_paragraph("Andra stycket")
    made.save(str(tmp_path / "svar.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [installed("soffice"), profile, "--headless", "--convert-to", "doc", "svar.docx"]
    run("svar.docx", command, seconds=120, folder=tmp_path, setting={"HOME": str(tmp_path)})
    found = document("svar.doc", (tmp_path / "svar.doc").read_bytes())
    assert (texts(found), found.notices) == (["Vårt svar om ån", "Andra stycket"], ("converted",))


def test_a_program_that_fails_or_never_ends_is_a_typed_error() -> None:
    assert run("a.doc", [sys.executable, "-c", "print('å')"], seconds=20).decode().strip() == "å"
    with pytest.raises(Corrupt):
        run("a.doc", [sys.executable, "-c", "raise SystemExit(3)"], seconds=20)
    with pytest.raises(TooLarge) as caught:
        run("a.doc", [sys.executable, "-c", "import threading; threading.Event().wait()"], seconds=1)
    assert (caught.value.name, caught.value.measure) == ("a.doc", "seconds")
