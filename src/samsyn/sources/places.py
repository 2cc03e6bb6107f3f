"""One coding of areas for all sources (Kolada's), and which municipalities did not always exist."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from samsyn.cores.series import Figure

NOT_THERE: Final = "fanns inte"
# Code → first and last year with figures. A year is counted by the division of 1 January the year after.
EXISTED: Final = {
    "0140": ("1998", ""),  # Nykvarn, from Södertälje
    "0330": ("2002", ""),  # Knivsta, from Uppsala
    "0331": ("2006", ""),  # Heby, from Västmanland to Uppsala
    "1917": ("", "2005"),  # Heby under its former code
}


def from_scb(code: str) -> str:
    """SCB's county 19 is Kolada's region 0019; the country 00 is 0000."""
    return f"00{code}" if len(code) == 2 and code.isdigit() else code


def to_scb(code: str) -> str:
    """Kolada's region 0019 is SCB's county 19."""
    return code[2:] if len(code) == 4 and code.startswith("00") else code


def without_false_zeros(rows: Iterable[Figure]) -> Iterator[Figure]:
    """SCB writes 0 for a municipality that did not exist: no value, and the status says why."""
    for row in rows:
        first, last = EXISTED.get(row.area, ("", ""))
        outside = (first and row.period[:4] < first) or (last and row.period[:4] > last)
        yield replace(row, value=None, status=NOT_THERE) if outside and row.value == 0 else row
