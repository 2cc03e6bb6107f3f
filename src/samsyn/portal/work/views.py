"""/arbete/: where an officer begins the day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.portal.work import queries


@require_safe
@requires(Role.READER)
def index(request: DeskRequest) -> HttpResponse:
    """Next steps; a reader who does not work with them sees the ways in."""
    officer = request.user.may(Role.OFFICER)
    context = {"work": queries.work(request.user, now=timezone.now()) if officer else None, "officer": officer}
    return render(request, "portal/work.html", context)
