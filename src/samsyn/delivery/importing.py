"""From a source to an indicator: fetched now, or as it was fetched last when the source is down."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.text import slugify

from samsyn.cores.series import Figures, Window, only
from samsyn.delivery import places
from samsyn.delivery.actions import indicators, keeping
from samsyn.delivery.actions.refusals import AlreadyThere, Refusal
from samsyn.delivery.models import AreaGroup, Indicator, Origin
from samsyn.people.models import Person
from samsyn.sources import catalogue, fetching, kolada, scb
from samsyn.sources.errors import SourceError, Unknown
from samsyn.sources.pxtable import Wish
from samsyn.sources.web import Patience, Web

IMPATIENT = Patience(tries=3, longest=8.0, timeout=20.0)  # a person is waiting


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made; ``old`` says why the figures are yesterday's."""

    added: tuple[Indicator, ...]
    there: tuple[str, ...]
    unknown: tuple[str, ...]
    old: str


def kolada_web() -> Web:
    """Kolada, for somebody who waits."""
    return Web(kolada.NAME, os.environ.get("SAMSYN_KOLADA_URL") or kolada.BASE, patience=IMPATIENT)


def scb_web(table: str) -> Web:
    """SCB's version 2, or 1 for a table that is a path."""
    name, base = ("SAMSYN_SCB_V1_URL", scb.BASE_1) if "/" in table else ("SAMSYN_SCB_URL", scb.BASE)
    return Web(scb.NAME, os.environ.get(name) or base, patience=IMPATIENT)


def search(source: str, words: str) -> catalogue.Catalogue:
    """A source's catalogue, or the one that was read last when the source is down. Raises SourceError."""
    read = {"kolada": catalogue.kpis, "scb": catalogue.tables, "grupper": catalogue.groups}[source]
    found = read(places.place(), scb_web("") if source == Origin.SCB else kolada_web())
    return replace(found, entries=found.search(words) if words else ())


def add(
    *, source: str, codes: Sequence[str], choices: Mapping[str, str], area: str, compared: Sequence[str], first: str,
    at: datetime, by: Person, groups: Sequence[AreaGroup] = (),
) -> Imported:  # fmt: skip
    """New indicators with their figures for the area and those compared with. Raises SourceError, Refusal."""
    areas = tuple(dict.fromkeys((area, *compared, *(one for group in groups for one in group.areas))))
    fetched, old = _fetch(source, codes, choices, areas, first)
    added, there = [], []
    for code in fetched.codes:
        try:
            made = _add(source, code, choices, area, compared, areas, at=at, by=by)
            if groups:
                keeping.keep(made, facts={}, links={"groups": groups}, by=by)
            added.append(made)
        except AlreadyThere:
            there.append(code)
    return Imported(tuple(added), tuple(there), fetched.unknown, old)


def areas_of(indicator: Indicator) -> tuple[str, ...]:
    """Every area that the indicator is shown for: its own, those compared with, and those of its groups."""
    grouped = (area for group in indicator.groups.all() for area in group.areas)
    return tuple(dict.fromkeys((indicator.area, *indicator.compared, *grouped)))


def refresh(indicator: Indicator, *, at: datetime, by: Person) -> tuple[int, str]:
    """Fetch again; what differs waits to be looked at. How many figures differ. Raises SourceError."""
    codes = [indicator.source_code.partition(":")[0]]
    areas = areas_of(indicator)
    _fetched, old = _fetch(indicator.origin, codes, indicator.choices, areas, "")
    series = only(places.place().store.figures(indicator.source_code), areas)
    found = indicators.offer(indicator=indicator, series=series, window=Window(frozenset(areas)), at=at, by=by)
    if indicator.margin_code:
        _margin(indicator, by=by)
    return len(found), old


def _margin(indicator: Indicator, *, by: Person) -> None:
    """The margin of error of the latest figure, from its own series; nothing there changes nothing."""
    _got, _old = _fetch(indicator.origin, [indicator.margin_code], {}, (indicator.area,), "")
    line = places.place().store.figures(indicator.margin_code).line(indicator.area)
    if line and line[-1][1] >= 0:
        keeping.keep(indicator, facts={"margin": line[-1][1]}, by=by)


@dataclass(frozen=True, slots=True)
class _Got:
    codes: tuple[str, ...]
    unknown: tuple[str, ...]


def _fetch(
    source: str, codes: Sequence[str], choices: Mapping[str, str], areas: Sequence[str], first: str
) -> tuple[_Got, str]:
    """From the source; when it is down, what is here already, with the reason."""
    place = places.place()
    try:
        if source == Origin.KOLADA:
            done = fetching.from_kolada(place, kolada_web(), kpis=codes, areas=areas, first=first)
            return _Got(tuple(one.code for one in done.outcomes), done.unknown), ""
        found = [fetching.from_scb(place, scb_web(code), Wish(code, choices, tuple(areas), first)) for code in codes]
        return _Got(tuple(one.code for done in found for one in done.outcomes), ()), ""
    except Unknown:
        raise
    except SourceError as error:
        here = tuple(one.code for one in place.store.all() if one.code.partition(":")[0] in codes or one.code in codes)
        if not here:
            raise
        return _Got(here, ()), str(error)


def _add(
    source: str, code: str, choices: Mapping[str, str], area: str, compared: Sequence[str], areas: Sequence[str], *,
    at: datetime, by: Person,
) -> Indicator:  # fmt: skip
    store = places.place().store
    described = store.described(code)
    if described is None:
        raise Refusal(code)
    series = only(store.figures(code), set(areas))
    facts = {
        "name": described.title[:250],
        "description": str(described.facts.get("description", "")),
        "origin": source,
        "source_code": code,
        "choices": dict(choices),
        "area": area,
        "compared": list(compared),
        "unit": _unit(described.title, str(described.facts.get("unit", ""))),
        "decimals": _decimals(series),
        "next_publication": str(described.facts.get("published", ""))[:20],
        "base_year": _first_year(series, area),
    }
    return indicators.add_indicator(code=slugify(code.replace(":", "-")), facts=facts, series=series, at=at, by=by)


def _unit(title: str, said: str) -> str:
    """Kolada says the unit last in the title: "…, andel (%)"."""
    last = title.rpartition(",")[2].strip()
    return (said or ("%" if "(%)" in title else last if last != title else ""))[:60]


def _decimals(series: Figures) -> int:
    values = [row.value for row in series.rows() if row.value is not None]
    return 0 if all(float(value).is_integer() for value in values) else 1


def _first_year(series: Figures, area: str) -> int | None:
    line = series.line(area) or series.line(area, "K")
    return int(line[0][0][:4]) if line and line[0][0][:4].isdigit() else None
