"""Matrix products in pieces so small that the linear algebra starts no threads of its own: places are already counted
side by side, and threads that wait for each other cost three times what they gain."""

from typing import Final

import numpy as np
import numpy.typing as npt

type Single = npt.NDArray[np.float32]

_ALONE: Final = 1 << 18  # multiplications: OpenBLAS takes a product of no more by itself


def product(left: Single, right: Single, out: Single) -> Single:
    """``left`` [row, k] times ``right`` [k, column] into ``out``, some rows at a time."""
    rows = max(1, _ALONE // max(1, right.size))
    for first in range(0, len(left), rows):
        np.matmul(left[first : first + rows], right, out=out[first : first + rows])
    return out
