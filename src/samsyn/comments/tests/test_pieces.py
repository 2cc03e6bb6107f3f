"""A page cut at its comments is still the whole page."""

from hypothesis import given
from hypothesis import strategies as st

from samsyn.comments.models import Page
from samsyn.comments.originals import pieces
from samsyn.cores.text.values import Span


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    cuts = sorted(draw(st.lists(st.integers(0, 40), max_size=8)))
    return [Span(1, start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


@given(st.text(min_size=40, max_size=40), spans(), spans())
def test_every_character_is_shown_once(text: str, said: list[Span], aside: list[Span]) -> None:
    found = pieces(
        Page(number=1, text=text),
        comments=list(enumerate(said, start=1)),
        asides=[("Rubrik", span) for span in aside],
    )
    assert "".join(piece.text for piece in found) == text


def test_pieces_carry_number_and_reason() -> None:
    found = pieces(
        Page(number=1, text="Hej. Vi vill mer."), comments=[(7, Span(1, 5, 17))], asides=[("Hälsning", Span(1, 0, 4))]
    )
    assert [(piece.text, piece.comment, piece.aside) for piece in found] == [
        ("Hej.", None, "Hälsning"),
        (" ", None, ""),
        ("Vi vill mer.", 7, ""),
    ]
