"""Many futures: seeded, balanced, around the middle, and wider the more varies."""

from dataclasses import replace

import numpy as np
import pytest

from samsyn.cores import demography as d
from samsyn.cores.demography.calibration import _miss, _scaled, _Trial, few
from samsyn.cores.demography.chance import bits, normal, spread
from samsyn.cores.demography.fertility import swings
from samsyn.cores.demography.products import product
from samsyn.cores.demography.quantiles import of
from tests.cores.demography.places import history, smooth_rates, start


def still() -> d.Variation:
    """Nothing varies."""
    found = d.usual()
    none = {name: getattr(found, name).scaled(0) for name in ("births", "deaths", "moves")}
    return replace(found, **none, turnover=0 * found.turnover)


def test_without_variation_all_draws_are_the_projection() -> None:
    assumed = smooth_rates(2, 12)
    done = d.project(start(2), assumed)
    drawn = d.simulate(start(2), assumed, still(), draws=5, events=False)
    for band in (drawn.population.p10, drawn.population.p50, drawn.population.p90, drawn.population.mean):
        assert np.allclose(band, done.population[1:], rtol=2e-5, atol=1e-3)
    assert np.allclose(drawn.births.p50, done.flows.births.sum(-1), rtol=1e-5)
    assert np.allclose(drawn.deaths.p50, done.flows.deaths.sum((2, 3)), rtol=1e-5)
    assert np.allclose(drawn.net.p50, done.flows.net_migration.sum((2, 3)), rtol=1e-3, atol=0.1)


def test_the_same_seed_gives_the_same_futures_on_any_threads_in_any_order() -> None:
    assumed, people = smooth_rates(3, 4), start(3)
    one = d.simulate(people, assumed, d.usual(), draws=20, seed=5, workers=1)
    two = d.simulate(people, assumed, d.usual(), draws=20, seed=5, workers=3)
    assert np.array_equal(one.population.p90, two.population.p90)
    order = [2, 0, 1]
    turned = replace(
        assumed, areas=tuple(assumed.areas[i] for i in order), death=assumed.death[:, order], out=assumed.out[:, order],
        emigration=assumed.emigration[:, order], into=assumed.into[:, order],
        immigration=assumed.immigration[:, order], fertility=assumed.fertility[:, order],
    )  # fmt: skip
    three = d.simulate(people[order], turned, d.usual(), draws=20, seed=5)
    assert np.array_equal(one.population.p10[:, order], three.population.p10)
    other = d.simulate(people, assumed, d.usual(), draws=20, seed=6)
    assert not np.array_equal(one.population.p50, other.population.p50)


def test_quantiles_are_numpys_own() -> None:
    draws = np.random.default_rng(1).normal(size=(3, 4, 37)).astype(np.float32)
    before = draws.copy()
    band = of(draws)
    assert np.array_equal(draws, before)
    for share, found in ((0.1, band.p10), (0.5, band.p50), (0.9, band.p90)):
        assert found == pytest.approx(np.quantile(draws, share, axis=-1), abs=1e-6)
    assert band.mean == pytest.approx(draws.mean(-1), abs=1e-6)


def test_ordered_never_negative_and_whole_when_events_happen() -> None:
    drawn = d.simulate(start(2, scale=0.01), smooth_rates(2, 8, scale=0.01), d.usual(), draws=51)
    people = drawn.population
    assert people.p10.min() >= 0
    assert (people.p10 <= people.p50).all()
    assert (people.p50 <= people.p90).all()
    assert np.array_equal(people.p50, np.floor(people.p50))


def test_the_mean_balances() -> None:
    people = start(2)
    drawn = d.simulate(people, smooth_rates(2, 6), d.usual(), draws=40)
    totals = np.concatenate([people.sum((1, 2))[None], drawn.total.mean])
    grown = drawn.births.mean - drawn.deaths.mean + drawn.net.mean
    assert np.diff(totals, axis=0) == pytest.approx(grown, abs=0.1)
    assert drawn.population.mean.sum((2, 3)) == pytest.approx(drawn.total.mean, rel=1e-5)


def test_events_keep_the_mean() -> None:
    assumed = smooth_rates(4, 5, scale=0.05)
    people = start(4, scale=0.05)
    rough = replace(still(), turnover=d.usual().turnover)
    sure = d.project(people, assumed)
    drawn = d.simulate(people, assumed, rough, draws=2000)
    assert drawn.total.mean == pytest.approx(sure.population[1:].sum((2, 3)), rel=0.01)
    assert (drawn.total.p90 > drawn.total.p10).all()


def test_a_small_place_is_relatively_more_uncertain() -> None:
    small = d.simulate(start(1, scale=0.02), smooth_rates(1, 5, scale=0.02), d.usual(), draws=200)
    large = d.simulate(start(1, scale=20), smooth_rates(1, 5, scale=20), d.usual(), draws=200)

    def width(found: d.Draws) -> float:
        return float(((found.total.p90 - found.total.p10) / found.total.p50)[-1, 0])

    assert width(small) > width(large)


def test_places_that_go_together_make_the_country_wider() -> None:
    assumed, people = smooth_rates(6, 8), start(6)
    found = d.usual()
    apart = {n: replace(getattr(found, n), country=getattr(found, n).country.scaled(0)) for n in ("births", "moves")}
    alone = d.simulate(people, assumed, replace(found, **apart), draws=300).country
    together = d.simulate(people, assumed, found, draws=300).country
    assert (together.p90 - together.p10)[-1] > (alone.p90 - alone.p10)[-1]


def test_groups_are_summed_before_the_quantiles() -> None:
    drawn = d.simulate(start(2), smooth_rates(2, 3), d.usual(), draws=30, groups=((0, 100), (80, 100)))
    assert drawn.groups.p50.shape == (3, 2, 2)
    assert drawn.groups.p90[..., 0] == pytest.approx(drawn.total.p90, rel=1e-5)
    assert drawn.country_groups.p10[:, 0] == pytest.approx(drawn.country.p10, rel=1e-5)


def test_variation_is_estimated_from_a_long_past_and_borrowed_for_a_short_one() -> None:
    long = d.calibrate(history(years=26), least=8, draws=40, origins=2)
    assert not long.notes
    assert long.births.country.size[-1] < d.usual().births.country.size[-1]  # a steady past hardly varies
    assert d.calibrate(history(years=12)).notes


def test_births_are_as_uncertain_as_they_have_been_changeable() -> None:
    steady = history(years=30)
    level = 1 + 0.3 * np.sin(np.arange(len(steady.years)) / 3)
    moved = d.flows_of(replace(steady, births=steady.births * level[:, None, None]))
    seen, calm = swings(moved, 10), swings(d.flows_of(steady), 10)
    assert calm == pytest.approx(0, abs=0.01)
    assert seen[8] > 0.2  # half a wave: from the top to the bottom
    assert seen[0] < seen[4] < seen[8]
    short = d.flows_of(history(years=4))
    assert (swings(short, 10)[4:] == 0).all()  # no such pair of years
    assert np.isfinite(swings(replace(moved, births=moved.births * 0), 10)).all()


def test_widths_of_moves_differ_by_age_when_their_misses_do() -> None:
    misses = np.full((4, 3, 2, d.AGES), 1.0)
    misses[..., 20:45] = 2.0
    found = _scaled(d.usual(), misses)
    grown = (found.moves.local.size / d.usual().moves.local.size)[0]
    assert grown == pytest.approx([1, 1, 1, 2, 2, 2, 1, 1, 1, 1])
    for name in ("births", "deaths"):
        assert getattr(found, name).local.size == pytest.approx(getattr(d.usual(), name).local.size)
    assert found.moves.country.size == pytest.approx(d.usual().moves.country.size)  # seen once a decade, not by cells


def test_what_all_places_missed_together_does_not_widen_what_is_their_own() -> None:
    past = history(years=26)
    assumed = d.assumptions(past.areas, past.years[-1], d.flows_of(past), past.years[-1] + 10)
    ahead = d.project(past.population[-1], assumed).population[-1]

    def miss(outcome: np.ndarray) -> np.ndarray:
        found: np.ndarray = _miss(_Trial(past.population[-1], assumed, outcome), d.usual(), 100, 7)
        return found

    assert miss(ahead * 1.2).mean() == pytest.approx(miss(ahead).mean(), abs=0.05)
    apart = ahead.copy()
    apart[0] *= 1.2
    apart[1] *= 0.9
    assert miss(apart).mean() > miss(ahead).mean() + 0.5


@pytest.mark.parametrize("columns", [1, 100, 1000, 30_000])
def test_a_product_in_pieces_is_the_product(columns: int) -> None:
    chance = np.random.default_rng(2)
    left, right = chance.random((204, 12), np.float32), chance.random((12, columns), np.float32)
    assert np.allclose(product(left, right, np.empty((204, columns), np.float32)), left @ right, rtol=1e-5)


def test_one_draw_is_no_simulation() -> None:
    with pytest.raises(ValueError, match="two draws"):
        d.simulate(start(1), smooth_rates(1, 1), d.usual(), draws=1)


def test_numbers_by_chance_are_normal_and_even() -> None:
    chance = np.random.default_rng(4)
    found = normal(chance, (200, 1001))
    assert abs(found.mean()) < 0.01
    assert abs(found.std() - 1) < 0.01
    assert abs((np.abs(found) < 1.2816).mean() - 0.8) < 0.005
    even = spread(bits(chance, 100_001), np.empty(100_001, np.float32))
    assert 0 < even.min() < even.max() < 1
    assert abs(even.mean() - 0.5) < 0.005


def test_what_was_seen_few_times_is_widened() -> None:
    assert few(2) > few(3.7) > few(100) > 1
    assert few(3.7) == pytest.approx(1.37, abs=0.02)
