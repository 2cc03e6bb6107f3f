"""The report on the screen, and each format as a file; all from the same value."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from samsyn.consultation import access, queries
from samsyn.consultation.report import html
from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.from_site import report_of_round
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.xlsx import to_xlsx
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

# Ending → media type and printer, in the order they are offered.
FORMATS: dict[str, tuple[str, Callable[[Report, Pattern], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx),
    "pdf": ("application/pdf", to_pdf),
    "html": ("text/html; charset=utf-8", html.to_html),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda report, _pattern: to_xlsx(report),
    ),
}
PATTERNS: dict[str, Pattern] = {
    "avsnitt": "section",
    "avsandare": "sender",
    "andringar": "changes",
    "betyg": "ratings",
    "handlingar": "originals",
    "overvaganden": "extract",
    "moten": "twoway",
    "restlista": "rest",
}
NAMES = {
    "avsnitt": gettext_noop("avsnitt för avsnitt"),
    "avsandare": gettext_noop("avsändare för avsändare"),
    "andringar": gettext_noop("ändringar i texten"),
    "betyg": gettext_noop("betyg, citat och statistik"),
    "handlingar": gettext_noop("inkomna handlingar"),
    "overvaganden": gettext_noop("utdrag och överväganden"),
    "moten": gettext_noop("möten och webb"),
    "restlista": gettext_noop("restlista"),
}


def _chosen(request: DeskRequest) -> str:
    asked = request.GET.get("ordning", "")
    return asked if asked in PATTERNS else "avsnitt"


def _pattern(request: DeskRequest) -> Pattern:
    return PATTERNS[_chosen(request)]


@require_safe
@requires(Role.READER)
def screen(request: DeskRequest, round_id: int) -> HttpResponse:
    """The whole report in the site's frame. Its markup is made and escaped by report.html."""
    round_ = access.get_round(round_id)
    report = report_of_round(round_)
    contents, body = html.parts(report, _pattern(request))
    context = {
        "round": queries.round_facts(round_),
        "report": report,
        "contents": mark_safe(contents),  # noqa: S308
        "body": mark_safe(body),  # noqa: S308
        "chosen": _chosen(request),
        "patterns": [(key, _(name)) for key, name in NAMES.items()],
        "formats": tuple(FORMATS),
    }
    return render(request, "consultation/report.html", context)


@require_safe
@requires(Role.READER)
def download(request: DeskRequest, round_id: int, format_: str) -> HttpResponse:
    """One format as a file."""
    if format_ not in FORMATS:
        raise Http404
    media_type, printer = FORMATS[format_]
    data = printer(report_of_round(access.get_round(round_id)), _pattern(request))
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="sammanstallning.{format_}"'
    return answer
