"""From pdfium's coordinates to points from the page's top left, as the page is seen."""

import ctypes
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as raw

_SCALE: Final = 1000  # pdfium's conversion gives whole device units: a thousand to the point is precise enough

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Canvas:
    """An affine map; it holds the page's rotation and crop box."""

    ax: float
    ay: float
    bx: float
    by: float
    x: float
    y: float
    width: float
    height: float
    upright: bool  # not rotated, not scaled: by far the most common

    @classmethod
    def of(cls, page: Any) -> "Canvas":
        width, height = page.get_size()
        size = (max(round(width * _SCALE), 1), max(round(height * _SCALE), 1))
        (x, y), (x1, y1), (x2, y2) = (_on_device(page, size, at) for at in ((0, 0), (100, 0), (0, 100)))
        ax, ay, bx, by = (x1 - x) / 100, (y1 - y) / 100, (x2 - x) / 100, (y2 - y) / 100
        return cls(ax, ay, bx, by, x, y, width, height, upright=(ax, ay, bx, by) == (1, 0, 0, -1))

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """(x0, top, x1, bottom) of a rectangle in pdfium's own coordinates."""
        if self.upright:
            return (self.x + left, self.y - top, self.x + right, self.y - bottom)
        x1, y1 = self.x + left * self.ax + top * self.bx, self.y + left * self.ay + top * self.by
        x2, y2 = self.x + right * self.ax + bottom * self.bx, self.y + right * self.ay + bottom * self.by
        return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _on_device(page: Any, size: tuple[int, int], at: tuple[float, float]) -> tuple[float, float]:
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, *at, x, y)
    return x.value / _SCALE, y.value / _SCALE
