"""Pages for the owners of measures, by a personal link: what they are asked to tell of, and each measure's year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.delivery import access, forms, sentences
from samsyn.delivery.actions import asking
from samsyn.delivery.actions.refusals import Refusal
from samsyn.delivery.queries import owners
from samsyn.people.models import PersonalLink


@require_safe
def told(request: HttpRequest, token: str) -> HttpResponse:
    """The organisation's measures, year by year that is open."""
    link = access.owner_by(token, timezone.now())
    context = {"organisation": link.organisation, "asked": owners.asked(_whose(link)), "token": token}
    return _private(render(request, "delivery/told.html", context))


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, token: str, pk: int, year: int) -> HttpResponse:
    """One measure's year."""
    link = access.owner_by(token, timezone.now())
    measure = access.own_measure(link, pk, year)
    held = measure.told.filter(year=year).first()
    sent = request.POST if request.method == "POST" else None
    form = forms.OwnersReportForm(sent, instance=held)
    if request.method == "POST" and form.is_valid():
        try:
            asking.tell(measure=measure, year=year, facts=form.facts, link=link, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, sentences.why(refusal))
        else:
            messages.success(request, _("Tack! Regionen läser det ni skrev. Ni kan ändra det tills dess."))
            return _private(redirect("delivery:told", token=token))
    context = {"form": form, "measure": measure, "year": year, "token": token}
    return _private(render(request, "delivery/tell.html", context, status=422 if form.errors else 200))


def _whose(link: PersonalLink) -> int:
    return link.organisation_id or 0


def _private(answer: HttpResponse) -> HttpResponse:
    """The address is a secret: not in caches, not in search engines, not told to other sites."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "same-origin"
    return answer
