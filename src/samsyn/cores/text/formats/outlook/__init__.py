"""Messages saved from Outlook (.msg): rewritten as ordinary mail, and read as such."""

from samsyn.cores.text.formats import mail
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.outlook.message import rewritten
from samsyn.cores.text.values import Document, File


def read(file: File, *, limits: Limits = DEFAULT) -> Document:
    """The message's own text as page 1, as from mail. Raises Corrupt, Empty or TooLarge."""
    return mail.read(File(file.name, rewritten(file, limits)))


def attachments(file: File, *, limits: Limits = DEFAULT) -> tuple[File, ...]:
    """The attached files, named "svar.msg/bilaga.pdf"; attached messages come as mail. Raises as read does."""
    return mail.attachments(File(file.name, rewritten(file, limits)))
