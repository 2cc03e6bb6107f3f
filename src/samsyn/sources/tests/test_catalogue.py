"""The catalogues by words: whole, kept, and still there when the source is down."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from samsyn.sources import catalogue, errors, fetching
from samsyn.sources.tests.double import Double
from samsyn.sources.web import Patience, Web


def later(place: fetching.Place, hours: int) -> fetching.Place:
    return fetching.Place(place.store, place.folder, lambda: datetime.now(UTC) + timedelta(hours=hours))


def scb_of(double: Double) -> Web:
    return Web("SCB", double.scb, patience=Patience(tries=1, between=0.0), sleep=lambda _s: None)


def test_indicators_are_found_by_words_over_all_pages_and_asked_for_once(
    place: fetching.Place, web: Any, double: Double
) -> None:
    double.behaviour.page_size = 10
    found = catalogue.kpis(place, web()).search("invånare antal")
    assert [one.id for one in found] == ["N01951", "N00999"]
    assert [one.by_sex for one in found] == [True, False]
    assert catalogue.kpis(place, web()).search("U00001")[0].discontinued
    before = len(double.behaviour.asked)
    (bus,) = catalogue.kpis(place, web()).search("KOLLEKTIVTRAFIK resor")
    assert (bus.id, bus.areas) == ("N60404", ("L",))
    assert catalogue.kpis(place, web()).search("finns inte") == ()
    assert len(double.behaviour.asked) == before


def test_tables_and_groups_are_found_too(place: fetching.Place, web: Any, double: Double) -> None:
    assert {one.id for one in catalogue.tables(place, scb_of(double)).search("folkmängd")} == {"TAB638", "TAB5557"}
    (group,) = catalogue.groups(place, web()).search("liknande västmanland")
    assert group.areas == ("0018", "0022")


def test_the_source_is_down_and_the_kept_catalogue_says_from_when(
    place: fetching.Place, web: Any, double: Double
) -> None:
    at = catalogue.kpis(place, web()).at
    double.behaviour.failing = [("/kpi", 503, {})] * 40
    assert not catalogue.kpis(later(place, 1), web()).old
    held = catalogue.kpis(later(place, 30), web(tries=2))
    assert (held.at, [one.id for one in held.search("nystartade")]) == (at, ["N00999"])
    assert "svarar inte" in held.old


def test_without_a_catalogue_a_source_that_is_down_says_so(place: fetching.Place, web: Any, double: Double) -> None:
    double.behaviour.failing = [("/kpi", 503, {})] * 40
    with pytest.raises(errors.Down):
        catalogue.kpis(place, web(tries=1))


def test_a_catalogue_that_is_damaged_or_of_another_address_is_read_anew(
    place: fetching.Place, web: Any, double: Double
) -> None:
    catalogue.kpis(place, web())
    path = place.folder.with_name("catalogue-kolada.json")
    for damaged in ("{", "[]", '{"base": 1}', path.read_text().replace(double.root, "http://annan.example")):
        path.write_text(damaged)
        assert catalogue.kpis(place, web()).search("N01951")
