"""What sources really do: too many ids, women and men missing, a county whose figures break, a place that is gone."""

from typing import Any

import pytest

from samsyn.sources import errors, fetching
from samsyn.sources.kolada import Kolada
from samsyn.sources.tests.double import Double
from samsyn.sources.web import Patience, Web


def test_the_source_refuses_26_ids_and_says_why_without_a_second_try(web: Any, double: Double) -> None:
    ids = ",".join(f"N9{number:04}" for number in range(26))
    with pytest.raises(errors.Refused, match="422"):
        list(Kolada(web()).rows(f"kpi/{ids}"))
    assert len(double.behaviour.asked) == 1


def test_women_and_men_that_are_missing_stay_missing(place: fetching.Place, web: Any) -> None:
    fetching.from_kolada(place, web(), kpis=["N00999"], areas=["0019"])
    series = place.store.figures("N00999")
    assert {row.sex for row in series.rows()} == {"T"}
    assert series.line("0019", "K") == ()
    described = place.store.described("N00999")
    assert described
    assert described.facts["by_sex"] is False


def test_a_county_that_lost_a_municipality_breaks_and_is_shown_as_a_revision(
    place: fetching.Place, web: Any, double: Double
) -> None:
    """The source counts the county anew from 2015: older years are taken away, later ones are lower."""
    fetching.from_kolada(place, web(), kpis=["N01951"], areas=["0019"])
    before = dict(place.store.figures("N01951").line("0019"))
    for year in range(2008, 2025):
        for sex in "TKM":
            if year < 2015:
                double.behaviour.deleted.add(("N01951", "0019", year, sex))
            else:
                double.behaviour.changed["N01951", "0019", year, sex] = 5.0
    (one,) = fetching.from_kolada(place, web(), kpis=["N01951"], areas=["0019"], save=False).outcomes
    assert one.count("gone") == 7 * 3
    assert one.count("changed") == 10 * 3
    assert dict(place.store.figures("N01951").line("0019")) == before


def test_a_source_that_is_down_leaves_yesterdays_figures_with_their_day(
    place: fetching.Place, web: Any, double: Double
) -> None:
    fetching.from_kolada(place, web(), kpis=["N01951"], areas=["0019"])
    held = place.store.described("N01951")
    assert held
    down = Web("Kolada", "http://127.0.0.1:9/v3", patience=Patience(tries=1, between=0.0), sleep=lambda _s: None)
    with pytest.raises(errors.Down, match="det som redan är hämtat finns kvar"):
        fetching.from_kolada(place, down, kpis=["N01951"], areas=["0019"])
    after = place.store.described("N01951")
    assert after
    assert after.fetched_at == held.fetched_at
    assert len(place.store.figures("N01951")) == 51
