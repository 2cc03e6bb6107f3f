"""Word documents (.docx, .docm) straight from the package's XML parts; macros are never touched."""

import posixpath
from functools import lru_cache
from typing import Final, Literal

from lxml import etree

from samsyn.cores.text.formats.docx.body import Body, Setting
from samsyn.cores.text.formats.docx.names import RELATION, STRICT, W
from samsyn.cores.text.formats.docx.numbering import Numbering
from samsyn.cores.text.formats.docx.styles import Styles
from samsyn.cores.text.formats.errors import Corrupt
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.package import Package, parse
from samsyn.cores.text.formats.sheet import Sheet
from samsyn.cores.text.values import Document, File

_NOTE_PARTS: Final = {"footnotes": W + "footnote", "endnotes": W + "endnote", "comments": W + "comment"}
_SEPARATORS: Final = ("separator", "continuationSeparator", "continuationNotice")
_USUAL_MAIN: Final = "word/document.xml"


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """All text of a Word document as page 1: headers, body with notes after their paragraph, footers.

    Raises the errors of errors.py.
    """
    parts = _Parts(file, limits)
    root = parts.main
    body = root.find(W + "body")
    if body is None:
        raise Corrupt(file.name, "no body")
    styles, notes = parts.styles(), parts.notes()
    sheet = Sheet()
    _margin(sheet, parts, styles, "header")
    walker = Body(sheet, styles, Numbering(parts.related("numbering")), notes)
    walker.blocks(body, Setting())
    left_over = sorted(notes)  # notes that nothing refers to any more are still text
    for key in left_over:
        walker.blocks(notes[key], Setting(role="note"))
    _margin(sheet, parts, styles, "footer")
    page = sheet.page()
    found = {
        "macros": parts.has_macros,
        "tracked-changes": walker.tracked,
        "hidden-text": walker.hidden,
        "damaged": parts.damaged,
    }
    titles = (page.text[line.start : line.end] for line in page.lines if line.role == "title")
    return Document("docx", (page,), title=next(titles, ""), notices=tuple(k for k, v in found.items() if v))


class _Parts:
    """The package's parts by what they are, found through the relations as Word itself does."""

    def __init__(self, file: File, limits: Limits) -> None:
        self._package = Package(file.name, file.data, limits)
        self.damaged = False
        self._main_path = self._find_main()
        data = self._data(self._main_path)
        if data is None:
            raise Corrupt(file.name, "no main part")
        self.main = parse(file.name, self._main_path, data)
        self._relations = self._relations_of(self._main_path)

    @property
    def has_macros(self) -> bool:
        return any(path.endswith("vbaProject.bin") for path in self._package.members)

    def styles(self) -> Styles:
        """The style sheet; an empty one when the document has none that can be read."""
        path = self._path("styles")
        data = None if path is None else self._data(path)
        try:
            return Styles(None) if data is None else _style_sheet(data)
        except Corrupt:
            self.damaged = True
            return Styles(None)

    def related(self, kind: str) -> etree._Element | None:
        """The part of this kind, e.g. "numbering"; None when the document has none that can be read."""
        path = self._path(kind)
        return None if path is None else self._xml(path)

    def _path(self, kind: str) -> str | None:
        return next((path for found, path in self._relations.values() if found == kind), None)

    def margins(self, kind: str) -> list[etree._Element]:
        """Header or footer parts in the order the sections name them, each once."""
        order: dict[str, None] = {}
        for reference in self.main.iter(f"{W}{kind}Reference"):
            found = self._relations.get(reference.get(RELATION, ""))
            if found is not None:
                order[found[1]] = None
        return [root for path in order if (root := self._xml(path)) is not None]

    def notes(self) -> dict[tuple[str, str], etree._Element]:
        found: dict[tuple[str, str], etree._Element] = {}
        for kind, tag in _NOTE_PARTS.items():
            root = self.related(kind)
            for note in () if root is None else root.iterchildren(tag):
                if note.get(W + "type") not in _SEPARATORS:
                    found[kind, note.get(W + "id", "")] = note
        return found

    def _find_main(self) -> str:
        if _USUAL_MAIN in self._package.members:
            return _USUAL_MAIN
        for kind, path in self._relations_of("").values():
            if kind == "officeDocument":
                return path
        return _USUAL_MAIN

    def _relations_of(self, path: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(path)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in () if root is None else root:
            target = item.get("Target", "")
            if item.get("TargetMode") != "External":
                full = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], full)
        return found

    def _xml(self, path: str) -> etree._Element | None:
        """A part beside the main one: broken, it takes nothing with it but itself."""
        try:
            data = self._data(path)
            return None if data is None else parse(self._package.name, path, data)
        except Corrupt:
            self.damaged = True
            return None

    def _data(self, path: str) -> bytes | None:
        data = self._package.part(path)
        if data is not None and b"purl.oclc.org" in data[:4096]:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
        return data


@lru_cache(maxsize=4)
def _style_sheet(data: bytes) -> Styles:
    """Parsed once for all files from the same template: it is often many times larger than the text."""
    return Styles(parse("", "styles", data))


def _margin(sheet: Sheet, parts: _Parts, styles: Styles, role: Literal["header", "footer"]) -> None:
    """The headers or footers of all sections, each text once."""
    seen: set[str] = set()
    for root in parts.margins(role):
        walker = Body(Sheet(), styles, Numbering(None), {})
        walker.blocks(root, Setting(role=role))
        text = "".join(walker.sheet.parts)
        if text.strip() and text not in seen:
            seen.add(text)
            sheet.take(walker.sheet)
