"""Carries what was learned in one consultation to another: which words of comments went to which words of headings.

Kernel ridge regression from a comment to what the other measures missed: the direction of its section's heading away
from where they would have placed it. W = (K + λI)^-1 D with d_i = ψ(heading_i) − Σ_h p_i(h) ψ(h), p_i the shares before
(one step of boosting the logistic loss), score(q, h) = k(q, X) W · ψ(h). ψ is the heading's letters, hashed to 1,024
signed columns, beside its word vectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from samsyn.cores.linking.background import Background
from samsyn.cores.linking.features import Floats, letters
from samsyn.cores.linking.kernel import Known, Rows

RIDGE = 3.0
_COLUMNS = 1024


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment that people placed: its words, all the headings it could have gone to, the one (by place among them)
    that it went to, and each heading's share before (``Linker.shares``)."""

    text: str
    headings: tuple[str, ...]
    right: int
    shares: tuple[float, ...]


class Experience:
    """What earlier placings teach about any outline. Made once, in O(n³) time for n placings; never changes."""

    def __init__(self, placed: Sequence[Placed], background: Background) -> None:
        self._background = background
        rows = Rows.of([one.text for one in placed], background)
        self._known = Known.of(rows)
        kernel = self._known.alike(rows).astype(np.float32)
        kernel[np.diag_indices_from(kernel)] += RIDGE
        wanted = self._directions(placed).astype(np.float32)
        self._weights = np.asarray(cho_solve(cho_factor(kernel, overwrite_a=True, check_finite=False), wanted), float)

    def toward(self, headings: Sequence[str]) -> Floats:
        """How much each earlier placing speaks for each heading: placing × heading. Made once per outline."""
        return np.asarray(self._weights @ self._psi(headings).T)

    def score(self, rows: Rows, toward: Floats) -> Floats:
        """How well each row fits each heading of ``toward``, by what was learned."""
        return np.asarray(self._known.alike(rows) @ toward)

    def _psi(self, headings: Sequence[str]) -> Floats:
        rows = self._background.letter_space.rows(letters(headings))
        signs = np.where((rows.indices // _COLUMNS) % 2, -1.0, 1.0)
        found = np.zeros((len(headings), _COLUMNS))
        at = np.repeat(np.arange(len(headings)), np.diff(rows.indptr))
        np.add.at(found, (at, rows.indices % _COLUMNS), rows.data * signs)
        return np.hstack((found, self._background.vectors(headings)))

    def _directions(self, placed: Sequence[Placed]) -> Floats:
        """D, row by row."""
        known: dict[tuple[str, ...], Floats] = {}
        wanted = np.zeros((len(placed), _COLUMNS + self._background.dimensions))
        for row, one in enumerate(placed):
            if one.headings not in known:
                known[one.headings] = self._psi(one.headings)
            every = known[one.headings]
            wanted[row] = every[one.right] - np.array(one.shares) @ every
        return wanted
