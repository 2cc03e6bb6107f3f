"""Pages where the report is made, reviewed and published, and where everybody reads it."""

import json

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.consultation import access as rounds
from samsyn.consultation import queries as consultation
from samsyn.consultation.models import ReportIssue, Round
from samsyn.consultation.publishing import access, issues, refusals, sentences
from samsyn.consultation.publishing.balance import balance
from samsyn.consultation.publishing.forms import BecauseForm, IssueForm
from samsyn.consultation.publishing.tasks import build_issue
from samsyn.consultation.report.views import FORMATS, NAMES
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role


@requires(Role.OFFICER)
def page(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """The balance, what is missing, and the issue that stands."""
    round_ = rounds.get_round(round_id)
    found = balance(round_)
    form = IssueForm(request.POST or None, unread=bool(found.unread))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():  # begun and to be built, or neither
                issue = issues.begin(
                    round_=round_, patterns=form.cleaned_data["patterns"], at=timezone.now(), by=request.user,
                    unread_because=form.cleaned_data.get("unread_because", ""),
                )  # fmt: skip
                build_issue.enqueue(issue_id=issue.pk)
        except refusals.Refusal as error:
            messages.error(request, sentences.why(error))
        else:
            messages.success(request, _("Sammanställningen görs i bakgrunden. Ladda om sidan om en stund."))
        return redirect("consultation:issues", round_id)
    return render(
        request,
        "consultation/publishing/issue.html",
        _context(request, round_, form),
        status=422 if form.errors else 200,
    )


def _context(request: DeskRequest, round_: Round, form: IssueForm) -> dict[str, object]:
    issue = ReportIssue.objects.standing().filter(round=round_).order_by("-pk").first()
    return {
        "round": consultation.round_head(round_),
        "balance": balance(round_),
        "issue": issue,
        "made": issue.files.count() if issue else 0,
        "wanted": issues.wanted(issue) if issue else 0,
        "form": form,
        "because": BecauseForm(auto_id="skal_%s"),
        "names": [(key, _(NAMES[key])) for key in issue.patterns] if issue else [],
        "me": request.user.pk,
        "may_publish": request.user.may(Role.STRATEGIST),
    }


@require_POST
@requires(Role.OFFICER)
def review(request: DeskRequest, round_id: int, issue_id: int) -> HttpResponseBase:
    """A second person stands behind it."""
    issue = access.issue_of(rounds.get_round(round_id), issue_id)
    try:
        issues.review(issue=issue, at=timezone.now(), by=request.user)
    except refusals.Refusal as error:
        messages.error(request, sentences.why(error))
    else:
        messages.success(request, _("Sammanställningen är granskad. Nu kan den publiceras."))
    return redirect("consultation:issues", round_id)


@require_POST
@requires(Role.STRATEGIST)
def publish(request: DeskRequest, round_id: int, issue_id: int) -> HttpResponseBase:
    """Everybody may read it."""
    issue = access.issue_of(rounds.get_round(round_id), issue_id)
    try:
        issues.publish(issue=issue, at=timezone.now(), by=request.user)
    except refusals.Refusal as error:
        messages.error(request, sentences.why(error))
    else:
        messages.success(request, _("Sammanställningen är publicerad. Berätta nu för dem som svarade."))
    return redirect("consultation:issues", round_id)


@require_POST
@requires(Role.STRATEGIST)
def withdraw(request: DeskRequest, round_id: int, issue_id: int) -> HttpResponseBase:
    """Nobody sees it any more."""
    issue = access.issue_of(rounds.get_round(round_id), issue_id)
    form = BecauseForm(request.POST)
    if form.is_valid():
        issues.withdraw(issue=issue, because=form.cleaned_data["because"], at=timezone.now(), by=request.user)
        messages.success(request, _("Sammanställningen är tillbakadragen."))
    else:
        messages.error(request, _("Skriv varför den dras tillbaka."))
    return redirect("consultation:issues", round_id)


@require_safe
@requires(Role.OFFICER)
def preview(request: DeskRequest, round_id: int, issue_id: int, pattern: str) -> HttpResponse:
    """The report as everybody will see it, for those who review."""
    round_ = rounds.get_round(round_id)
    return _read(request, round_, access.issue_of(round_, issue_id), pattern, preview=True)


@require_safe
def public(request: HttpRequest, round_id: int, pattern: str = "") -> HttpResponse:
    """The published report."""
    round_ = access.open_round(round_id)
    issue = access.published_issue(round_)
    return _read(request, round_, issue, pattern or next(iter(issue.patterns), ""), preview=False)


def _read(request: HttpRequest, round_: Round, issue: ReportIssue, pattern: str, *, preview: bool) -> HttpResponse:
    """Its markup was made and escaped by report.html when the issue was made."""
    with access.report_file(issue, pattern, issues.PAGE).content.open("rb") as source:
        said = json.load(source)
    context = {
        "round": round_,
        "issue": issue,
        "chosen": pattern,
        "patterns": [(key, _(NAMES[key])) for key in issue.patterns],
        "formats": [form for form in FORMATS if form != "xlsx"],
        "contents": mark_safe(said["contents"]),  # noqa: S308
        "body": mark_safe(said["body"]),  # noqa: S308
        "preview": preview,
    }
    return render(request, "consultation/publishing/report.html", context)


@require_safe
def file(_request: HttpRequest, round_id: int, pattern: str, form: str) -> FileResponse:
    """A file of the published report."""
    round_ = access.open_round(round_id)
    if form not in FORMATS:
        raise Http404
    return _file(access.published_issue(round_), pattern, form)


@require_safe
@requires(Role.OFFICER)
def preview_file(_request: DeskRequest, round_id: int, issue_id: int, pattern: str, form: str) -> FileResponse:
    """A file of an issue, for those who review."""
    if form not in FORMATS:
        raise Http404
    return _file(access.issue_of(rounds.get_round(round_id), issue_id), pattern, form)


def _file(issue: ReportIssue, pattern: str, form: str) -> FileResponse:
    row = access.report_file(issue, issues.WHOLE if form == "xlsx" else pattern, form)
    name = f"sammanstallning-{pattern}.{form}"
    return FileResponse(row.content.open("rb"), as_attachment=True, filename=name, content_type=FORMATS[form][0])
