"""Plain text and Markdown: rows as they stand, whatever they are encoded in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.text.formats.encoding import Decoded, decode
from samsyn.cores.text.formats.errors import Corrupt, Empty
from tests.cores.text.formats.making import document, text_of, texts

WORDS = "Vi på ön är för målet.\n\nMen ändra årtalet!"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman", "cp850"]
)
def test_swedish_letters_in_every_encoding(encoding: str) -> None:
    assert texts(document("svar.txt", WORDS.encode(encoding))) == ["Vi på ön är för målet.", "Men ändra årtalet!"]


def test_a_guess_is_told_and_a_mangled_file_mended() -> None:
    assert decode("åäö".encode("cp1252")).notices == ("guessed-encoding",)
    mangled = "Malmö är på väg – ”bra”".encode().decode("cp1252", "surrogateescape")
    mangled = re.sub("[\udc80-\udcff]", lambda sign: chr(ord(sign.group()) - 0xDC00), mangled)
    assert decode(mangled.encode()) == Decoded("Malmö är på väg – ”bra”", ("mended-encoding",))
    assert decode(b"ren ascii").notices == ()


def test_rows_quotes_and_empty_rows() -> None:
    found = document("svar.txt", b"  ett\r\n\r\n> citat\rtre\x0cfyra\n")
    assert texts(found) == ["ett", "> citat", "tre", "fyra"]
    assert [line.role for line in found.pages[0].lines] == ["body", "quote", "body", "body"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_every_sign_of_a_text_file_is_in_a_line(text: str) -> None:
    if not text.strip() or not text.encode().strip():
        return
    page = document("svar.txt", b"\xef\xbb\xbf" + text.encode()).pages[0]
    covered = {at for line in page.lines for at in range(line.start, line.end)}
    assert {at for at, sign in enumerate(page.text) if not sign.isspace()} <= covered


def test_bytes_that_are_no_text_are_corrupt() -> None:
    with pytest.raises(Corrupt):
        document("svar.txt", bytes(range(256)) * 20)
    with pytest.raises(Empty):
        document("svar.txt", b" \r\n\t")


MARKDOWN = """Yttrande
========

## Mål **ett** ##

Text som löper
på två rader.

- punkt
  - inre
1. nummer
- [x] klar

**Fet rad**

| Avsnitt | Synpunkt |
|---------|:--------:|
| 3.1 | Bra |

> citat

```
# kod
```
---
"""


def test_rows_made_to_be_slow_are_not() -> None:
    slow = (
        "|"
        + " " * 200_000
        + "\n|"
        + " -" * 100_000
        + "x\n# "
        + "a " * 50_000
        + " " * 200_000
        + "b\n**"
        + "a**" * 50_000
    )
    assert len(texts(document("a.md", slow.encode()))) == 4


def test_markdown_marks_stand_outside_the_lines() -> None:
    found = document("strategi.md", MARKDOWN.encode())
    assert [(text_of(found, line), line.role, line.level, line.label, line.bold) for line in found.pages[0].lines] == [
        ("Yttrande", "heading", 1, "", False),
        ("Mål **ett**", "heading", 2, "", False),
        ("Text som löper", "body", 0, "", False),
        ("på två rader.", "body", 0, "", False),
        ("punkt", "list", 1, "•", False),
        ("inre", "list", 2, "•", False),
        ("nummer", "list", 1, "1.", False),
        ("klar", "list", 1, "☒", False),
        ("Fet rad", "body", 0, "", True),
        ("Avsnitt", "cell", 0, "", False),
        ("Synpunkt", "cell", 0, "", False),
        ("3.1", "cell", 0, "", False),
        ("Bra", "cell", 0, "", False),
        ("citat", "quote", 0, "", False),
        ("# kod", "body", 0, "", False),
    ]
    assert [(line.row, line.column) for line in found.pages[0].lines if line.table == 0] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    ]
    assert found.pages[0].text == MARKDOWN
    assert found.title == "Yttrande"
