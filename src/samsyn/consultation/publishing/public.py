"""What everybody may read of a round: the published responses by class, and the published report."""

import base64
import hashlib

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from samsyn.consultation.publishing import access, queries
from samsyn.consultation.publishing.webpage import STYLE

_OWN_STYLE = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
TYPES = {"pdf": "application/pdf"}


@require_safe
def responses(request: HttpRequest, round_id: int) -> HttpResponse:
    """The published responses, by class."""
    round_ = access.open_round(round_id)
    found = queries.opened(round_)
    if not found.published:
        raise Http404
    return render(request, "consultation/publishing/responses.html", {"round": round_, "opened": found})


@require_safe
def response_file(_request: HttpRequest, round_id: int, publication_id: int) -> FileResponse:
    """A published document. A PDF opens in the browser, everything else is saved."""
    row = access.published(access.open_round(round_id), publication_id)
    kind = TYPES.get(row.format)
    return FileResponse(
        row.content.open("rb"), as_attachment=kind is None, filename=row.name,
        content_type=kind or "application/octet-stream",
    )  # fmt: skip


@csp_override({"default-src": [CSP.NONE], "style-src": [f"'sha256-{_OWN_STYLE}'"], "frame-ancestors": [CSP.NONE]})
@require_safe
def response_page(_request: HttpRequest, round_id: int, publication_id: int) -> HttpResponse:
    """A published document as a page; it is our own file, and its own style is all that it may load."""
    row = access.published(access.open_round(round_id), publication_id)
    if not row.web:
        raise Http404
    with row.web.open("rb") as source:
        return HttpResponse(source.read(), content_type="text/html; charset=utf-8")
