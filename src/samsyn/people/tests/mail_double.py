"""A mail server on this machine: SMTP enough for Django to leave mail at, and it keeps what it is sent."""

import socketserver
from typing import Any


class Smtp(socketserver.ThreadingTCPServer):
    """``state``: "up", "refusing" (451, try again) or "down" (it hangs up)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.state = "up"
        self.mails: list[bytes] = []

    @property
    def mailers(self) -> dict[str, Any]:
        """As MAILERS wants them."""
        return mailers(self.server_address[1])


def mailers(port: int) -> dict[str, Any]:
    """MAILERS for a server at this port, whether it stands there or not."""
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


class _Talk(socketserver.StreamRequestHandler):
    server: Smtp

    def handle(self) -> None:
        if self.server.state == "down":
            return
        self.wfile.write(b"220 prov\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"QUIT":
                self.wfile.write(b"221 hej\r\n")
                return
            if word == b"RCPT" and self.server.state == "refusing":
                self.wfile.write(b"451 try again later\r\n")
            elif word == b"DATA":
                self._take()
            else:
                self.wfile.write(b"250 ok\r\n")

    def _take(self) -> None:
        self.wfile.write(b"354 go\r\n")
        letter = b""
        while not letter.endswith(b"\r\n.\r\n"):
            letter += self.rfile.readline()
        self.server.mails.append(letter)
        self.wfile.write(b"250 ok\r\n")
