"""One line of log per request, with an id that the answer carries too; counts and times for /metrics; no NUL let in.

Nothing personal is written: the route stands in for the address (a personal link's token is part of an address), and
neither the reader's address on the net, nor the query, nor who is logged in, is kept.
"""

import logging
import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase

log = logging.getLogger("samsyn.requests")
HEADER = "X-Request-ID"
BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
_DESCRIBED = "/api/"  # says itself, as its description promises, what it refuses in a question
_SAFE = re.compile(r"[\w-]{8,64}\Z", re.ASCII)


class Tally:
    """Requests of this process since it started: how many by method and status, how long they took."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._within = [0] * len(BOUNDS)
        self._seconds, self._count = 0.0, 0

    def add(self, method: str, status: int, seconds: float) -> None:
        """One more request."""
        with self._lock:
            self._answers[method, status] += 1
            self._seconds += seconds
            self._count += 1
            for at, bound in enumerate(BOUNDS):
                self._within[at] += seconds <= bound

    def lines(self) -> list[str]:
        """In the text form that Prometheus reads."""
        with self._lock:
            name = "samsyn_request_seconds"
            return [
                "# HELP samsyn_requests_total Requests answered by this process.",
                "# TYPE samsyn_requests_total counter",
                *(
                    f'samsyn_requests_total{{method="{method}",status="{status}"}} {count}'
                    for (method, status), count in sorted(self._answers.items())
                ),
                f"# HELP {name} Time from request to answer.",
                f"# TYPE {name} histogram",
                *(f'{name}_bucket{{le="{b}"}} {n}' for b, n in zip(BOUNDS, self._within, strict=True)),
                f'{name}_bucket{{le="+Inf"}} {self._count}',
                f"{name}_sum {self._seconds:.6f}",
                f"{name}_count {self._count}",
            ]


tally = Tally()
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


def watch(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def watched(request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        number = given if _SAFE.match(given) else secrets.token_hex(8)
        begun = time.perf_counter()
        response = answer(request)
        seconds = time.perf_counter() - begun
        response.headers[HEADER] = number
        method = request.method if request.method in _METHODS else "OTHER"
        tally.add(str(method), response.status_code, seconds)
        route = request.resolver_match.route if request.resolver_match else ""
        log.info(
            "request",
            extra={"facts": {"id": number, "method": method, "route": route, "status": response.status_code,
                             "ms": round(seconds * 1000, 1)}},
        )  # fmt: skip
        return response

    return watched


def refuse_nul(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware that says 400 to an address with a NUL in it: PostgreSQL keeps no such sign in a text.

    Form fields need none of this: Django's own fields refuse it, and the rooms' readers of free text drop it.
    """

    def asked(request: HttpRequest) -> HttpResponseBase:
        asked_for = request.META.get("QUERY_STRING", "")
        if "\0" in request.path or ("%00" in asked_for and not request.path.startswith(_DESCRIBED)):
            raise BadRequest("NUL in the address")
        return answer(request)

    return asked


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the browser takes an answer that is packed by gzip; "gzip;q=0" says no."""
    for one in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _separator, rest = one.partition(";")
        if name.strip() == "gzip":
            return rest.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
