"""One year and many: worked by hand, and laws for whatever rates."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from samsyn.cores import demography as d
from tests.cores.demography.places import smooth_rates, start


def nothing(areas: int = 1, years: int = 1) -> d.Assumptions:
    """Nobody dies, moves or is born."""
    cells = np.zeros((years, areas, 2, d.SLOTS))
    names = tuple(f"{i:04d}" for i in range(areas))
    return d.Assumptions(
        names, tuple(range(2021, 2021 + years)), cells, np.zeros((years, areas, d.SLOTS)), cells, cells, cells, cells
    )


def test_by_hand_to_the_last_person() -> None:
    """1,000 women of 29, 800 men of 40, and 10 women of 99 and 20 of 100 and more.

    Women of 29: 100 of 1,000 die, of the 900 a tenth leave and a twentieth emigrate: 90 and 45. 30 move in, 5 immigrate.
    At the end 900 - 90 - 45 + 30 + 5 = 800 women of 30. Mothers are counted halfway, 900; each has 0.5 children: 450,
    of them 51.2 % boys = 230.4 and girls 219.6. A tenth of the newborn die: 207.36 and 197.64 are left.
    The oldest: half of each die; 5 + 10 are 100 and more at the end.
    """
    assumed = nothing()
    death, out, abroad, into, immigration = (np.zeros((1, 1, 2, d.SLOTS)) for _ in range(5))
    death[..., 0], death[0, 0, 0, 30], death[0, 0, 0, 100:] = 0.1, 0.1, 0.5
    out[0, 0, 0, 30], abroad[0, 0, 0, 30], into[0, 0, 0, 30], immigration[0, 0, 0, 30] = 0.1, 0.05, 30, 5
    fertility = np.zeros((1, 1, d.SLOTS))
    fertility[0, 0, 30] = 0.5
    assumed = replace(
        assumed, death=death, out=out, emigration=abroad, into=into, immigration=immigration, fertility=fertility
    )
    people = np.zeros((1, 2, d.AGES))
    people[0, 0, 29], people[0, 1, 40], people[0, 0, 99], people[0, 0, 100] = 1000, 800, 10, 20
    done = d.project(people, assumed)
    after = done.population[1, 0]
    assert after[0, 30] == pytest.approx(800)
    assert after[1, 41] == 800
    assert after[0, 100] == pytest.approx(15)
    assert after[0, 0] == pytest.approx(197.64)
    assert after[1, 0] == pytest.approx(207.36)
    assert after.sum() == pytest.approx(800 + 800 + 15 + 405)
    assert done.flows.births.sum() == pytest.approx(450)
    assert done.flows.deaths.sum() == pytest.approx(100 + 45 + 15)
    assert done.flows.out.sum() == pytest.approx(90)
    assert done.flows.emigration.sum() == pytest.approx(45)


def test_nothing_happens_but_age() -> None:
    people = start(2)
    done = d.project(people, nothing(2, 3))
    assert np.array_equal(done.population[1, :, :, 1:100], people[:, :, :99])
    assert np.allclose(done.population[-1, :, :, 100], people[:, :, 97:].sum(-1))
    assert done.population[1:].sum(-1)[:, :, 0] == pytest.approx(np.tile(people[:, 0].sum(-1), (3, 1)))


shares = st.floats(0, 1)
cells = arrays(float, (2, 3, 2, d.SLOTS), elements=shares)


@st.composite
def anything(draw: st.DrawFn) -> tuple[np.ndarray, d.Assumptions]:
    out = draw(cells)
    assumed = replace(
        nothing(3, 2), death=draw(cells), out=out, emigration=(1 - out) * draw(cells), into=50 * draw(cells),
        immigration=9 * draw(cells), fertility=draw(arrays(float, (2, 3, d.SLOTS), elements=st.floats(0, 0.5))),
        closing_women=draw(shares),
    )  # fmt: skip
    return draw(arrays(float, (3, 2, d.AGES), elements=st.floats(0, 1e5))), assumed


@settings(max_examples=40, deadline=None)
@given(anything())
def test_every_cohort_balances_and_none_is_negative(given_: tuple[np.ndarray, d.Assumptions]) -> None:
    people, assumed = given_
    before = people.copy()
    done = d.project(people, assumed)
    flows = done.flows
    assert np.array_equal(people, before)
    assert done.population.min() >= 0
    left = flows.opening - flows.deaths - flows.out - flows.emigration + flows.into + flows.immigration
    assert np.allclose(flows.closing, left, rtol=1e-9, atol=1e-6)
    grown = flows.births.sum((1, 2)) - flows.deaths.sum((1, 2, 3)) + flows.net_migration.sum((1, 2, 3))
    assert np.allclose(np.diff(done.population.sum((1, 2, 3))), grown, rtol=1e-9, atol=1e-6)
    assert np.allclose(flows.opening[..., 0].sum(-1), flows.births.sum(-1))


@settings(max_examples=20, deadline=None)
@given(anything(), st.permutations(range(3)))
def test_the_order_of_places_means_nothing(given_: tuple[np.ndarray, d.Assumptions], order: list[int]) -> None:
    people, assumed = given_
    turned = replace(
        assumed, areas=tuple(assumed.areas[i] for i in order), death=assumed.death[:, order], out=assumed.out[:, order],
        emigration=assumed.emigration[:, order], into=assumed.into[:, order],
        immigration=assumed.immigration[:, order], fertility=assumed.fertility[:, order],
    )  # fmt: skip
    one, other = d.project(people, assumed), d.project(people[order], turned)
    assert np.array_equal(one.population[:, order], other.population)


@given(st.floats(0.01, 1000))
@settings(max_examples=20, deadline=None)
def test_twice_the_people_and_movers_make_twice_the_people(factor: float) -> None:
    small = d.project(start(2), smooth_rates(2, 5))
    large = d.project(start(2, scale=factor), smooth_rates(2, 5, scale=factor))
    assert np.allclose(large.population, factor * small.population, rtol=1e-9)


def test_a_scenario_multiplies_one_flow_in_its_years_and_places() -> None:
    assumed = smooth_rates(2, 4)
    plain = d.project(start(2), assumed)
    more = d.project(start(2), assumed, (d.Multiplier("immigration", 2, 2022, 2023, ("1201",)),))
    twice = more.flows.immigration / plain.flows.immigration
    assert np.allclose(twice[:, 0], 1)
    assert np.allclose(twice[[0, 3], 1], 1)
    assert np.allclose(twice[1:3, 1], 2)


@given(st.sampled_from(["births", "deaths", "in", "out", "immigration", "emigration"]), st.floats(0, 200))
@settings(max_examples=30, deadline=None)
def test_no_scenario_makes_anyone_negative(flow: str, factor: float) -> None:
    done = d.project(start(2), smooth_rates(2, 3), (d.Multiplier(flow, factor, 2021, 2023),))
    assert done.population.min() >= 0
    assert done.flows.out.min() >= 0


def test_a_scenario_says_what_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="flow"):
        d.Multiplier("weddings", 2, 2021, 2022)
    with pytest.raises(ValueError, match="factor"):
        d.Multiplier("births", -1, 2021, 2022)


def test_a_negative_population_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        d.project(-start(1), smooth_rates(1, 1))
