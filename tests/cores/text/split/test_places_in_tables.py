"""A row's place stands over its comments, also when it is only a number."""

import pytest

from samsyn.cores.text.split import split
from samsyn.cores.text.values import Paragraph, Passage, Span


def table(*rows: tuple[str, ...]) -> list[Paragraph]:
    """A table as paragraphs, one cell each."""
    out, at = [], 0
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            out.append(Paragraph(text, (Span(1, at, at + len(text)),), "cell", table=0, row=number, column=column))
            at += len(text) + 1
    return out


def only(paragraphs: list[Paragraph]) -> Passage:
    found = split(paragraphs).comments
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("head", "row", "context"),
    [
        (("Sida", "Kommentar"), ("15",), ("Sida 15",)),
        (("Sida", "Stycke", "Kommentar"), ("15", "2"), ("Sida 15 Stycke 2",)),
        (("Avsnitt", "Sida", "Synpunkt"), ("5.4", "13"), ("Avsnitt 5.4",)),
        (("Kapitel", "Synpunkt"), ("4",), ("Kapitel 4",)),
        (("Sida", "Text i remissen", "Kommentar"), ("8", "pendlingen ökar"), ("Sida 8", "”pendlingen ökar”")),
    ],
)
def test_numbers_are_said_in_full(head: tuple[str, ...], row: tuple[str, ...], context: tuple[str, ...]) -> None:
    said = "Texten bör ändras så att alla kommuner omfattas."
    assert only(table(head, (*row, said))).context == context


def test_the_answer_beside_a_question_is_no_label() -> None:
    found = split(
        table(
            ("1. Vad saknas i strategin?", "Studenthälsan. Väntetiderna är långa."),
            ("2. Vad kan ni bidra med?", "Kåren kan tillsätta två platser i forumet."),
        )
    )
    assert [(one.context, one.text) for one in found.comments] == [
        (("1. Vad saknas i strategin?",), "Studenthälsan. Väntetiderna är långa."),
        (("2. Vad kan ni bidra med?",), "Kåren kan tillsätta två platser i forumet."),
    ]
