"""The only way to an organisation's page: no private person has one; the same 404 for absent and nothing to see."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from samsyn.people.access import person_of
from samsyn.people.models import Role
from samsyn.portal.actor import lines, queries
from samsyn.portal.actor.queries import ActorPage


def is_desk(request: HttpRequest) -> bool:
    """Those who work here see what is not public yet."""
    person = person_of(request)
    return person is not None and person.may(Role.OFFICER)


def actor_for(request: HttpRequest, organisation_id: int) -> ActorPage:
    """An organisation of the register with something that the reader may see."""
    row = get_object_or_404(lines.organisations(), pk=organisation_id)
    found = queries.page(row, desk=is_desk(request), number=request.GET.get("sida"))
    if found is None:
        raise Http404
    return found
