"""From text to squares: bytes, error correction, placing, the mask that is easiest to read."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from samsyn.cores.qr.correction import remainder

Grid = list[list[bool]]
MOST_BYTES: Final = 106  # in version 6, level M
_PADDING: Final = (0xEC, 0x11)
_FORMAT_MASK: Final = 0b101010000010010
_FORMAT_GENERATOR: Final = 0b10100110111
_LIKE_FINDER: Final = [True, False, True, True, True, False, True] + [False] * 4


class TooLong(ValueError):
    """The text does not fit. ``size`` is how many bytes it has."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes, at most {MOST_BYTES}")
        self.size = size


@dataclass(frozen=True, slots=True)
class _Version:
    """Level M: all blocks of a version are as long."""

    number: int
    blocks: int
    data: int  # codewords of data in each block
    correction: int

    @property
    def size(self) -> int:
        return 17 + 4 * self.number

    @property
    def room(self) -> int:
        """Bytes of text: mode and length take twelve bits, the end four."""
        return self.blocks * self.data - 2


_VERSIONS: Final = (
    _Version(1, 1, 16, 10),
    _Version(2, 1, 28, 16),
    _Version(3, 1, 44, 26),
    _Version(4, 2, 32, 18),
    _Version(5, 2, 43, 24),
    _Version(6, 4, 27, 16),
)


def drawn(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of the smallest code that holds ``text`` in UTF-8. Raises TooLong."""
    data = text.encode("utf-8", "replace")
    version = next((one for one in _VERSIONS if one.room >= len(data)), None)
    if version is None:
        raise TooLong(len(data))
    fixed, taken = _fixed(version)
    bits = _bits(_codewords(data, version))
    masked = [_masked(fixed, taken, bits, mask) for mask in range(8)]
    best = min(masked, key=_penalty)
    return tuple(tuple(row) for row in best)


def _codewords(data: bytes, version: _Version) -> list[int]:
    """Data filled out to its length, with correction, the blocks interleaved."""
    whole = (0b0100 << 8 | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
    bits = 12 + 8 * len(data)
    whole, bits = whole << 4, bits + 4  # the end mark; there is always room for it
    words = list(whole.to_bytes(bits // 8, "big"))
    room = version.blocks * version.data
    words += [_PADDING[at % 2] for at in range(room - len(words))]
    parts = [words[at : at + version.data] for at in range(0, room, version.data)]
    checks = [remainder(part, version.correction) for part in parts]
    return [part[at] for at in range(version.data) for part in parts] + [
        check[at] for at in range(version.correction) for check in checks
    ]


def _bits(words: list[int]) -> list[bool]:
    return [bool(word >> place & 1) for word in words for place in range(7, -1, -1)]


def _fixed(version: _Version) -> tuple[Grid, Grid]:
    """The patterns that every code has, and which squares they take."""
    size = version.size
    grid, taken = ([[False] * size for _row in range(size)] for _grid in range(2))

    def put(row: int, column: int, *, dark: bool) -> None:
        if 0 <= row < size and 0 <= column < size:
            grid[row][column], taken[row][column] = dark, True

    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for row in range(-1, 8):
            for column in range(-1, 8):
                ring = max(abs(row - 3), abs(column - 3))
                put(top + row, left + column, dark=ring != 2 and ring < 4)
    for at in range(8, size - 8):
        put(6, at, dark=at % 2 == 0)
        put(at, 6, dark=at % 2 == 0)
    if version.number > 1:
        for row in range(-2, 3):
            for column in range(-2, 3):
                put(size - 7 + row, size - 7 + column, dark=max(abs(row), abs(column)) != 1)
    for places in _format_places(size):
        for row, column in places:
            put(row, column, dark=False)
    put(size - 8, 8, dark=True)
    return grid, taken


def _format_places(size: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the fifteen bits of format stand, the most significant first, twice."""
    by_corner = [(8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)] + [(at, 8) for at in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(size - 1 - at, 8) for at in range(7)] + [(8, size - 8 + at) for at in range(8)]
    return by_corner, apart


def _format_bits(mask: int) -> list[bool]:
    """Level M (00) and the mask, with BCH(15, 5)."""
    left = mask << 10
    for place in range(14, 9, -1):
        if left >> place & 1:
            left ^= _FORMAT_GENERATOR << (place - 10)
    whole = (mask << 10 | left) ^ _FORMAT_MASK
    return [bool(whole >> place & 1) for place in range(14, -1, -1)]


def _turns(mask: int, row: int, column: int) -> bool:
    """Whether the mask turns this square over."""
    product = row * column
    return (
        (row + column) % 2, row % 2, column % 3, (row + column) % 3, (row // 2 + column // 3) % 2,
        product % 2 + product % 3, (product % 2 + product % 3) % 2, ((row + column) % 2 + product % 3) % 2,
    )[mask] == 0  # fmt: skip


def path(size: int) -> list[tuple[int, int]]:
    """The squares in the order that bits are placed: two columns at a time, up and down, from the right."""
    found: list[tuple[int, int]] = []
    rights = (*range(size - 1, 6, -2), 5, 3, 1)
    for turn, right in enumerate(rights):
        rows = range(size - 1, -1, -1) if turn % 2 == 0 else range(size)
        found += [(row, column) for row in rows for column in (right, right - 1)]
    return found


def _masked(fixed: Grid, taken: Grid, bits: list[bool], mask: int) -> Grid:
    grid = [row[:] for row in fixed]
    free = ((row, column) for row, column in path(len(grid)) if not taken[row][column])
    for at, (row, column) in enumerate(free):
        bit = bits[at] if at < len(bits) else False
        grid[row][column] = bit != _turns(mask, row, column)
    for places in _format_places(len(grid)):
        for (row, column), bit in zip(places, _format_bits(mask), strict=True):
            grid[row][column] = bit
    return grid


def _penalty(grid: Grid) -> int:
    """How hard it is to read: long runs, blocks, what looks like a corner, too much of one colour."""
    columns = [list(column) for column in zip(*grid, strict=True)]
    lines = [*grid, *columns]
    dark = sum(map(sum, grid)) / len(grid) ** 2
    return (
        sum(_runs(line) for line in lines)
        + 3 * sum(_blocks(above, below) for above, below in pairwise(grid))
        + 40 * sum(_corners(line) for line in lines)
        + 10 * int(abs(dark - 0.5) * 20)
    )


def _runs(line: list[bool]) -> int:
    total, length = 0, 1
    for one, other in pairwise([*line, None]):
        if one == other:
            length += 1
        else:
            total += length - 2 if length >= 5 else 0
            length = 1
    return total


def _blocks(above: list[bool], below: list[bool]) -> int:
    return sum(above[at] == above[at + 1] == below[at] == below[at + 1] for at in range(len(above) - 1))


def _corners(line: list[bool]) -> int:
    ways = (_LIKE_FINDER, _LIKE_FINDER[::-1])
    return sum(line[at : at + 11] in ways for at in range(len(line) - 10))
