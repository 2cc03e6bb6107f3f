"""Passages that several letters share are divided alike."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.cores.text import prose
from samsyn.cores.text.split import shared, split
from samsyn.cores.text.split.shared import Letter, divided_alike
from samsyn.cores.text.values import Document, Gap, Page, Passage, Span
from tests.cores.text.documents import documents

SHUT = "Badhuset i Torpa får inte stängas på vardagar."
WHY = "Simskolan för traktens alla förstaklassare har ingen annan bassäng inom fyra mil, och skolbussen dit är redan full."
LAMPS = "Gångvägen ned till stranden behöver belysning hela vintern."


def letter(*paragraphs: list[tuple[str, float | None]]) -> Letter:
    """A letter of sentences, each with what speaks for a new comment before it; None opens a paragraph."""
    page = "\n".join(" ".join(text for text, _ in one) for one in paragraphs)
    made: list[Passage] = []
    for text, weight in (sentence for one in paragraphs for sentence in one):
        start = page.index(text, made[-1].spans[-1].end if made else 0)
        if weight is None or weight > 0:
            gaps: tuple[Gap, ...] = () if weight is None else (Gap(0, weight),)
            made.append(Passage(text, (Span(1, start, start + len(text)),), raw=(text,), gaps=gaps))
            continue
        last = made[-1]
        both = page[last.spans[0].start : start + len(text)]
        gaps = (*last.gaps, Gap(len(last.text) + 1, weight))
        made[-1] = replace(
            last, text=both, raw=(both,), gaps=gaps, spans=(Span(1, last.spans[0].start, start + len(text)),)
        )
    return tuple(made)


def texts(letters: list[Letter]) -> list[list[str]]:
    return [[passage.text for passage in one] for one in divided_alike(letters)]


def test_a_passage_that_most_letters_keep_whole_is_joined_in_all() -> None:
    whole, parted = letter([(SHUT, None), (WHY, -0.7)]), letter([(SHUT, None), (WHY, 0.4)])
    assert texts([whole, parted, whole]) == [[f"{SHUT} {WHY}"]] * 3


def test_a_passage_that_most_letters_divide_is_divided_in_all() -> None:
    whole, parted = letter([(SHUT, None), (LAMPS, -0.3)]), letter([(SHUT, None), (LAMPS, 0.8)])
    apart = letter([(SHUT, None)], [(LAMPS, None)])
    assert texts([whole, parted, apart]) == [[SHUT, LAMPS]] * 3


def test_the_words_may_differ_a_little() -> None:
    other = "Badhuset uppe i Torpa ska inte stängas på vardagar."
    assert texts([letter([(SHUT, None), (WHY, -0.9)]), letter([(other, None), (WHY, 0.5)])])[1] == [f"{other} {WHY}"]


def test_what_goes_on_after_a_shared_passage_is_its_writers_own_matter() -> None:
    ended = letter([("Vi håller med grannarna.", None)], [(SHUT, None), (WHY, -0.7)])
    goes_on = letter([(SHUT, None), (WHY, -0.7), (LAMPS, -0.9)])
    assert texts([ended, goes_on])[1] == [f"{SHUT} {WHY}", LAMPS]


def test_a_shared_passage_also_ends_where_another_letter_takes_up_another_matter() -> None:
    ended = letter([(SHUT, None), (WHY, -0.7), ("Bussen till Torpa bör gå varje timme.", 1.3)])
    goes_on = letter([(SHUT, None), (WHY, -0.7), (LAMPS, -1.4)])
    assert texts([ended, goes_on])[1] == [f"{SHUT} {WHY}", LAMPS]


def test_a_writers_own_reason_after_it_stays_with_it() -> None:
    ended = letter([(SHUT, None), (WHY, -0.7)])
    goes_on = letter([(SHUT, None), (WHY, -0.7), ("Min dotter lärde sig simma där i våras.", -2.4)])
    assert len(texts([ended, goes_on])[1]) == 1


def test_words_put_in_between_are_not_the_shared_place() -> None:
    apart = letter([(SHUT, None)], [(LAMPS, None)])
    between = letter([(SHUT, None), ("Vi är elva.", -2.0)], [(LAMPS, None)])
    assert texts([apart, between, apart])[1] == [f"{SHUT} Vi är elva.", LAMPS]


def test_alike_words_at_the_beginning_alone_make_no_shared_place() -> None:
    one = letter([("Vägen är smal.", None), ("Det är viktigt att regionen mäter bullret vid förskolan.", -0.4)])
    other = letter([("Kören är stor.", None), ("Det är viktigt att regionen ger stöd åt fria grupper.", 0.4)])
    assert texts([one, other]) == [[passage.text for passage in made] for made in (one, other)]


def test_a_letter_alone_is_left_as_it_is() -> None:
    made = letter([(SHUT, None), (WHY, 0.1), (LAMPS, -0.1)])
    assert divided_alike([made]) == [made]


def test_the_order_of_the_letters_does_not_matter() -> None:
    letters = [letter([(SHUT, None), (WHY, weight), (LAMPS, -weight)]) for weight in (-0.9, 0.2, 0.4, -0.1)]
    assert divided_alike(letters[::-1]) == divided_alike(letters)[::-1]


def test_unlike_places_after_the_same_words_are_not_all_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    alike = shared._alike

    def counted(a: shared._Sides, b: shared._Sides) -> bool:
        nonlocal compared
        compared += 1
        return alike(a, b)

    monkeypatch.setattr(shared, "_alike", counted)
    count = 1_000
    shared.divided_alike(
        [letter([(f"A{at} B{at} C{at} D{at} vi som bor här.", None), (f"Nu e{at} f{at} g{at} h{at}.", -0.5)])
         for at in range(count)]
    )  # fmt: skip
    assert count < compared < 100 * count


@pytest.mark.parametrize("tail", ["", " Det vore tråkigt."])
def test_real_letters_keep_every_character(tail: str) -> None:
    said = f"{SHUT} {WHY} Dessutom måste gångvägen ned till stranden få belysning hela vintern.{tail}"
    documents = [
        Document("txt", (Page(1, text),)) for text in (said, f"Hej!\n\n{said}\n\nHälsningar", said[:-3] + "n!")
    ]
    _keeps_the_laws(documents)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(documents(), min_size=1, max_size=3))
def test_any_letters_keep_every_character(made: list[Document]) -> None:
    _keeps_the_laws([*made, made[0]])


def _keeps_the_laws(made: list[Document]) -> None:
    before = [split(prose.paragraphs(document)).comments for document in made]
    for document, old, new in zip(made, before, divided_alike(before), strict=True):
        assert all(prose.restore(document.pages, one.spans) == one.text for one in new)
        assert _visible(document, old) == _visible(document, new)


def _visible(document: Document, passages: Letter) -> list[tuple[int, int]]:
    pages = {page.number: page.text for page in document.pages}
    return sorted(
        (span.page, at) for passage in passages for span in passage.spans for at in range(span.start, span.end)
        if not pages[span.page][at].isspace()
    )  # fmt: skip
