"""Two comments that are both heeded but would change the same words in different ways: somebody must choose."""

from collections.abc import Sequence
from itertools import combinations

from samsyn.consultation.next.queries import Behind
from samsyn.cores.text.folding import folded


def collisions(rows: Sequence[Behind]) -> tuple[tuple[int, int], ...]:
    """Pairs of comments, by number, of one section: the words of one stand in the other's, and the new words differ."""
    changing = [(row, folded(row.before), folded(row.after)) for row in rows if row.before.strip()]
    return tuple(
        (one.number, other.number)
        for (one, was, new), (other, was_too, new_too) in combinations(changing, 2)
        if one.key == other.key and new != new_too and (was in was_too or was_too in was)
    )
