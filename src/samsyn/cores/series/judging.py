"""A proposed assessment of one target, by a rule that states its reason. A person decides; no cause is ever claimed."""

from dataclasses import dataclass
from typing import Final, Literal

from samsyn.cores.series.pace import Line, Pace, Trend, pace, trend

type Verdict = Literal["reached", "partly", "not", "unknown"]
type Direction = Literal["up", "down", "band", "none"]
type Way = Literal["better", "unchanged", "worse", "unknown"]
type Reason = Literal[
    "no_figures",
    "no_target",
    "too_few",
    "too_old",
    "already",
    "on_pace",
    "slow",
    "far",
    "wrong_way",
    "unsure",
    "passed",
]

OLD: Final = 3  # years without a new figure after which nothing is proposed
NEAR: Final = 0.5  # of the needed pace


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached: at least (up), at most (down) or inside ``low``–``value`` (band), by a year."""

    direction: Direction
    value: float | None = None
    year: int | None = None
    low: float | None = None
    base: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rule says, and what it rests on."""

    verdict: Verdict
    way: Way
    reason: Reason
    trend: Trend | None
    pace: Pace | None
    margin: float | None = None


def propose(line: Line, aim: Aim, *, this_year: int, margin: float | None = None) -> Proposal:
    """For a line of years and values. ``margin`` is the figure's own margin of error, when it is known."""
    found = trend(line)
    way = _way(found, aim.direction, margin)
    if not line:
        return Proposal("unknown", way, "no_figures", None, None)
    now, moved = line[-1], pace(aim.base or line[0], line[-1], _target(line, aim)) if aim.value is not None else None
    verdict, reason = _verdict(line, aim, found, moved, this_year, margin)
    return Proposal(verdict, way, reason, found, moved if now[0] != (aim.year or now[0]) else None, margin)


def _verdict(
    line: Line, aim: Aim, found: Trend | None, moved: Pace | None, this_year: int, margin: float | None
) -> tuple[Verdict, Reason]:
    year, value = line[-1]
    if aim.value is None or aim.direction == "none":
        return "unknown", "no_target"
    if this_year - year > OLD:
        return "unknown", "too_old"
    distance = _distance(value, aim)
    if distance <= 0:
        return ("unknown", "unsure") if margin is not None and -distance < margin else ("reached", "already")
    if margin is not None and distance < margin:
        return "unknown", "unsure"
    if aim.year is not None and year >= aim.year:
        return "not", "passed"
    if moved is None or found is None:
        return "unknown", "too_few"
    needed = moved.needed
    shares = sorted((found.low / needed, found.high / needed))
    if shares[0] < NEAR and shares[1] >= 1 and not found.sure:
        return "unknown", "unsure"
    share = found.slope / needed
    if share >= 1:
        return "reached", "on_pace"
    if share >= NEAR:
        return "partly", "slow"
    return "not", "far" if share >= 0 else "wrong_way"


def _target(line: Line, aim: Aim) -> tuple[int, float]:
    assert aim.value is not None
    value = aim.value
    if aim.direction == "band" and aim.low is not None and line[-1][1] < aim.low:
        value = aim.low
    return (aim.year if aim.year is not None else line[-1][0] + 1, value)


def _distance(value: float, aim: Aim) -> float:
    """How far there is left; 0 or less = there."""
    assert aim.value is not None
    if aim.direction == "up":
        return aim.value - value
    if aim.direction == "down":
        return value - aim.value
    return max(value - aim.value, (aim.low if aim.low is not None else value) - value)


def _way(found: Trend | None, direction: Direction, margin: float | None) -> Way:
    """Better, worse or neither. A change smaller than the margin of error is no change."""
    if found is None:
        return "unknown"
    moved = abs(found.slope) * (found.last - found.first)
    if direction in {"band", "none"} or not found.sure or (margin is not None and moved < margin):
        return "unchanged" if not found.sure or direction in {"up", "down"} else "unknown"
    return "better" if (found.slope > 0) == (direction == "up") else "worse"
