"""One signed POST to an address that somebody else chose: to no machine of ours, without following a redirect.

The name is looked up once; the address that was judged is the one that is connected to, so a name that answers
differently the second time leads nowhere. The signature is HMAC-SHA256 over the time,
a full stop and the bytes of the body.
"""

import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

SECONDS: Final = 10
AGENT: Final = "Samsyn"
NOT_ALLOWED: Final = "NotAllowed"
_TO_V4: Final = ipaddress.ip_network("64:ff9b::/96")  # translated to the old net on the way
SIGNATURE, TIMESTAMP = "Samsyn-Signature", "Samsyn-Timestamp"


class NotAllowed(Exception):
    """The address is none that we send to: not https, or a machine inside."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How it went: the status of the answer, or why there was none."""

    status: int | None
    error: str

    @property
    def taken(self) -> bool:
        """The subscriber has it."""
        return self.status is not None and 200 <= self.status < 300


def signature(secret: str, body: bytes, timestamp: int) -> str:
    """What the subscriber reckons out for itself and compares."""
    return "v1=" + hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def checked(address: str) -> SplitResult:
    """The address in its parts, if it may be sent to at all. Raises NotAllowed."""
    try:
        parts = urlsplit(address)
        right = bool(parts.hostname) and parts.port != 0 and not (parts.username or parts.password)
    except ValueError:
        raise NotAllowed("address") from None
    schemes = {"https", "http"} if settings.WEBHOOKS_INSIDE else {"https"}
    if not right or parts.scheme not in schemes:
        raise NotAllowed("address")
    return parts


def place(parts: SplitResult) -> tuple[str, int]:
    """The number on the net that the name stands for. Raises NotAllowed when any of them is inside; OSError."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = {str(row[4][0]) for row in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)}
    if not settings.WEBHOOKS_INSIDE and not all(_outside(one) for one in found):
        raise NotAllowed("inside")
    return min(found), port


def _outside(number: str) -> bool:
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address) and (inner := found.ipv4_mapped or found.sixtofour):
        found = inner
    return found.is_global and not found.is_multicast and found not in _TO_V4


def post(*, address: str, secret: str, kind: str, number: int, body: bytes, at: datetime) -> Answer:
    """Send once."""
    try:
        parts = checked(address)
        host, port = place(parts)
        link = _Link(parts, host, port)
        try:
            link.request("POST", parts._replace(scheme="", netloc="", fragment="").geturl() or "/", body, {
                "Host": parts.netloc, "Content-Type": "application/json", "User-Agent": AGENT,
                "Samsyn-Event": kind, "Samsyn-Delivery": str(number), TIMESTAMP: str(int(at.timestamp())),
                SIGNATURE: signature(secret, body, int(at.timestamp())),
            })  # fmt: skip
            return Answer(link.getresponse().status, "")
        finally:
            link.close()
    except NotAllowed:
        return Answer(None, NOT_ALLOWED)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(None, f"{type(error).__name__}: {error}"[:300])


class _Link(http.client.HTTPConnection):
    """A connection to the number that was judged, under the name that was asked for."""

    def __init__(self, parts: SplitResult, number: str, port: int) -> None:
        super().__init__(number, port, timeout=SECONDS)
        self._name = parts.hostname or ""
        self._safe = parts.scheme == "https"

    def connect(self) -> None:
        """As the library does, but for the name in the certificate."""
        super().connect()
        if self._safe:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self._name)
