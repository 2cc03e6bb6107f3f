"""Proof of completeness: every passage of every response is coded, marked as no comment, or listed as left."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.consultation import access, queries
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

PER_PAGE = 50


@require_safe
@requires(Role.READER)
def proof(request: DeskRequest, round_id: int) -> HttpResponse:
    """The whole balance first, then response by response, those with something left first."""
    round_ = access.get_round(round_id)
    only_left = "kvar" in request.GET
    rows = queries.coverage(round_, only_left=only_left)
    pages = Paginator(rows, PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": queries.round_head(round_),
        "sum": queries.balance(round_),
        "unread": queries.unread(round_),
        "page": page,
        "rows": queries.covered(page.object_list),
        "only_left": only_left,
        "kept": "kvar=1" if only_left else "",
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
    return render(request, "consultation/desk/proof.html", context)
