"""What each sign (signs.py) and each beginning of a word speaks for a new comment, in logits: fitted, not set by hand.

``python -m benchmarks.dividing --write`` fits them on the hand-written sets, the annotated letters and the demo county.
``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges matters. What
was tried: docs/algorithms/linking.md.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LEAST: Final = -1.40  # logits from which a sentence opens a new comment


@dataclass(frozen=True, slots=True)
class Weights:
    """``signs``: by name, and how dense letter and paragraph are; ``words``: by how a word begins."""

    bias: float
    signs: dict[str, float]
    words: dict[str, float]


@cache
def weights() -> Weights:
    """Those in use."""
    held = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(held["bias"], held["signs"], held["words"])
