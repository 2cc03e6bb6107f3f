"""The compiled way gives what the plain way gives, and is loaded only when it pays."""

import subprocess
import sys
from dataclasses import fields, replace

import numpy as np
import pytest

from samsyn.cores import demography as d
from samsyn.cores.demography import compiled
from tests.cores.demography.places import smooth_rates, start

NAMES = [f.name for f in fields(d.Draws) if f.name not in {"areas", "years"}]


def both(*, events: bool, draws: int = 37) -> tuple[d.Draws, d.Draws]:
    pytest.importorskip("numba")
    assumed, people = smooth_rates(2, 31), start(2)
    kept = {"draws": draws, "seed": 3, "events": events, "groups": ((0, 5), (80, 100))}
    plain = d.simulate(people, assumed, d.usual(), fused=False, **kept)  # type: ignore[arg-type]
    return plain, d.simulate(people, assumed, d.usual(), fused=True, **kept)  # type: ignore[arg-type]


@pytest.mark.long
def test_compiled_and_plain_differ_by_rounding_only() -> None:
    plain, fused = both(events=False)
    last = float(3e-6 * plain.total.p90.max())  # net migration is what totals leave: their last digits
    for name in NAMES:
        for share in ("p10", "p50", "p90", "mean"):
            one, other = getattr(getattr(plain, name), share), getattr(getattr(fused, name), share)
            assert other == pytest.approx(one, rel=3e-6, abs=last if name == "net" else 2e-3), (name, share)


@pytest.mark.long
def test_with_events_the_same_persons_but_for_a_rounding_here_and_there() -> None:
    plain, fused = both(events=True)
    apart = np.abs(plain.population.p50 - fused.population.p50)
    assert apart.max() <= 1
    assert (apart > 0).mean() < 0.005
    assert fused.total.mean == pytest.approx(plain.total.mean, rel=1e-5)


@pytest.mark.long
def test_births_by_those_at_the_years_beginning_or_end_and_more_cells_than_are_sorted_at_once() -> None:
    pytest.importorskip("numba")
    assumed, people = smooth_rates(1, 110), start(1)  # 110 years of a sum are more than the lanes
    for closing in (0.0, 1.0):
        asked = replace(assumed, closing_women=closing)
        plain, fused = (
            d.simulate(people, asked, d.usual(), draws=11, events=False, fused=way, groups=((0, 100),))
            for way in (False, True)
        )
        assert fused.births.p90 == pytest.approx(plain.births.p90, rel=1e-5)
        assert fused.groups.p10[..., 0] == pytest.approx(fused.total.p10, rel=1e-6)


@pytest.mark.long
def test_threads_change_nothing() -> None:
    pytest.importorskip("numba")
    assumed, people = smooth_rates(3, 6), start(3)
    one = d.simulate(people, assumed, d.usual(), draws=20, workers=1, fused=True)
    two = d.simulate(people, assumed, d.usual(), draws=20, workers=3, fused=True)
    for name in NAMES:
        assert np.array_equal(getattr(one, name).p90, getattr(two, name).p90)


@pytest.mark.parametrize("draws", [2, 3, 7, 16, 51, 100, 101])
def test_the_sorting_network_puts_in_place_what_is_looked_at(draws: int) -> None:
    values = np.random.default_rng(draws).random((40, draws))
    found = values.copy()
    for low, high in compiled.network(draws):
        found[:, [low, high]] = np.sort(found[:, [low, high]], axis=1)
    at, share = compiled._places(draws)
    above = np.minimum(at + 1, draws - 1)
    picked = (1 - share) * found[:, at] + share * found[:, above]
    assert picked == pytest.approx(np.quantile(values, (0.1, 0.5, 0.9), axis=1).T, abs=1e-6)


def test_a_small_task_is_not_worth_a_compiler() -> None:
    assert not compiled.worth(21 * 10 * 200)
    assert compiled.worth(290 * 30 * 100) == compiled.found()


def test_nobody_pays_for_the_compiler_who_does_not_use_it() -> None:
    program = "import sys, samsyn.cores.demography; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
