"""What everybody sees: how many we will be."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.people.access import person_of
from samsyn.people.models import Role
from samsyn.projection import access, queries, showing, storyboard, trying
from samsyn.projection.models import Run
from samsyn.projection.queries import Outlook, Place


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The county. Before anything is published: what will be here."""
    run = access.published()
    if run is None:
        person = person_of(request)
        works = person is not None and person.may(Role.OFFICER)
        return render(request, "projection/nothing.html", {"works_here": works})
    return render(request, "projection/front.html", page(outlook_of(run, request), None, request))


@require_safe
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """One municipality."""
    outlook = outlook_of(access.get_published(), request)
    return render(request, "projection/municipality.html", page(outlook, place_of(outlook, slug), request))


@require_safe
def pyramid(request: HttpRequest) -> HttpResponse:
    """The pyramid of one year alone, for the slider: ?ar=2035&plats=alvstad."""
    outlook = outlook_of(access.get_published(), request)
    slug = request.GET.get("plats", "")
    place = place_of(outlook, slug) if slug else None
    context = {
        "pyramid": showing.pyramid(showing.series(outlook, place), year_of(request)),
        "place": place,
        "scenario": outlook.way.number,
    }
    return render(request, "projection/pyramid.html", context)


@require_safe
def story(request: HttpRequest) -> HttpResponse:
    """The same in a minute."""
    outlook = outlook_of(access.get_published(), request)
    slides = storyboard.slides(outlook, queries.all_totals(outlook.run.id))
    return render(request, "projection/story.html", {"outlook": outlook, "slides": slides})


def page(outlook: Outlook, place: Place | None, request: HttpRequest) -> dict[str, Any]:
    """All that a page about a place holds."""
    one = showing.series(outlook, place)
    every = queries.all_totals(outlook.run.id)
    return {
        "outlook": outlook,
        "place": place,
        "scenario": outlook.way.number,
        "head": showing.headline(one),
        "fan": showing.fan(one),
        "years": showing.years(one),
        "pyramid": showing.pyramid(one, year_of(request)),
        "groups": showing.groups(one),
        "components": showing.components(one),
        "municipalities": showing.municipalities(outlook) if place is None else (),
        "ways": showing.ways(outlook, every, place) if len(every) > 1 else (),
        "ways_figure": showing.ways_figure(outlook, one, every, place),
        "tried": trying.tried(outlook) if place is None else None,
    }


def outlook_of(run: Run, request: HttpRequest) -> Outlook:
    """The run in the scenario that the address asks for: ?scenario=1."""
    number = request.GET.get("scenario", "0")
    outcome = access.get_outcome(run, int(number) if number.isdecimal() and len(number) < 4 else 0)
    return queries.outlook(outcome, now=timezone.now())


def place_of(outlook: Outlook, slug: str) -> Place:
    """The place with this word."""
    found = next((place for place in outlook.places if place.slug == slug), None)
    if found is None:
        raise Http404
    return found


def year_of(request: HttpRequest) -> int | None:
    """?ar=2035."""
    text = request.GET.get("ar", "")
    return int(text) if text.isdecimal() and len(text) == 4 else None
