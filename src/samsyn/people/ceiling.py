"""A ceiling on what is written without an account: so much from one place on the net in ten minutes, without cookies.

The address is never kept: only a keyed sum of it that is another one every ten minutes, in the memory of the process.
Each web process counts for itself, so N of them let through at most N times as much.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

SPAN: Final = 600  # seconds
REFUSED: Final = 429


@dataclass(frozen=True, slots=True)
class Ceiling:
    """``most`` of something in ten minutes: more than a school or a full hall behind one address comes up to."""

    name: str
    most: int


TO_THE_DESK: Final = Ceiling("messages to the desk", 10)  # each is a task for somebody


def passed(request: HttpRequest, ceiling: Ceiling, *, at: datetime) -> str:
    """Counts this one: "", or the sentence that says when there is room again. The caller keeps what was typed."""
    span = int(at.timestamp()) // SPAN
    said = f"{ceiling.name}|{request.META.get('REMOTE_ADDR', '')}|{span}"
    key = "ceiling:" + hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()[:32]
    cache.add(key, 0, timeout=SPAN)
    try:
        count = cache.incr(key)
    except ValueError:  # it went stale between the two lines
        return ""
    if count <= ceiling.most:
        return ""
    again = localtime(datetime.fromtimestamp((span + 1) * SPAN, UTC))
    return _("Just nu kommer det ovanligt mycket från samma nätverk. Försök igen efter klockan %(time)s.") % {
        "time": f"{again:%H.%M}"
    }
