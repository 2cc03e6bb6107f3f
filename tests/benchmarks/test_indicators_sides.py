"""The sides of benchmarks.indicators: a table has the values of the series, and what differs is seen."""

import numpy as np

from benchmarks.figuring import made
from benchmarks.indicators import same, table


def test_the_columns_hold_every_value_of_the_series() -> None:
    columns = made.columns(12)
    for number in (0, 3, 11):
        one, mine = made.invented(number), columns["kpi"] == number
        wanted = {(row.area, int(row.period), row.sex): row.value for row in one.rows() if row.value is not None}
        rows = zip(*(columns[name][mine].tolist() for name in made.COLUMNS[1:]), strict=True)
        assert {(made.AREAS[area], year, "TKM"[sex]): value for area, year, sex, value in rows} == wanted
    assert not np.isnan(columns["value"]).any()


def test_what_is_asked_for_is_as_large_as_it_comes() -> None:
    for number in made.PAGE:
        one = made.invented(number)
        assert len(one.areas) == len(made.AREAS)
        assert {row.sex for row in one.rows()} == set("TKM")


def test_other_answers_are_told_apart() -> None:
    mine = {"profile": [[1, 0, 2024, 3.5, 2]], "ranks": [[19, 0, 2]], "trends": [[19, 0, 0.5]]}
    near = mine | {"trends": [[19, 0, 0.5 + 1e-12]]}
    assert same(mine, near)
    assert not same(mine, mine | {"ranks": [[19, 0, 3]]})
    assert not same(mine, mine | {"trends": [[19, 0, 0.51]]})
    assert not same(mine, mine | {"trends": []})


def test_the_table_says_how_many_times_ours() -> None:
    facts = {"ours": {"load_seconds": 2.0, "profile": 10.0}, "duckdb": {"version": "2.0.0", "load_seconds": 1.0, "kept": 5.0}}  # fmt: skip
    said = table(facts, "tiny")
    assert "| load, s | 2.0 | 1.0 | 0.5 |" in said
    assert "| the same from a table kept beside, ms | – | 5.0 | 0.5 |" in said
