"""Codes that strategies give their goals: "A1 Fler unga fullföljer gymnasiet", "M2.1 Resor", typed or set by Word."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from samsyn.cores.outline.rows import Row

_CODE: Final = re.compile(r"(?P<letters>[A-ZÅÄÖ]{1,2})\s?(?P<number>\d{1,2})(?P<deeper>(?:\.\d{1,2})*)(?=$|[\s:.)–—-])")


def coded(rows: Sequence[Row]) -> dict[int, int]:
    """Row → depth of its code (1 for "A1", 2 for "A1.2") where the letters' codes begin at 1 and count on.

    A road ("E4 Förbifarten") or a lone "B2" begins no row of codes and is no heading by that.
    """
    found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for row in rows:
        if match := _CODE.match(f"{row.line.label} {row.text}".strip()):
            found[match["letters"]].append((row.at, int(match["number"]), match["deeper"].count(".") + 1))
    return {
        at: depth
        for said in found.values()
        if {1, 2} <= {number for _, number, _ in said}
        for at, _, depth in said
    }  # fmt: skip
