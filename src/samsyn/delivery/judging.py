"""One indicator's figures, target and rule put together: what is proposed, and whether what was judged still holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from samsyn.cores.series import Aim, Direction, Figures, Line, Proposal, path, propose
from samsyn.delivery.models import AreaGroup, Assessment, GroupKind, Indicator, Target, TargetKind

SEXES = ("T", "K", "M")


@dataclass(frozen=True, slots=True)
class Sexes:
    """Yearly values of one area."""

    all: Line
    women: Line
    men: Line


@dataclass(frozen=True, slots=True)
class Group:
    """Areas somebody chose, those of them that have figures, and their unweighted mean year by year."""

    name: str
    kind: str
    why: str
    source: str
    on: date
    by: str
    areas: tuple[tuple[str, Sexes], ...]
    lacking: int
    mean: Line
    mean_name: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Yearly values: all, women, men, the gap between them, the other areas, and groups of areas."""

    all: Line
    women: Line
    men: Line
    gap: Line
    others: tuple[tuple[str, Line], ...]
    each: tuple[tuple[str, Sexes], ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def own(self) -> Sexes:
        """Those of the own area."""
        return Sexes(self.all, self.women, self.men)


def yearly(line: tuple[tuple[str, float], ...]) -> Line:
    """Years alone: a month's figure counts for its year when it is the last one given."""
    found = {int(period[:4]): value for period, value in line if period[:4].isdigit()}
    return tuple(sorted(found.items()))


def sexes(series: Figures, area: str) -> Sexes:
    """One area's yearly values."""
    return Sexes(*(yearly(series.line(area, sex)) for sex in SEXES))


def own(series: Figures, area: str) -> Lines:
    """One area's values, without those beside it."""
    found = sexes(series, area)
    by_year = dict(found.men)
    gap = tuple((year, value - by_year[year]) for year, value in found.women if year in by_year)
    return Lines(found.all, found.women, found.men, gap, ())


def lines(indicator: Indicator, series: Figures, of: Iterable[AreaGroup] | None = None) -> Lines:
    """What the pages draw. Reads the indicator's groups, unless they are given."""
    found = own(series, indicator.area)
    each = tuple((area, sexes(series, area)) for area in indicator.compared)
    rows = indicator.groups.all() if of is None else of
    groups = tuple(_group(row, indicator, series) for row in rows)
    means = tuple((group.mean_name, group.mean) for group in groups if group.mean and group.kind == GroupKind.SIMILAR)
    others = (*((area, found.all) for area, found in each if found.all), *means)
    return replace(found, others=others, each=each, groups=groups)


def _group(row: AreaGroup, indicator: Indicator, series: Figures) -> Group:
    found = [(area, sexes(series, area)) for area in row.areas if area != indicator.area]
    held = tuple((area, one) for area, one in found if one.all or one.women)
    lines = [one.all for _area, one in held if one.all]
    mean = mean_of(lines)
    facts = {"name": row.name, "n": len(lines)}
    return Group(
        row.name, row.kind, row.why, row.source, row.chosen_on, str(row.chosen_by or ""), held,
        len(found) - len(held), mean, _("%(name)s (medel av %(n)s)") % facts,
    )  # fmt: skip


def mean_of(lines: Sequence[Line]) -> Line:
    """The unweighted mean of the years in which every line has a value; of fewer than two lines nothing."""
    if len(lines) < 2:
        return ()
    held = [dict(line) for line in lines]
    years = sorted(set.intersection(*(set(one) for one in held)))
    return tuple((year, sum(one[year] for one in held) / len(held)) for year in years)


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
    return propose(line, wanted, this_year=today.year, margin=indicator.margin)


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
