"""The list of comments, narrowed as one likes, and what was set aside."""

from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.consultation import access, queries
from samsyn.consultation.desk import choosing
from samsyn.consultation.desk.forms import FilterForm
from samsyn.consultation.models import Round
from samsyn.consultation.models.responses import ResponseCommentQuerySet
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

PER_PAGE = 40


@require_safe
@requires(Role.READER)
def comments(request: DeskRequest, round_id: int) -> HttpResponse:
    """All comments, narrowed by place, type, theme, sender, officer, state and words."""
    round_ = access.get_round(round_id)
    choice = choosing.choice(request, round_, person=request.user)
    head = queries.round_head(round_)
    page, rows = _page(request, round_, choice, head.comments)
    officers = queries.officer_names(round_)
    context = {
        "round": head,
        "form": FilterForm(
            request.GET,
            sections=choosing.outline(round_.edition).sections,
            themes=queries.code_list(round_),
            officers=officers,
        ),
        "officers": officers,
        "page": page,
        "rows": rows,
        "kept": choosing.kept(request),
        "narrowed": choice.narrows,
        "span": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "may_decide": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/comments.html", context)


def _page(
    request: DeskRequest, round_: Round, choice: queries.Filter, all_: int
) -> "tuple[Page[Any], tuple[queries.CommentRow, ...]]":
    """The page that is asked for; what a filter leaves is found once and kept until something happens."""
    asked = request.GET.get("sida")
    if choice:
        found = queries.left(round_, choice)
        page: Page[Any] = Paginator(found.keys, PER_PAGE).get_page(asked)
        return page, queries.rows_at(found, page.start_index() - 1, page.end_index())
    pages = Paginator(queries.filtered(round_, choice), PER_PAGE)
    pages.count = all_
    page = pages.get_page(asked)
    return page, queries.shown(cast("ResponseCommentQuerySet", page.object_list))


@require_safe
@requires(Role.READER)
def set_aside(request: DeskRequest, round_id: int) -> HttpResponse:
    """All that was set aside, by reason: what the machine took for no comment, and what a person laid aside."""
    round_ = access.get_round(round_id)
    reasons = queries.aside_reasons(round_)
    known = [one.key for one in reasons]
    asked = request.GET.get("skal", "")
    chosen = asked if asked in known else (known[0] if known else "")
    pages = Paginator(queries.asides(round_, chosen), PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": queries.round_head(round_),
        "reasons": reasons,
        "chosen": next((one for one in reasons if one.key == chosen), None),
        "page": page,
        "passages": queries.passages(round_, list(page.object_list)),
        "kept": urlencode({"skal": chosen}),
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "laid": queries.laid_aside(round_),
        "may_decide": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/set_aside.html", context)
