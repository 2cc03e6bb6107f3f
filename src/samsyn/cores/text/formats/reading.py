"""The way in: any file to a Document, or to one of the typed errors and never anything else."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from samsyn.cores.text.formats import archive, docx, html, legacy, mail, markdown, odt, outlook, pdf, photo, plain, rtf
from samsyn.cores.text.formats.errors import Corrupt, Empty, Encrypted, TooLarge, Unreadable, Unsupported
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.sniff import is_wrong, kind_of
from samsyn.cores.text.values import Document, File

_READERS: Final[dict[str, Callable[[File, Limits], Document]]] = {
    "pdf": lambda file, limits: pdf.read(file, limits=limits),
    "docx": lambda file, limits: docx.read(file, limits=limits),
    "odt": lambda file, limits: odt.read(file, limits=limits),
    "image": lambda file, limits: photo.read(file, limits=limits),
    "fodt": lambda file, _: odt.read_flat(file),
    "zip": lambda file, limits: archive.read(file, limits=limits),
    "rtf": lambda file, _: rtf.read(file),
    "html": lambda file, _: html.read(file),
    "txt": lambda file, _: plain.read(file),
    "md": lambda file, _: markdown.read(file),
    "doc": lambda file, limits: legacy.read(file, limits=limits),
    "eml": lambda file, _: mail.read(file),
    "msg": lambda file, limits: outlook.read(file, limits=limits),
}

_ALL_AT_ONCE: Final = frozenset(("html", "txt", "md", "rtf", "fodt"))  # taken into memory many times over


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """The pages, raw text and lines of one file, whatever its name says it is.

    Raises Encrypted, Corrupt, Empty, NeedsOcr, TooLarge or Unsupported (all Unreadable); nothing else.
    The same bytes always give the same Document. A mail gives its own text; see unpack for what hangs on it.
    """
    if not file.data.strip():
        raise Empty(file.name)
    if len(file.data) > limits.data:
        raise TooLarge(file.name, "bytes", limits.data)
    kind = kind_of(file)
    if kind in _ALL_AT_ONCE and len(file.data) > limits.part:
        raise TooLarge(file.name, "bytes", limits.part)
    document = _read_as(kind, file, limits)
    if not any(page.lines for page in document.pages):
        raise Empty(file.name)
    if sum(len(page.text) for page in document.pages) > limits.characters:
        raise TooLarge(file.name, "characters", limits.characters)
    if is_wrong(file.name, kind):
        document = replace(document, notices=(*document.notices, "wrong-extension"))
    return document


def _read_as(kind: str, file: File, limits: Limits) -> Document:
    if kind == "encrypted":
        raise Encrypted(file.name)
    reader = _READERS.get(kind)
    if reader is None:
        raise Unsupported(file.name, kind)
    try:
        return reader(file, limits)
    except Unreadable:
        raise
    except RecursionError as error:
        raise Corrupt(file.name, "nested too deeply") from error
