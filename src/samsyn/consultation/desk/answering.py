"""Answering: one comment, or many at once after a look at exactly which."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.comments import actions as comments
from samsyn.consultation import access, queries
from samsyn.consultation.desk import choosing
from samsyn.consultation.desk.answer_forms import AnswerForm
from samsyn.consultation.desk.work import selected
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.shared_words import sections_with_words
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Person, Role
from samsyn.people.queries import history

CONFLICT, INVALID = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def answer(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """Answer one comment, then go to the next unanswered that the filter leaves."""
    row = access.get_comment(round_id, number)
    if request.method != "POST":
        return _page(request, row, AnswerForm(initial=_initial(request, row)))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=INVALID)
    placement = getattr(row.comment, "placement", None)
    said = form.said
    try:
        comments.answer(
            comment=row.comment, verdict=said.verdict, reason=said.reason, referred_to=said.referred_to,
            before=said.before, after=said.after, section=placement.section if placement and said.after else None,
            version=form.cleaned_data["version"], at=timezone.now(), by=request.user,
        )  # fmt: skip
    except comments.ChangedMeanwhile:
        acts = history(row.comment)
        return _page(request, row, form, status=CONFLICT, changed=acts[-1] if acts else None)
    except comments.IsLaidAside:
        return redirect("consultation:comment", round_id, number)
    _keep(row.response.round, form, by=request.user)
    messages.success(request, _("Synpunkt %(number)s är besvarad.") % {"number": number})
    return _onward(request, row)


def _page(
    request: DeskRequest, row: ResponseComment, form: AnswerForm, *, status: int = 200, changed: Any = None
) -> HttpResponse:
    round_ = row.response.round
    row = access.get_comment(round_.pk, row.number)
    facts = queries.facts_of(row)
    alike, _near = queries.beside(row)
    context = {
        "round": queries.round_head(round_),
        "row": facts,
        "form": form,
        "version": facts.facts.version,
        "changed": changed,
        "places": sections_with_words(choosing.outline(round_.edition), facts.facts)[:1],
        "similar": alike,
        "disagree": queries.disagree(facts.facts.verdict, alike),
        "standards": queries.standards(round_),
        "versions": queries.versions(row.comment) if facts.facts.verdict else (),
        "kept": choosing.kept(request),
    }
    return render(request, "consultation/desk/answer.html", context, status=status)


def _initial(request: HttpRequest, row: ResponseComment) -> dict[str, str]:
    """The answer as it stands, a standard answer (?mall=), or another comment's (?som=)."""
    template, other = request.GET.get("mall", ""), request.GET.get("som", "")
    if template.isdecimal():
        for one in queries.standards(row.response.round):
            if one.id == int(template):
                return {"verdict": one.verdict, "reason": one.reason, "referred_to": one.referred_to}
    comment = row.comment
    if other.isdecimal():
        found = queries.links_by_number(row.response.round, [int(other)])
        comment = found[0].comment if found else comment
    disposition = getattr(comment, "disposition", None)
    if disposition is None:
        return {}
    return {
        name: getattr(disposition, name) for name in ("verdict", "reason", "referred_to", "before", "after")
    }  # fmt: skip


def _keep(round_: Round, form: AnswerForm, *, by: Person) -> None:
    """Keep the answer for others to use, when it was given a name."""
    title = form.cleaned_data["keep_as"].strip()
    if title:
        comments.keep_standard(
            document=round_.edition.document, title=title, said=form.said, at=timezone.now(), by=by
        )  # fmt: skip


def _onward(request: DeskRequest, row: ResponseComment) -> HttpResponseBase:
    """The next one in the filter; without a filter back to the comment."""
    round_ = row.response.round
    choice = choosing.choice(request, round_, person=request.user)
    found = queries.along(row, choice) if choice else None
    number = (found.after or (found.first if choice.state == "obesvarade" else None)) if found else None
    kept = choosing.kept(request)
    if number is None and choice:
        return redirect(f"{reverse('consultation:comments', args=[round_.pk])}?{kept}")
    if number is None:
        return redirect("consultation:comment", round_.pk, row.number)
    return redirect(f"{reverse('consultation:answer', args=[round_.pk, number])}?{kept}")


@require_POST
@requires(Role.OFFICER)
def answer_many(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """First show exactly which comments one answer would hit; answer them only if the set is still the same."""
    round_ = access.get_round(round_id)
    links = selected(request, round_, request.user)
    hits = queries.hits(round_, links, replace="replace" in request.POST)
    if "mark" not in request.POST:
        return _preview(request, round_, hits, AnswerForm(), links)
    form = AnswerForm(request.POST)
    if hits.mark != request.POST["mark"]:
        return _preview(request, round_, hits, form, links, status=CONFLICT, moved=True)
    if not form.is_valid():
        return _preview(request, round_, hits, form, links, status=INVALID)
    with transaction.atomic():
        fresh = queries.hits(round_, links, replace="replace" in request.POST)
        if fresh.mark != hits.mark:
            return _preview(request, round_, fresh, form, links, status=CONFLICT, moved=True)
        rows = [link.comment for link in links if link.comment_id in {row.facts.id for row in hits.hit}]
        count = comments.answer_many(comments=rows, said=form.said, at=timezone.now(), by=request.user)
        _keep(round_, form, by=request.user)
    text = ngettext("En synpunkt är besvarad.", "%(count)s synpunkter är besvarade.", count)
    messages.success(request, text % {"count": count})
    return redirect("consultation:work", round_id)


def _preview(
    request: DeskRequest,
    round_: Round,
    hits: queries.Hits,
    form: AnswerForm,
    links: list[ResponseComment],
    *,
    status: int = 200,
    moved: bool = False,
) -> HttpResponse:
    context = {
        "round": queries.round_head(round_),
        "hits": hits,
        "form": form,
        "moved": moved,
        "numbers": " ".join(str(link.number) for link in links),
        "replace": "replace" in request.POST,
        "standards": queries.standards(round_),
    }
    return render(request, "consultation/desk/answer_many.html", context, status=status)
