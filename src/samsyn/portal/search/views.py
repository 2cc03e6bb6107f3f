"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.portal.search import documents, ranking, tasks

LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is asked for, by kind when the reader chooses one."""
    question = request.GET.get("q", "").strip()[:LONGEST]
    kind = request.GET.get("slag", "")
    number = request.GET.get("sida", "1")
    found = None
    if question:
        found = ranking.search(
            question, at=timezone.now(), kind=kind if kind in documents.KINDS else "",
            page=int(number) if number.isdigit() and len(number) < 6 else 1,
        )  # fmt: skip
        tasks.soon()
    prefix = "/en" if request.path.startswith("/en/") else ""
    context = {"question": question, "kind": kind, "found": found, "prefix": prefix,
               "numbers": range(1, found.pages + 1) if found else ()}  # fmt: skip
    return render(request, "portal/search.html", context)
