"""SCB's tables, both versions: sexes by their own codes, published totals, noise, false zeros, missing values."""

from collections.abc import Callable
from typing import Any

import pytest

from samsyn.cores.series import Figure
from samsyn.sources import errors, fetching
from samsyn.sources.pxtable import Wish, sex_of
from samsyn.sources.scb import Scb, ScbOne
from samsyn.sources.tests.double import Double, scb_value
from samsyn.sources.web import Patience, Web

POPULATION = Wish("TAB638", {"ContentsCode": "BE0101N1"}, ("0019", "1980"), "2000")


@pytest.fixture
def ask(double: Double) -> Callable[[Wish], Web]:
    def make(wish: Wish) -> Web:
        base = double.scb1 if "/" in wish.table else double.scb
        return Web("SCB", base, patience=Patience(tries=2, between=0.0), sleep=lambda _s: None)

    return make


def fetch(place: fetching.Place, ask: Any, wish: Wish) -> fetching.Fetched:
    return fetching.from_scb(place, ask(wish), wish)


def rows_of(place: fetching.Place, code: str) -> dict[tuple[str, str, str], Figure]:
    return {(row.area, row.period, row.sex): row for row in place.store.figures(code).rows()}


def test_scb_counts_men_first(ask: Any, double: Double) -> None:
    table = Scb(ask(POPULATION)).table("TAB638")
    assert [sex_of(table.sex, code) for code in ("1", "2", "")] == ["M", "K", "T"]
    assert [row.sex for row in Scb(ask(POPULATION)).figures(table, {"Region": ["19"], "Kon": ["1", "2"], "ContentsCode": ["BE0101N1"], "Tid": ["2024"]})] == ["M", "K"]  # fmt: skip


@pytest.mark.parametrize("table", ["TAB638", "BE/BE0101/BE0101A/BefolkningNy"])
def test_both_versions_give_the_same_figures(place: fetching.Place, ask: Any, table: str) -> None:
    done = fetch(place, ask, Wish(table, POPULATION.choices, POPULATION.areas, "2000"))
    code = f"{table}:BE0101N1"
    assert [one.code for one in done.outcomes] == [code]
    rows = rows_of(place, code)
    assert len(rows) == 2 * 25 * 3
    for (area, year, sex), row in rows.items():
        where = {"Region": {"0019": "19"}.get(area, area), "Tid": year, "Kon": {"M": "1", "K": "2", "T": ""}[sex]}
        assert row.value == scb_value("TAB638", where)
    assert place.store.areas()["0019"] == "Västmanlands län"


def test_with_noise_the_published_total_is_asked_for_and_never_a_sum(place: fetching.Place, ask: Any) -> None:
    fetch(place, ask, Wish("TAB5557", {}, ("1980",)))
    rows = rows_of(place, "TAB5557:000007ME:Alder=TOT1")
    value = {sex: rows["1980", "2025", sex].value or 0 for sex in "TKM"}
    assert value["T"] == value["K"] + value["M"] + 2
    query = place.store.figures("TAB5557:000007ME:Alder=TOT1").query_of("1980", "2025")
    described = place.store.described("TAB5557:000007ME:Alder=TOT1")
    assert query
    assert query.noisy
    assert described
    assert described.facts["noisy"]


def test_a_municipality_that_did_not_exist_has_no_figure_rather_than_zero(place: fetching.Place, ask: Any) -> None:
    fetch(place, ask, Wish("TAB638", POPULATION.choices, ("0330",), "1998", "2004"))
    rows = rows_of(place, "TAB638:BE0101N1")
    assert (rows["0330", "2001", "K"].value, rows["0330", "2001", "K"].status) == (None, "fanns inte")
    assert rows["0330", "2002", "K"].value


@pytest.mark.parametrize("table", ["TAB638", "BE/BE0101/BE0101A/BefolkningNy"])
def test_two_dots_are_no_value(place: fetching.Place, ask: Any, table: str) -> None:
    fetch(place, ask, Wish(table, POPULATION.choices, ("1984",), "2003", "2003"))
    row = rows_of(place, f"{table}:BE0101N1")["1984", "2003", "K"]
    assert (row.value, row.status) == (None, "..")


def test_a_choice_that_must_be_made_is_asked_for(place: fetching.Place, ask: Any) -> None:
    with pytest.raises(errors.Unclear, match="ContentsCode=KOD"):
        fetch(place, ask, Wish("TAB638"))
    with pytest.raises(errors.Unclear, match="Kategori"):
        fetch(place, ask, Wish("TAB1"))
    with pytest.raises(errors.Unclear, match="ingen variabel"):
        fetch(place, ask, Wish("TAB1", {"Nonsens": "1"}))
    fetch(place, ask, Wish("TAB1", {"kategori": "a"}, (), "2024", "2024"))
    assert [row.period for row in place.store.figures("TAB1:X:Kategori=a").rows()] == ["2024M01", "2024M02"]


def test_unknown_tables_areas_and_times(place: fetching.Place, ask: Any) -> None:
    with pytest.raises(errors.Refused, match="Non-existent table"):
        fetch(place, ask, Wish("TAB999"))
    with pytest.raises(errors.Unknown, match="9999"):
        fetch(place, ask, Wish("TAB638", POPULATION.choices, ("9999",)))
    with pytest.raises(errors.Unknown, match="tiden"):
        fetch(place, ask, Wish("TAB638", POPULATION.choices, (), "2030"))
    done = fetch(place, ask, Wish("TAB638", POPULATION.choices, ("0019", "9999"), "2020"))
    assert done.unknown_areas == ("9999",)


def test_large_questions_are_put_in_parts(
    place: fetching.Place, ask: Any, double: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samsyn.sources.pxtable.MOST_CELLS", 60)
    fetch(place, ask, POPULATION)
    assert len(rows_of(place, "TAB638:BE0101N1")) == 2 * 25 * 3
    assert sum("/data" in path for path in double.behaviour.asked) > 3


def test_tables_are_searched_over_all_pages(ask: Any) -> None:
    found = Scb(ask(POPULATION)).search("")
    assert {one.id for one in found} == {"TAB638", "TAB5557", "TAB1"}
    assert {one.id for one in Scb(ask(POPULATION)).search("folkmängd")} == {"TAB638", "TAB5557"}


def test_folders_of_version_1(ask: Any) -> None:
    api = ScbOne(ask(Wish("a/b")))
    assert api.folder() == (("BE", "l", "BE"),)
    assert api.folder("BE/BE0101/BE0101A") == (("BefolkningNy", "t", "BefolkningNy"),)
    with pytest.raises(errors.Unreadable):
        api.table("BE")
