"""Trend, pace and the proposed assessment: reckoned by hand, and laws that hold for any figures."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.series import Aim, Figure, gathered, pace, path, propose, slopes, trend

STEADY = tuple((year, 60.0 + year - 2015) for year in range(2015, 2025))
lines = st.lists(st.floats(-1e6, 1e6), max_size=15).map(
    lambda v: tuple((2010 + at, value) for at, value in enumerate(v))
)


def test_a_steady_line_moves_as_fast_as_it_does() -> None:
    found = trend(STEADY)
    assert found
    assert (found.slope, found.low, found.high, found.points, found.sure) == (1.0, 1.0, 1.0, 10, True)


def test_one_odd_year_does_not_turn_a_trend() -> None:
    found = trend((*STEADY[:-1], (2024, 0.0)))
    assert found
    assert found.slope == 1.0


def test_too_few_points_are_no_trend() -> None:
    assert trend(STEADY[:4]) is None
    assert trend(()) is None
    assert trend(((1990, 1.0), (1991, 2.0), (1992, 3.0), (1993, 4.0), (2024, 9.0))) is None


def test_needed_and_actual_pace_as_dalarna_reckons() -> None:
    found = pace((2010, 4.0), (2020, 3.2), (2045, 1.25))
    assert found
    assert math.isclose(found.needed_rate or 0, (1.25 / 3.2) ** (1 / 25) - 1)
    assert math.isclose(found.actual_rate or 0, (3.2 / 4.0) ** (1 / 10) - 1)
    assert math.isclose(found.share or 0, (-0.8 / 10) / (-1.95 / 25))
    assert pace((2010, 4.0), (2010, 3.2), (2045, 1.0)) is None
    assert pace((2010, -4.0), (2020, 3.2), (2045, 0.0)).needed_rate is None  # type: ignore[union-attr]


def test_the_way_to_the_target_is_straight() -> None:
    assert path((2020, 10.0), (2022, 14.0)) == ((2020, 10.0), (2021, 12.0), (2022, 14.0))
    assert path((2022, 10.0), (2022, 14.0)) == ()


@pytest.mark.parametrize(
    ("value", "year", "direction", "verdict", "reason"),
    [
        (69.0, 2030, "up", "reached", "already"),
        (75.0, 2030, "up", "reached", "on_pace"),
        (78.0, 2030, "up", "partly", "slow"),
        (99.0, 2030, "up", "not", "far"),
        (60.0, 2030, "down", "not", "wrong_way"),
        (75.0, 2024, "up", "not", "passed"),
        (None, 2030, "up", "unknown", "no_target"),
        (75.0, 2030, "none", "unknown", "no_target"),
    ],
)
def test_the_rule_says_what_it_says(value, year, direction, verdict, reason) -> None:
    found = propose(STEADY, Aim(direction, value, year), this_year=2025)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_what_cannot_be_told_is_said_so() -> None:
    aim = Aim("up", 75.0, 2030)
    assert propose((), aim, this_year=2025).reason == "no_figures"
    assert propose(STEADY[:3], aim, this_year=2018).reason == "too_few"
    assert propose(STEADY, aim, this_year=2028).reason == "too_old"
    assert propose(STEADY, Aim("up", 69.5, 2030), this_year=2025, margin=1.0).reason == "unsure"
    assert propose(STEADY, Aim("up", 68.5, 2030), this_year=2025, margin=1.0).reason == "unsure"
    values = (50.0, 70.0, 40.0, 66.0, 48.0, 75.0, 44.0, 70.0, 46.0, 60.0)
    jumping = tuple(enumerate(values, start=2015))
    assert propose(jumping, Aim("up", 75.0, 2040), this_year=2025).reason == "unsure"


def test_inside_a_band() -> None:
    assert propose(STEADY, Aim("band", 70.0, 2030, low=65.0), this_year=2025).reason == "already"
    assert propose(STEADY, Aim("band", 80.0, 2030, low=75.0), this_year=2025).reason == "on_pace"


def test_better_is_the_wanted_way() -> None:
    assert [propose(STEADY, Aim(d, 99.0, 2030), this_year=2025).way for d in ("up", "down")] == ["better", "worse"]
    assert propose(STEADY, Aim("up", 99.0, 2030), this_year=2025, margin=20.0).way == "unchanged"


@given(lines, st.floats(-1e6, 1e6), st.sampled_from(["up", "down"]))
def test_turned_upside_down_it_says_the_same(line, value: float, direction) -> None:
    turned = tuple((year, -number) for year, number in line)
    one = propose(line, Aim(direction, value, 2035), this_year=2025)
    other = propose(turned, Aim("down" if direction == "up" else "up", -value, 2035), this_year=2025)
    assert (one.verdict, one.way, one.reason) == (other.verdict, other.way, other.reason)


@given(lines)
def test_a_slope_lies_between_the_steepest_steps(line) -> None:
    found = trend(line)
    if found:
        recent = [value for year, value in line if year >= found.first]
        steps = [b - a for a, b in pairwise(recent)]
        assert min(steps) - 1e-6 <= found.slope <= max(steps) + 1e-6
        assert found.low <= found.slope <= found.high


def test_slopes_of_all_areas_at_once() -> None:
    rows = [Figure("0019", str(2015 + at), "T", 5.0 + 2 * at) for at in range(6) if at != 3]
    series = gathered([*rows, Figure("0020", "2015", "T", 1.0)])
    found = slopes(series)
    assert math.isclose(found[0, 0], 2.0)
    assert math.isnan(found[1, 0])
    assert math.isnan(found[0, 1])
