"""How well two people who coded the same texts agree, with what chance alone would give taken off.

`kappa` is Cohen's kappa, for one code a text. `alpha` is Krippendorff's alpha, for any number of coders and any
distance between codes; with `masi` it compares sets of themes, so that a shared theme counts although another differs.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product

Distance = Callable[[Hashable, Hashable], float]


def nominal(a: Hashable, b: Hashable) -> float:
    """0 when the codes are the same, 1 when they are not."""
    return float(a != b)


def masi(a: Hashable, b: Hashable) -> float:
    """Distance between two sets (frozensets): Passonneau's MASI, 0 for the same, 1 for nothing in common."""
    if not isinstance(a, frozenset) or not isinstance(b, frozenset):
        message = "masi compares frozensets"
        raise TypeError(message)
    union = a | b
    if not union:
        return 0.0
    if a == b:
        kind = 1.0
    elif a <= b or b <= a:
        kind = 2 / 3
    else:
        kind = 1 / 3 if a & b else 0.0
    return 1 - kind * len(a & b) / len(union)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two coders; None without texts, and 1 when both gave every text one and the same code."""
    if not pairs:
        return None
    count = len(pairs)
    first, second = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    observed = sum(a == b for a, b in pairs) / count
    expected = sum(first[code] * second[code] for code in first) / count**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def alpha(units: Sequence[Sequence[Hashable]], distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha; one row of codes a text, one code a coder who coded it. None when no text has two codes."""
    paired = [unit for unit in units if len(unit) > 1]
    values = [code for unit in paired for code in unit]
    if not paired:
        return None
    observed = sum(
        2 * sum(distance(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in paired
    ) / len(values)
    counts = list(Counter(values).items())
    total = sum(n * m * distance(a, b) for (a, n), (b, m) in product(counts, counts))
    expected = total / (len(values) * (len(values) - 1))
    return 1.0 if expected == 0 else 1 - observed / expected
