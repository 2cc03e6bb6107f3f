"""Codes that strategies number their goals with: "A1 Fler fullföljer", "M2.1 Resor", "Mål 1.2 …", "Löfte A"."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from samsyn.cores.outline.rows import Row, body_size, size_of
from samsyn.cores.outline.signs import could_be

_CODE: Final = re.compile(
    r"(?P<name>[A-ZÅÄÖ]{1,2}(?=\s?\d)|[A-ZÅÄÖ][a-zåäö]{2,}(?:\s[a-zåäö]{3,})?\s)\s?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?=$|\s+[^\W\d_]|[:.)]\s|\s*[–—-]\s)"
)
_LETTER: Final = re.compile(r"(?P<name>[A-ZÅÄÖ][a-zåäö]{2,}\s)(?P<letter>[A-Z])(?=$|:\s|\s[–—-]\s)")


def coded(rows: Sequence[Row]) -> dict[int, int]:
    """Row → depth of its code among those of its name (1 for "A1" and for "Mål 1.2", 2 for "A1.2" below "A1"), where
    the numbers begin at 1 and count on.

    A road ("E4 Förbifarten") or a lone "B2" begins no row of codes and is no heading by that.
    """
    return {at: depth for said in _named(rows).values() for at, depth in _counted(said).items()}


def parts_of_codes(rows: Sequence[Row]) -> dict[int, int]:
    """Row → how many numbers its code has, 1 for "Mål 1" and 2 for "Insats 1.1", where the numbers count on."""
    return {at: len(number) for said in _named(rows).values() if _counted(said) for at, number in said}


def stated(rows: Sequence[Row]) -> frozenset[int]:
    """Bold rows that state a numbered goal as a whole sentence ("Mål 1.2: Fler unga stannar i länet.")."""
    bold = [row for row in rows if row.line.bold and row.text.endswith(".") and row.text[-2:] != ".."]
    whole = [row for row in bold if could_be(replace(row, text=row.text[:-1]))]
    own = coded(whole)
    larger = 1.1 * (body_size(tuple(rows)) or float("inf"))
    headings = {row.at for row in rows if row.level or ((row.line.bold or size_of(row) >= larger) and could_be(row))}
    return frozenset(own) if in_company(own, headings) else frozenset()


def in_company(own: Collection[int], headings: Collection[int]) -> bool:
    """True when two or more of a kind stand together between other headings, on the whole; one alone is what the part
    that it stands in is about, and no part of its own."""
    order = sorted({*own, *headings})
    parts = sum(at in own and before not in own for before, at in pairwise((-1, *order)))
    return 2 * len(own) >= 3 * parts


def _named(rows: Sequence[Row]) -> dict[str, list[tuple[int, tuple[int, ...]]]]:
    found: defaultdict[str, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for row in rows:
        said = f"{row.line.label} {row.text}".strip()
        if match := _CODE.match(said):
            number = tuple(map(int, match["number"].split(".")))
            found[match["name"].strip().casefold()].append((row.at, number))
        elif match := _LETTER.match(said):
            found[match["name"].strip().casefold()].append((row.at, (ord(match["letter"]) - ord("A") + 1,)))
    return found


def _counted(said: Sequence[tuple[int, tuple[int, ...]]]) -> dict[int, int]:
    numbers = {number for _, number in said}
    shallow = min(map(len, numbers))
    first = {number[-1] for number in numbers if len(number) == shallow}
    return {at: len(number) - shallow + 1 for at, number in said} if {1, 2} <= first else {}
