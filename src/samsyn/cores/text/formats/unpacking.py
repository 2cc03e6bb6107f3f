"""One file that arrived to the files in it: a mail and its attachments, an archive and its members."""

from samsyn.cores.text.formats import archive, mail, outlook
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.sniff import kind_of
from samsyn.cores.text.values import File


def unpack(file: File, *, limits: Limits = DEFAULT) -> tuple[File, ...]:
    """The file itself, or what it holds, named "mail.eml/bilaga.pdf"; mails and archives inside are unpacked too.

    A mail comes first as itself (read gives its own text), then its attachments. An archive is replaced by its members.
    Never raises: what cannot be unpacked stays as it is, and read says why.
    """
    return tuple(_unpacked(file, limits, limits.depth))


def _unpacked(file: File, limits: Limits, depth: int) -> list[File]:
    if depth == 0 or len(file.data) > limits.data:
        return [file]
    try:
        kind = kind_of(file)
        if kind == "eml":
            first, inner = [file], mail.attachments(file)
        elif kind == "msg":
            first, inner = [file], outlook.attachments(file, limits=limits)
        elif kind == "zip":
            first, inner = [], archive.members(file, limits=limits)
        else:
            return [file]
    except Unreadable:
        return [file]
    return first + [deep for item in inner for deep in _unpacked(item, limits, depth - 1)]
