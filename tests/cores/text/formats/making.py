"""Makes small real files for the readers' tests, byte by byte the same every time."""

import io
import zipfile
from collections.abc import Sequence
from functools import cache

import typst

from samsyn.cores.text.formats import read, unpack
from samsyn.cores.text.values import Document, File, Line

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WHEN = (2026, 1, 1, 0, 0, 0)


def zipped(parts: dict[str, bytes | str], *, packed: bool = True) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)
    return stream.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file of WordprocessingML. ``parts``: styles, numbering, footnotes, comments, header1, footer1 …"""
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>",
    }
    related = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
    files["word/_rels/document.xml.rels"] = _relations(related)
    roots = {"header": "hdr", "footer": "ftr"}
    for name, inner in parts.items():
        root = roots.get(name.rstrip("0123456789"), name)
        files[f"word/{name}.xml"] = f"<w:{root} {W} {R} {MC}>{inner}</w:{root}>"
    return zipped(files)


def _relations(related: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{_TYPES}{kind}" Target="{target}"/>' for key, (kind, target) in related.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def p(text: str, style: str = "", properties: str = "") -> str:
    """A Word paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def open_document(
    body: str, *, automatic: str = "", styles: str = "", extra: dict[str, bytes | str] | None = None
) -> bytes:
    """An OpenDocument text: what stands in office:text, the automatic styles, and the inside of styles.xml."""
    names = "office text table style draw dc"
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if n == "draw" else n}:1.0"'
        for n in names.split()
        if n != "dc"
    )
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    files: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {spaces}>{styles}</office:document-styles>",
        **(extra or {}),
    }
    return zipped(files)


@cache
def typeset(source: str) -> bytes:
    """A PDF set by Typst."""
    return bytes(typst.compile(source.encode()))


def drawn(*pages: bytes, rotate: int = 0) -> bytes:
    """A PDF of content streams, A4, with Helvetica as F1 and Helvetica-Bold as F2."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects += [font % b"Helvetica", font % b"Helvetica-Bold"]
    kids: list[int] = []
    for content in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (rotate, len(objects))
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = b"%PDF-1.4\n"
    places: list[int] = []
    for number, item in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def at(x: float, y: float, text: str, size: float = 10, font: int = 1) -> bytes:
    """Text at a point from the bottom left of a drawn page."""
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F%d %g Tf %g %g Td (%s) Tj ET\n" % (font, size, x, y, escaped)


def column(x: float, y: float, rows: Sequence[str], *, pitch: float = 14) -> bytes:
    """Rows under each other on a drawn page."""
    return b"".join(at(x, y - pitch * index, row) for index, row in enumerate(rows))


def document(name: str, data: bytes) -> Document:
    return read(File(name, data))


def texts(found: Document, page: int = 1) -> list[str]:
    """The texts of a page's lines, in reading order."""
    return [text_of(found, line, page) for line in found.pages[page - 1].lines]


def text_of(found: Document, line: Line, page: int = 1) -> str:
    return found.pages[page - 1].text[line.start : line.end]


def line_with(found: Document, words: str, page: int = 1) -> Line:
    """The one line that holds these words."""
    lines = [line for line in found.pages[page - 1].lines if words in text_of(found, line, page)]
    assert len(lines) == 1, (words, len(lines))
    return lines[0]


def names(file: File) -> list[str]:
    return [part.name for part in unpack(file)]
