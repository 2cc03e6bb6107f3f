"""A returned sheet: each row new, changed, the same, in conflict or wrong, and never anything else."""

import pytest

from samsyn.comments.sheets import Change, Now, Row, compare, rows_of, verdict_of

NOW = {
    1: Now("Fler tåg."),
    2: Now("Fler  bussar.", "noteras", "Tack.", version=1, by="Strategen"),
    3: Now("Färre bilar.", "beaktas", version=3),
}


def only(row: Row) -> Change:
    (change,) = compare([row], NOW)
    return change


@pytest.mark.parametrize(
    ("row", "kind", "why"),
    [
        (Row(1, "Fler tåg.", "beaktas"), "new", ""),
        (Row(1, " Fler\ntåg. ", "noteras", "Tack.", version=0), "new", ""),
        (Row(1, "Fler tåg.", ""), "same", ""),
        (Row(2, "Fler bussar.", "noteras", "Tack. "), "same", ""),
        (Row(2, "Fler bussar.", "beaktas", version=1), "changed", ""),
        (Row(2, "Fler bussar.", "beaktas"), "conflict", ""),
        (Row(3, "Färre bilar.", "noteras", "Tack.", version=2), "conflict", ""),
        (Row(2, "Fler bussar.", "", version=1), "wrong", "emptied"),
        (Row(9, "Vad?", "beaktas"), "wrong", "absent"),
        (Row(1, "Fler flyg.", "beaktas"), "wrong", "text"),
        (Row(1, "Fler tåg.", "kanske"), "wrong", "verdict"),
        (Row(1, "Fler tåg.", "beaktas ej", " "), "wrong", "reason"),
        (Row(1, "Fler tåg.", "hänvisas", "Hör dit."), "wrong", "recipient"),
    ],
)
def test_what_a_row_would_do(row: Row, kind: str, why: str) -> None:
    change = only(row)
    assert (change.kind, change.why) == (kind, why)
    assert rows_of([row.as_json()]) == (row,)


def test_the_same_number_twice_is_wrong_the_second_time() -> None:
    changes = compare([Row(1, "Fler tåg.", "beaktas"), Row(1, "Fler tåg.", "noteras", "Tack.")], NOW)
    assert [change.why for change in changes] == ["", "double"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Beaktas.", ("beaktas", "")), ("  beaktas   EJ", ("beaktas ej", "")), ("obesvarad", ("", "")), ("", ("", "")),
        ("Hänvisas till Trafiknämnden", ("hänvisas", "Trafiknämnden")), ("Kanske", ("Kanske", "")),
    ],
)  # fmt: skip
def test_words_in_a_cell(cell: str, found: tuple[str, str]) -> None:
    assert verdict_of(cell) == found
