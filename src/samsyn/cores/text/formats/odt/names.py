"""Names of OpenDocument elements and attributes, in lxml's own notation."""

from typing import Final

_NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE: Final = _NS % "office"
TEXT: Final = _NS % "text"
TABLE: Final = _NS % "table"
STYLE: Final = _NS % "style"
DRAW: Final = _NS % "drawing"
FO: Final = _NS % "xsl-fo-compatible"

P: Final = TEXT + "p"
H: Final = TEXT + "h"
LIST: Final = TEXT + "list"
TEXT_PROPERTIES: Final = STYLE + "text-properties"


def number(text: str | None, default: int) -> int:
    """A whole number out of an attribute, ``default`` when it is missing or no sensible number."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else default
