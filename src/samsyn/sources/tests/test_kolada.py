"""Kolada through a server that speaks as Kolada does: pages, chunks, faults, revisions, and nothing off its host."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from samsyn.cores.series import SEXES
from samsyn.sources import errors, fetching
from samsyn.sources.kolada import Kolada
from samsyn.sources.tests.double import AREAS, KPIS, YEARS, Double, value
from samsyn.sources.web import Patience, Web


def fetch(
    place: fetching.Place,
    web: Any,
    kpis: Sequence[str] = ("N01951",),
    areas: Sequence[str] = ("0019", "1980"),
    **more: Any,
) -> fetching.Fetched:
    return fetching.from_kolada(place, web(), kpis=kpis, areas=areas, **more)


def test_every_figure_comes_as_it_was_given(place: fetching.Place, web: Any) -> None:
    done = fetch(place, web, ("N01951", "N00999"))
    for kpi in ("N01951", "N00999"):
        rows = {(row.area, row.period, row.sex): row for row in place.store.figures(kpi).rows()}
        sexes = SEXES if KPIS[kpi][1] else ("T",)
        wanted = {(area, str(year), sex) for area in ("0019", "1980") for year in YEARS for sex in sexes}
        assert rows.keys() == wanted
        for (area, year, sex), row in rows.items():
            assert row.value == value(kpi, area, int(year), sex)
            assert row.status == ("" if row.value is not None else "Missing")
    assert any(row.value is None for row in place.store.figures("N01951").rows())
    assert [one.count("added") for one in done.outcomes] == [102, 34]


def test_figures_keep_where_they_came_from(place: fetching.Place, web: Any, double: Double) -> None:
    fetch(place, web)
    query = place.store.figures("N01951").query_of("0019", "2020")
    described = place.store.described("N01951")
    assert query
    assert described
    assert query.source == "Kolada"
    assert query.asked == f"{double.kolada}/data/kpi/N01951/municipality/0019,1980"
    assert query.revision == "2027-02-24"
    assert query.at.endswith("Z")
    assert described.facts["citation"] == "Källa: Kolada"


def test_never_more_than_25_ids_in_a_part(place: fetching.Place, web: Any, double: Double) -> None:
    kpis = [kpi for kpi in KPIS if KPIS[kpi][2] == "A"]
    done = fetch(place, web, kpis, tuple(AREAS))
    assert len(done.outcomes) == len(kpis) > 25
    assert len(AREAS) > 25
    assert set(place.store.figures("N90030").areas) == set(AREAS)
    assert all(len(part.split(",")) <= 25 for path in double.behaviour.asked for part in path.split("/"))


def test_26_ids_at_once_are_refused_by_the_source(web: Any) -> None:
    with pytest.raises(errors.Refused, match="too many ids"):
        list(Kolada(web()).rows("kpi/" + ",".join(["N01951"] * 26)))


@pytest.mark.parametrize("size", [1, 7, 34])
def test_pages_are_followed_to_the_end(place: fetching.Place, web: Any, double: Double, size: int) -> None:
    double.behaviour.page_size = size
    fetch(place, web)
    assert len(place.store.figures("N01951")) == 102


def test_a_page_on_another_host_is_not_followed(place: fetching.Place, web: Any, double: Double) -> None:
    double.behaviour.page_size = 5
    for elsewhere in ("http://example.invalid", double.root.replace("127.0.0.1", "localhost"), "file://", f"{double.root}0"):  # fmt: skip
        double.behaviour.elsewhere = elsewhere
        with pytest.raises((errors.LeftTheHost, errors.SourceError)):
            fetch(place, web)
    assert not place.store.all()


def test_a_redirect_to_another_host_is_not_followed(web: Any, double: Double) -> None:
    double.behaviour.redirect = "http://example.invalid/v3/kpi"
    with pytest.raises(errors.LeftTheHost):
        Kolada(web()).areas()


def test_a_lost_s_in_https_is_put_back() -> None:
    web = Web("Kolada", "https://api.example/v3")
    assert web.here("http://api.example/v3/kpi?page=2") == "https://api.example/v3/kpi?page=2"
    assert web.here("/v3/kpi?page=2") == "https://api.example/v3/kpi?page=2"
    for wrong in (
        "https://api.example:8443/v3",
        "https://a@api.example/v3",
        "//evil.example/v3",
        "https://api.example:x/",
    ):
        with pytest.raises(errors.LeftTheHost):
            web.here(wrong)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_fault_that_passes_is_tried_again(
    place: fetching.Place, web: Any, double: Double, waits: list[float], status: int
) -> None:
    double.behaviour.failing = [("/data/", status, {}), ("/data/", status, {})]
    fetch(place, web)
    assert len(place.store.figures("N01951")) == 102
    assert waits == [0.5, 1.0]


def test_the_source_says_how_long_to_wait(web: Any, double: Double, waits: list[float]) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    double.behaviour.failing = [("kpi", 429, {"Retry-After": "7"}), ("kpi", 429, {"Retry-After": later})]
    Kolada(web()).catalogue()
    assert waits[0] == 7
    assert 25 < waits[1] <= 30


def test_a_source_that_wants_us_to_wait_too_long_is_down(web: Any, double: Double, waits: list[float]) -> None:
    double.behaviour.failing = [("kpi", 429, {"Retry-After": "86400"})]
    with pytest.raises(errors.Down, match="86400"):
        Kolada(web()).catalogue()
    assert waits == []


def test_an_answer_that_is_cut_is_asked_for_again(place: fetching.Place, web: Any, double: Double) -> None:
    double.behaviour.cut = True
    fetch(place, web)
    assert len(place.store.figures("N01951")) == 102


def test_version_2_is_gone(place: fetching.Place, double: Double, waits: list[float]) -> None:
    web = Web("Kolada", f"{double.root}/v2", patience=Patience(between=0.0), sleep=waits.append)
    with pytest.raises(errors.Gone):
        fetching.from_kolada(place, web, kpis=["N01951"])
    assert waits == []


def test_nothing_listens(place: fetching.Place, double: Double, waits: list[float]) -> None:
    web = Web("Kolada", "http://127.0.0.1:9/v3", patience=Patience(tries=3, between=0.0), sleep=waits.append)
    with pytest.raises(errors.Down):
        fetching.from_kolada(place, web, kpis=["N01951"])
    assert waits == [0.5, 1.0]


def test_unknown_ids_are_named_and_the_rest_is_fetched(place: fetching.Place, web: Any) -> None:
    done = fetch(place, web, ("N01951", "N77777"), ("0019", "4711"))
    assert (done.unknown, done.unknown_areas) == (("N77777",), ("4711",))
    assert [one.code for one in done.outcomes] == ["N01951"]
    with pytest.raises(errors.Unknown, match="N77777"):
        fetch(place, web, ("N77777",))
    with pytest.raises(errors.Unknown, match="4711"):
        fetch(place, web, areas=("4711",))


def test_an_indicator_for_regions_has_nothing_for_a_municipality(place: fetching.Place, web: Any) -> None:
    assert fetch(place, web, ("N60404",), ("1980",)).empty == ("N60404",)


def test_no_further_release_is_warned_about(place: fetching.Place, web: Any) -> None:
    assert fetch(place, web, ("U00001", "N01951")).discontinued == ("U00001",)


def test_a_wrong_name_of_a_parameter_gives_nothing_rather_than_an_error(web: Any) -> None:
    assert list(Kolada(web()).rows("data?kpi_id=N01951&municipality=0019")) == []


def test_a_fetch_that_was_stopped_goes_on(place: fetching.Place, web: Any, double: Double) -> None:
    areas = tuple(AREAS)
    double.behaviour.failing = [("data/kpi/N01951/municipality/" + areas[25], 400, {})]
    with pytest.raises(errors.Refused):
        fetch(place, web, areas=areas)
    assert not place.store.all()
    before = len(double.behaviour.asked)
    done = fetch(place, web, areas=areas)
    asked_again = double.behaviour.asked[before:]
    assert len(asked_again) == 1
    assert done.kept_pages == 3
    assert set(place.store.figures("N01951").areas) == set(areas)
    fetch(place, web, areas=areas)
    assert len(double.behaviour.asked) == before + 1 + 4  # a whole fetch leaves nothing to go on with


def test_a_refresh_shows_what_changed_before_it_is_saved(place: fetching.Place, web: Any, double: Double) -> None:
    fetch(place, web)
    double.behaviour.changed = {("N01951", "0019", 2020, "K"): 99.5, ("N01951", "0019", 2021, "T"): None}
    double.behaviour.deleted = {("N01951", "1980", 2019, "M")}
    seen = fetch(place, web, save=False)
    (one,) = seen.outcomes
    assert [one.count(kind) for kind in ("added", "changed", "gone")] == [0, 2, 1]
    assert place.store.figures("N01951").figure(0, 12, 1).value == value("N01951", "0019", 2020, "K")
    (saved,) = fetch(place, web).outcomes
    assert list(saved.changes) == list(one.changes)
    assert saved.revision == 2
    assert [row[2:] for row in place.store.revisions("N01951")] == [(0, 2, 1), (102, 0, 0)]
    (again,) = fetch(place, web).outcomes
    assert (len(again.changes), again.revision) == (0, 2)


def test_another_area_later_takes_nothing_away(place: fetching.Place, web: Any) -> None:
    fetch(place, web, areas=("0019",), first="2010")
    fetch(place, web, areas=("1980",), first="2015", last="2020")
    series = place.store.figures("N01951")
    assert {row.period for row in series.rows(("1980",))} == {str(year) for year in range(2015, 2021)}
    assert {row.period for row in series.rows(("0019",))} == {str(year) for year in range(2010, 2025)}


def test_regions_alike(web: Any) -> None:
    (group,) = Kolada(web()).groups("Liknande regioner")
    assert group.members == ("0018", "0022")


@pytest.mark.parametrize("wrong", ["ftp://x/v3", "x", "", "http://"])
def test_an_address_must_be_one(wrong: str) -> None:
    with pytest.raises(ValueError, match="http://"):
        Web("Kolada", wrong)
