"""Word documents (.docx, .docm) straight from the package's XML parts; macros are never touched."""

import posixpath
from typing import Final

from lxml import etree

from samsyn.cores.text.formats.docx.body import Body, Setting
from samsyn.cores.text.formats.docx.names import RELATION, STRICT, W
from samsyn.cores.text.formats.docx.numbering import Numbering
from samsyn.cores.text.formats.docx.styles import Styles
from samsyn.cores.text.formats.errors import Corrupt
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.package import Package, parse
from samsyn.cores.text.formats.sheet import Sheet, joined
from samsyn.cores.text.values import Document, File, Role

_NOTE_PARTS: Final = {"footnotes": W + "footnote", "endnotes": W + "endnote", "comments": W + "comment"}
_SEPARATORS: Final = ("separator", "continuationSeparator", "continuationNotice")
_DC_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """All text of a Word document as page 1: headers, body with notes after their paragraph, footers.

    Raises the errors of errors.py.
    """
    parts = _Parts(file, limits)
    root = parts.main
    body = root.find(W + "body")
    if body is None:
        raise Corrupt(file.name, "no body")
    styles, notes = Styles(parts.related("styles")), parts.notes()
    walker = Body(styles, Numbering(parts.related("numbering")), notes)
    walker.blocks(body, Setting())
    left_over = sorted(notes)  # notes that nothing refers to any more are still text
    for key in left_over:
        walker.blocks(notes[key], Setting(role="note"))
    heads, feet = (_margin(parts, styles, kind) for kind in ("header", "footer"))
    page = joined([*heads, walker.sheet, *feet])
    found = {"macros": parts.has_macros, "tracked-changes": walker.tracked, "hidden-text": walker.hidden}
    titles = (page.text[line.start : line.end] for line in page.lines if line.role == "title")
    return Document("docx", (page,), title=next(titles, ""), notices=tuple(k for k, v in found.items() if v))


class _Parts:
    """The package's parts by what they are, found through the relations as Word itself does."""

    def __init__(self, file: File, limits: Limits) -> None:
        self._package = Package(file.name, file.data, limits)
        self._main_path = self._find_main()
        main = self._xml(self._main_path)
        if main is None:
            raise Corrupt(file.name, "no main part")
        self.main = main
        self._relations = self._relations_of(self._main_path)

    @property
    def has_macros(self) -> bool:
        return any(path.endswith("vbaProject.bin") for path in self._package.members)

    def related(self, kind: str) -> etree._Element | None:
        """The part of this kind, e.g. "styles"; None when the document has none."""
        path = next((path for found, path in self._relations.values() if found == kind), None)
        return None if path is None else self._xml(path)

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
        for kind, path in self._relations_of("").values():
            if kind == "officeDocument":
                return path
        return "word/document.xml"

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
        data = self._package.part(path)
        if data is None:
            return None
        if b"purl.oclc.org" in data[:4096]:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
        return parse(self._package.name, path, data)


def _margin(parts: _Parts, styles: Styles, kind: str) -> list[Sheet]:
    role: Role = "header" if kind == "header" else "footer"
    sheets: list[Sheet] = []
    seen: set[str] = set()
    for root in parts.margins(kind):
        walker = Body(styles, Numbering(None), {})
        walker.blocks(root, Setting(role=role))
        text = "".join(walker.sheet.parts)
        if text.strip() and text not in seen:
            seen.add(text)
            sheets.append(walker.sheet)
    return sheets
