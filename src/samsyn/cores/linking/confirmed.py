"""Learns from what officers confirmed, one comment at a time.

Kernel ridge regression on one-hot targets less their mean, y(q) = k(q, X) (K + λI)^-1 Y. The sections' own headings are
the first examples, counting double, so it can answer before anything is confirmed. A new example is added exactly,
by the block inverse through a growing Cholesky factor: O(n²) instead of O(n³).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cholesky, solve_triangular

from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.kernel import Rows, alike

RIDGE = 0.5
HEADING = 2.0  # how much a heading counts as an example of its own section
MOST = 2000  # examples kept; beyond, the oldest fourth of what was confirmed is let go


@dataclass(frozen=True)
class Confirmed:
    """Examples (headings first, then confirmed comments) and what was learned from them."""

    rows: Rows
    sections: tuple[int, ...]  # of each example
    headings: int  # how many of the examples are headings; also the number of sections
    factor: Floats  # lower Cholesky factor of K + λI
    weights: Floats  # (K + λI)^-1 Y: example × section

    @classmethod
    def of(cls, headings: Rows) -> Confirmed:
        """Nothing confirmed yet."""
        return _solved(headings, tuple(range(len(headings))), len(headings))

    def __len__(self) -> int:
        """How many comments were confirmed and are still kept."""
        return len(self.sections) - self.headings

    def ask(self, rows: Rows) -> tuple[Floats, Floats]:
        """The learned score of each section for each row, and how like each row is each example."""
        near = alike(rows, self.rows)
        return near @ self.weights, near

    def learn(self, row: Rows, section: int) -> Confirmed:
        """With one more example: only new arrays, nothing here changes."""
        if len(self) >= MOST:
            return self._forgotten().learn(row, section)
        near = alike(row, self.rows)[0]
        added = solve_triangular(self.factor, near, lower=True, check_finite=False)
        rest = max(float(alike(row, row)[0, 0] + RIDGE - added @ added), 1e-3)
        back = solve_triangular(self.factor, added, lower=True, trans="T", check_finite=False)
        miss = (_target(section, self.headings) - near @ self.weights) / rest
        size = len(self.sections)
        factor = np.zeros((size + 1, size + 1))
        factor[:size, :size], factor[size, :size], factor[size, size] = self.factor, added, np.sqrt(rest)
        weights = np.vstack((self.weights - np.outer(back, miss), miss))
        return Confirmed(self.rows + row, (*self.sections, section), self.headings, factor, weights)

    def _forgotten(self) -> Confirmed:
        keep = np.r_[: self.headings, self.headings + MOST // 4 : len(self.sections)]
        rows = Rows(self.rows.letters[keep], self.rows.terms[keep], self.rows.vectors[keep])
        return _solved(rows, tuple(self.sections[at] for at in keep), self.headings)


def _target(section: int, count: int) -> Floats:
    target = np.full(count, -1 / max(count, 1))
    target[section] += 1
    return target


def _solved(rows: Rows, sections: tuple[int, ...], headings: int) -> Confirmed:
    factor = cholesky(alike(rows, rows) + RIDGE * np.eye(len(rows)), lower=True, check_finite=False)
    targets = np.array([_target(section, headings) for section in sections]).reshape(len(rows), headings)
    targets[:headings] *= HEADING
    half = solve_triangular(factor, targets, lower=True, check_finite=False)
    weights = solve_triangular(factor, half, lower=True, trans="T", check_finite=False)
    return Confirmed(rows, sections, headings, np.asarray(factor), np.asarray(weights))
