"""Reed–Solomon over GF(256) with the polynomial of QR codes, x⁸ + x⁴ + x³ + x² + 1."""

from functools import cache

_POLYNOMIAL = 0x11D


def product(one: int, other: int) -> int:
    """Two elements multiplied."""
    result = 0
    while other:
        if other & 1:
            result ^= one
        one <<= 1
        if one & 0x100:
            one ^= _POLYNOMIAL
        other >>= 1
    return result


@cache
def generator(degree: int) -> tuple[int, ...]:
    """The polynomial with roots 1, 2, 4, … (powers of 2), the highest power first and left out."""
    found, root = [0] * (degree - 1) + [1], 1
    for _root in range(degree):
        for at in range(degree):
            found[at] = product(found[at], root)
            if at + 1 < degree:
                found[at] ^= found[at + 1]
        root = product(root, 2)
    return tuple(found)


def remainder(data: list[int], degree: int) -> list[int]:
    """The correction words of a block."""
    divisor = generator(degree)
    left = [0] * degree
    for word in data:
        factor = word ^ left.pop(0)
        left.append(0)
        left = [one ^ product(term, factor) for one, term in zip(left, divisor, strict=True)]
    return left
