"""A heading in bold that runs into its paragraph is a heading to whoever reads a letter, in each format that knows bold."""

from collections.abc import Callable

import pytest

from samsyn.cores.text.prose import paragraphs
from samsyn.cores.text.split import split
from samsyn.cores.text.values import Document
from tests.cores.text.formats.making import document, open_document, typeset, word

HEADING = "Elen avgör."
TEXT = "Effektbehovet ökar snabbt, men strategin säger ingenting om vem som får ansluta sig först. Skriv det."
BEFORE = "Vi anser att målet om bostäder bör skrivas om så att det gäller alla kommuner i hela länet."


def in_word(heading: str, text: str) -> Document:
    bold = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{heading}</w:t></w:r>"
    plain = f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
    return document("svar.docx", word(f"<w:p><w:r><w:t>{BEFORE}</w:t></w:r></w:p><w:p>{bold}{plain}</w:p>"))


def in_open_document(heading: str, text: str) -> Document:
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = f'<text:p>{BEFORE}</text:p><text:p><text:span text:style-name="T1">{heading}</text:span> {text}</text:p>'
    return document("svar.odt", open_document(body, automatic=style))


def in_print(heading: str, text: str) -> Document:
    return document("svar.pdf", typeset(f"{BEFORE}\n\n*{heading}* {text}"))


def in_web(heading: str, text: str) -> Document:
    return document("svar.html", f"<p>{BEFORE}</p><p> <strong>{heading}</strong>\n {text}</p>".encode())


def in_web_by_style(heading: str, text: str) -> Document:
    bold = f'<span style="font-weight: 700">{heading}</span>'
    return document("svar.html", f"<div>{BEFORE}</div><div>{bold}<br>{text}</div>".encode())


def in_rich_text(heading: str, text: str) -> Document:
    said = "".join(
        f"\\u{ord(sign)}?" if ord(sign) > 127 else sign for sign in f"{BEFORE}\\par {{\\b {heading}}} {text}"
    )
    return document("svar.rtf", rf"{{\rtf1\ansi\uc1\pard {said}\par}}".encode())


IN_A_LINE = [in_word, in_open_document, in_print, in_web, in_rich_text]


@pytest.mark.parametrize("made", [*IN_A_LINE, in_web_by_style])
def test_a_bold_opening_is_a_heading_and_the_rest_its_text(made: Callable[[str, str], Document]) -> None:
    found = paragraphs(made(HEADING, TEXT))
    assert [(one.kind, one.text) for one in found] == [("body", BEFORE), ("heading", HEADING), ("body", TEXT)]
    last = split(found).comments[-1]
    assert (last.text, last.context) == (TEXT, (HEADING,))


@pytest.mark.parametrize("made", IN_A_LINE)
@pytest.mark.parametrize(
    ("bold", "text"),
    [("Kommunen", "anser att målet bör skrivas om helt."), ("Till:", "Region Hede"), ("1.", "Skriv om hela målet nu.")],
)
def test_a_stressed_word_a_field_and_a_number_are_none(
    made: Callable[[str, str], Document], bold: str, text: str
) -> None:
    found = paragraphs(made(bold, text))
    assert f"{bold} {text}" in [" ".join(one.text.split()) for one in found]


@pytest.mark.parametrize(
    "markup",
    [
        f"<ul><li><b>{HEADING}</b> {TEXT}</li></ul>",
        f"<table><tr><td><b>{HEADING}</b> {TEXT}</td><td>Ja</td></tr></table>",
        f"<p>{HEADING} <b>{TEXT}</b></p>",
    ],
)
def test_in_a_list_a_table_or_after_plain_words_bold_opens_nothing(markup: str) -> None:
    found = paragraphs(document("svar.html", markup.encode()))
    assert "heading" not in [one.kind for one in found]
