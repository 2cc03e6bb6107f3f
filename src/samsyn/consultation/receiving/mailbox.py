"""A mailbox read by IMAP: what has not been seen is handed over, and marked as seen when it is safe with us."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

TIMEOUT = 60  # seconds


class BadAddress(Exception):
    """SAMSYN_IMAP_URL is not understood."""


class MailboxDown(Exception):
    """The server does not answer as it should; the message says what it said."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the mailbox is."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    encrypted: bool


def address_of(url: str) -> Address:
    """imaps://user:password@host:port/folder; imap:// without encryption, for a server on the same machine."""
    parts = urlsplit(url)
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
        raise BadAddress(url)
    encrypted = parts.scheme == "imaps"
    return Address(
        host=parts.hostname, port=parts.port or (993 if encrypted else 143), user=unquote(parts.username),
        password=unquote(parts.password or ""), folder=unquote(parts.path.strip("/")) or "INBOX", encrypted=encrypted,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unseen:
    """A mail that nobody has seen; `data` is None when it is over the limit."""

    uid: str
    size: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An open mailbox."""

    server: imaplib.IMAP4

    def unseen(self, *, limit: int) -> Iterator[Unseen]:
        """One after the other, the oldest first. Looking does not mark them."""
        found = self._uid("SEARCH", "UNSEEN")
        for uid in (found[0] or b"").split() if found else ():
            size = _size(self._uid("FETCH", uid.decode(), "(RFC822.SIZE)"))
            if size > limit:
                yield Unseen(uid.decode(), size, None)
                continue
            data = _body(self._uid("FETCH", uid.decode(), "(BODY.PEEK[])"))
            if data is not None:  # somebody else may have moved it
                yield Unseen(uid.decode(), size, data)

    def seen(self, uid: str) -> None:
        """It is safe with us."""
        self._uid("STORE", uid, "+FLAGS", r"(\Seen)")

    def _uid(self, *command: str) -> list[Any]:
        try:
            kind, answer = self.server.uid(*command)
        except (imaplib.IMAP4.error, OSError) as error:
            raise MailboxDown(str(error)) from error
        if kind != "OK":
            raise MailboxDown(f"{command[0]}: {answer}")
        return answer


def _size(answer: list[Any]) -> int:
    for row in answer:
        text = (row[0] if isinstance(row, tuple) else row) or b""
        if b"RFC822.SIZE" in text:
            return int(text.partition(b"RFC822.SIZE")[2].split(b")")[0].split()[0])
    return 0


def _body(answer: list[Any]) -> bytes | None:
    return next((bytes(row[1]) for row in answer if isinstance(row, tuple)), None)


@contextmanager
def opened(address: Address) -> Iterator[Mailbox]:
    """Log in and choose the folder; log out whatever happens. Raises MailboxDown."""
    server: imaplib.IMAP4 | None = None
    try:
        if address.encrypted:
            context = ssl.create_default_context()
            server = imaplib.IMAP4_SSL(address.host, address.port, ssl_context=context, timeout=TIMEOUT)
        else:
            server = imaplib.IMAP4(address.host, address.port, timeout=TIMEOUT)
        _log_in(server, address)
        kind, answer = server.select(_quoted(address.folder))
        if kind != "OK":
            raise MailboxDown(f"SELECT: {answer}")
    except (imaplib.IMAP4.error, OSError) as error:
        _leave(server)
        raise MailboxDown(str(error)) from error
    try:
        yield Mailbox(server)
    finally:
        _leave(server)


def _log_in(server: imaplib.IMAP4, address: Address) -> None:
    """LOGIN knows only ASCII; a name or password with other letters goes by PLAIN."""
    if address.user.isascii() and address.password.isascii():
        server.login(address.user, address.password)
        return
    server.authenticate("PLAIN", lambda _challenge: f"\0{address.user}\0{address.password}".encode())


def _leave(server: imaplib.IMAP4 | None) -> None:
    if server is not None:
        with suppress(imaplib.IMAP4.error, OSError):
            server.logout()


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
