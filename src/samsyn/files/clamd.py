"""ClamAV's daemon, asked by its own protocol (INSTREAM): the bytes go to it, a verdict comes back.

`host:port`, or the path of a Unix socket. What it does not say clearly counts as not looked at.
"""

import socket
import struct
from collections.abc import Iterable

TIMEOUT = 60  # seconds without a word from it
_PIECE = 1 << 16
_MOST = 4096


class ScannerAway(Exception):
    """Nobody could look at the file; it may not be taken in."""


def place(address: str) -> str | tuple[str, int]:
    """Where it listens. ValueError when the setting is neither a path nor host:port."""
    if address.startswith("/"):
        return address
    host, between, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not between or not host or not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise ValueError(address)
    return host, int(port)


def ping(address: str) -> bool:
    """Does it answer?"""
    try:
        return _ask(address, b"zPING\0", ()) == "PONG"
    except (ScannerAway, ValueError):
        return False


def look(address: str, pieces: Iterable[bytes]) -> str:
    """The name of what was found, or "". Raises ScannerAway."""
    answer = _ask(address, b"zINSTREAM\0", pieces)
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerAway(answer or "no answer")  # "… size limit exceeded. ERROR", or the connection ended


def _ask(address: str, command: bytes, pieces: Iterable[bytes]) -> str:
    where = place(address)
    family = socket.AF_UNIX if isinstance(where, str) else socket.AF_INET
    try:
        line = socket.socket(family) if family == socket.AF_UNIX else socket.create_connection(where, TIMEOUT)  # type: ignore[arg-type]
        with line:
            line.settimeout(TIMEOUT)
            if isinstance(where, str):
                line.connect(where)
            return _converse(line, command, pieces)
    except OSError as error:
        raise ScannerAway(str(error)) from error


def _converse(line: socket.socket, command: bytes, pieces: Iterable[bytes]) -> str:
    line.sendall(command)
    try:
        for piece in pieces:
            for at in range(0, len(piece), _PIECE):
                part = piece[at : at + _PIECE]
                line.sendall(struct.pack("!L", len(part)) + part)
        if command == b"zINSTREAM\0":
            line.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has heard enough; what it says of that is read below
    said = b""
    while not said.endswith(b"\0") and len(said) < _MOST:
        more = line.recv(_MOST)
        if not more:
            break
        said += more
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()
