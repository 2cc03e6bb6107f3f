"""Opens zip packages (Word, OpenDocument, plain archives) without ever unpacking more than the limits allow."""

import io
import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from samsyn.cores.text.formats.errors import Corrupt, Encrypted, TooLarge
from samsyn.cores.text.formats.limits import MEGABYTE, Limits

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    IndexError,
    RuntimeError,
    KeyError,
)
_ENCRYPTED_FLAG: Final = 0x1


class Package:
    """A zip whose declared sizes were checked before anything was unpacked; ``part`` counts while unpacking."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except BROKEN as error:
            raise Corrupt(name, f"zip: {error}") from error
        self.members = {member.filename: member for member in members}
        _refuse_bomb(name, members, len(data), limits)

    def part(self, path: str, *, most: int = 0) -> bytes | None:
        """The unpacked bytes of one part, None when there is none; ``most`` instead of the limit for parts."""
        member = self.members.get(path)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise Encrypted(self.name)
        limit = most or self._limits.part
        try:
            with self._zip.open(member) as stream:
                data = stream.read(limit + 1)  # a table of contents can lie; the count here cannot
        except BROKEN as error:
            raise Corrupt(self.name, f"{path}: {error}") from error
        if len(data) > limit:
            raise TooLarge(self.name, "bytes", limit)
        return data

    def xml(self, path: str) -> etree._Element | None:
        """The root of an XML part, None when there is no such part; broken XML is Corrupt."""
        data = self.part(path)
        return None if data is None else parse(self.name, path, data)


def parse(name: str, path: str, data: bytes) -> etree._Element:
    """Parse XML from strangers: no entities, no network, no DTD, libxml2's own size limits kept."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Corrupt(name, f"{path}: {error}") from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise Corrupt(name, f"{path}: entities")  # no program writes them; a bomb does
    return root


def _refuse_bomb(name: str, members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(members) > limits.members:
        raise TooLarge(name, "members", limits.members)
    declared = sum(member.file_size for member in members)
    if declared > limits.unpacked:
        raise TooLarge(name, "bytes", limits.unpacked)
    if declared > 10 * MEGABYTE and declared > limits.ratio * packed:
        raise TooLarge(name, "ratio", limits.ratio)
