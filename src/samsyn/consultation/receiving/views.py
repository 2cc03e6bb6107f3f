"""Pages of receiving: writing in, setting right, the mail that has come."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.consultation import access
from samsyn.consultation.answering.tasks import read_response
from samsyn.consultation.models import IncomingMail, ReceivedFile, Round, Verdict
from samsyn.consultation.queries import round_facts
from samsyn.consultation.receiving import actions, mail
from samsyn.consultation.receiving.forms import AmendForm, WriteInForm
from samsyn.consultation.receiving.tasks import read_mail
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history
from samsyn.people.uploads import several_files

PER_PAGE = 50


@several_files
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def write_in(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """An officer enters a response on somebody's behalf."""
    round_ = access.get_round(round_id)
    form = WriteInForm(
        request.POST or None, request.FILES or None, round_=round_, initial={"day": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name not in ("day", "clock")}
        response = actions.write_in(
            round_=round_, **said, received_at=form.received_at(), by=request.user, at=timezone.now(),
            then=lambda response: read_response.enqueue(response_id=response.pk),
        )  # fmt: skip
        text = _("Svaret är registrerat som %(number)s.")
        messages.success(request, text % {"number": response.registry_number})
        return redirect("consultation:response", round_id, response.pk)
    context = {"round": round_facts(round_), "form": form}
    return render(request, "consultation/receiving/write_in.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def amend(request: DeskRequest, round_id: int, response_id: int) -> HttpResponseBase:
    """Who it is from, what it belongs to, what its papers are."""
    row = access.get_response(round_id, response_id)
    files = ReceivedFile.objects.filter(response=row, original__parent=None).order_by("original__name")
    papers = list(files.values_list("original_id", "original__name", "kind"))
    initial = {
        "organisation": row.organisation_id, "sender": row.sender, "sender_class": row.sender_class,
        "on_behalf_of": row.on_behalf_of, "stance": row.stance, "preliminary": row.preliminary,
        "supplements": row.supplements_id, "joint_with": list(row.joint_with.values_list("pk", flat=True)),
        "replaces": row.replaces.values_list("pk", flat=True).first(),
    }  # fmt: skip
    form = AmendForm(request.POST or None, initial=initial, round_=row.round, besides=row, papers=papers)
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if not name.startswith("papper-")}
        try:
            actions.amend(response=row, **said, kinds=form.kinds(), by=request.user, at=timezone.now())
        except actions.OfItself:
            form.add_error("supplements", _("Ett svar kan inte höra ihop med sig självt, eller åt båda hållen."))
        else:
            messages.success(request, _("Uppgifterna är rättade."))
            return redirect("consultation:response", round_id, response_id)
    context = {"round": round_facts(row.round), "response": row, "form": form, "history": history(row)}
    return render(request, "consultation/receiving/amend.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def inbox(request: DeskRequest) -> HttpResponse:
    """Every mail that has come, those that wait for somebody first."""
    rows = IncomingMail.objects.select_related("original", "round").order_by("-arrived_at", "-pk")
    show = request.GET.get("visa", "")
    page = Paginator(rows.filter(verdict=show) if show in Verdict.values else rows, PER_PAGE).get_page(
        request.GET.get("sida")
    )
    context = {
        "page": page, "show": show, "verdicts": Verdict.choices,
        "waiting": IncomingMail.objects.filter(verdict=Verdict.UNSORTED).select_related("original"),
        "rounds": Round.objects.announced().order_by("-opens_on"), "is_set": bool(settings.IMAP_URL),
    }  # fmt: skip
    return render(request, "consultation/receiving/inbox.html", context)


@require_POST
@requires(Role.OFFICER)
def sort(request: DeskRequest, mail_id: int) -> HttpResponseBase:
    """Which round a mail belongs to."""
    row = get_object_or_404(IncomingMail, pk=mail_id)
    chosen = request.POST.get("remiss", "")
    round_ = get_object_or_404(Round.objects.announced(), pk=int(chosen)) if chosen.isdecimal() else None
    with transaction.atomic():
        mail.sort(mail=row, round_=round_, by=request.user)
        row.refresh_from_db()
        if row.batch_id is not None and round_ is not None:
            read_mail.enqueue(batch_id=row.batch_id)
    if row.batch_id is not None and round_ is not None:
        messages.success(request, _("Mejlet är registrerat i remissen och läses."))
    else:
        messages.success(request, _("Mejlet är lagt åt sidan."))
    return redirect("consultation:inbox")


@require_safe
@requires(Role.OFFICER)
def mail_file(_request: DeskRequest, mail_id: int) -> FileResponse:
    """The mail, bit for bit."""
    row = get_object_or_404(IncomingMail.objects.select_related("original"), pk=mail_id)
    return FileResponse(row.original.content.open("rb"), as_attachment=True, filename=row.original.name)
