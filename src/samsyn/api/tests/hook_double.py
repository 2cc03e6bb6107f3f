"""A subscriber on loopback HTTP that does as a real one should: reckons the signature, refuses what is wrong or old."""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from samsyn.people.tests.serving import served


@dataclass
class Subscriber:
    """``status`` is what it answers when the signature is right."""

    secret: str = ""
    status: int = 204
    address: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    refused: int = 0

    def judge(self, head: dict[str, str], body: bytes) -> int:
        self.heads.append(head)
        stamp = head["Samsyn-Timestamp"]
        reckoned = hmac.new(self.secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        right = hmac.compare_digest(head["Samsyn-Signature"], f"v1={reckoned}")
        if not right or abs(time.time() - int(stamp)) > 300:
            self.refused += 1
            return 401
        if self.status < 300:
            self.taken.append(json.loads(body))
        return self.status


class Handler(BaseHTTPRequestHandler):
    subscriber: Subscriber

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.subscriber.judge(dict(self.headers), body))
        if self.subscriber.status in {301, 302, 307}:
            self.send_header("Location", f"{self.subscriber.address}annan/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


@contextmanager
def running() -> Iterator[Subscriber]:
    """A subscriber that answers, until the end of the block."""
    subscriber = Subscriber()
    with served(type("Bound", (Handler,), {"subscriber": subscriber})) as address:
        subscriber.address = f"{address}/samsyn/"
        yield subscriber
