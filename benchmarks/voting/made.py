"""Conversations made up, with known groups: four of unequal size in two dimensions, and noise in every answer."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIZES = (0.4, 0.3, 0.2, 0.1)
CENTRES = np.array([[1.0, 0.2], [-0.9, 0.7], [-0.1, -1.1], [0.6, 1.3]], dtype=np.float32)
SPREAD, NOISE, NEUTRAL, EAGERNESS = 0.15, 0.8, 0.35, 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """Who, what and which answer, and everybody's true group. Nobody answers twice about the same."""

    who: NDArray[np.int32]
    what: NDArray[np.int32]
    marks: NDArray[np.int8]
    truth: NDArray[Any]


def made(people: int, statements: int, fill: float, seed: int) -> Made:
    """Activity is log-normal: many answer little, a few a lot."""
    chance = np.random.default_rng(seed)
    truth = chance.choice(4, people, p=SIZES)
    place = CENTRES[truth] + SPREAD * chance.standard_normal((people, 2), dtype=np.float32)
    direction = chance.standard_normal((statements, 2), dtype=np.float32)
    ease = 0.7 * chance.standard_normal(statements, dtype=np.float32)
    effort = np.exp(EAGERNESS * chance.standard_normal(people))
    effort = np.clip(effort / effort.mean() * fill * statements, 3, 0.9 * statements)
    keys = np.repeat(np.arange(people, dtype=np.int64), effort.astype(int)) * statements
    keys = np.unique(keys + chance.integers(0, statements, len(keys)))
    who, what = (keys // statements).astype(np.int32), (keys % statements).astype(np.int32)
    leaning = np.einsum("ij,ij->i", place[who], direction[what]) + ease[what]
    leaning += NOISE * chance.logistic(size=len(who)).astype(np.float32)
    marks = np.where(leaning > NEUTRAL, 1, np.where(leaning < -NEUTRAL, -1, 0)).astype(np.int8)
    return Made(who, what, marks, truth)
