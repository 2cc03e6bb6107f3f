"""Where the work is now, in ten seconds; and every component on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.portal import queries


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The start page."""
    return render(request, "portal/start.html", {"now": queries.now()})


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component the pages are built of: what accessibility tests read."""
    return render(request, "portal/components.html", {"types": queries.TYPE_SAMPLES})
