"""One indicator's figures, target and rule put together: what is proposed, and whether what was judged still holds."""

from dataclasses import dataclass
from datetime import date

from samsyn.cores.series import Aim, Direction, Figures, Line, Proposal, path, propose
from samsyn.delivery.models import Assessment, Indicator, Target, TargetKind

SEXES = ("T", "K", "M")


@dataclass(frozen=True, slots=True)
class Lines:
    """Yearly values: all, women, men, the gap between them, and the other areas."""

    all: Line
    women: Line
    men: Line
    gap: Line
    others: tuple[tuple[str, Line], ...]


def yearly(line: tuple[tuple[str, float], ...]) -> Line:
    """Years alone: a month's figure counts for its year when it is the last one given."""
    found = {int(period[:4]): value for period, value in line if period[:4].isdigit()}
    return tuple(sorted(found.items()))


def lines(indicator: Indicator, series: Figures) -> Lines:
    """What the pages draw."""
    every, women, men = (yearly(series.line(indicator.area, sex)) for sex in SEXES)
    by_year = dict(men)
    gap = tuple((year, value - by_year[year]) for year, value in women if year in by_year)
    others = tuple((area, yearly(series.line(area))) for area in indicator.compared if series.line(area))
    return Lines(every, women, men, gap, others)


def aim(indicator: Indicator, target: Target | None, found: Lines) -> tuple[Line, Aim]:
    """The line that the target is about, and the target in the rule's words."""
    line = found.all or found.women
    base = next(((year, value) for year, value in line if year == indicator.base_year), line[0] if line else None)
    if target is None:
        return line, Aim(_way(indicator.better), base=base)
    if target.kind == TargetKind.GAP:
        gap = tuple((year, abs(value)) for year, value in found.gap)
        return gap, Aim("down", target.value, target.year, base=gap[0] if gap else None)
    if target.kind == TargetKind.RELATIVE:
        there = dict(found.others).get(target.other_area, ())
        return line, Aim(_way(indicator.better), there[-1][1] if there else None, target.year, base=base)
    if target.kind == TargetKind.DIRECTION:
        return line, Aim(_way(indicator.better), None, target.year, base=base)
    return line, Aim(_way(indicator.better), target.value, target.year, target.low, base)


def _way(better: str) -> Direction:
    return {"up": "up", "down": "down", "band": "band"}.get(better, "none")  # type: ignore[return-value]  # its words


def proposal(indicator: Indicator, target: Target | None, found: Lines, *, today: date) -> Proposal:
    """What the rule says."""
    line, wanted = aim(indicator, target, found)
    return propose(line, wanted, this_year=today.year)


def way_to_target(indicator: Indicator, target: Target | None, found: Lines) -> Line:
    """The path to draw: over the interim targets when there are any."""
    line, wanted = aim(indicator, target, found)
    if not line or target is None or wanted.value is None or wanted.year is None:
        return ()
    start = wanted.base or line[0]
    stops = [*((int(year), float(value)) for year, value in target.interim), (wanted.year, wanted.value)]
    drawn: list[tuple[int, float]] = [start]
    for stop in sorted(stops):
        drawn += path(drawn[-1], stop)[1:]
    return tuple(drawn)


def is_stale(assessment: Assessment, stamp: str) -> bool:
    """The figures are not those that were judged."""
    return assessment.stamp != stamp
