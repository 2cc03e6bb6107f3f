"""The calendar as a page and as a file that other programs follow."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.portal.calendar import queries

AHEAD, BACK = timedelta(days=550), timedelta(days=400)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is coming by month; what has been when asked for."""
    today = timezone.localdate()
    past = request.GET.get("visa") == "varit"
    found = (
        queries.days(since=today - BACK, until=today - timedelta(days=1))[::-1]
        if past
        else queries.days(since=today, until=today + AHEAD)
    )
    return render(request, "portal/calendar.html", {"months": queries.months(found), "past": past})


@require_safe
def feed(_request: HttpRequest) -> HttpResponse:
    """iCalendar."""
    return HttpResponse(queries.file(timezone.now()), content_type="text/calendar; charset=utf-8")
