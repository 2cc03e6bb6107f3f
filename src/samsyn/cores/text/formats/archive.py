"""Archives (.zip): the files in them, when that is safe."""

import posixpath
from typing import Final

from samsyn.cores.text.formats.errors import Empty, Unsupported
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.package import Package
from samsyn.cores.text.values import Document, File

_LEFT_BY_SYSTEMS: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(file: File, *, limits: Limits = DEFAULT) -> tuple[File, ...]:
    """The files of a zip in its own order, named "arkiv.zip/mapp/svar.docx".

    Raises Corrupt, Encrypted, TooLarge, or Empty when it holds no files.
    """
    package = Package(file.name, file.data, limits)
    found: dict[str, File] = {}
    for path, member in package.members.items():
        if member.is_dir() or any(mark in path for mark in _LEFT_BY_SYSTEMS):
            continue
        data = package.part(path, most=limits.data)
        name = f"{file.name}/{_safe(path)}"
        found[name] = File(name, data or b"")
    if not found:
        raise Empty(file.name)
    return tuple(found.values())


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """An archive is no document: raises why it could not be unpacked, else Unsupported."""
    members(file, limits=limits)
    raise Unsupported(file.name, "zip")


def _safe(path: str) -> str:
    """The member's path without drive, root or steps upwards."""
    steps = posixpath.normpath(path.replace("\\", "/")).split("/")
    kept = [step.replace(":", "") for step in steps if step not in ("", ".", "..")]
    return "/".join(kept) or "namnlös"
