"""Photos and scans saved as pictures (JPEG, PNG, TIFF …): read by character recognition when it is installed."""

import io
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from samsyn.cores.text.formats import ocr
from samsyn.cores.text.formats.errors import Corrupt, Empty, NeedsOcr, TooLarge
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.values import Document, File, Page

_BROKEN: Final = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    MemoryError,
    TypeError,
    KeyError,
    IndexError,
)
_PAGE_WIDTH: Final = 595.0  # points: a photo of a page is taken to be A4
_SMALLEST: Final = 200  # pixels: a logo, not a page


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """A picture as pages (a TIFF may hold several), each with Page.ocr.

    Raises NeedsOcr when tesseract is not installed, Empty when it finds no words, Corrupt, TooLarge.
    """
    pages: list[Page] = []
    for number, frame in enumerate(_frames(file, limits), start=1):
        if not ocr.available():
            raise NeedsOcr(file.name)
        picture, width, height = frame
        pages.append(ocr.recognised(file.name, picture, number, width, height, limits=limits))
    if not any(page.lines for page in pages):
        raise Empty(file.name)
    return Document("image", tuple(pages), notices=("ocr",))


def _frames(file: File, limits: Limits) -> Iterator[tuple[bytes, float, float]]:
    """(PNG, width, height in points) of each picture, turned the right way up and scaled to 300 dots per inch."""
    try:
        with Image.open(io.BytesIO(file.data)) as source:
            count = getattr(source, "n_frames", 1) if source.format == "TIFF" else 1
            if count > limits.ocr_pages:
                raise TooLarge(file.name, "pages", limits.ocr_pages)
            for number in range(count):
                source.seek(number)
                if source.width * source.height > limits.pixels:
                    raise TooLarge(file.name, "pixels", limits.pixels)
                if min(source.size) < _SMALLEST:
                    raise Empty(file.name)
                yield _scaled(source)
    except Image.DecompressionBombError as error:
        raise TooLarge(file.name, "pixels", limits.pixels) from error
    except _BROKEN as error:
        raise Corrupt(file.name, f"picture: {error}") from error


def _scaled(frame: Image.Image) -> tuple[bytes, float, float]:
    upright = ImageOps.exif_transpose(frame).convert("L")
    wide = upright.width > upright.height
    width = _PAGE_WIDTH * (2**0.5 if wide else 1)
    scale = width / 72 * ocr.DOTS_PER_INCH / upright.width
    upright = upright.resize((round(upright.width * scale), round(upright.height * scale)))
    stream = io.BytesIO()
    upright.save(stream, "PNG", compress_level=1)
    return stream.getvalue(), width, width * upright.height / upright.width
