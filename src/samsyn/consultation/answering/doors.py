"""Guards of the pages that a link opens: a sentence for a link that does not, and nothing kept along the way.

A personal link is the only authority here. There is no session, so nothing for another site to ride on: forms carry no
cookie token, and a draft that has been open for a fortnight can still be saved.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from samsyn.consultation.answering.access import enter
from samsyn.people import links

type View = Callable[..., HttpResponseBase]


def by_link(view: View) -> View:
    """The view gets the visit in place of the token."""

    def guarded(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
        try:
            visit = enter(token, at=timezone.now())
        except links.LinkUnknown:
            return _shut(request, "unknown", 404)
        except links.LinkTakenBack:
            return _shut(request, "taken-back", 410)
        except links.LinkExpired:
            return _shut(request, "expired", 410)
        return _private(view(request, visit, **kwargs))

    return csrf_exempt(update_wrapper(guarded, view))


def _shut(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "consultation/answering/shut.html", {"why": why}, status=status)


def _private(answer: HttpResponseBase) -> HttpResponseBase:
    """The address is a secret: not in caches, not in search engines, not told to other sites."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "same-origin"
    return answer
