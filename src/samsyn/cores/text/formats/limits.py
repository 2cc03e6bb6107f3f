"""How much one file may ask of us; the defaults are far above any real response."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit counts one file; going over raises TooLarge with the limit that was hit."""

    pages: int = 2_000
    ocr_pages: int = 100  # pages recognised; those after are left with the notice "needs-ocr"
    characters: int = 20_000_000
    data: int = 200 * MEGABYTE  # bytes of the file itself
    part: int = 64 * MEGABYTE  # bytes of one unpacked part that is parsed
    unpacked: int = 500 * MEGABYTE  # bytes of all parts as the archive's own table declares them
    ratio: int = 200  # unpacked bytes per packed byte, looked at above 10 MB
    members: int = 5_000  # files in an archive, with those in archives inside it
    depth: int = 5  # archives and mails inside each other
    pixels: int = 60_000_000  # of a photo
    seconds: int = 120  # for one call to another program


DEFAULT: Final = Limits()
