"""A clamd on this machine: it speaks PING and INSTREAM, and finds one invented word."""

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from samsyn.people.tests.serving import answering

WORD = b"PROVVIRUS-UTAN-VERKAN"
FOUND = "Prov.Virus-1"
MOST = 1 << 20


class Daemon(socketserver.ThreadingTCPServer):
    """The server. ``mute``: it takes everything in and hangs up without a word."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mute = False
        self.looked: list[int] = []

    @property
    def address(self) -> str:
        """As SAMSYN_CLAMD wants it."""
        return f"127.0.0.1:{self.server_address[1]}"


class _Talk(socketserver.StreamRequestHandler):
    server: Daemon

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        assert command == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            if len(data) + size > MOST:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
            data += self.rfile.read(size)
        self.server.looked.append(len(data))
        if not self.server.mute:
            self.wfile.write(f"stream: {FOUND} FOUND\0".encode() if WORD in data else b"stream: OK\0")


@contextmanager
def listening() -> Iterator[Daemon]:
    """It answers as long as the block lasts."""
    with answering(Daemon()) as server:
        yield server
