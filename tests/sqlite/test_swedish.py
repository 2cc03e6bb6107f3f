"""LIKE and order in SQLite agree with Swedish."""

from hypothesis import given
from hypothesis import strategies as st

from samsyn.sqlite.base import compare, like

WORDS = st.text(alphabet="aåäöÅÄÖzZ%_\\ x", max_size=12)


@given(WORDS)
def test_escaped_text_matches_itself_in_any_case(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    assert like(f"%{escaped}%".upper().replace("\\\\", "\\\\"), text.lower(), "\\")


@given(WORDS, WORDS, WORDS)
def test_order_is_total(a: str, b: str, c: str) -> None:
    assert compare(a, b) == -compare(b, a)
    assert (compare(a, b) == 0) == (a == b)
    if compare(a, b) <= 0 and compare(b, c) <= 0:
        assert compare(a, c) <= 0


def test_null_stays_null() -> None:
    assert like(None, "a") is None
    assert like("%", None) is None
