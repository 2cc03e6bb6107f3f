"""Groups of areas, and an indicator's latest figures area by area: the own one, the country, and each group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samsyn.delivery import charts, judging
from samsyn.delivery.models import AreaGroup, Indicator


@dataclass(frozen=True, slots=True)
class Choice:
    """A group on the desk, with who chose it, when and why."""

    id: int
    name: str
    kind: str
    areas: tuple[str, ...]
    why: str
    source: str
    on: date
    by: str
    indicators: int


@dataclass(frozen=True, slots=True)
class Place:
    """An area's latest figures, ready to print; ``year`` says of when."""

    name: str
    year: int
    all: str
    women: str
    men: str
    gap: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A group's areas; ``why``, ``source`` and ``on`` say how they were chosen. ``lacking`` = no figures."""

    name: str
    places: tuple[Place, ...]
    why: str = ""
    source: str = ""
    on: date | None = None
    by: str = ""
    lacking: int = 0


def areas(rows: Iterable[AreaGroup], named: Mapping[str, str]) -> tuple[Choice, ...]:
    """Groups with the names of their areas."""
    return tuple(
        Choice(
            row.pk, row.name, str(row.get_kind_display()), tuple(named.get(area, area) for area in row.areas),
            row.why, row.source, row.chosen_on, str(row.chosen_by or ""), len(row.indicators.all()),
        )
        for row in rows
    )  # fmt: skip


def beside(row: Indicator, found: judging.Lines, named: Mapping[str, str], *, desk: bool) -> tuple[Beside, ...]:
    """The own area and those it is compared with one by one; then each group, best-known name first."""
    first = [_place(row, named.get(row.area, row.area), found.own, own=True)]
    first += [_place(row, named.get(area, area), lines) for area, lines in found.each]
    made = [Beside("", tuple(one for one in first if one))]
    for group in found.groups:
        places = [_place(row, named.get(area, area), lines) for area, lines in group.areas]
        shown = sorted((one for one in places if one), key=lambda one: one.name.casefold())
        if group.mean and group.kind != "egna":
            shown.append(_mean(row, group))
        made.append(
            Beside(group.name, tuple(shown), group.why, group.source, group.on, group.by if desk else "", group.lacking)
        )
    return tuple(made) if len(made[0].places) > 1 or len(made) > 1 else ()


def _place(row: Indicator, name: str, lines: judging.Sexes, *, own: bool = False) -> Place | None:
    years = [line[-1][0] for line in (lines.all, lines.women, lines.men) if line]
    if not years:
        return None
    year = max(years)
    every, women, men = (dict(line).get(year) for line in (lines.all, lines.women, lines.men))
    gap = women - men if women is not None and men is not None else None
    said = [number(value, row.decimals) for value in (every, women, men, gap)]
    return Place(name, year, said[0], said[1], said[2], said[3], own)


def _mean(row: Indicator, group: judging.Group) -> Place:
    year, value = group.mean[-1]
    said = number(None, row.decimals)
    return Place(group.mean_name, year, number(value, row.decimals), said, said, said)


def number(value: float | None, decimals: int) -> str:
    """A figure or a dash."""
    return "–" if value is None else charts.number(value, decimals)
