"""A picture as the site keeps it: no larger than a page needs, without what the camera wrote about where it was."""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from samsyn.portal.news.refusals import NotAPicture

WIDEST, MOST_BYTES, MOST_PIXELS = 1600, 15_000_000, 60_000_000
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


@dataclass(frozen=True, slots=True)
class Made:
    """Bytes to keep."""

    data: bytes
    suffix: str
    sha256: str
    width: int
    height: int


def make(name: str, data: bytes) -> Made:
    """Raises NotAPicture."""
    if len(data) > MOST_BYTES:
        raise NotAPicture(name)
    try:
        with Image.open(BytesIO(data), formats=tuple(FORMATS)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPicture(name)
            kind = opened.format or "JPEG"
            upright = ImageOps.exif_transpose(opened)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPicture(name) from error
    upright.thumbnail((WIDEST, WIDEST * 2))
    if kind == "JPEG" and upright.mode != "RGB":
        upright = upright.convert("RGB")
    upright.info.clear()
    out = BytesIO()
    upright.save(out, kind, quality=82, optimize=True)
    made = out.getvalue()
    return Made(made, FORMATS[kind], hashlib.sha256(made).hexdigest(), upright.width, upright.height)
