"""Pages that are pictures of text: which they are, and their text by character recognition."""

import ctypes
import io
import re
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as raw

from samsyn.cores.text.formats import ocr
from samsyn.cores.text.formats.pdf.canvas import Canvas

_FEW: Final = 40  # characters: a stamp or a page number printed on a scan
_COVERED: Final = 0.4  # of the page by pictures
_MOST_OBJECTS: Final = 2_000
_SAMPLE: Final = 400
_GARBLED: Final = 0.3  # of the characters without a meaning: fonts that hide what their signs are
_STRANGE: Final = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_LARGEST: Final = 4_500  # dots along the longer side


def is_picture(page: Any, text: str, canvas: Canvas) -> bool:
    """Whether a page must be recognised: hardly any text and a picture over much of it, or text that means nothing."""
    sample = text[:_SAMPLE]
    if len(sample) > _FEW and sum(map(len, sample.split())) > _FEW:
        return len(_STRANGE.findall(sample)) > _GARBLED * len(sample)
    return _pictures(page, canvas) >= _COVERED * canvas.width * canvas.height


def _pictures(page: Any, canvas: Canvas) -> float:
    """Square points covered by pictures; outlined letters (a page of nothing but drawing) count as a picture too."""
    area = 0.0
    drawn = 0
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                area += abs((right.value - left.value) * (top.value - bottom.value))
        drawn += kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return area if drawn < 300 else canvas.width * canvas.height


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as a grey PNG, ``dots`` to the inch."""

    picture: bytes
    dots: float


def scan_of(page: Any) -> Scan:
    """The page at 300 dots to the inch, fewer for a poster."""
    scale = min(ocr.DOTS_PER_INCH / 72, _LARGEST / max(*page.get_size(), 1.0))
    image = page.render(scale=scale, grayscale=True, may_draw_forms=True).to_pil()
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=1)
    return Scan(stream.getvalue(), scale * 72)
