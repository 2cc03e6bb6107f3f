"""Tagged PDF: what is written stands there, checked; what the check refuses is set all the same, and said."""

import io
import logging
import resource
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst
from PIL import Image

from samsyn.people import glyphs, paper, typesetting

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HEAD = b"#let data = json(bytes(sys.inputs.data))\n#set document(title: data.title)\n"
PAGE = HEAD + b'#set text(lang: "sv")\n#data.text'


def checked(made: bytes) -> bool:
    """Whether the file says that it follows PDF/UA-1; tagged it is in any case."""
    with pikepdf.open(io.BytesIO(made)) as file:
        assert file.Root.MarkInfo.Marked
        with file.open_metadata() as facts:
            return facts.get("pdfuaid:part") == "1"


def said(made: bytes) -> str:
    return str(pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()).strip()


def test_text_is_never_markup_and_the_same_gives_the_same() -> None:
    data = {"title": "Planen", "text": '#panic("nej") *fet* Åre'}
    made = paper.pdf(PAGE, data, at=AT)
    assert said(made) == data["text"]
    assert checked(made)
    assert made == paper.pdf(PAGE, data, at=AT)


def test_a_sign_that_no_font_has_is_written_as_its_code(caplog: pytest.LogCaptureFixture) -> None:
    made = paper.pdf(PAGE, {"title": "Planen", "text": "Bra 😀 sagt"}, at=AT)
    assert said(made) == "Bra [tecken U+1F600] sagt"
    assert checked(made)
    assert not caplog.records


def test_the_letters_called_known_are_in_the_fonts() -> None:
    known = "".join(sign for code in range(0x21, 0x2213) if glyphs.known(sign := chr(code)))
    assert {"å", "Š", "ŋ", "–", "€"} <= set(known)
    assert glyphs.lacking(known.replace("\xad", ""), paper.FONTS) == ""


def test_what_the_standard_refuses_is_set_without_it_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    with caplog.at_level(logging.WARNING, logger="samsyn.paper"):
        made = paper.pdf(HEAD + b'#image("a.png")', {"title": "Planen"}, at=AT, folder=tmp_path)
    assert not checked(made)
    (record,) = caplog.records
    assert "alternative text" in record.getMessage() or "alt text" in record.getMessage()


def test_a_template_that_is_wrong_is_refused() -> None:
    with pytest.raises(typst.TypstError):
        paper.pdf(b"#no-such-thing", {})


def test_a_picture() -> None:
    made = Image.open(io.BytesIO(paper.png(b"#set page(width: 72pt, height: 36pt)", {}, dots=100)))
    assert (made.format, made.size) == ("PNG", (100, 50))


def large() -> dict[str, str]:
    return {"title": "Planen", "text": " ".join(f"Stycke {at} om Åre." for at in range(10_000))}


def test_what_is_large_is_set_in_a_process_that_gives_its_memory_back() -> None:
    made = paper.pdf(PAGE, large(), at=AT)
    assert checked(made)
    assert "Stycke 0 om Åre." in said(made)
    before = resident()
    for _ in range(3):
        assert paper.pdf(PAGE, large(), at=AT) == made
    assert resident() - before < 20_000_000  # set here they keep 33 MB each


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def test_a_large_one_that_is_wrong_is_refused_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONVERBOSE", "1")  # much is written beside the refusal
    with pytest.raises(typst.TypstError, match="unknown variable"):
        paper.pdf(PAGE + b"#no-such-thing", large())
    with pytest.raises(RuntimeError, match="typesetting ended with 1"):
        typesetting.apart(PAGE, {"no": "such option"})


def test_no_program_out_of_the_folder_where_somebody_stands_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`samsyn remiss` is run among files that others have sent."""
    for name in ("typst", "json", "samsyn"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    assert checked(paper.pdf(PAGE, large(), at=AT))
