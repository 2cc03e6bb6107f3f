"""One source on the web: JSON by GET or POST, from its own host only, politely, again when it falters."""

import http.client
import json
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from samsyn.sources.errors import Down, Gone, LeftTheHost, Refused, Unreadable

LARGEST: Final = 256 * 1024 * 1024
AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
PORTS: Final = {"http": 80, "https": 443}
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
BROKEN: Final = (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError, OSError)

log = logging.getLogger("samsyn.sources")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long to wait; seconds."""

    tries: int = 5
    first: float = 0.5
    longest: float = 120.0
    between: float = 0.2
    timeout: float = 60.0


class _StayHere(urllib.request.HTTPRedirectHandler):
    def __init__(self, web: "Web") -> None:
        self.web = web

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        return super().redirect_request(req, fp, code, msg, headers, self.web.here(newurl))


class Web:
    """Asks one host. ``sleep`` and ``clock`` are the program's own in tests."""

    def __init__(
        self,
        source: str,
        base: str,
        *,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.source, self.base = source, base.rstrip("/")
        self.patience = patience or Patience()
        self._sleep, self._clock, self._last = sleep, clock, float("-inf")
        self._root = urlsplit(self.base)
        if self._root.scheme not in PORTS or not self._root.hostname:
            message = f"Adressen till {source} ska börja med http:// eller https://, inte {base!r}."
            raise ValueError(message)
        handlers: list[urllib.request.BaseHandler] = [_StayHere(self)]
        if self._root.hostname in LOOPBACK:
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def here(self, url: str) -> str:
        """An address on this source's host, whole. Raises LeftTheHost."""
        whole = urljoin(f"{self.base}/", url)
        found = urlsplit(whole)
        if _same_host(found, self._root):  # a proxy in front of the source may have lost the s of https
            return urlunsplit((self._root.scheme, self._root.netloc, found.path, found.query, ""))
        raise LeftTheHost(self.source, whole)

    def ask(self, url: str, body: Mapping[str, Any] | None = None) -> Any:
        """The answer as JSON values. Raises SourceError."""
        whole = self.here(url)
        why = ""
        for attempt in range(self.patience.tries):
            if attempt:
                log.info("%s: försök %s av %s (%s)", self.source, attempt + 1, self.patience.tries, why)
            self._wait_our_turn()
            try:
                return self._read(whole, body)
            except urllib.error.HTTPError as error:
                why, pause = f"{error.code}", self._pause(attempt, error)
                error.close()
            except LeftTheHost:
                raise
            except BROKEN as error:
                why, pause = str(getattr(error, "reason", "") or error or type(error).__name__), self._pause(attempt)
            if attempt + 1 < self.patience.tries:
                self._sleep(pause)
        raise Down(self.source, why)

    def _read(self, url: str, body: Mapping[str, Any] | None) -> Any:
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {"Accept": "application/json", "User-Agent": "samsyn", "Accept-Encoding": "identity"}
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        request = urllib.request.Request(url, data, headers)  # noqa: S310 — here() allows http and https alone
        try:
            with self._opener.open(request, timeout=self.patience.timeout) as answer:
                sent = answer.read(LARGEST + 1)
                if len(sent) < min(int(answer.headers.get("Content-Length") or 0), LARGEST):
                    raise http.client.IncompleteRead(sent)
        except urllib.error.HTTPError as error:
            self._final(error, url)
            raise
        if len(sent) > LARGEST:
            raise Unreadable(self.source, "det är större än 256 MB")
        try:
            return json.loads(sent.decode("utf-8-sig"), parse_constant=_no_constant)
        except ValueError as error:
            raise Unreadable(self.source, "det är inte JSON") from error

    def _final(self, error: urllib.error.HTTPError, url: str) -> None:
        """Raise when asking again would not help."""
        if error.code in AGAIN:
            return
        said = _said(error)
        error.close()
        raise Gone(self.source, url) if error.code == 410 else Refused(self.source, error.code, said)

    def _pause(self, attempt: int, error: urllib.error.HTTPError | None = None) -> float:
        """Twice as long each time, or what the source says; a source that wants longer than we do is down."""
        ours: float = min(self.patience.first * 2**attempt, self.patience.longest)
        asked = _retry_after(error.headers.get("Retry-After")) if error is not None else None
        if asked is None:
            return ours
        if asked > self.patience.longest:
            raise Down(self.source, f"ber oss vänta {round(asked)} sekunder")
        return max(asked, 0.0)

    def _wait_our_turn(self) -> None:
        left = self._last + self.patience.between - self._clock()
        if left > 0:
            self._sleep(left)
        self._last = self._clock()


def _same_host(one: SplitResult, other: SplitResult) -> bool:
    if one.scheme not in PORTS or one.hostname != other.hostname or "@" in one.netloc:
        return False
    try:
        ports = [part.port or PORTS[part.scheme] for part in (one, other)]
    except ValueError:
        return False
    return ports[0] == ports[1] or (one.scheme != other.scheme and set(ports) == set(PORTS.values()))


def _retry_after(said: str | None) -> float | None:
    """Seconds, or a date in the header's own format."""
    if not said:
        return None
    if said.strip().isdigit():
        return float(said.strip())
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return (when - datetime.now(UTC)).total_seconds()


def _said(error: urllib.error.HTTPError) -> str:
    """What the source says is wrong: Kolada's ``detail``, PxWeb's ``title``, or the text."""
    try:
        text = error.read(4000).decode("utf-8-sig", "replace")
    except OSError:
        return ""
    try:
        found = json.loads(text)
    except ValueError:
        return " ".join(text.split())[:200] if "<" not in text else ""
    if isinstance(found, dict):
        said = found.get("detail") or found.get("title") or found.get("error") or found.get("message") or ""
        return (said if isinstance(said, str) else json.dumps(said, ensure_ascii=False))[:300]
    return ""


def _no_constant(name: str) -> Any:
    raise ValueError(name)
