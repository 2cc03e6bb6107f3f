"""Hand-written phrases around the statements: leads, motivations, summaries, decisions, greetings."""

import random
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from samsyn.demo.county.chance import seeded
from samsyn.demo.county.strategy import TEXTS


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Heading of the file → its lines."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in filter(None, map(str.strip, (TEXTS / "fraser.md").read_text(encoding="utf-8").splitlines())):
        if line.startswith("## "):
            name = line[3:]
            found[name] = []
        else:
            found[name].append(line)
    return MappingProxyType({name: tuple(lines) for name, lines in found.items()})


class Supply:
    """Phrases that are each handed out once, in an order decided by the seed; "" when a kind is used up."""

    def __init__(self, seed: int) -> None:
        chance = seeded("phrases", seed)
        self._left = {name: list(lines) for name, lines in phrases().items()}
        for lines in self._left.values():
            chance.shuffle(lines)

    def take(self, kind: str) -> str:
        """The next phrase of its kind."""
        lines = self._left.get(kind)
        return lines.pop() if lines else ""

    def look(self, kind: str, chance: random.Random) -> str:
        """Any phrase of its kind, left in place: for phrases with blanks that make each use another sentence."""
        return chance.choice(phrases()[kind])
