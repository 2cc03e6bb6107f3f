"""The compound file that old Office formats and Outlook messages are kept in: a small file system in a file.

Source: [MS-CFB], Compound File Binary File Format.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samsyn.cores.text.formats.errors import Corrupt, TooLarge
from samsyn.cores.text.formats.limits import Limits

_HEADER: Final = struct.Struct("<8s16sHHHHH6sIIIIIIIIII")
_ENTRY: Final = struct.Struct("<64sHBBIII16sIQQIQ")
_FIRST_TABLES: Final = 109
_LAST_SECTOR: Final = 0xFFFFFFFA  # numbers from here up are marks, not sectors
_NOTHING: Final = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder or a stream in the compound file."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int

    @property
    def is_folder(self) -> bool:
        return self.kind in (_STORAGE, _ROOT)


class Compound:
    """An opened compound file. Raises Corrupt for one that does not hold together."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self._name, self._data, self._limits = name, data, limits
        try:
            self._open()
        except struct.error as error:
            raise Corrupt(name, f"compound file: {error}") from error

    def children(self, entry: Entry | None = None) -> dict[str, Entry]:
        """What stands in a folder, by name; without a folder, in the root."""
        found: dict[str, Entry] = {}
        seen: set[int] = set()
        waiting = [(entry or self.root).child]
        while waiting:
            at = waiting.pop()
            if at < len(self._entries) and at not in seen:
                seen.add(at)
                item = self._entries[at]
                found[item.name] = item
                waiting += (item.left, item.right)
        return dict(sorted(found.items()))

    def stream(self, entry: Entry) -> bytes:
        """The bytes of a stream."""
        if entry.size > self._limits.data:
            raise TooLarge(self._name, "bytes", self._limits.data)
        if entry.size < self._smallest and entry.kind != _ROOT:
            sectors = self._chain(entry.start, self._mini_table)
            size = 1 << self._mini_shift
            found = b"".join(self._mini[at * size : at * size + size] for at in sectors)
        else:
            found = b"".join(self._sector(at) for at in self._chain(entry.start, self._table))
        return found[: entry.size]

    def _open(self) -> None:
        header = _HEADER.unpack_from(self._data)
        self._shift, self._mini_shift = header[5], header[6]
        if not (7 <= self._shift <= 16 and 4 <= self._mini_shift <= self._shift):
            raise Corrupt(self._name, "compound file: sector size")
        (_, _, first_entry, _, self._smallest, first_mini, _, first_more, _) = header[8:17]
        self._table = self._sector_table(first_more)
        self._entries = list(self._directory(first_entry))
        if not self._entries:
            raise Corrupt(self._name, "compound file: no directory")
        self.root = self._entries[0]
        self._mini_table = self._numbers(self._chain(first_mini, self._table))
        self._mini = b"".join(self._sector(at) for at in self._chain(self.root.start, self._table))

    def _sector(self, at: int) -> bytes:
        start = (at + 1) << self._shift
        return self._data[start : start + (1 << self._shift)]

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        """The sector numbers that tables hold, from sectors of tables."""
        numbers: list[int] = []
        for at in sectors:
            sector = self._sector(at)
            numbers += struct.unpack_from(f"<{len(sector) // 4}I", sector)
        return numbers

    def _sector_table(self, first_more: int) -> list[int]:
        """Which sector follows which: the table's own sectors are listed in the header, and beyond 109 in a chain."""
        listed = list(struct.unpack_from(f"<{_FIRST_TABLES}I", self._data, 76))
        seen: set[int] = set()
        more = first_more
        while more < _LAST_SECTOR and more not in seen:
            seen.add(more)
            numbers = self._numbers(iter((more,)))
            if not numbers:
                break
            listed += numbers[:-1]
            more = numbers[-1]
        most = len(self._data) >> self._shift
        return self._numbers(at for at in listed if at < most)

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        at, steps = start, 0
        while at < len(table) and steps <= len(table):
            yield at
            at = table[at]
            steps += 1

    def _directory(self, first: int) -> Iterator[Entry]:
        for at in self._chain(first, self._table):
            sector = self._sector(at)
            for offset in range(0, len(sector) - _ENTRY.size + 1, _ENTRY.size):
                yield _entry(_ENTRY.unpack_from(sector, offset))


def _entry(fields: tuple[bytes, int, int, int, int, int, int, bytes, int, int, int, int, int]) -> Entry:
    raw, length, kind, _, left, right, child, _, _, _, _, start, size = fields
    name = raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    return Entry(name, kind, left, right, child, start, size & 0xFFFFFFFF)
