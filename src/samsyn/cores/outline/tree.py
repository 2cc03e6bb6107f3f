"""Who stands under whom in a row of headings, by their ranks alone."""

from collections.abc import Sequence


def tree(ranks: Sequence[int]) -> tuple[list[int], list[int | None]]:
    """Levels without jumps (a child is one below its parent) and the index of each heading's parent."""
    levels: list[int] = []
    parents: list[int | None] = []
    stack: list[int] = []
    for at, rank in enumerate(ranks):
        while stack and ranks[stack[-1]] >= rank:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(at)
        levels.append(len(stack))
    return levels, parents
