"""Pages where respondents are told, and the page that each of them reads."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samsyn.consultation import access as rounds
from samsyn.consultation import queries as consultation
from samsyn.consultation.models import LetterTemplate, Outcome, ReportIssue, Response, Round
from samsyn.consultation.publishing import refusals, sentences
from samsyn.consultation.telling import actions, letters, queries
from samsyn.consultation.telling.forms import ChooseForm, TemplateForm
from samsyn.people import links
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

PER_PAGE = 50
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@requires(Role.OFFICER)
def page(request: DeskRequest, round_id: int) -> HttpResponse:
    """Who is told, who has been, who has opened it."""
    return _show(request, rounds.get_round(round_id), TemplateForm())


def _show(request: DeskRequest, round_: Round, form: TemplateForm, status: int = 200) -> HttpResponse:
    pages = Paginator(queries.everybody(round_), PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": consultation.round_head(round_),
        "page": page,
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "recipients": queries.recipients(cast("QuerySet[Response]", page.object_list)),
        "reached": queries.reached(round_),
        "reported": ReportIssue.objects.published().filter(round=round_).exists(),
        "template": LetterTemplate.objects.filter(round=round_).select_related("by").order_by("-pk").first(),
        "form": form,
        "names": letters.NAMES,
        "may_tell": request.user.may(Role.STRATEGIST),
    }
    return render(request, "consultation/telling/desk.html", context, status=status)


def _chosen(request: DeskRequest, round_: Round) -> list[Response]:
    """The ticked ones, or everybody who has not been told."""
    rows = round_.responses.counted().select_related("organisation", "answer", "invitation", "round__edition__document")
    if "alla" in request.POST:
        return list(rows.filter(outcomes=None))
    form = ChooseForm(request.POST, choices=[(row.pk, str(row.pk)) for row in rows])
    if not form.is_valid():
        messages.error(request, _("Kryssa för minst en."))
        return []
    return [row for row in rows if row.pk in form.cleaned_data["responses"]]


@require_POST
@requires(Role.STRATEGIST)
def tell(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """A mail to each of the chosen."""
    round_ = rounds.get_round(round_id)
    if chosen := _chosen(request, round_):
        try:
            count = actions.tell(round_=round_, responses=chosen, at=timezone.now(), by=request.user)
        except refusals.Refusal as error:
            messages.error(request, sentences.why(error))
        else:
            text = ngettext("Ett mejl ligger i utkorgen.", "%(n)s mejl ligger i utkorgen.", count)
            messages.success(request, text % {"n": count})
    return redirect("consultation:tell", round_id)


@require_POST
@requires(Role.OFFICER)
def make_letters(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """A zip with a letter to each of the chosen."""
    round_ = rounds.get_round(round_id)
    chosen = _chosen(request, round_)
    if not chosen:
        return redirect("consultation:tell", round_id)
    try:
        data = actions.letters_for(round_=round_, responses=chosen, at=timezone.now(), by=request.user)
    except refusals.Refusal as error:
        messages.error(request, sentences.why(error))
        return redirect("consultation:tell", round_id)
    answer = HttpResponse(data, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="brev.zip"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
@requires(Role.OFFICER)
def template(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """The office's own template."""
    round_ = rounds.get_round(round_id)
    form = TemplateForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.keep_template(round_=round_, name=file.name, data=file.read(), at=timezone.now(), by=request.user)
        except letters.NotAWordFile:
            form.add_error("file", _("Filen går inte att öppna som Word. Spara den som .docx och försök igen."))
        except letters.Unfinished:
            form.add_error(
                "file",
                _(
                    "Mallen har kommentarer, spårade ändringar eller dold text, som skulle följa med varje brev. "
                    "Godkänn ändringarna, ta bort resten och försök igen."
                ),
            )
        except letters.UnknownNames as error:
            said = ", ".join(f"{{{{{name}}}}}" for name in error.names)
            form.add_error("file", _("Mallen frågar efter något vi inte har: %(names)s.") % {"names": said})
        else:
            messages.success(request, _("Mallen används från och med nu."))
            return redirect("consultation:tell", round_id)
    return _show(request, round_, form, status=422)


@require_safe
@requires(Role.OFFICER)
def current_template(request: DeskRequest, round_id: int) -> HttpResponse:
    """The template that is used now, to begin with or to change."""
    data = actions.template_of(rounds.get_round(round_id))
    answer = HttpResponse(data, content_type=WORD)
    answer["Content-Disposition"] = 'attachment; filename="brevmall.docx"'
    return answer


@require_safe
@requires(Role.OFFICER)
def preview(request: DeskRequest, round_id: int, response_id: int) -> HttpResponse:
    """The page as the respondent will see it."""
    response = rounds.get_response(round_id, response_id)
    context = {"told": queries.told(response), "preview": True, "token": ""}
    return render(request, "consultation/telling/outcome.html", context)


@require_safe
def outcome(request: HttpRequest, token: str) -> HttpResponse:
    """What became of our comments; the link is the only key."""
    row, shut = _entered(request, token)
    if row is None:
        return shut
    return _private(
        render(request, "consultation/telling/outcome.html", {"told": queries.told(row.response), "token": token})
    )


@require_safe
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """The same as a letter in Word."""
    row, shut = _entered(request, token)
    if row is None:
        return shut
    response = row.response
    with translation.override("sv"):
        found = queries.told(response)
        words = actions.facts(response.round, response, found, actions.address(token), timezone.now())
        data = letters.write(actions.template_of(response.round), found, facts=words)
    answer = HttpResponse(data, content_type=WORD)
    answer["Content-Disposition"] = 'attachment; filename="svar.docx"'
    return _private(answer)


def _entered(request: HttpRequest, token: str) -> tuple[Outcome | None, HttpResponse]:
    try:
        link = links.find(token, purpose=actions.PURPOSE, at=timezone.now())
    except links.LinkUnknown:
        return None, _shut(request, "unknown", 404)
    except links.LinkTakenBack:
        return None, _shut(request, "taken-back", 410)
    except links.LinkExpired:
        return None, _shut(request, "expired", 410)
    row = (
        Outcome.objects.select_related("response__round__edition__document", "response__organisation")
        .filter(link=link)
        .first()
    )
    return row, _shut(request, "unknown", 404)


def _shut(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "consultation/telling/shut.html", {"why": why}, status=status)


def _private(answer: HttpResponse) -> HttpResponse:
    """The address is a secret: not in caches, not in search engines, not told to other sites."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "same-origin"
    return answer
