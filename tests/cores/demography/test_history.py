"""What is made of history: cohorts, rates, backtests."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.cores import demography as d
from samsyn.cores.demography.fertility import long_run, wave
from samsyn.cores.demography.smoothing import running, weights
from tests.cores.demography.places import history


@pytest.mark.parametrize("migration", [False, True])
def test_flows_balance_in_every_cohort(migration: bool) -> None:
    past = history(migration=migration)
    flows = d.flows_of(past)
    assert np.allclose(flows.opening - flows.deaths + flows.net_migration, flows.closing, atol=1e-6)
    assert np.allclose(flows.closing[..., :100], past.population[1:, ..., :100])
    assert np.allclose(flows.closing[..., 100:].sum(-1), past.population[1:, ..., 100])
    assert np.allclose(flows.births.sum(-1), past.births[1:].sum(-1))
    assert np.allclose(flows.deaths.sum((-1, -2)), past.deaths[1:].sum((-1, -2)))
    assert flows.net is not migration


def test_net_migration_is_what_the_balance_leaves() -> None:
    known, unknown = d.flows_of(history(migration=True)), d.flows_of(history())
    assert np.allclose(known.net_migration.sum(-1), unknown.net_migration.sum(-1), atol=1e-6)


def test_ages_at_death_are_told_from_ages_at_the_years_end() -> None:
    past = history(scale=50)
    assert not d.age_convention(past.population, past.deaths)
    flows = d.project(past.population[0], _rates_of(past)).flows
    at_event = np.zeros_like(past.deaths)
    at_event[1:, ..., 1:] += flows.deaths[..., 1:101] / 2  # half had not yet had their birthday
    at_event[1:, ..., :100] += flows.deaths[..., 1:101] / 2
    assert d.age_convention(past.population, at_event)


def _rates_of(past: d.History) -> d.Assumptions:
    from tests.cores.demography.places import smooth_rates

    return smooth_rates(len(past.areas), len(past.years) - 1, scale=50)


@pytest.mark.parametrize("migration", [False, True])
def test_a_steady_past_goes_on(migration: bool) -> None:
    past = history(years=20, migration=migration)
    known = past.until(2030)
    assumed = d.assumptions(known.areas, 2030, d.flows_of(known), 2040)
    done = d.project(known.population[-1], assumed)
    outcome = past.population[past.years.index(2040)]
    assert done.population[-1].sum((1, 2)) == pytest.approx(outcome.sum((1, 2)), rel=0.01)
    wrong = np.abs(done.population[-1] - outcome).sum() / outcome.sum()
    assert wrong < 0.025


def test_no_moves_in_the_past_none_ahead() -> None:
    past = history()
    still = replace(smooth(), into=0 * smooth().into, out=0 * smooth().out, immigration=0 * smooth().into,
                    emigration=0 * smooth().into)  # fmt: skip
    done = d.project(past.population[0], still)
    ages = done.flows.deaths[..., : d.AGES].copy()
    ages[..., 100] += done.flows.deaths[..., 101]
    mothers = done.flows.births[..., : d.AGES]
    first = [0]
    quiet = d.History(
        done.areas, done.years, done.population,
        np.concatenate([mothers[first], mothers]), np.concatenate([ages[first], ages]),
    )  # fmt: skip
    assumed = d.assumptions(quiet.areas, quiet.years[-1], d.flows_of(quiet), quiet.years[-1] + 5)
    assert assumed.immigration.max() == pytest.approx(0, abs=1e-6)
    assert assumed.emigration.max() == pytest.approx(0, abs=1e-6)


def smooth() -> d.Assumptions:
    from tests.cores.demography.places import smooth_rates

    return smooth_rates(3, 12)


def test_arguments_are_left_alone() -> None:
    past = history(migration=True)
    before = past.population.copy(), past.deaths.copy(), past.births.copy()
    flows = d.flows_of(past)
    d.assumptions(past.areas, past.years[-1], flows, past.years[-1] + 3)
    assert np.array_equal(past.population, before[0])
    assert np.array_equal(past.deaths, before[1])
    assert np.array_equal(past.births, before[2])


def test_a_place_where_nobody_is_born_gets_no_certain_births() -> None:
    past = history()
    births = past.births.copy()
    births[:, 0] = 0
    assumed = d.assumptions(past.areas, past.years[-1], d.flows_of(replace(past, births=births)), past.years[-1] + 2)
    assert np.isfinite(assumed.fertility).all()
    assert assumed.fertility[0, 0].sum() < assumed.fertility[0, 1].sum()


def test_no_births_anywhere_is_no_births_ahead() -> None:
    past = history()
    flows = d.flows_of(replace(past, births=0 * past.births))
    assert d.assumptions(past.areas, past.years[-1], flows, past.years[-1] + 2).fertility.max() == 0


def test_a_tiny_place_borrows_from_the_country() -> None:
    past = history(migration=True)
    population, deaths = past.population.copy(), past.deaths.copy()
    deaths[:, 0] = 0  # nobody has died here: chance in a small place
    small = replace(past, population=population, deaths=deaths)
    assumed = d.assumptions(past.areas, past.years[-1], d.flows_of(small), past.years[-1] + 1)
    assert assumed.death[0, 0].min() > 0
    assert assumed.death[0, 0, 0, 80] >= 0.5 * assumed.death[0, 1, 0, 80]


def test_long_run_fertility_is_put_right_for_later_mothers() -> None:
    past = history()
    assert long_run(d.flows_of(past)) == pytest.approx(0.12 * 5 * np.sqrt(np.pi), rel=0.05)


def test_births_ahead_start_where_the_last_year_stands_unless_few_are_born() -> None:
    steady = history(years=8)
    births = steady.births.copy()
    births[-1] *= 1.3

    def risen(scale: float) -> float:
        """What the last year's rise does to next year's births, of the 30 per cent."""
        made = [
            replace(steady, births=scale * b, population=scale * steady.population) for b in (steady.births, births)
        ]
        stay = d.Settings(fertility_return=0)
        before, after = (
            d.assumptions(one.areas, one.years[-1], d.flows_of(one), one.years[-1] + 1, stay).fertility[0].sum()
            for one in made
        )
        return float((after / before - 1) / 0.3)

    assert risen(100) == pytest.approx(1, abs=0.15)
    assert risen(0.01) == pytest.approx(1 / 3, abs=0.1)


def test_births_go_on_as_last_year_where_changes_have_been_followed_by_more() -> None:
    steady = history(years=30)
    years = np.arange(len(steady.years))
    waves = replace(steady, births=steady.births * (1 + 0.2 * np.sin(years / 4))[:, None, None])
    chance = np.random.default_rng(3).normal(size=len(years))
    noise = replace(steady, births=steady.births * (1 + 0.02 * chance)[:, None, None])
    risen = wave(d.flows_of(waves.until(steady.years[25])), 5)  # on the way up: sin(25 / 4) is about nought
    assert (np.diff(risen) > 0).all()
    assert risen[-1] > 0.05
    assert (np.diff(risen, 2) < 0).all()  # ever less
    assert np.abs(wave(d.flows_of(noise), 5)).max() < 0.02
    assert wave(d.flows_of(replace(steady, births=0 * steady.births)), 3).tolist() == [0, 0, 0]
    known = waves.until(steady.years[25])
    stay = d.Settings(fertility_return=0)
    flat = d.assumptions(known.areas, known.years[-1], d.flows_of(known), known.years[-1] + 5, stay).fertility
    assert flat[0] == pytest.approx(flat[-1])


@pytest.mark.parametrize(("kind", "last"), [("even", 1 / 4), ("linear", 0.4), ("ewma", 0.33 / (1 - 0.67**4))])
def test_weights(kind: str, last: float) -> None:
    given_ = weights(kind, 4)
    assert given_.sum() == pytest.approx(1)
    assert given_[-1] == pytest.approx(last)
    assert (np.diff(given_) >= 0).all()


@given(st.lists(st.floats(0, 100), min_size=5, max_size=30), st.integers(0, 3))
@settings(max_examples=50, deadline=None)
def test_running_mean_stays_between_the_extremes(values: list[float], radius: int) -> None:
    smoothed = running(np.array(values), radius)
    assert len(smoothed) == len(values)
    assert smoothed.min() >= min(values) - 1e-6
    assert smoothed.max() <= max(values) + 1e-6


def test_the_end_must_lie_ahead() -> None:
    past = history()
    with pytest.raises(ValueError, match="not after"):
        d.assumptions(past.areas, 2033, d.flows_of(past), 2033)


def test_backtest_of_a_steady_past_beats_the_naive() -> None:
    found = d.backtest(history(years=22, ages=10), horizon=5, least=8)
    assert found is not None
    assert found.origins[0] == 2028
    assert found.leads == (1, 2, 3, 4, 5)
    assert found.scores["model"][-1].wape < found.scores["growth"][-1].wape < 20
    assert found.scores["model"][-1].wape < found.scores["unchanged"][-1].wape
    assert found.errors.shape == (3, len(found.origins), 5, 3)


def test_too_short_a_past_has_no_backtest() -> None:
    assert d.backtest(history(years=12)) is None
