"""One figure with its goal and what went wrong."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Measure:
    """``value`` = ``hits`` / ``of``. ``goal`` None = shown, not demanded; ``least`` False = at most the goal."""

    key: str
    name: str
    hits: float
    of: float
    goal: float | None = None
    least: bool = True
    misses: tuple[str, ...] = field(default=(), repr=False)

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else (1.0 if self.least else 0.0)

    @property
    def reached(self) -> bool:
        if self.goal is None:
            return True
        return self.value >= self.goal - 1e-9 if self.least else self.value <= self.goal + 1e-9


def short(text: str, size: int = 110) -> str:
    text = " ".join(text.split())
    return text if len(text) <= size else text[: size - 1] + "…"
