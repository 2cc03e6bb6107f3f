"""What is said when figures cannot be used."""

from collections.abc import Sequence


class Refused(Exception):
    """The figures cannot be used; the text is for the person who has them."""


def listed(names: Sequence[object], most: int = 5) -> str:
    """The first few, and how many more there are."""
    shown = ", ".join(str(name) for name in names[:most])
    return shown if len(names) <= most else f"{shown} och {len(names) - most} till"


def spans(years: Sequence[int]) -> str:
    """1998–2004, 2007."""
    parts: list[list[int]] = []
    for year in sorted(years):
        if parts and year == parts[-1][-1] + 1:
            parts[-1].append(year)
        else:
            parts.append([year])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
