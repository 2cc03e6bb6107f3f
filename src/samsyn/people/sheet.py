"""The look as one file: the sheets that every page has, together, pressed, under a name that follows the content.

One request instead of five before the first page can be drawn, and none at all for the next.
"""

import gzip
import hashlib
import re
import time
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from samsyn.people.requests import takes_gzip

PARTS: Final = ("tokens.css", "vendor/designsystemet.css", "bridge.css", "samsyn.css", "parts.css")
FOR_EVER: Final = "public, max-age=31536000, immutable"
_REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK: Final = re.compile(r"\s*\n\s*")
_FONT: Final = re.compile(r'url\("fonts/')


@dataclass(frozen=True, slots=True)
class Sheet:
    """All parts in order, plain and pressed. ``name`` changes when the content does."""

    name: str
    plain: bytes
    pressed: bytes


def sheet() -> Sheet:
    """As the parts are now: a changed part is seen within a second."""
    return _looked_at(int(time.monotonic()))


@lru_cache(maxsize=1)
def _looked_at(_second: int) -> Sheet:
    paths = _paths()
    return _made(paths, tuple(Path(path).stat().st_mtime_ns for path in paths))


@cache
def _paths() -> tuple[str, ...]:
    """Looked for once: every page asks for the sheet's name."""
    return tuple(str(finders.find(f"samsyn/{part}")) for part in PARTS)


@lru_cache(maxsize=2)
def _made(paths: tuple[str, ...], _changed: tuple[int, ...]) -> Sheet:
    words = "\n".join(Path(path).read_text(encoding="utf-8") for path in paths)
    words = _BLANK.sub("\n", _REMARK.sub("", words))  # only blanks at line ends: none inside a value is touched
    plain = _FONT.sub(f'url("{settings.STATIC_URL}samsyn/fonts/', words).encode()
    return Sheet(hashlib.sha256(plain).hexdigest()[:16], plain, gzip.compress(plain, mtime=0))


def address() -> str:
    """Where pages find it."""
    return f"/stil/{sheet().name}.css"


@require_safe
def serve(request: HttpRequest, name: str) -> HttpResponse:
    """The file. An older name (a page that somebody kept) gets the newest, not for long."""
    found = sheet()
    pressed = takes_gzip(request)
    answer = HttpResponse(found.pressed if pressed else found.plain, content_type="text/css; charset=utf-8")
    if pressed:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Cache-Control"] = FOR_EVER if name == found.name else "public, max-age=60"
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer
