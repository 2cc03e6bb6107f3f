"""Words that should not stand there: a reader says so, the desk looks, hides or lets them stand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.dialogue import access
from samsyn.dialogue.actions import inputs, moderating
from samsyn.dialogue.actions.refusals import Empty, ReasonMissing
from samsyn.dialogue.forms.desk import ReasonForm
from samsyn.dialogue.models import Report
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, input_id: int) -> HttpResponseBase:
    """Tell the desk that something should not stand here, and why. No account."""
    row = access.shown_input(request, input_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        mark = inputs.origin(request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_USER_AGENT", ""))
        try:
            moderating.report(row=row, why=form.cleaned_data["because"], mark=mark, at=timezone.now())
        except Empty:
            form.add_error("because", _("Skriv varför."))
        else:
            messages.success(request, _("Tack för att du säger till. Vi läser inspelet och tar ställning."))
            return redirect("dialogue:dialogue", row.dialogue.slug)
    context = {"dialogue": row.dialogue, "row": row, "form": form}
    return render(request, "dialogue/report.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def reported(request: DeskRequest, slug: str) -> HttpResponse:
    """What readers have told about and nobody has looked at."""
    row = access.dialogue_for(request, slug)
    waiting = Report.objects.filter(input__dialogue=row, looked_at=None).select_related("input__comment").order_by("at")
    return render(request, "dialogue/desk/reported.html", {"dialogue": row, "reports": list(waiting)})


@require_POST
@requires(Role.OFFICER)
def hide(request: DeskRequest, input_id: int) -> HttpResponseBase:
    """Hide the words from everybody with a reason, show them again, or let them stand."""
    row, now = access.input_of(input_id), timezone.now()
    if "visa" in request.POST:
        moderating.show(row=row, at=now, by=request.user)
        messages.success(request, _("Orden visas igen."))
    elif "later-sta" in request.POST:
        moderating.looked(row=row, at=now)
        messages.success(request, _("Inspelet får stå kvar."))
    else:
        try:
            moderating.hide(row=row, why=request.POST.get("because", ""), at=now, by=request.user)
        except ReasonMissing:
            messages.error(request, _("Skriv varför orden inte ska visas. Skälet syns för alla."))
        else:
            messages.success(request, _("Orden visas inte längre för någon annan."))
    if "fran-listan" in request.POST:
        return redirect("dialogue:reported", row.dialogue.slug)
    return redirect("dialogue:saying", row.pk)
