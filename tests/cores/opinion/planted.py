"""Invented conversations with known groups: positions in the plane, statements as directions, noise in every answer."""

import numpy as np

from samsyn.cores.opinion import Votes, collect

SIZES = (0.4, 0.3, 0.2, 0.1)
CENTRES = np.array([[1.0, 0.2], [-0.9, 0.7], [-0.1, -1.1], [0.6, 1.3]])


def planted(
    people: int, statements: int, *, fill: float, seed: int = 0, spread: float = 0.15, noise: float = 0.8
) -> tuple[Votes, np.ndarray]:
    """Votes, and the true group of each participant. Activity is log-normal: many answer little, a few a lot."""
    chance = np.random.default_rng(seed)
    truth = chance.choice(4, people, p=SIZES)
    place = CENTRES[truth] + spread * chance.normal(size=(people, 2))
    direction, ease = chance.normal(size=(statements, 2)), 0.7 * chance.normal(size=statements)
    effort = np.exp(0.8 * chance.normal(size=people))
    effort = np.clip(effort / effort.mean() * fill * statements, 3, 0.9 * statements).astype(int)
    who = np.repeat(np.arange(people), effort)
    what = np.concatenate([chance.choice(statements, one, replace=False) for one in effort])
    leaning = (place[who] * direction[what]).sum(axis=1) + ease[what] + noise * chance.logistic(size=len(who))
    marks = np.where(leaning > 0.35, 1, np.where(leaning < -0.35, -1, 0))
    return collect(who, what, marks), truth
