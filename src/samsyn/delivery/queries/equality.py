"""Women, men and the gap between them, area by area of equality: the latest figures, and which way the gap goes."""

from dataclasses import dataclass
from typing import Literal

from samsyn.cores.series import trend
from samsyn.delivery import judging
from samsyn.delivery.models import Indicator
from samsyn.delivery.queries import doing, goals, indicators
from samsyn.delivery.queries.areas import number
from samsyn.delivery.tags import Tag

type GapWay = Literal["closing", "widening", "same", ""]


@dataclass(frozen=True, slots=True)
class Sexed:
    """An indicator's latest figures for women and men, ready to print; without them, the reason that is written."""

    code: str
    name: str
    unit: str
    year: int | None
    women: str
    men: str
    gap: str
    way: GapWay
    since: int | None
    reason: str
    about_people: bool


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag with its indicators and goals; none is shown as none."""

    code: str
    label: str
    indicators: tuple[Sexed, ...]
    goals: tuple[doing.GoalLink, ...]


def tagged(*sets: tuple[Tag, ...], desk: bool) -> list[tuple[Tagged, ...]]:
    """Each tag of each set, also those that nothing has. The figures are read once."""
    rows = goals.visible_indicators(desk=desk).select_related("data").order_by("name")
    held = [(row, _sexed(row)) for row in rows]
    marks = list(goals.marks().filter(in_edition=True))
    return [
        tuple(
            Tagged(
                tag.code,
                str(tag.label),
                tuple(shown for row, shown in held if tag.code in row.tags),
                doing.goal_links(mark for mark in marks if tag.code in mark.tags),
            )
            for tag in tags
        )
        for tags in sets
    ]


def _sexed(row: Indicator) -> Sexed:
    found = judging.own(indicators.series_of(row), row.area)
    if not found.gap:
        return Sexed(row.code, row.name, row.unit, None, "", "", "", "", None, row.no_sex_reason, row.about_people)
    year, gap = found.gap[-1]
    women, men = dict(found.women)[year], dict(found.men)[year]
    way, since = gap_way(found.gap)
    said = [number(value, row.decimals) for value in (women, men, gap)]
    return Sexed(row.code, row.name, row.unit, year, said[0], said[1], said[2], way, since, "", row.about_people)


def gap_way(gap: tuple[tuple[int, float], ...]) -> tuple[GapWay, int | None]:
    """Whether the distance between women and men grows or shrinks, and since when; "" when the years are too few."""
    moved = trend(tuple((year, abs(value)) for year, value in gap))
    if moved is None:
        return "", None
    if not moved.sure:
        return "same", moved.first
    return ("widening" if moved.slope > 0 else "closing"), moved.first
