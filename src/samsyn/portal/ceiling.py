"""A ceiling on what is written without an account, without cookies: so many from one address in ten minutes."""

import hashlib
import hmac
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

SECONDS, MOST = 600, 10


def too_many(request: HttpRequest, *, at: datetime) -> bool:
    """Counts this one. The address is never kept: only a keyed sum of it that changes every day, for ten minutes."""
    said = f"{request.META.get('REMOTE_ADDR', '')}|{at:%Y-%m-%d}"
    key = "portal:" + hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()[:32]
    cache.add(key, 0, timeout=SECONDS)
    try:
        return cache.incr(key) > MOST
    except ValueError:  # it went stale between the two lines
        return False
