"""Old Word files (.doc): converted by LibreOffice or read by antiword when one of them is installed."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from samsyn.cores.text.formats import docx, plain
from samsyn.cores.text.formats.errors import Unreadable, Unsupported
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.programs import installed, run
from samsyn.cores.text.formats.sheet import Sheet
from samsyn.cores.text.values import Document, File

_TO_DOCX: Final = "docx:MS Word 2007 XML"


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """An old Word file as its conversion gives it, with the notice "converted".

    Raises Unsupported when no program here can read it. The file is given to the program under a name of our own.
    """
    with tempfile.TemporaryDirectory(prefix="samsyn-doc-") as place:
        folder = Path(place)
        (folder / "fil.doc").write_bytes(file.data)
        document = _by_office(file, folder, limits) or _by_antiword(file, folder, limits)
    if document is None:
        raise Unsupported(file.name, "doc")
    return replace(document, format="doc", notices=(*document.notices, "converted"))


def _by_office(file: File, folder: Path, limits: Limits) -> Document | None:
    program = installed("soffice")
    if not program:
        return None
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"  # its own: two at once would wait for each other
    command = [
        program,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        _TO_DOCX,
        "--outdir",
        place(folder),
        "fil.doc",
    ]
    try:
        run(file.name, command, seconds=limits.seconds, folder=folder, setting={"HOME": str(folder)})
        return docx.read(File(file.name, (folder / "ut" / "fil.docx").read_bytes()), limits=limits)
    except (Unreadable, OSError):
        return None


def place(folder: Path) -> str:
    """Where the conversion is put."""
    (folder / "ut").mkdir(exist_ok=True)
    return str(folder / "ut")


def _by_antiword(file: File, folder: Path, limits: Limits) -> Document | None:
    program = installed("antiword")
    if not program:
        return None
    try:
        text = run(file.name, [program, "-w", "0", "-m", "UTF-8.txt", "fil.doc"], seconds=limits.seconds, folder=folder)
    except Unreadable:
        return None
    sheet = Sheet()
    plain.fill(sheet, plain.text_of(file.name, text.decode("utf-8", "replace")))
    return Document("doc", (sheet.page(),))
