"""Themes learned from tagged texts, and which texts to ask about."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.cores.coding import spelling
from samsyn.cores.coding.asking import Field, Guess
from samsyn.cores.coding.learning import Learned
from samsyn.cores.coding.spelling import COLUMNS, PARTS, SHARES, Space, groups

TRAINS = ["Tågen mellan orterna går för sällan", "Fler tåg på banan och bättre tågtider", "Järnväg och buss bör passa ihop", "Bussarna och tågen behöver täta turer"]  # fmt: skip
SCHOOLS = ["Skolorna saknar lärare", "Lärarna i skolan behöver fortbildning", "Gymnasieskolan ska ligga nära", "Eleverna i skolan och deras lärare"]  # fmt: skip
MARKS = np.array([[True, False]] * 4 + [[False, True]] * 4)


def test_learns_from_a_handful_also_by_parts_of_compounds() -> None:
    learned = Learned.of(TRAINS + SCHOOLS, MARKS)
    scores = learned.scores(["Tågtrafiken", "skollärare", "Ingenting av detta"])
    assert scores[0].argmax() == 0
    assert scores[1].argmax() == 1
    assert scores[2] == pytest.approx(learned.share)
    (trains, schools), _nothing = learned.spoke(["lärare", "ö"])
    assert schools > 0 > trains


def test_a_text_may_have_two_themes_or_none() -> None:
    marks = MARKS.copy()
    marks[3] = True, True
    marks[7] = False, False
    assert Learned.of(TRAINS + SCHOOLS, marks).scores(["tåg"]).shape == (1, 2)


def test_rare_themes_weigh_as_much_as_common_ones() -> None:
    texts = TRAINS * 6 + SCHOOLS[:2]
    marks = np.array([[True, False]] * 24 + [[False, True]] * 2)
    assert Learned.of(texts, marks).scores(["Lärarna i skolorna"])[0].argmax() == 1


def test_marks_and_texts_must_agree() -> None:
    with pytest.raises(ValueError, match="8 texts and 3"):
        Learned.of(TRAINS + SCHOOLS, MARKS[:3])


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_texts_have_rows_of_known_length_or_none(texts: list[str]) -> None:
    """In every script, also signs that take two units of UTF-16; the same texts give the same rows."""
    space, rows = Space.of(texts)
    assert rows.shape == (len(texts), len(space.rarity))
    even = space.evened(rows)
    for number, length in enumerate(SHARES):
        part = even[:, space.part == number]
        lengths = np.sqrt(np.asarray(part.multiply(part).sum(1)).ravel())
        assert all(abs(one - length) < 1e-4 or one == 0 for one in lengths)
    assert abs(space.rows(texts) - rows).sum() < 1e-4


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_compiled_or_not_the_same_groups_are_counted_as_often(texts: list[str]) -> None:
    pytest.importorskip("numba")
    both = []
    for count in (spelling._plain, spelling._fused):
        columns, counts, begins = count(*spelling._units([*texts, "Kollektivtrafiken i Älvmark, ju"]))
        rows = [sorted(zip(columns[a:b], counts[a:b], strict=True)) for a, b in pairwise(begins)]
        both.append(rows)
    assert both[0] == both[1]


def test_each_text_has_its_own_words() -> None:
    """A sign of two units moves no word into a neighbour's row."""
    texts = ["😀😀 vattenkraft", "kulturskola 😀", "", "vattenkraft och kulturskola"]
    _, rows = Space.of(texts)
    held = [set(rows[at].indices.tolist()) for at in range(4)]
    assert held[0] & held[3]
    assert held[1] & held[3]
    assert not held[0] & held[1]
    assert not held[2]


def test_how_a_text_begins_has_columns_of_its_own() -> None:
    """Also when signs before it take two units."""
    late = "vattenkraft " * (PARTS[1] // 6) + "kulturskola"
    space, rows = Space.of(["😀" * 9 + "kulturskola", "kulturskola", late, late, "buss", "tåg"])
    column = groups(["kulturskola"])[1][0]
    whole, head = space.place[column], space.place[column + COLUMNS]
    assert whole >= 0
    assert head >= 0
    assert [bool(rows[at, whole]) for at in range(4)] == [True] * 4
    assert [bool(rows[at, head]) for at in range(4)] == [True, True, False, False]


def test_a_word_that_tells_nothing_of_the_themes_weighs_little() -> None:
    texts = [f"{text} alltid" if at % 2 else text for at, text in enumerate(TRAINS + SCHOOLS)]
    learned = Learned.of(texts, MARKS)
    always, teacher = (learned.space.place[groups([word])[1][0]] for word in ("alltid", "lärare"))
    assert learned.worth[always] < learned.worth[teacher]
    assert abs(learned.spoke(["alltid"])).max() < abs(learned.spoke(["lärare"])).max()


def test_letters_of_every_language_are_letters() -> None:
    def columns_of(word: str) -> list[int]:
        return [int(one) for one in groups([word])[1]]

    assert columns_of("čáhci") != columns_of("gáhci")
    assert columns_of("Ähtäri") == columns_of("ähtäri")


def test_first_asked_are_texts_that_stand_for_many() -> None:
    field = Field.of([*TRAINS, *SCHOOLS, "Helt annat ämne utan grannar"])
    first = field.first(2)
    assert {at // 4 for at in first} == {0, 1}
    assert len(set(field.first(20))) == 9


def test_then_asked_is_what_is_in_doubt_and_never_twice() -> None:
    field = Field.of(TRAINS + SCHOOLS)
    guess = Guess.of(field, [0, 4], MARKS[[0, 4]])
    asked = field.next(guess.scores(), [0, 4], 3)
    assert len(asked) == 3
    assert not {0, 4} & set(asked)
    assert field.next(guess.scores(), range(8), 3) == ()
    right = guess.scores(field.space.rows(["Tågen och bussarna", "Lärarna i skolan"])).argmax(1)
    assert right.tolist() == [0, 1]


@pytest.mark.parametrize("texts", [[], [""], ["ord"], ["ord", "ord"]])
def test_nothing_much_is_a_field_too(texts: list[str]) -> None:
    field = Field.of(texts)
    assert len(field.first(3)) == len(texts)
