"""The raw text of a page, and the way back from its characters to pdfium's."""

import ctypes
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as raw

from samsyn.cores.text.formats.sheet import storable

_USHORTS: Final = ctypes.POINTER(ctypes.c_ushort)
_LAST_BMP: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class RawText:
    """``text`` as pdfium gives it; offsets are pdfium's own except past rare characters (emoji, removed ones)."""

    handle: Any  # FPDF_TEXTPAGE, alive while its page is
    text: str
    plain: bool  # no character beyond 16 bits
    whole: bool  # every character of pdfium's list is in the text

    def character(self, position: int) -> int:
        """pdfium's character number at a position of the text; -1 when there is none."""
        if not self.plain:
            position += sum(character > _LAST_BMP for character in self.text[:position])
        return position if self.whole else int(raw.FPDFText_GetCharIndexFromTextIndex(self.handle, position))


def raw_text(handle: Any) -> RawText:
    """All text of a page. Rows end in "\\r\\n", but a hyphen at a row's end is U+FFFE (or U+0002) and nothing else."""
    count = max(raw.FPDFText_CountChars(handle), 0)
    if not count:
        return RawText(handle, "", plain=True, whole=True)
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    units = max(raw.FPDFText_GetText(handle, 0, count, ctypes.cast(buffer, _USHORTS)) - 1, 0)
    text = storable(buffer.raw[: 2 * units].decode("utf-16-le", "surrogatepass"))
    return RawText(handle, text, plain=len(text) == units, whole=units == count)
