"""OpenDocument text (.odt, and the flat .fodt) straight from its XML."""

from typing import Final, Literal

from lxml import etree

from samsyn.cores.text.formats.errors import Corrupt, Encrypted
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.odt.body import Body, Setting
from samsyn.cores.text.formats.odt.names import OFFICE, STYLE, TEXT
from samsyn.cores.text.formats.odt.styles import Styles
from samsyn.cores.text.formats.package import Package, parse
from samsyn.cores.text.formats.sheet import Sheet
from samsyn.cores.text.values import Document, File

_MARGINS: Final = {
    "header": ("header-first", "header", "header-left"),
    "footer": ("footer-first", "footer", "footer-left"),
}
_MACROS: Final = ("Basic/", "Scripts/")


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """All text of an OpenDocument text as page 1: headers, body with notes after their paragraph, footers.

    Raises the errors of errors.py.
    """
    package = Package(file.name, file.data, limits)
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise Encrypted(file.name)
    content = package.xml("content.xml")
    if content is None:
        raise Corrupt(file.name, "no content.xml")
    macros = any(path.startswith(_MACROS) and not path.endswith((".xlc", ".xlb", "/")) for path in package.members)
    return _document(file, content, package.xml("styles.xml"), macros=macros)


def read_flat(file: File) -> Document:
    """The same of a flat file, where everything is one XML."""
    root = parse(file.name, "fodt", file.data)
    return _document(file, root, root, macros=False)


def _document(file: File, content: etree._Element, named: etree._Element | None, *, macros: bool) -> Document:
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Corrupt(file.name, "no text body")
    styles = Styles(content, named)
    walker = Body(styles)
    walker.blocks(body, Setting())
    whole = Sheet()
    _margins(whole, named, styles, "header")
    whole.take(walker.sheet)
    _margins(whole, named, styles, "footer")
    page = whole.page()
    tracked = body.find(TEXT + "tracked-changes") is not None
    found = {"macros": macros, "tracked-changes": tracked, "hidden-text": walker.hidden}
    titles = (page.text[line.start : line.end] for line in page.lines if line.role == "title")
    return Document("odt", (page,), title=next(titles, ""), notices=tuple(k for k, v in found.items() if v))


def _margins(sheet: Sheet, named: etree._Element | None, styles: Styles, role: Literal["header", "footer"]) -> None:
    """The headers or footers of all page styles, each text once."""
    seen: set[str] = set()
    for master in () if named is None else named.iter(STYLE + "master-page"):
        for part in master.iterchildren(*(STYLE + name for name in _MARGINS[role])):
            walker = Body(styles)
            walker.blocks(part, Setting(role=role))
            text = "".join(walker.sheet.parts)
            if text.strip() and text not in seen:
                seen.add(text)
                sheet.take(walker.sheet)
