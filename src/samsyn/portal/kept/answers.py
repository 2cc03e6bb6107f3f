"""The middleware: answers with a kept page when it is true, and keeps what may be kept.

Only for those who come without any cookie of ours, so what one reader sees can never reach another. What is published
or taken back is seen at once, because each answer asks the journal; what the clock opens or closes is seen at the full
minute, because no page outlives it.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import time
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from samsyn.people.requests import takes_gzip
from samsyn.portal.kept import stamp
from samsyn.portal.kept.pages import PAGES
from samsyn.portal.kept.store import LARGEST, Inside, Kept, Key, store

MINUTE: Final = 60
PACKING: Final = 6
PATIENCE: Final = 5  # seconds to wait for another who makes the same page
OWN: Final = frozenset({"content-length", "etag", "x-request-id"})  # made anew for each answer
STAMP, _BEGUN = "kept_stamp", "kept_begun"

type Answer = Callable[[HttpRequest], HttpResponseBase]


class Keep:
    """Stands outermost but for the log, so that what it keeps has every header that the others set."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Kept and true, or made anew."""
        limit: int = settings.KEPT_PAGES_BYTES
        if not limit or not _unknown(request):
            return self._answer(request)
        key = _key(request)
        kept = store.page(key)
        if kept is None:
            return self._anew(request, key, limit)
        if is_true(request, kept):
            return _told(request, kept)
        with _alone(kept):  # who comes meanwhile waits for the page, instead of making it once more
            other = store.page(key)
            if other and other is not kept and is_true(request, other):
                return _told(request, other)
            return self._anew(request, key, limit, kept)

    def _anew(self, request: HttpRequest, key: Key, limit: int, before: Kept | None = None) -> HttpResponseBase:
        """Made, and kept when it may be."""
        at = time()
        setattr(request, _BEGUN, at)
        response = self._answer(request)
        told = getattr(request, STAMP, None)
        if told is None or not told.settled or not _may_be_kept(request, response):
            return response
        assert isinstance(response, HttpResponse)
        kept = _kept(request, response, told, at, before)
        store.put(key, kept, limit=limit)
        return _told(request, kept)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        """Take the stamp before anything of the page is read. Only for pages that are kept."""
        if not hasattr(request, _BEGUN) or request.method != "GET":
            return
        if request.resolver_match is None or request.resolver_match.view_name not in PAGES:
            setattr(request, STAMP, None)
        elif not hasattr(request, STAMP):
            setattr(request, STAMP, stamp.now())


@contextmanager
def _alone(kept: Kept) -> Iterator[None]:
    held = kept.anew.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if held:
            kept.anew.release()


def is_true(request: HttpRequest, kept: Kept | Inside) -> bool:
    """Whether the page may be shown now. When not, the request carries the stamp that a new one is made under."""
    if not kept.begins <= time() < kept.ends:
        return False
    told = stamp.since(kept.stamp)
    if told is None:
        return True
    setattr(request, STAMP, told)
    return False


def is_for_all(request: HttpRequest) -> bool:
    """Whether the whole page is made for everybody who comes without a session."""
    return hasattr(request, _BEGUN)


def clock() -> float:
    """Seconds, as the minutes of kept pages are counted."""
    return time()


def minute_after(at: float) -> float:
    """The full minute that ends what is kept."""
    return (at // MINUTE + 1) * MINUTE


def _unknown(request: HttpRequest) -> bool:
    """Reads, and has no cookie that any of our pages looks at."""
    if request.method not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in request.META:
        return False
    if "HTTP_COOKIE" not in request.META:
        return True
    kinds = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "MESSAGES_COOKIE")
    return not any(getattr(settings, kind) in request.COOKIES for kind in kinds)


def _key(request: HttpRequest) -> Key:
    """What a page may differ by. The language is in the path: /en/."""
    meta = request.META
    host = meta.get("HTTP_HOST") or f"{meta.get('SERVER_NAME', '')}:{meta.get('SERVER_PORT', '')}"
    return request.scheme or "", host, request.path, meta.get("QUERY_STRING", "")


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A whole page, found, for anybody: no cookie set, no session begun, no token given out, not said to be private."""
    session = getattr(request, "session", None)
    said = response.get("Cache-Control", "").lower()
    return (
        request.method == "GET"
        and isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
        and not (session is not None and (session.modified or not session.is_empty()))
        and not ("private" in said or "no-store" in said)
        and not response.has_header("Content-Encoding")
        and len(response.content) <= LARGEST
    )


def _kept(
    request: HttpRequest, response: HttpResponse, told: stamp.Stamp, at: float, before: Kept | None
) -> Kept:  # fmt: skip
    """To be kept; packed once as long as it reads as ``before``."""
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    response.headers.setdefault("Cache-Control", "no-cache")  # may be stored, but asked about each time
    body = response.content
    same = before if before and before.body == body else None
    return Kept(
        stamp=told, begins=at, ends=minute_after(at), body=body,
        packed=same.packed if same else gzip.compress(body, PACKING, mtime=0),
        etag=same.etag if same else hashlib.sha256(body).hexdigest()[:32],
        headers=tuple((name, value) for name, value in response.headers.items() if name.lower() not in OWN),
        route=request.resolver_match,
    )  # fmt: skip


def _told(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    """The kept page as this reader's browser wants it: packed, only its head, or "you have it already"."""
    request.resolver_match = kept.route
    packed = takes_gzip(request)
    body = kept.packed if packed else kept.body
    response = HttpResponse(b"" if request.method == "HEAD" else body, headers=dict(kept.headers))
    response["Content-Length"] = str(len(body))
    response["ETag"] = etag = f'"{kept.etag}-gzip"' if packed else f'"{kept.etag}"'
    if packed:
        response["Content-Encoding"] = "gzip"
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag, response=response)
    return response if answer is None else answer
