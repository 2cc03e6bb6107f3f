"""The list of organisations, and each one's page: read only."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.portal.actor import access, queries


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everybody who has contributed, by name."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("ord", "klass", "kommun")}
    found = queries.listing(
        desk=access.is_desk(request), words=asked["ord"], class_=asked["klass"], place=asked["kommun"],
        number=request.GET.get("sida"),
    )  # fmt: skip
    kept = urlencode({name: said for name, said in asked.items() if said})
    context = {"found": found, "asked": asked, "kept": kept, "works_here": access.is_desk(request)}
    return render(request, "portal/actor/index.html", context)


@require_safe
def actor(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """One organisation."""
    context = {"page": access.actor_for(request, organisation_id), "works_here": access.is_desk(request)}
    return render(request, "portal/actor/page.html", context)
