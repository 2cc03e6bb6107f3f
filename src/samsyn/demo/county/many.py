"""Responses by the thousand for measuring: real PDF and Word files, written fast, without truth."""

import random
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from samsyn.demo.county import naming
from samsyn.demo.county.chance import seeded
from samsyn.demo.county.composing import RECIPIENT, SUBJECTS, long_date
from samsyn.demo.county.letters import Block, Letter
from samsyn.demo.county.letters_pdf import letter_pdf
from samsyn.demo.county.letters_word import letter_docx
from samsyn.demo.county.packing import DATE
from samsyn.demo.county.statements import statements
from samsyn.demo.county.strategy import REGISTRY_NUMBER

COMMENTS: Final = (8, 12)  # least and most in one response
_DESIGNS: Final = ("kommun", "myndighet", "enkel", "bolag", "förening", "tvåspalt")
_PLACES: Final = (
    *("Älvstad", "Hammarvall", "Sundhamn", "Ängsviken", "Granberg"),
    *("Kvarnforsa", "Forsmyra", "Björkådal", "Norrådal", "Myrselet"),
)
_NUMBER: Final = re.compile(r"(?<![\d.,:/])\d{2,3}(?![\d.,:/])")
_BODY: Final = re.compile(r"(<w:body>).*(<w:sectPr.*</w:body>)", re.DOTALL)


def many(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """``count`` responses of about ten comments, (name, bytes), PDF and DOCX in turn; the same for the same seed.

    A comment is two hand-written sentences about one section, with places and figures changed, so that most of ten
    thousand comments say something of their own. For truth use ``responses``.
    """
    for number in range(1, count + 1):
        chance = seeded("many", seed, number)
        letter = _letter(number, chance)
        if number % 2:
            yield f"svar {number:05}.pdf", letter_pdf(letter, chance.choice(_DESIGNS))
        else:
            yield f"svar {number:05}.docx", _docx(letter)


def _letter(number: int, chance: random.Random) -> Letter:
    place = chance.choice(_PLACES)
    name = f"{chance.choice(('Byalaget', 'Föreningen', 'Nätverket', 'Rådet', 'Kooperativet'))} {number} i {place}"
    keys = sorted(chance.sample(sorted(_sentences()), chance.randint(4, 7)), key=list(naming.sections()).index)
    count = chance.randint(*COMMENTS)
    return Letter(
        sender=name,
        address=f"Byvägen {number}, {place}",
        email=f"svar{number}@posten.example",
        date=long_date(f"2026-0{chance.randint(2, 5)}-{chance.randint(10, 15)}"),
        registry_number="",
        their_number=REGISTRY_NUMBER,
        recipient=RECIPIENT,
        subject=chance.choice(SUBJECTS),
        blocks=tuple(_blocks(keys, count, chance)),
        greeting="Med vänlig hälsning",
        signature=("Ordförande",),
    )


def _blocks(keys: list[str], count: int, chance: random.Random) -> Iterator[Block]:
    yield Block("text", "Vi tackar för möjligheten att lämna synpunkter på förslaget och svarar avsnitt för avsnitt.")
    headed, kind = chance.random() < 0.6, chance.choice(("text", "text", "bullet"))
    for at, key in enumerate(keys):
        section = naming.sections()[key]
        if headed:
            yield Block("heading", naming.heading(section, chance), level=2)
        for _comment in range(at * count // len(keys), (at + 1) * count // len(keys)):
            label = "" if headed else f"{naming.by_number(section, chance).label}: "
            yield Block("bullet" if kind == "bullet" else "text", label + _words(key, chance))


def _words(key: str, chance: random.Random) -> str:
    """Two sentences about the section, from two statements, with other figures and places than the last time."""
    first, second = chance.sample(_sentences()[key], 2)
    text = f"{chance.choice(first)} {chance.choice(second)}"
    text = _NUMBER.sub(lambda found: str(max(11, int(found[0]) + chance.randint(-9, 9))), text)
    return text.replace("Hammarvall", chance.choice(_PLACES)).replace("älvdalen", chance.choice(_PLACES))


@cache
def _sentences() -> dict[str, list[list[str]]]:
    """Section key → the sentences of each of its statements, without those that only one sender could say."""
    found: dict[str, list[list[str]]] = {}
    for statement in statements():
        if statement.section and statement.type not in {"språk", "strykning"}:
            found.setdefault(statement.section, []).append(naming.sentences(statement.text))
    return found


def _docx(letter: Letter) -> bytes:
    """A Word file made by putting paragraphs into a finished package: twenty times faster than building each."""
    before, head, tail, after = _package()
    lines = [_paragraph(line) for line in (letter.sender, letter.date, *letter.recipient)]
    lines.append(_paragraph(letter.subject, "Title"))
    lines += [_paragraph(block.text, _style(block)) for block in letter.blocks]
    lines += [_paragraph(line) for line in (letter.greeting, *letter.signature, letter.sender)]
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in before:
            _put(target, name, data)
        _put(target, "word/document.xml", (head + "".join(lines) + tail).encode())
        for name, data in after:
            _put(target, name, data)
    return out.getvalue()


def _put(target: zipfile.ZipFile, name: str, data: bytes) -> None:
    target.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED, 1)


def _style(block: Block) -> str:
    return {"heading": f"Heading{block.level}", "bullet": "ListBullet"}.get(block.kind, "")


def _paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


@cache
def _package() -> tuple[list[tuple[str, bytes]], str, str, list[tuple[str, bytes]]]:
    """The parts of an empty Word file: before the body, the body's start and end, after it."""
    empty = Letter("", "", "", "", "", "", (), "", (), "", ())
    with zipfile.ZipFile(BytesIO(letter_docx(empty, "enkelt"))) as source:
        parts = [(name, source.read(name)) for name in source.namelist()]
    at = next(index for index, (name, _) in enumerate(parts) if name == "word/document.xml")
    found = _BODY.search(parts[at][1].decode())
    assert found, "a Word file has a body"
    text = parts[at][1].decode()
    return parts[:at], text[: found.end(1)], text[found.start(2) :], parts[at + 1 :]
