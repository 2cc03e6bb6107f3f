"""A masked PDF: a new file, made from nothing but pictures of the pages and what is left of their text.

Each page is a picture with the masked places painted over; under it, unseen, stands the text that is left, tagged and
searchable. A page whose places cannot be pointed out in the picture is set as text alone. Nothing of the old file comes
along: no metadata, no attachments, no comments, no earlier revisions.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageDraw

from samsyn.consultation.publishing.parts import COMMENT, Part
from samsyn.consultation.publishing.veils import GONE, Veil, hidden, left
from samsyn.cores.text import formats
from samsyn.cores.text.values import Document, Page
from samsyn.people import paper

DOTS = 150 / 72  # pixels to a point
WIDEST = 2400
AROUND = 2.0  # points painted around a masked word
COLOURS = 48


@dataclass(frozen=True, slots=True)
class Face:
    """A page as it is printed: a picture with text under it, or text alone."""

    width: float
    height: float
    lines: tuple[dict[str, Any], ...]
    picture: bytes = field(default=b"", repr=False)


def of_pdf(data: bytes, document: Document, veils: Sequence[Veil], *, title: str, language: str = "") -> bytes:
    """The new file of a PDF."""
    return _print(title, [_face(data, page, veils) for page in document.pages], (), language)


def of_parts(parts: Sequence[Part], *, title: str, language: str = "") -> bytes:
    """The new file of a document that has no pages of its own."""
    return _print(title, [], parts, language)


def _face(data: bytes, page: Page, veils: Sequence[Veil]) -> Face:
    spans = hidden(page, veils)
    width, height = page.width or 595.0, page.height or 842.0
    boxes = list(_boxes(data, page, spans))
    strips = [veil for veil in veils if veil.page == page.number and veil.is_strip]
    certain = not page.ocr and all(boxes_ for boxes_ in boxes)
    if not certain:
        return Face(width, height, tuple(_flowing(page, spans)))
    picture = _painted(data, page, [box for some in boxes for box in some], strips)
    return Face(width, height, tuple(_lines(page, spans)), picture)


def _boxes(data: bytes, page: Page, spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[float, ...]]]:
    """For each masked stretch that has letters, the places to paint; none = it cannot be pointed out."""
    for start, end in spans:
        if page.text[start:end].strip():
            yield list(formats.pdf.boxes(data, page.number, start, end))


def _painted(data: bytes, page: Page, boxes: Sequence[tuple[float, ...]], strips: Sequence[Veil]) -> bytes:
    """The page as a picture in which the masked places are nothing but black."""
    wanted = min(max(round((page.width or 595.0) * DOTS), 200), WIDEST)
    picture = Image.open(io.BytesIO(formats.pdf.image(data, page.number, wanted))).convert("RGB")
    scale = picture.width / (page.width or 595.0)
    draw = ImageDraw.Draw(picture)
    for x0, top, x1, bottom in boxes:
        area = (x0 - AROUND, top - AROUND, x1 + AROUND, bottom + AROUND)
        draw.rectangle([side * scale for side in area], fill="black")
    for veil in strips:
        rows = (veil.top / 100 * picture.height, veil.bottom / 100 * picture.height)
        draw.rectangle([0, rows[0], picture.width, rows[1]], fill="black")
    out = io.BytesIO()
    picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _lines(page: Page, spans: Sequence[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    """What is left of each line, where the line stands."""
    for line in page.lines:
        text = _plain(left(page.text, spans, line.start, line.end))
        if text and text != GONE and line.box and line.label != COMMENT:
            x0, top, x1, bottom = line.box
            yield {"text": text, "x": x0, "y": top, "w": max(x1 - x0, 1.0), "h": max(bottom - top, 1.0)}


def _plain(text: str) -> str:
    """One line; the sign that stands for a hyphen at the end of a line is a hyphen."""
    return " ".join(text.replace("\ufffe", "-").replace("\u0002", "-").split())


def _flowing(page: Page, spans: Sequence[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    for line in page.lines:
        if line.label != COMMENT and (text := _plain(left(page.text, spans, line.start, line.end))):
            yield {"text": text}


def _print(title: str, faces: Sequence[Face], parts: Sequence[Part], language: str) -> bytes:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        pages = []
        for at, face in enumerate(faces):
            name = f"{at}.png" if face.picture else ""
            if name:
                (root / name).write_bytes(face.picture)
            pages.append({"width": face.width, "height": face.height, "lines": face.lines, "picture": name})
        said = {
            "title": title,
            "language": language or "sv",
            "pages": pages,
            "parts": [_part(part) for part in parts],
            "fonts": paper.FONTS,
        }
        template = files("samsyn.consultation.publishing").joinpath("masked.typ").read_bytes()
        return paper.pdf(template, said, folder=root)


def _part(part: Part) -> dict[str, Any]:
    return {"kind": part.kind, "level": part.level, "text": part.text, "rows": part.rows}
