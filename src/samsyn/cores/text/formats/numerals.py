"""Writes list numbers as letters and roman numerals; kinds are named as in Word."""

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ALPHABET: Final = 26
_MOST_LETTERS: Final = 30  # "aa…a": beyond this a list number is nonsense and is written as a figure
_LARGEST_ROMAN: Final = 4999


def numeral(count: int, kind: str) -> str:
    """``count`` in the manner of ``kind``; what has no such form is written in figures."""
    match kind:
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case "none":
            return ""
        case _:
            return str(count)


def _letters(count: int) -> str:
    """a … z, then aa, bb … as word processors do (not ab)."""
    if not 0 < count <= _ALPHABET * _MOST_LETTERS:
        return str(count)
    return chr(ord("a") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)


def _roman(count: int) -> str:
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    parts: list[str] = []
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        parts.append(letters * times)
    return "".join(parts)
