"""The second reader, answers that disagree, rest questions handed on, and standard answers."""

from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.comments import actions as comments
from samsyn.comments.models import StandardAnswer
from samsyn.consultation import access, queries
from samsyn.consultation.desk.answer_forms import RemarkForm
from samsyn.consultation.desk.work import selected
from samsyn.consultation.models.responses import ResponseCommentQuerySet
from samsyn.people import sheets
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

PER_PAGE = 20
_REST_HEAD = ("Hänvisas till", "Nr", "Avsändare", "Avsnitt", "Synpunkt", "Motivering", "Lämnad vidare")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def review(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Answers by others, to read and release; POST releases the ticked ones as they were read."""
    round_ = access.get_round(round_id)
    if request.method == "POST":
        links = selected(request, round_, request.user)
        versions = {link.comment_id: int(request.POST.get(f"version-{link.number}") or 0) for link in links}
        try:
            count = comments.release(
                comments=[link.comment for link in links], versions=versions, at=timezone.now(), by=request.user
            )
        except (comments.ChangedMeanwhile, comments.NotAnswered):
            messages.warning(request, _("Något av svaren har ändrats medan du läste. Läs det igen: inget är godkänt."))
        except comments.OwnAnswer:
            messages.warning(request, _("Ditt eget svar läses av någon annan. Inget är godkänt."))
        else:
            text = ngettext("Ett svar är godkänt.", "%(count)s svar är godkända.", count)
            messages.success(request, text % {"count": count})
        return redirect("consultation:review", round_id)
    page = Paginator(queries.to_review(round_, request.user), PER_PAGE).get_page(request.GET.get("sida"))
    context = {
        "round": queries.round_head(round_),
        "page": page,
        "rows": queries.shown(cast("ResponseCommentQuerySet", page.object_list)),
        "span": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
    return render(request, "consultation/desk/review.html", context)


@require_POST
@requires(Role.OFFICER)
def give_back(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """Give an answer back with what should be changed."""
    row = access.get_comment(round_id, number)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("consultation:review", round_id)
    try:
        comments.give_back(
            comment=row.comment, version=form.cleaned_data["version"], remark=form.cleaned_data["remark"],
            at=timezone.now(), by=request.user,
        )  # fmt: skip
    except (comments.ChangedMeanwhile, comments.NotAnswered, comments.OwnAnswer):
        messages.warning(request, _("Svaret har ändrats medan du läste. Läs det igen."))
    else:
        messages.success(request, _("Svaret på synpunkt %(number)s är tillbaka.") % {"number": number})
    return redirect("consultation:review", round_id)


@require_safe
@requires(Role.READER)
def differing(request: DeskRequest, round_id: int) -> HttpResponse:
    """Comments that say nearly the same but were answered differently."""
    round_ = access.get_round(round_id)
    pages = Paginator(queries.disagreeing(round_), PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": queries.round_head(round_),
        "page": page,
        "groups": queries.groups(round_, list(page.object_list)),
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
    return render(request, "consultation/desk/differing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def rest(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Questions that others must take further; POST notes that they have been handed on."""
    round_ = access.get_round(round_id)
    if request.method == "POST":
        if not request.user.may(Role.OFFICER):
            raise Http404
        links = queries.referred(round_, request.POST.get("till", "")).select_related("comment")
        count = comments.hand_on(comments=[link.comment for link in links], at=timezone.now(), by=request.user)
        text = ngettext("En fråga är lämnad vidare.", "%(count)s frågor är lämnade vidare.", count)
        messages.success(request, text % {"count": count})
        return redirect("consultation:rest", round_id)
    names = queries.recipients(round_)
    asked = request.GET.get("till", "")
    chosen = next((one for one in names if one.name == asked), names[0] if names else None)
    pages = Paginator(queries.referred(round_, chosen.name if chosen else ""), PER_PAGE)
    pages.count = chosen.count if chosen else 0  # counted above already
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": queries.round_head(round_),
        "recipients": names,
        "chosen": chosen,
        "rows": queries.rest_rows(cast("ResponseCommentQuerySet", page.object_list)),
        "page": page,
        "kept": urlencode({"till": chosen.name}) if chosen else "",
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "may_decide": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/desk/rest.html", context)


@require_safe
@requires(Role.READER)
def rest_file(_request: DeskRequest, round_id: int) -> HttpResponse:
    """The rest list as CSV with semicolons, as Swedish Excel opens it; no text can become a formula."""
    round_ = access.get_round(round_id)
    rows = (_rest_cells(one) for one in queries.rest_rows(queries.referred(round_)))
    answer = HttpResponse(sheets.to_csv(_REST_HEAD, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="restlista.csv"'
    return answer


def _rest_cells(one: queries.RestRow) -> tuple[str | int, ...]:
    said = one.row.facts
    return (
        said.referred_to, one.row.number, one.row.sender, said.place.name if said.place else "",
        said.text, said.reason, "ja" if one.handed else "nej",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def standard(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """The standard answers; POST takes one out of use."""
    round_ = access.get_round(round_id)
    if request.method == "POST":
        rows = StandardAnswer.objects.filter(document=round_.edition.document_id)
        row = get_object_or_404(rows, pk=request.POST.get("id"))
        comments.retire_standard(row=row, at=timezone.now(), by=request.user)
        messages.success(request, _("”%(title)s” används inte längre.") % {"title": row.title})
        return redirect("consultation:standard", round_id)
    context = {"round": queries.round_head(round_), "standards": queries.standards(round_)}
    return render(request, "consultation/desk/standard.html", context)
