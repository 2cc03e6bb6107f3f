"""A ceiling on new open answers, without cookies: so many from one address, so many in all."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from samsyn.consultation.models import Answer, Round

SPAN = timedelta(minutes=10)
FROM_ONE, IN_ALL = 20, 300


def too_many(request: HttpRequest, round_: Round, *, at: datetime) -> bool:
    """Counts this one. The address is never kept: only a keyed sum of it that changes every day, for ten minutes."""
    said = f"{request.META.get('REMOTE_ADDR', '')}|{at:%Y-%m-%d}"
    key = "answers:" + hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()[:32]
    cache.add(key, 0, timeout=int(SPAN.total_seconds()))
    try:
        from_one = cache.incr(key)
    except ValueError:  # it went stale between the two lines
        from_one = 1
    recent = Answer.objects.filter(round=round_, invitation=None, created_at__gt=at - SPAN).count()
    return from_one > FROM_ONE or recent >= IN_ALL
