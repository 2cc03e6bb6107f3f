"""Zipped documents (DOCX, ODT) made repeatable: one date for every entry, one order of names."""

import zipfile
from io import BytesIO
from typing import Final

DATE: Final = (2026, 4, 1, 8, 0, 0)


def repeatable(data: bytes) -> bytes:
    """The same package with fixed dates; "mimetype" stays first and uncompressed, as OpenDocument wants it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=_rank):
            put(target, name, source.read(name))
    return out.getvalue()


def _rank(name: str) -> tuple[bool, bool, str]:
    return name != "mimetype", name != "[Content_Types].xml", name


def put(target: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Writes one entry with the fixed date."""
    entry = zipfile.ZipInfo(name, DATE)
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    target.writestr(entry, data)
