"""One file that arrived to the files in it: a mail and its attachments, an archive and its members."""

from samsyn.cores.text.formats import archive, mail, outlook
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.sniff import kind_of
from samsyn.cores.text.values import File


def unpack(file: File, *, limits: Limits = DEFAULT) -> tuple[File, ...]:
    """The file itself, or what it holds, named "mail.eml/bilaga.pdf"; mails and archives inside are unpacked too.

    A mail comes first as itself (read gives its own text), then its attachments. An archive is replaced by its members.
    Never raises: what cannot be unpacked, or would be too much with all the rest, stays as it is, and read says why.
    """
    return tuple(_Unpacking(limits).unpacked(file, limits.depth))


class _Unpacking:
    """One call: counts files and bytes over all levels, since small archives inside each other can grow without end."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._files = self._bytes = 0

    def unpacked(self, file: File, depth: int) -> list[File]:
        if depth == 0 or len(file.data) > self._limits.data:
            return [file]
        try:
            first, inner = self._opened(file)
        except Unreadable:
            return [file]
        self._files += len(inner)
        self._bytes += sum(len(item.data) for item in inner)
        if self._files > self._limits.members or self._bytes > self._limits.unpacked:
            return [file]
        return first + [deep for item in inner for deep in self.unpacked(item, depth - 1)]

    def _opened(self, file: File) -> tuple[list[File], tuple[File, ...]]:
        """(what stays of the file itself, what was in it); raises Unreadable."""
        match kind_of(file):
            case "eml":
                return [file], mail.attachments(file)
            case "msg":
                return [file], outlook.attachments(file, limits=self._limits)
            case "zip":
                return [], archive.members(file, limits=self._limits)
            case _:
                return [file], ()
