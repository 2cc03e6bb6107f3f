"""What stands on a page without being in its text: filled-in form fields, and comments put there by a reader."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as raw

from samsyn.cores.text.formats.pdf.canvas import Box, Canvas
from samsyn.cores.text.formats.pdf.rows import Row
from samsyn.cores.text.formats.sheet import storable

_MOST: Final = 2_000
_LONGEST: Final = 200_000  # bytes of one value
_COMMENTS: Final = frozenset(
    (
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_CARET,
    )
)
_FILLED: Final = frozenset((raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX))
_USHORTS: Final = ctypes.POINTER(ctypes.c_ushort)


@dataclass(frozen=True, slots=True)
class Extra:
    """A filled-in field, or a comment."""

    text: str
    box: Box
    comment: bool


def extras_of(page: Any, form: Any, canvas: Canvas) -> list[Extra]:
    """The page's extras in the file's own order; ``form`` is the document's form handle or None."""
    count = raw.FPDFPage_GetAnnotCount(page)
    found: list[Extra] = []
    for index in range(min(count, _MOST)):
        with _annotation(page, index) as annotation:
            extra = _extra(annotation, form, canvas) if annotation else None
        if extra is not None and extra.text.strip():
            found.append(extra)
    return found


def appended(text: str, extras: list[Extra]) -> tuple[str, list[Row]]:
    """The page's text with the extras after it, each on rows of its own, and those rows."""
    parts = [text]
    at = len(text)
    rows: list[Row] = []
    for extra in extras:
        for piece in extra.text.splitlines():
            words = piece.strip()
            if words:
                start = at + 2
                parts += ("\r\n", words)
                at = start + len(words)
                row = Row(start, at, *extra.box, role="note" if extra.comment else "body")
                row.label = "Kommentar" if extra.comment else ""
                rows.append(row)
    return "".join(parts), rows


def inserted(rows: list[Row], extra: list[Row]) -> list[Row]:
    """Fields where they stand on the page, under the row above them; comments last."""
    placed = list(rows)
    for row in extra:
        if row.role == "note":
            placed.append(row)
            continue
        above = [at for at, other in enumerate(placed) if other.role != "note" and other.top <= row.top + 2]
        placed.insert(above[-1] + 1 if above else 0, row)
    return placed


@contextmanager
def _annotation(page: Any, index: int) -> Iterator[Any]:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation
    finally:
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)


def _extra(annotation: Any, form: Any, canvas: Canvas) -> Extra | None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN:
        return None
    if kind in _COMMENTS:
        text = _value(lambda *into: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", *into))
    elif kind == raw.FPDF_ANNOT_WIDGET and form and raw.FPDFAnnot_GetFormFieldType(form, annotation) in _FILLED:
        text = _value(lambda *into: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *into))
    else:
        return None
    rectangle = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rectangle)
    box = canvas.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    return Extra(text, box, comment=kind in _COMMENTS)


def _value(ask: Any) -> str:
    """A text of unknown length: asked for its length first."""
    length = ask(None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, _USHORTS), length)
    return storable(buffer.raw.decode("utf-16-le", "surrogatepass").rstrip("\x00"))
