"""Where the work is now, in ten seconds; every component on one page; what robots may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.comments.models import TYPE_CHOICES
from samsyn.people.access import person_of
from samsyn.portal import queries, taking_part
from samsyn.portal.news import queries as news


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The start page. The figures of the round are for those who work with it."""
    at = timezone.now()
    now = queries.now(today=timezone.localdate(at))
    round_ = None
    if now and now.consultation and person_of(request):
        round_ = queries.round_for_desk(now.consultation)
    context = {
        "now": queries.with_progress(now) if now else None,
        "desk_round": round_,
        "today": taking_part.today(at),
        "news": news.latest(at=at),
        "became": taking_part.became(most=3),
    }
    return render(request, "portal/start.html", context)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component the pages are built of: what accessibility tests read."""
    return render(request, "portal/components.html", {"types": [code for code, _label in TYPE_CHOICES]})


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Nothing of an invented county; of a real one everything but the desk."""
    rooms = ("dialog", "uppfoljning", "befolkning", "nyheter")
    ways = ("arbete", "logga-in", "utkorg", "uppgifter", "organisationer", "remiss", "sok")
    desk = [*(f"/{way}/" for way in ways), *(f"/{room}/arbete/" for room in rooms)]
    closed = ["/"] if settings.WORLD else [*desk, *(f"/en{path}" for path in desk), "/komponenter/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
