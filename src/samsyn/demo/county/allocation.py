"""Who says what: every statement is said once, by somebody who could say it and has not yet had their share."""

import random
from collections import defaultdict
from typing import Final

from samsyn.demo.county.chance import seeded
from samsyn.demo.county.statements import Statement, statements
from samsyn.demo.county.voices import voices

_AGAINST: Final = frozenset({"invändning", "strykning"})


def allocation(seed: int) -> dict[str, tuple[Statement, ...]]:
    """Voice → its statements in the order of the strategy. Another seed, another cast of speakers."""
    chance = seeded("allocation", seed)
    order = {statement: at for at, statement in enumerate(statements())}
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements(), key=lambda one: (len(one.who), chance.random())):
        speaker = min(sorted(statement.who), key=lambda key: _cost(key, statement, said[key], chance))
        said[speaker].append(statement)
    return {key: tuple(sorted(said[key], key=order.__getitem__)) for key in voices()}


def _cost(key: str, statement: Statement, said: list[Statement], chance: random.Random) -> float:
    """How unsuitable: the share already used, contradicting oneself, speaking of what is not one's own."""
    share = len(said) / voices()[key].weight
    near = sum(one.section == statement.section for one in said)
    opposite = any(one.section == statement.section and _contradict(one, statement) for one in said)
    return share + 5 * opposite - 0.3 * (key in statement.named) - 0.1 * (near == 1) + 0.05 * chance.random()


def _contradict(one: Statement, other: Statement) -> bool:
    types = {one.type, other.type}
    return "stöd" in types and bool(types & _AGAINST)
