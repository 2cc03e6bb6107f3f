"""From a wish to stored figures: ask in parts, compare with what was there, save whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import batched
from pathlib import Path
from typing import Any

from samsyn.cores.series import Figure, Query, Window, changes, gathered, merged
from samsyn.sources import kolada, places, scb
from samsyn.sources.errors import Unknown
from samsyn.sources.pages import Pages
from samsyn.sources.pxtable import Wish, plan
from samsyn.sources.store import Outcome, Store
from samsyn.sources.web import Web

type Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch gave, and what could not be had."""

    outcomes: tuple[Outcome, ...]
    unknown: tuple[str, ...] = ()
    unknown_areas: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    discontinued: tuple[str, ...] = ()
    kept_pages: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where figures are kept and what time it is."""

    store: Store
    folder: Path
    clock: Clock = field(default=lambda: datetime.now(UTC))

    @staticmethod
    def at(folder: Path) -> "Place":
        """The usual files in a folder."""
        return Place(Store(folder / "figures.sqlite3"), folder / "underway")

    def now(self) -> str:
        """The time as it is written down."""
        return self.clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def from_kolada(
    place: Place, web: Web, *, kpis: Sequence[str], areas: Sequence[str] = (), first: str = "", last: str = "",
    save: bool = True, told: Callable[[str], None] = lambda _line: None,
) -> Fetched:  # fmt: skip
    """Fetch indicators for areas (none = all). Each 25 indicators are saved together. Raises SourceError."""
    kpis, areas = tuple(dict.fromkeys(kpis)), tuple(dict.fromkeys(areas))
    pages = Pages(place.folder, ["kolada", web.base, kpis, areas, first, last], web.ask, now=place.clock())
    api = kolada.Kolada(web, pages.ask)
    known = {kpi.id: kpi for kpi in api.kpis(kpis)}
    if not known:
        raise Unknown(
            f"Kolada känner inte till {_listed(kpis)}. Kontrollera id: en bokstav och fem siffror, som N01951."
        )
    named = {area.id: area.title for area in api.areas()}
    asked = tuple(area for area in areas if area in named) if areas else tuple(named)
    if not asked:
        raise Unknown(
            f"Kolada känner inte till {_listed(areas)}. En region är 00 och länets nummer, en kommun fyra siffror."
        )
    if save:
        place.store.name_areas(named)
    window = Window(frozenset(asked) if areas else frozenset(), first, last)
    outcomes: list[Outcome] = []
    for part in batched([kpi for kpi in kpis if kpi in known], kolada.MOST_IDS):
        told(f"Hämtar {part[0]}–{part[-1]} för {len(asked)} områden" if len(part) > 1 else f"Hämtar {part[0]}")
        outcomes += _kolada_part(place, api, [known[kpi] for kpi in part], asked, window, save=save)
    pages.done()
    return Fetched(
        outcomes=tuple(outcomes),
        unknown=tuple(kpi for kpi in kpis if kpi not in known),
        unknown_areas=tuple(area for area in areas if area not in named),
        empty=tuple(outcome.code for outcome in outcomes if not outcome.figures),
        discontinued=tuple(kpi.id for kpi in known.values() if kpi.discontinued),
        kept_pages=pages.kept,
    )


def _kolada_part(
    place: Place, api: kolada.Kolada, kpis: Sequence[kolada.Kpi], areas: Sequence[str], window: Window, *, save: bool
) -> list[Outcome]:
    rows: dict[str, list[Figure]] = {kpi.id: [] for kpi in kpis}
    for code, figure in api.figures([kpi.id for kpi in kpis], areas):
        if code in rows and window.holds(figure.area, figure.period):
            rows[code].append(figure)
    at = place.now()
    answers = [
        {
            "code": kpi.id,
            "source": kolada.NAME,
            "title": kpi.title,
            "facts": asdict(kpi) | {"citation": "Källa: Kolada"},
            "new": gathered(
                rows[kpi.id], Query(kolada.NAME, _kolada_query(api, kpi, areas, window), at, kpi.published)
            ),
            "window": window,
            "at": at,
        }
        for kpi in kpis
    ]
    return _kept(place, answers, save=save)


def _kolada_query(api: kolada.Kolada, kpi: kolada.Kpi, areas: Sequence[str], window: Window) -> str:
    """One address for the whole question; many areas are written as how many they are."""
    said = ",".join(areas) if len(areas) <= kolada.MOST_IDS else f"({len(areas)})"
    years = f" {window.first}–{window.last}" if window.first or window.last else ""
    return f"{api.web.base}/data/kpi/{kpi.id}/municipality/{said}{years}"


def from_scb(
    place: Place, web: Web, wish: Wish, *, save: bool = True, told: Callable[[str], None] = lambda _line: None
) -> Fetched:
    """Fetch one table's figures; a path is a table of version 1, an id one of version 2. Raises SourceError."""
    pages = Pages(place.folder, ["scb", web.base, asdict(wish)], web.ask, now=place.clock())
    api = scb.ScbOne(web, pages.ask) if "/" in wish.table else scb.Scb(web, pages.ask)
    table = api.table(wish.table)
    made = plan(table, wish)
    rows: list[Figure] = []
    for at, question in enumerate(made.questions, start=1):
        told(f"Hämtar {made.code}, del {at} av {len(made.questions)}")
        rows += api.figures(table, question)
    window = Window(frozenset({row.area for row in rows}), wish.first, wish.last)
    now = place.now()
    query = Query(scb.NAME, f"{web.base} {wish.table} {_said(made.questions[-1])}", now, table.updated, table.noisy)
    answer = {
        "code": made.code, "source": scb.NAME, "title": made.title, "new": gathered(rows, query), "window": window,
        "at": now,
        "facts": {"table": table.id, "unit": made.unit, "updated": table.updated, "noisy": table.noisy,
                  "by_sex": table.sex is not None, "notes": list(table.notes), "citation": "Källa: SCB"},
    }  # fmt: skip
    if save and table.region:
        place.store.name_areas({places.from_scb(code): text for code, text in table.region.values.items()})
    outcomes = _kept(place, [answer], save=save)
    pages.done()
    return Fetched(tuple(outcomes), unknown_areas=made.unknown_areas, kept_pages=pages.kept)


def _kept(place: Place, answers: list[dict[str, Any]], *, save: bool) -> list[Outcome]:
    if save:
        return place.store.save_many(answers)
    found = []
    for one in answers:
        old = place.store.figures(one["code"])
        whole = merged(old, one["new"], one["window"])
        found.append(Outcome(one["code"], one["title"], 0, len(whole), changes(old, whole)))
    return found


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids[:5]) + (f" och {len(ids) - 5} till" if len(ids) > 5 else "")


def _said(question: Any) -> str:
    return "&".join(
        f"{name}={','.join(codes) if len(codes) <= 5 else f'{codes[0]}…{codes[-1]} ({len(codes)})'}"
        for name, codes in question.items()
    )
