"""What can be fetched, by words: each source's whole catalogue, kept as it was last read, so that it works offline."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from samsyn.sources import kolada, scb
from samsyn.sources.errors import SourceError
from samsyn.sources.fetching import Place
from samsyn.sources.web import Web

FRESH: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator, a table or a group of areas. ``by_sex`` is None where the catalogue does not say."""

    id: str
    title: str
    about: str = ""
    by_sex: bool | None = None
    areas: tuple[str, ...] = ()
    discontinued: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A source's entries and when they were read; ``old`` says why they were not read now."""

    entries: tuple[Entry, ...]
    at: str
    old: str = ""

    def search(self, words: str) -> tuple[Entry, ...]:
        """Entries that hold every word, or a word that begins so, best first."""
        wanted = words.casefold().split()
        found = [(_rank(entry, wanted), entry) for entry in self.entries]
        return tuple(entry for rank, entry in sorted(_hits(found), key=lambda hit: hit[0]))


def kpis(place: Place, web: Web) -> Catalogue:
    """Kolada's indicators."""
    return _kept(place, "kolada", web, lambda: map(_kpi, kolada.Kolada(web).catalogue()))


def tables(place: Place, web: Web) -> Catalogue:
    """SCB's tables, version 2."""
    return _kept(place, "scb", web, lambda: (Entry(one.id, one.label) for one in scb.Scb(web).search("")))


def groups(place: Place, web: Web) -> Catalogue:
    """Kolada's groups of areas, such as regions alike in a certain year."""
    return _kept(
        place, "kolada-groups", web,
        lambda: (Entry(one.id, one.title, areas=one.members) for one in kolada.Kolada(web).groups("")),
    )  # fmt: skip


def _kpi(kpi: kolada.Kpi) -> Entry:
    areas = ("K", "L") if kpi.areas == "A" else (kpi.areas,)
    return Entry(kpi.id, kpi.title, kpi.operating_area, kpi.by_sex, areas, kpi.discontinued)


type Hit = tuple[tuple[int, int, str], Entry]


def _hits(found: "list[tuple[tuple[int, int, str] | None, Entry]]") -> Iterable[Hit]:
    return ((rank, entry) for rank, entry in found if rank is not None)


def _rank(entry: Entry, wanted: list[str]) -> tuple[int, int, str] | None:
    """Words of the title before its inside and the rest; shorter titles first. None = not every word is there."""
    title = entry.title.casefold()
    said, parts = f"{entry.id} {title} {entry.about}".casefold(), title.replace(",", " ").split()
    if not all(word in said for word in wanted):
        return None
    begun = sum(any(part.startswith(word) for part in parts) for word in wanted)
    return -begun, len(title), title


def _kept(place: Place, name: str, web: Web, read: Callable[[], Iterable[Entry]]) -> Catalogue:
    path = place.folder.with_name(f"catalogue-{name}.json")
    held = _read(path, web.base)
    if held and datetime.fromisoformat(held.at) > place.clock() - FRESH:
        return held
    try:
        entries = tuple(read())
    except SourceError as error:
        if held is None:
            raise
        return Catalogue(held.entries, held.at, str(error))
    made = Catalogue(entries, place.now())
    _write(path, {"base": web.base, "at": made.at, "entries": [asdict(entry) for entry in entries]})
    return made


def _read(path: Path, base: str) -> Catalogue | None:
    """What was kept from this address; None when nothing was, or what there is cannot be read."""
    try:
        held = json.loads(path.read_bytes())
        if held["base"] != base:
            return None
        datetime.fromisoformat(held["at"])
        return Catalogue(tuple(_entry(one) for one in held["entries"]), held["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _entry(held: dict[str, Any]) -> Entry:
    return Entry(**{**held, "areas": tuple(held["areas"])})


def _write(path: Path, held: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    beside.replace(path)
