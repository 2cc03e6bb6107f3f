"""What every page may know about the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """`world` is set in a demo; `desk` says whether the reader works here."""
    return {"world": settings.WORLD, "desk": request.user.is_authenticated}
