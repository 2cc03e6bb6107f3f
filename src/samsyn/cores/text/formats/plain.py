"""Plain text (.txt): rows as they stand, each a Line; empty rows stay in the text without a Line."""

import re
from typing import Final

from samsyn.cores.text.formats.encoding import decode
from samsyn.cores.text.formats.errors import Corrupt
from samsyn.cores.text.formats.sheet import Sheet, storable
from samsyn.cores.text.values import Document, File

ROW_END: Final = re.compile("\r\n|[\r\n\f\v\x85\u2028\u2029]")
QUOTED: Final = re.compile(r"\s*>")
_CONTROL: Final = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_CONTROL: Final = 0.02


def read(file: File) -> Document:
    """A text file as page 1, one Line a row; rows that begin with ">" have role "quote"."""
    decoded = decode(file.data)
    sheet = Sheet()
    fill(sheet, text_of(file.name, decoded.text))
    return Document("txt", (sheet.page(),), notices=decoded.notices)


def text_of(name: str, text: str) -> str:
    """``text`` ready to keep; Corrupt when it is bytes of something else rather than text."""
    text = storable(text)
    if len(_CONTROL.findall(text[:100_000])) > _MOST_CONTROL * min(len(text), 100_000) + 1:
        raise Corrupt(name, "control characters")
    return text


def fill(sheet: Sheet, text: str) -> None:
    """Every row of ``text`` onto ``sheet``."""
    for row in ROW_END.split(text):
        sheet.add(row, role="quote" if QUOTED.match(row) else "body")
