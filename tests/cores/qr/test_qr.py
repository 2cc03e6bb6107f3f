"""A QR code read back by a reader of its own: format, mask, order of the bits, correction, text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.cores.qr import MOST_BYTES, TooLong, drawn
from samsyn.cores.qr.correction import generator, product, remainder

BLOCKS = {1: (1, 16, 10), 2: (1, 28, 16), 3: (1, 44, 26), 4: (2, 32, 18), 5: (2, 43, 24), 6: (4, 27, 16)}
# Annex C of ISO/IEC 18004: the fifteen bits of level M and each mask.
FORMATS = {
    "101010000010010": 0, "101000100100101": 1, "101111001111100": 2, "101101101001011": 3,
    "100010111111001": 4, "100000011001110": 5, "100111110010111": 6, "100101010100000": 7,
}  # fmt: skip
MASKS = (
    lambda i, j: (i + j) % 2 == 0, lambda i, _j: i % 2 == 0, lambda _i, j: j % 3 == 0, lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0, lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0, lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)  # fmt: skip


def patterned(i: int, j: int, size: int) -> bool:
    """Whether a square belongs to a pattern, told in another way than the encoder does."""
    corner = (i < 9 and j < 9) or (i < 9 and j >= size - 8) or (i >= size - 8 and j < 9)
    small = size > 21 and abs(i - (size - 7)) <= 2 and abs(j - (size - 7)) <= 2
    return corner or i == 6 or j == 6 or small


def read(grid: tuple[tuple[bool, ...], ...]) -> str:
    size = len(grid)
    version = (size - 17) // 4
    near = [grid[8][j] for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [grid[i][8] for i in (7, 5, 4, 3, 2, 1, 0)]
    far = [grid[i][8] for i in range(size - 1, size - 8, -1)] + [grid[8][j] for j in range(size - 8, size)]
    assert near == far
    mask = MASKS[FORMATS["".join("01"[bit] for bit in near)]]
    bits, column, up = [], size - 1, True
    while column > 0:
        column -= column == 6
        for step in range(size):
            i = size - 1 - step if up else step
            bits += [grid[i][j] != mask(i, j) for j in (column, column - 1) if not patterned(i, j, size)]
        column, up = column - 2, not up
    words = [int("".join("01"[bit] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) // 8 * 8, 8)]
    count, data, checks = BLOCKS[version]
    blocks = [[words[at * count + one] for at in range(data + checks)] for one in range(count)]
    for block in blocks:
        for power in range(checks):
            assert evaluated(block, power) == 0, "a codeword has no syndrome"
    whole = "".join(f"{word:08b}" for block in blocks for word in block[:data])
    assert whole[:4] == "0100", "byte mode"
    length = int(whole[4:12], 2)
    return bytes(int(whole[12 + 8 * at : 20 + 8 * at], 2) for at in range(length)).decode()


def evaluated(block: list[int], power: int) -> int:
    root, value = 1, 0
    for _step in range(power):
        root = product(root, 2)
    for word in block:
        value = product(value, root) ^ word
    return value


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=53))
def test_what_is_written_is_read(text: str) -> None:
    assert read(drawn(text)) == text


@pytest.mark.parametrize(("size", "version"), [(0, 1), (14, 1), (15, 2), (26, 2), (42, 3), (62, 4), (84, 5), (106, 6)])
def test_the_smallest_version_that_holds_it(size: int, version: int) -> None:
    grid = drawn("a" * size)
    assert len(grid) == 17 + 4 * version
    assert read(grid) == "a" * size


def test_too_long_is_refused() -> None:
    with pytest.raises(TooLong) as told:
        drawn("å" * (MOST_BYTES // 2 + 1))
    assert told.value.size == 108


def test_correction_of_the_standards_example() -> None:
    """Annex I of ISO/IEC 18004: "01234567" in version 1-M."""
    data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11]
    assert remainder(data, 10) == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
    assert len(generator(10)) == 10


def test_the_corners_and_the_dark_square() -> None:
    grid = drawn("Älvmark")
    for top, left in ((0, 0), (0, len(grid) - 7), (len(grid) - 7, 0)):
        assert all(grid[top][left : left + 7])
        assert grid[top + 3][left + 3]
        assert not grid[top + 1][left + 1]
    assert grid[len(grid) - 8][8]
