"""The strategy's own words that stand above a comment tell what the comment is about."""

from samsyn.cores.text.split import split
from samsyn.cores.text.values import Paragraph, Passage, Span

KNOWN = (
    "Färjan ska gå varje timme mellan fastlandet och de yttre öarna.",
    "Minst sju bryggor byggs om för den som använder rullstol.",
)


def passages(*texts: str) -> tuple[Passage, ...]:
    at, made = 0, []
    for text in ("Synpunkter på förslaget", *texts):
        kind = "body" if made else "heading"
        made.append(Paragraph(text, (Span(1, at, at + len(text)),), kind, raw=(text,)))  # type: ignore[arg-type]
        at += len(text) + 1
    return split(made, known=KNOWN).comments


def test_what_stands_below_a_quoted_paragraph_is_said_of_it() -> None:
    said = passages(
        KNOWN[0], "Vi vill att turen klockan fem blir kvar.", f"”{KNOWN[1]}”", "Sju är för få, det behövs tolv."
    )
    assert [one.context[-1] for one in said] == [f"”{KNOWN[0]}”", f"”{KNOWN[1]}”"]


def test_it_is_said_of_one_paragraph_only() -> None:
    said = passages(KNOWN[0], "Vi vill att turen klockan fem blir kvar.", "Skolan i byn bör få fler lärare.")
    assert [f"”{KNOWN[0]}”" in one.context for one in said] == [True, False]


def test_a_long_quote_is_cut_between_words() -> None:
    said = passages(" ".join(KNOWN * 3), "Vi vill att turen klockan fem blir kvar.")
    assert said[0].context[-1].endswith(" …”")
    assert len(said[0].context[-1]) < 210
