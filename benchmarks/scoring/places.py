"""The program's section keys as the labels of the truth."""

import re

from benchmarks.scoring.analysis import Analysis, Output
from benchmarks.scoring.overlap import words
from benchmarks.scoring.truth import Truth

_GOAL = re.compile(r"^(?:målområde|målbild|mål) (\d+) ?[:.–-] ", re.IGNORECASE)


class Places:
    """A section is recognised by number and heading, else by its heading when only one has it, else by its number.

    "Målområde 1: Mark" and "1 Mark" are the same section.
    """

    def __init__(self, truth: Truth, analysis: Analysis) -> None:
        self._full = {tuple(words(label)): label for label in truth.labels}
        self._heading = _unique({label: tuple(words(_parts(label)[1])) for label in truth.labels})
        self._number = _unique({label: _parts(label)[0] for label in truth.labels if _parts(label)[0]})
        self._label = {key: self._find(label) for key, label in analysis.labels.items()}
        self.known = {label for label in self._label.values() if label}

    def of(self, output: Output | None) -> list[str]:
        """Labels of the output's links, best first; a section that the truth does not know keeps its own words."""
        return [self._label.get(key) or f"?{key}" for key, _ in output.links] if output else []

    def _find(self, label: str) -> str:
        number, heading = _parts(label)
        return (
            self._full.get(tuple(words(label)))
            or self._heading.get(tuple(words(heading)))
            or self._full.get(tuple(words(_GOAL.sub(r"\1 ", label))))
            or self._number.get(number)
            or ""
        )


def _parts(label: str) -> tuple[str, str]:
    """Number and heading; the number is empty when the first word holds no digit-and-dot number."""
    first, _, rest = label.partition(" ")
    bare = first.rstrip(".")
    return (bare, rest) if bare and all(sign.isdigit() or sign == "." for sign in bare) else ("", label)


def _unique[Key](keys: dict[str, Key]) -> dict[Key, str]:
    values = list(keys.values())
    return {value: label for label, value in keys.items() if values.count(value) == 1}
