"""The type that the signs of a comment together speak for. Where the words are known to no weight, the rules decide."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.text.types.rules import OUTSIDE, Told, quoted, tell
from samsyn.cores.text.types.signs import beginnings, signs

Array = npt.NDArray[np.float64]
WORDS: Final = 4.0  # the length of all words of a comment together, however many they are
_SHOWN: Final = 3
_LONG: Final = 4  # letters of a word that tells a reader something


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign and each beginning of a word speaks for. Fitted by benchmarks.types.

    ``table`` [line, kind]: the signs and beginnings have a line each. ``usual``: what speaks for each kind before
    anything is read.
    """

    kinds: tuple[str, ...]
    usual: Array
    signs: dict[str, int]
    words: dict[str, int]
    table: Array


@cache
def weights() -> Weights:
    """Those in use."""
    held = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    lines = [*held["signs"].values(), *held["words"].values()]
    words = {name: line for line, name in enumerate(held["words"], len(held["signs"]))}
    signs = {name: line for line, name in enumerate(held["signs"])}
    return Weights(tuple(held["kinds"]), _of(held["usual"]), signs, words, _of(lines))


def _of(thousandths: object) -> Array:
    return np.array(thousandths, np.float64) / 1000


def kind_of(text: str, *, placed: bool = True, by: Weights | None = None) -> tuple[str, str]:
    """(type, evidence): one of values.TYPES, and in Swedish the words that spoke for it.

    ``placed``: a section was found for it. Without a place, and without a word about the strategy, it is outside.
    """
    told, by = tell(text, placed=placed), by or weights()
    if told.kind == OUTSIDE:
        return told.kind, told.why
    known = [(by.words[start], word) for start, word in beginnings(text).items() if start in by.words]
    met = [(by.signs[name], strength) for name, strength in signs(text, told).items() if strength and name in by.signs]
    each = WORDS / max(1, len(known)) ** 0.5
    lines = [line for line, _ in met] + [line for line, _ in known]
    scores = by.usual + np.array([strength for _, strength in met] + [each] * len(known)) @ by.table[lines]
    best = int(scores.argmax())
    if by.kinds[best] == told.kind:
        return told.kind, told.why
    return by.kinds[best], _why(known, best, by, told)


def _why(known: list[tuple[int, str]], best: int, by: Weights, told: Told) -> str:
    """The longer words that speak most for the type against the one that the rules saw, which is named too."""
    other = by.kinds.index(told.kind)
    spoke = sorted(((by.table[line, best] - by.table[line, other], word) for line, word in known), reverse=True)
    words = [word for lead, word in spoke if lead > 0 and len(word) >= _LONG][:_SHOWN]
    said = quoted(words) if words else "hur den är skriven i sin helhet"
    return f"{said}; kan också vara {told.kind}"
