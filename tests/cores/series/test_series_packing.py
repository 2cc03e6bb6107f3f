"""A series survives being packed, merged and compared, with missing kept apart from nothing said."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.series import (
    Damaged,
    Figure,
    Query,
    Window,
    changes,
    gathered,
    kind_of,
    latest,
    merged,
    only,
    pack,
    ranks,
    unpack,
)

values = st.one_of(
    st.none(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**9), 10**9).map(lambda n: n / 100)
)
figures = st.builds(
    Figure,
    st.sampled_from(["0000", "0019", "0020", "1980", "1984"]),
    st.sampled_from(["2019", "2020", "2021", "2023"]),
    st.sampled_from("TKM"),
    values,
    st.sampled_from(["", "", "Missing", "prel"]),
)
QUERY = Query("kolada", "/data/kpi/N1/municipality/0019", "2026-11-22T08:00:00Z", "3", noisy=True)


def told(rows) -> dict[tuple[str, str, str], Figure]:
    return {(row.area, row.period, row.sex): row for row in rows}


@given(st.lists(figures))
def test_packed_and_back_is_the_same_to_the_last_bit(rows: list[Figure]) -> None:
    series = gathered(rows, QUERY)
    back = unpack(pack(series))
    assert told(back.rows()) == told(rows) == told(series.rows())
    assert [math.copysign(1, row.value) for row in back.rows() if row.value is not None] == [
        math.copysign(1, row.value) for row in series.rows() if row.value is not None
    ]
    assert back.queries == ((QUERY,))


@given(st.lists(figures), st.lists(figures))
def test_a_new_answer_is_the_truth_inside_its_window_and_nothing_outside(old, new) -> None:
    window = Window(frozenset({"0019", "1980"}), "2020", "2021")
    asked = [row for row in new if window.holds(row.area, row.period)]
    both = merged(gathered(old), gathered(asked, QUERY), window)
    inside = {place: row for place, row in told(both.rows()).items() if window.holds(place[0], place[1])}
    outside = {place: row for place, row in told(both.rows()).items() if not window.holds(place[0], place[1])}
    assert inside == told(asked)
    assert outside == {p: row for p, row in told(old).items() if not window.holds(p[0], p[1])}


@given(st.lists(figures), st.lists(figures))
def test_the_changes_are_what_differs(old, new) -> None:
    before, after = told(old), told(new)
    found = {(c.after or c.before).area + (c.after or c.before).period + (c.after or c.before).sex for c in changes(gathered(old), gathered(new))}  # fmt: skip
    assert found == {"".join(place) for place in before.keys() | after.keys() if before.get(place) != after.get(place)}


def test_a_figure_keeps_the_query_it_came_with() -> None:
    first, second = Query("kolada", "a", "2025"), Query("kolada", "b", "2026")
    old = gathered([Figure("0019", "2020", "T", 1.0), Figure("1980", "2020", "T", 2.0)], first)
    new = gathered([Figure("1980", "2020", "T", 3.0)], second)
    both = unpack(pack(merged(old, new, Window(frozenset({"1980"})))))
    assert both.query_of("0019", "2020") == first
    assert both.query_of("1980", "2020") == second


def test_more_queries_than_there_are_numbers_for() -> None:
    both = gathered([])
    for at in range(300):
        asked = gathered([Figure(f"{at:04}", "2020", "T", 1.0)], Query("own", str(at), ""))
        both = merged(both, asked, Window(frozenset({f"{at:04}"})))
    assert len(both) == 300
    assert len(both.queries) == 256


@given(st.lists(figures))
def test_places_are_those_of_sql(rows: list[Figure]) -> None:
    series = gathered(rows)
    table = latest(series)
    by_place = told(rows)
    for at, area in enumerate(series.areas):
        for s, sex in enumerate("TKM"):
            mine = [p for (a, p, x), row in by_place.items() if a == area and x == sex and row.value is not None]
            if not mine:
                assert (table["rank"][at, s], table["of"][at, s]) == (0, 0)
                continue
            peers = [row.value for (a, p, x), row in by_place.items() if p == max(mine) and x == sex and row.value is not None and kind_of(a) == kind_of(area)]  # fmt: skip
            value = by_place[area, max(mine), sex].value
            assert table["value"][at, s] == value
            assert table["rank"][at, s] == 1 + sum(peer > value for peer in peers)
            assert table["of"][at, s] == len(peers)


def test_no_value_has_no_place() -> None:
    series = gathered([Figure("0019", "2020", "T", None), Figure("0020", "2020", "T", 0.0)])
    assert ranks(series.values[:, 0, 0]).tolist() == [0, 1]
    assert [row.value for row in series.rows()] == [None, 0.0]


def test_one_area_of_many() -> None:
    series = gathered([Figure("0019", "2020", "T", 1.0, "x"), Figure("1980", "2020", "T", 2.0, "y")], QUERY)
    assert [(r.area, r.status) for r in only(series, {"1980"}).rows()] == [("1980", "y")]
    assert len(only(series, {"9999"})) == 0


@pytest.mark.parametrize("data", [b"", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff{}", pack(gathered([Figure("0019", "2020", "T", 1.5)]))[:-1]])  # fmt: skip
def test_damaged_bytes_are_said_to_be(data: bytes) -> None:
    with pytest.raises(Damaged):
        unpack(data)


def test_codes_say_what_an_area_is() -> None:
    assert [kind_of(a) for a in ("0000", "00", "0019", "19", "1980", "G123")] == [
        "country", "country", "region", "region", "municipality", "other",
    ]  # fmt: skip
