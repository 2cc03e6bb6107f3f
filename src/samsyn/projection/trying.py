"""How wrong the same method would have been in earlier years, for the page and for the summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samsyn.cores import demography
from samsyn.projection import figures
from samsyn.projection.queries import Outlook


@dataclass(frozen=True, slots=True)
class Tried:
    """How wrong the same method would have been."""

    origins: int
    first: int
    last: int
    rows: tuple[tuple[int, str, str, str], ...]
    by_origin: tuple[tuple[int, int, str], ...]
    five: str
    ten: str
    ages: tuple[tuple[str, str, str, str], ...]
    worst: tuple[str, str] | None


def tried(outlook: Outlook) -> Tried | None:
    """Errors by years ahead of this method and two simple ones, and how each starting year went."""
    found = outlook.tried
    if not found:
        return None
    scores, leads = found["scores"], found["leads"]
    rows = tuple(
        (lead, *(figures.decimal(scores[name][i][1]) for name in ("model", "growth", "unchanged")))
        for i, lead in enumerate(leads)
    )
    by_origin = tuple(
        (origin, origin + leads[-1], f"{'+' if bias > 0 else ''}{figures.decimal(bias)}")
        for origin, bias in zip(found["origins"], found["last"], strict=True)
    )
    model = [row[1] for row in scores["model"]]
    half = figures.decimal(model[min(5, len(model)) - 1])
    return Tried(
        len(found["origins"]), found["origins"][0], found["origins"][-1], rows, by_origin, half,
        figures.decimal(model[-1]), *_by_age(found.get("ages", {})),
    )  # fmt: skip


type _AgeErrors = tuple[tuple[tuple[str, str, str, str], ...], tuple[str, str] | None]


def _by_age(found: Mapping[str, Sequence[Sequence[float]]]) -> _AgeErrors:
    """Errors by age at the furthest year, of this method and two simple ones; the age that is hardest, but for the few
    oldest. Runs from before they were kept have none."""
    if not found:
        return (), None
    names = [group.replace("-", "–") for group in demography.AGE_GROUPS]
    last = [found[name][-1] for name in ("model", "growth", "unchanged")]
    rows = tuple((name, *map(figures.decimal, each)) for name, *each in zip(names, *last, strict=True))
    hardest = demography.hardest_age(last[0])
    return rows, (names[hardest], figures.decimal(last[0][hardest]))
