"""Status for boards: to look at, and as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.portal.boards import facts, pdf, pptx

WRITERS = {"pptx": pptx.write, "pdf": pdf.write}
TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}


@require_safe
@requires(Role.READER)
def index(request: DeskRequest) -> HttpResponse:
    """The slides as a page."""
    return render(request, "portal/boards.html", {"deck": facts.deck(now=timezone.now())})


@require_safe
@requires(Role.READER)
def file(_request: DeskRequest, form: str) -> HttpResponse:
    """The slides as a file."""
    deck = facts.deck(now=timezone.now())
    if deck is None:
        raise Http404
    response = HttpResponse(WRITERS[form](deck), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="lage-{timezone.localdate():%Y-%m-%d}.{form}"'
    patch_cache_control(response, private=True, no_store=True)
    return response
