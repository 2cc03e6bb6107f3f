"""What each answer says to the browser beside Django's own headers, and methods that nobody needs."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
NOTHING = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
    "payment", "usb",
)  # fmt: skip
POLICY = ", ".join([*(f"{name}=()" for name in NOTHING), "publickey-credentials-get=(self)"])
OF_PERSONS = ("/konto/", "/konton/", "/logga-", "/journal/", "/organisationer/", "/utkorg/")  # never left in a cache


def watch(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def watched(request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:  # TRACE and what else there is
            return HttpResponseNotAllowed(METHODS)
        _whose_address(request)
        response = answer(request)
        # Asked of nobody: either the page itself has looked who is reading, or it holds nothing of theirs.
        person = getattr(request, "_cached_user", None)
        known = person is not None and person.is_authenticated
        response.headers.setdefault("Permissions-Policy", POLICY)
        path = request.path.removeprefix("/en")
        if known or path.startswith(("/svara/", "/utfall/")):
            _private(response, path)
        if path == "/logga-ut/" and request.method == "POST":
            response.headers["Clear-Site-Data"] = '"cache"'  # what was shown is not there for who sits down next
        return response

    return watched


def _whose_address(request: HttpRequest) -> None:
    """Behind a proxy: the address that it saw, the last in its list; what stands before it anybody may have written."""
    seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if seen and settings.SECURE_PROXY_SSL_HEADER:
        request.META["REMOTE_ADDR"] = seen[:45]


def _private(response: HttpResponseBase, path: str) -> None:
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    if path.startswith(OF_PERSONS):
        response.headers["Cache-Control"] = "no-store, private"
    else:  # asked about each time; what somebody has typed is still there when they go back
        response.headers.setdefault("Cache-Control", "no-cache, private")
