"""Kolada's API, version 3. At most 25 ids in a part of an address; pages are followed on the source's own host."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any, Final
from urllib.parse import quote, urlencode

from samsyn.cores.series import SEXES, Figure
from samsyn.sources.errors import Unreadable
from samsyn.sources.web import Web

NAME: Final = "Kolada"
BASE: Final = "https://api.kolada.se/v3"
MOST_IDS: Final = 25
MOST_PAGES: Final = 10_000

type Ask = Callable[[str], Any]  # a page by its address: from the web, or kept from a fetch that was stopped


@dataclass(frozen=True, slots=True)
class Kpi:
    """One indicator as the catalogue describes it; ``discontinued``: no further release is planned."""

    id: str
    title: str
    description: str = ""
    by_sex: bool = False
    areas: str = ""  # K municipalities, L regions, A both
    operating_area: str = ""
    published: str = ""
    next_period: str = ""

    @property
    def discontinued(self) -> bool:
        return not self.next_period


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality (K), a region or the country (L)."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Group:
    """Areas that somebody put together, such as regions alike in a certain year."""

    id: str
    title: str
    members: tuple[str, ...]


class Kolada:
    """Reads the API. ``ask`` gives the page of an address."""

    def __init__(self, web: Web, ask: Ask | None = None) -> None:
        self.web = web
        self._ask = ask or web.ask

    def kpis(self, ids: Iterable[str]) -> tuple[Kpi, ...]:
        """Those of the ids that Kolada knows."""
        found = [row for part in batched(ids, MOST_IDS) for row in self.rows(f"kpi/{_joined(part)}")]
        return tuple(_kpi(row) for row in found)

    def catalogue(self, words: str = "") -> tuple[Kpi, ...]:
        """Every indicator, or those whose title holds the words."""
        query = f"?{urlencode({'title': words})}" if words else ""
        return tuple(_kpi(row) for row in self.rows(f"kpi{query}"))

    def areas(self) -> tuple[Area, ...]:
        """Every municipality, region and the country."""
        return tuple(
            Area(_text(row, "id"), _text(row, "title"), _text(row, "type")) for row in self.rows("municipality")
        )

    def groups(self, words: str) -> tuple[Group, ...]:
        """Groups whose title holds the words; without words all."""
        query = f"?{urlencode({'title': words})}" if words else ""
        return tuple(_group(row) for row in self.rows(f"municipality_groups{query}"))

    def figures(
        self, kpis: Sequence[str], areas: Sequence[str], years: Sequence[str] = ()
    ) -> Iterator[tuple[str, Figure]]:
        """Indicator and figure; without years, all years. At most 25 indicators at once, areas in parts."""
        for part in batched(areas, MOST_IDS):
            for asked in batched(years, MOST_IDS) if years else ((),):
                path = f"data/kpi/{_joined(kpis)}/municipality/{_joined(part)}"
                for row in self.rows(f"{path}/year/{_joined(asked)}" if asked else path):
                    yield from _figures(row)

    def rows(self, path: str) -> Iterator[Mapping[str, Any]]:
        """Every value of every page."""
        url, seen = self.web.here(f"{self.web.base}/{path}"), set[str]()
        while url:
            if url in seen or len(seen) >= MOST_PAGES:
                raise Unreadable(NAME, f"sidorna går runt ({url})")
            seen.add(url)
            page = self._ask(url)
            if not isinstance(page, dict) or not isinstance(page.get("values"), list):
                raise Unreadable(NAME, "fältet values saknas")
            for row in page["values"]:
                if not isinstance(row, dict):
                    raise Unreadable(NAME, "en rad är inte ett objekt")
                yield row
            following = page.get("next_url")
            url = self.web.here(following) if following else ""


def _joined(ids: Iterable[str]) -> str:
    return ",".join(quote(one, safe="") for one in ids)


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _kpi(row: Mapping[str, Any]) -> Kpi:
    return Kpi(
        id=_text(row, "id"),
        title=_text(row, "title"),
        description=_text(row, "description"),
        by_sex=row.get("is_divided_by_gender") in (True, 1),
        areas=_text(row, "municipality_type"),
        operating_area=_text(row, "operating_area"),
        published=_text(row, "publication_date"),
        next_period=_text(row, "publ_period"),
    )


def _group(row: Mapping[str, Any]) -> Group:
    members = row.get("members") or ()
    return Group(_text(row, "id"), _text(row, "title"), tuple(_text(one, "member_id") for one in members))


def _figures(row: Mapping[str, Any]) -> Iterator[tuple[str, Figure]]:
    kpi, area, period = _text(row, "kpi"), _text(row, "municipality"), _text(row, "period")
    if not (kpi and area and period) or not isinstance(row.get("values"), list):
        raise Unreadable(NAME, "en rad saknar nyckeltal, område, år eller värden")
    for one in row["values"]:
        if not isinstance(one, dict):
            raise Unreadable(NAME, "ett värde är inte ett objekt")
        if one.get("isdeleted"):
            continue
        sex = _text(one, "gender")
        if sex not in SEXES:
            raise Unreadable(NAME, f"könet {sex!r} är okänt (T, K och M väntades)")
        yield kpi, Figure(area, period, sex, _number(one.get("value")), _text(one, "status"))


def _number(value: Any) -> float | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        raise Unreadable(NAME, "ett värde är sant eller falskt i stället för ett tal")
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise Unreadable(NAME, f"värdet {value!r} är inget tal") from error
