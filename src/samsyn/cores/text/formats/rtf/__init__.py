"""Rich text (.rtf): paragraphs with headings, lists, tables, notes, headers and footers."""

from samsyn.cores.text.formats.errors import Corrupt
from samsyn.cores.text.formats.rtf.reader import Reader
from samsyn.cores.text.formats.rtf.tokens import tokens_of
from samsyn.cores.text.formats.sheet import Sheet
from samsyn.cores.text.values import Document, File


def read(file: File) -> Document:
    """All text of a rich text file as page 1. Raises Corrupt when its groups do not match up at all."""
    start = file.data.find(b"{\\rtf")
    if start < 0:
        raise Corrupt(file.name, "no rtf group")
    reader = Reader()
    for token in tokens_of(file.data[start:]):
        reader.take(token)
        if reader.ended:
            break
    reader.finish()
    sheet = Sheet()
    for part in (*reader.heads, reader.body, *reader.feet):
        sheet.take(part)
    page = sheet.page()
    found = {
        "tracked-changes": reader.tracked,
        "hidden-text": reader.hidden,
        "damaged": not reader.ended,
    }
    titles = (page.text[line.start : line.end] for line in page.lines if line.role == "title")
    return Document(
        "rtf", (page,), title=next(titles, ""), notices=tuple(code for code, is_so in found.items() if is_so)
    )
