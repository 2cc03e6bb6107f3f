"""What has been fetched, in one SQLite file: readable by many, written by one at a time, whole after a crash.

A series is one row with its bytes (cores.series.pack). Beside it lies the latest value and place of every area, sixteen
areas to a row, so that one area's profile over all series is one short read. See docs/decisions/.
"""

import hashlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np

from samsyn.cores.series import (
    ROW,
    SEXES,
    Change,
    Changes,
    Figures,
    Window,
    changes,
    empty,
    latest,
    merged,
    pack,
    unpack,
)

CHUNK: Final = 16  # a row of 16 fits in a page; 32 would spill over
SAMPLE: Final = 200  # changes written down one by one for each revision
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS series (
  code TEXT PRIMARY KEY, source TEXT NOT NULL, title TEXT NOT NULL, facts TEXT NOT NULL,
  fetched_at TEXT NOT NULL, revision INTEGER NOT NULL, digest TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS area (id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS latest (
  chunk INTEGER NOT NULL, code TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (chunk, code)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS revision (
  code TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
  gone INTEGER NOT NULL, sample TEXT NOT NULL, PRIMARY KEY (code, revision)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Described:
    """A stored series without its figures."""

    code: str
    source: str
    title: str
    facts: Mapping[str, Any]
    fetched_at: str
    revision: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What saving did: the first time everything is new."""

    code: str
    title: str
    revision: int
    figures: int
    changes: Changes

    def count(self, kind: str) -> int:
        """How many were added, changed or gone."""
        return self.changes.count(kind)


@dataclass(frozen=True, slots=True)
class Profiled:
    """One area's latest value of one series, all–women–men; place 0 means no value."""

    code: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    ranks: tuple[int, ...]
    of: tuple[int, ...]


class Store:
    """The file; each thread has a connection of its own, so that it can be shared by threads and processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held = threading.local()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection; kept, so that the file is not tidied after each question."""
        held: tuple[int, sqlite3.Connection] | None = getattr(self._held, "connection", None)
        if held is None or held[0] != os.getpid():
            held = os.getpid(), self._connect()
            self._held.connection = held
        yield held[1]

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=20, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(SCHEMA)
        return connection

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def name_areas(self, titles: Mapping[str, str]) -> None:
        """Remember what areas are called."""
        with self._write() as connection:
            for area, title in titles.items():
                _numbered(connection, [area])
                connection.execute("UPDATE area SET title = ? WHERE id = ?", (title, area))

    def areas(self) -> dict[str, str]:
        """Every area by its id, with its title when known."""
        with self._open() as connection:
            return dict(connection.execute("SELECT id, title FROM area ORDER BY id"))

    def compare(self, code: str, new: Figures, window: Window) -> Changes:
        """What saving would change; nothing is written."""
        old = self.figures(code)
        return changes(old, merged(old, new, window))

    def save(
        self, *, code: str, source: str, title: str, facts: Mapping[str, Any], new: Figures, window: Window, at: str
    ) -> Outcome:
        """Take in an answer: it is the truth inside its window. Unchanged figures make no new revision."""
        with self._write() as connection:
            return _save(connection, code, source, title, facts, new, window, at)

    def save_many(self, many: Sequence[Mapping[str, Any]]) -> list[Outcome]:
        """Several answers, all or none."""
        with self._write() as connection:
            return [_save(connection, **one) for one in many]

    def figures(self, code: str) -> Figures:
        """All figures of a series; an unknown one is empty."""
        with self._open() as connection:
            row = connection.execute("SELECT data FROM series WHERE code = ?", (code,)).fetchone()
        return unpack(row[0]) if row else empty()

    def described(self, code: str) -> Described | None:
        """One series without its figures."""
        return next(iter(self.all(code)), None)

    def all(self, code: str = "") -> tuple[Described, ...]:
        """Every series, by code."""
        sql = "SELECT code, source, title, facts, fetched_at, revision FROM series WHERE ? IN ('', code) ORDER BY code"
        with self._open() as connection:
            rows = connection.execute(sql, (code,)).fetchall()
        return tuple(Described(c, source, title, json.loads(facts), at, n) for c, source, title, facts, at, n in rows)

    def revisions(self, code: str) -> tuple[tuple[int, str, int, int, int], ...]:
        """Number, time, added, changed, gone; the newest first."""
        sql = "SELECT revision, at, added, changed, gone FROM revision WHERE code = ? ORDER BY revision DESC"
        with self._open() as connection:
            return tuple(connection.execute(sql, (code,)).fetchall())

    def profile(self, area: str) -> tuple[Profiled, ...]:
        """The area's latest value and place in every series."""
        with self._open() as connection:
            found = connection.execute("SELECT number FROM area WHERE id = ?", (area,)).fetchone()
            if found is None:
                return ()
            chunk, at = divmod(found[0], CHUNK)
            rows = connection.execute("SELECT code, data FROM latest WHERE chunk = ?", (chunk,)).fetchall()
        table = np.frombuffer(b"".join(data for _, data in rows), dtype=ROW).reshape(-1, CHUNK, len(SEXES))[:, at]
        columns = (table["period"].tolist(), table["value"].tolist(), table["rank"].tolist(), table["of"].tolist())
        return tuple(
            Profiled(code, tuple(years), tuple(values), tuple(ranks), tuple(of))
            for (code, _), years, values, ranks, of in zip(rows, *columns, strict=True)
            if any(ranks)
        )


def _save(
    connection: sqlite3.Connection,
    code: str,
    source: str,
    title: str,
    facts: Mapping[str, Any],
    new: Figures,
    window: Window,
    at: str,
) -> Outcome:
    row = connection.execute("SELECT data, revision FROM series WHERE code = ?", (code,)).fetchone()
    old, revision = (unpack(row[0]), row[1]) if row else (empty(), 0)
    whole = merged(old, new, window)
    differs = changes(old, whole)
    revision += bool(len(differs)) or not row
    data = pack(whole)
    told = json.dumps(dict(facts), ensure_ascii=False)
    connection.execute(
        "INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (code, source, title, told, at, revision, hashlib.sha256(data).hexdigest(), data),
    )
    outcome = Outcome(code, title, revision, len(whole), differs)
    if len(differs):
        _latest(connection, code, whole)
        counts = (outcome.count("added"), outcome.count("changed"), outcome.count("gone"))
        sample = json.dumps([_told(change) for change in islice(differs, SAMPLE)], ensure_ascii=False) if row else "[]"
        connection.execute(
            "INSERT OR REPLACE INTO revision VALUES (?, ?, ?, ?, ?, ?, ?)", (code, revision, at, *counts, sample)
        )
    return outcome


def _told(change: Change) -> list[Any]:
    one = change.after or change.before
    assert one is not None
    before, after = (figure.value if figure else None for figure in (change.before, change.after))
    return [one.area, one.period, one.sex, before, after]


def _latest(connection: sqlite3.Connection, code: str, series: Figures) -> None:
    table = latest(series)
    years = np.array([int(period[:4]) if period[:4].isdigit() else 0 for period in series.periods] or [0])
    table["period"] = np.where(table["of"] > 0, years[table["period"]], 0)
    numbers = np.array(_numbered(connection, series.areas), dtype=int)
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM area").fetchone()
    old = [(chunk, code) for chunk in range(last // CHUNK + 1)]
    connection.executemany("DELETE FROM latest WHERE chunk = ? AND code = ?", old)
    rows = []
    for chunk in np.unique(numbers // CHUNK).tolist():
        part = np.zeros((CHUNK, len(SEXES)), dtype=ROW)
        inside = numbers // CHUNK == chunk
        part[numbers[inside] % CHUNK] = table[inside]
        rows.append((chunk, code, part.tobytes()))
    connection.executemany("INSERT INTO latest VALUES (?, ?, ?)", rows)


def _numbered(connection: sqlite3.Connection, areas: Sequence[str]) -> list[int]:
    """The number of each area; a new area gets the next."""
    known = dict(connection.execute("SELECT id, number FROM area"))
    new = [area for area in areas if area not in known]
    following = max(known.values(), default=-1) + 1
    for number, area in enumerate(new, start=following):
        connection.execute("INSERT INTO area (id, number) VALUES (?, ?)", (area, number))
        known[area] = number
    return [known[area] for area in areas]
