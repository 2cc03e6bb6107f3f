"""The desk's pages of the yearly report: its years, its slots, its files, and that it is sent."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.delivery import access, forms, sentences
from samsyn.delivery.actions import reporting
from samsyn.delivery.actions.refusals import Refusal
from samsyn.delivery.models import YearReport
from samsyn.delivery.report import facts, kept, slots, writing
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role


@requires(Role.OFFICER)
def index(request: DeskRequest) -> HttpResponseBase:
    """The years; opening a new one gives everybody their tasks."""
    today = timezone.localdate()
    year = today.year if today.month > 3 else today.year - 1
    if request.method == "POST":
        try:
            path = reverse("delivery:report", args=[year])
            reporting.start_year(year=year, at=timezone.now(), by=request.user, path=path)
            messages.success(request, _("Årets uppföljning är öppnad. Alla ansvariga har fått en uppgift."))
        except Refusal as refusal:
            messages.error(request, sentences.why(refusal))
        return redirect("delivery:report", year=year)
    reports = YearReport.objects.all()
    context = {"reports": reports, "year": year, "open": reports.filter(year=year).exists(), "today": today}
    return render(request, "delivery/reports.html", context)


@requires(Role.OFFICER)
def edit(request: DeskRequest, year: int) -> HttpResponseBase:
    """Every slot with its draft, what is missing, and a place to write."""
    report = access.report_for(year)
    if request.method == "POST":
        slot, text = request.POST.get("slot", ""), request.POST.get("text", "").strip().replace("\r\n", "\n")
        if slot in {one.code for one in slots.SLOTS}:
            try:
                because = request.POST.get("because", "")
                reporting.write_slot(
                    report=report, slot=slot, text=text, at=timezone.now(), by=request.user, because=because
                )
                messages.success(request, _("Sparat."))
            except Refusal as refusal:
                messages.error(request, sentences.why(refusal))
        return redirect(f"{request.path}#{slot}")
    sent = list(report.sent.select_related("by"))
    draft = kept.thawed(sent[0]) if sent else slots.draft(facts.read(year, today=timezone.localdate()), report)
    days = (report.due_on - timezone.localdate()).days
    context = {
        "draft": draft, "report": report, "days": days, "form": forms.SentForm(), "late": -days, "sent": sent,
        "may_publish": request.user.may(Role.STRATEGIST),
    }  # fmt: skip
    return render(request, "delivery/report.html", context)


@requires(Role.STRATEGIST)
@require_POST
def sent(request: DeskRequest, year: int) -> HttpResponseBase:
    """The report is with the government."""
    report, form = access.report_for(year), forms.SentForm(request.POST)
    if form.is_valid():
        reporting.mark_sent(report=report, at=timezone.now(), by=request.user, **form.cleaned_data)
        messages.success(
            request, _("Året är redovisat. Filerna är sparade som de lämnades, och rättelser kräver nu ett skäl.")
        )
    else:
        messages.error(request, _("Fyll i dag och diarienummer."))
    return redirect("delivery:report", year=year)


@requires(Role.OFFICER)
def file(_request: DeskRequest, year: int, form: str) -> HttpResponseBase:
    """The report as a file: as it was sent, or as it stands now."""
    report = access.report_for(int(year))
    write, content_type = writing.FORMS[form]
    if (last := report.sent.first()) is not None:
        return _answer(kept.content(last, form), report.year, form, content_type)
    data = write(slots.draft(facts.read(report.year, today=timezone.localdate()), report), report.opened_at)
    return _answer(data, report.year, form, content_type)


@requires(Role.OFFICER)
def sent_file(_request: DeskRequest, year: int, number: int, form: str) -> HttpResponseBase:
    """One of the versions that were sent."""
    version = access.report_for(int(year)).sent.filter(number=int(number)).first()
    if version is None:
        raise Http404
    return _answer(kept.content(version, form), int(year), form, writing.FORMS[form][1], f"-{version.number}")


def _answer(data: bytes, year: int, form: str, content_type: str, which: str = "") -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="resultatredovisning-{year}{which}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
