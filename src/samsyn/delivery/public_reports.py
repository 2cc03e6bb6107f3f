"""The yearly reports for everybody: those that are sent and that somebody has published."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.delivery import access
from samsyn.delivery.actions import keeping
from samsyn.delivery.models import SentReport
from samsyn.delivery.report import kept, writing
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Each year's report, the newest first."""
    rows = SentReport.objects.filter(published_at__isnull=False).select_related("report").defer("draft")
    latest: dict[int, SentReport] = {}
    for row in rows.order_by("-report__year", "-number"):
        latest.setdefault(row.report.year, row)
    return render(request, "delivery/sent_reports.html", {"sent": list(latest.values())})


@require_safe
def page(request: HttpRequest, year: int) -> HttpResponse:
    """One year's report as it was sent, with its versions."""
    found = access.sent_for(year)
    versions = found.report.sent.filter(published_at__isnull=False).defer("draft")
    context = {"draft": kept.thawed(found), "found": found, "versions": versions}
    return render(request, "delivery/sent_report.html", context)


@require_safe
def file(_request: HttpRequest, year: int, number: int, form: str) -> HttpResponse:
    """A published version, bit for bit."""
    row = SentReport.objects.filter(report__year=year, number=number, published_at__isnull=False).first()
    if row is None:
        raise Http404
    response = HttpResponse(kept.content(row, form), content_type=writing.FORMS[form][1])
    response["Content-Disposition"] = f'attachment; filename="resultatredovisning-{year}-{number}.{form}"'
    return response


@requires(Role.STRATEGIST)
@require_POST
def publish(request: DeskRequest, year: int, number: int) -> HttpResponseBase:
    """Open a version to all, or take it back."""
    row = access.report_for(year).sent.filter(number=number).first()
    if row is None:
        raise Http404
    if request.POST.get("tillbaka"):
        keeping.withdraw(row, by=request.user)
        messages.success(request, _("Tillbaka på skrivbordet. Ingen annan ser det."))
    else:
        keeping.publish(row, at=timezone.now(), by=request.user)
        messages.success(request, _("Publicerat. Alla kan se det."))
    return redirect("delivery:report", year=year)
