"""The desk of coverage: who has not been heard, whom to invite next, and the county's population."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samsyn.dialogue import access, population
from samsyn.dialogue.actions import coverage as verbs
from samsyn.dialogue.actions import events
from samsyn.dialogue.actions.refusals import BadFigures, Empty, Refusal
from samsyn.dialogue.forms.desk import FiguresForm
from samsyn.dialogue.queries import coverage
from samsyn.dialogue.queries import events as calendar
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Organisation, Role
from samsyn.sources.errors import SourceError


@requires(Role.OFFICER)
def heard(request: DeskRequest) -> HttpResponseBase:
    """Who has not been heard, and whom to invite next."""
    if request.method == "POST":
        return _invite(request)
    context = {"coverage": coverage.coverage(), "upcoming": coverage.upcoming(), "form": FiguresForm()}
    return render(request, "dialogue/desk/coverage.html", context)


def _invite(request: DeskRequest) -> HttpResponseBase:
    chosen = [int(one) for one in request.POST.getlist("organisation") if one.isdecimal()]
    event_id = request.POST.get("traff", "")
    if not chosen or not event_id.isdecimal():
        messages.error(request, _("Välj minst en organisation och en träff."))
        return redirect("dialogue:coverage")
    event = access.event_for(request, int(event_id))
    try:
        count = events.invite(
            event=event,
            organisations=list(Organisation.objects.filter(pk__in=chosen)),
            at=timezone.now(),
            by=request.user,
        )
    except Refusal:
        messages.error(request, _("Träffen är inställd."))
    else:
        text = ngettext("%(n)s inbjudan är skickad.", "%(n)s inbjudningar är skickade.", count)
        messages.success(request, text % {"n": count})
    return redirect("dialogue:coverage")


@require_POST
@requires(Role.OFFICER)
def figures(request: DeskRequest) -> HttpResponseBase:
    """Take in the county's population."""
    form = FiguresForm(request.POST)
    if form.is_valid():
        try:
            rows = verbs.read_figures(form.cleaned_data["figures"])
        except BadFigures as error:
            text = _("Rad %(row)s förstods inte: ”%(text)s”. Den ska vara: kommun; kön; åldersgrupp; antal.")
            form.add_error("figures", text % {"row": error.row, "text": error.text})
        except Empty:
            form.add_error("figures", _("Tabellen är tom."))
        else:
            count = verbs.enter_population(figures=rows, source=form.cleaned_data["source"], by=request.user)
            messages.success(request, _("%(n)s siffror är sparade.") % {"n": count})
            return redirect("dialogue:coverage")
    context = {"coverage": coverage.coverage(), "upcoming": coverage.upcoming(), "form": form}
    return render(request, "dialogue/desk/coverage.html", context, status=422)


@require_POST
@requires(Role.OFFICER)
def fetch(request: DeskRequest) -> HttpResponseBase:
    """Take the county's population from SCB; it replaces what stands there."""
    try:
        found = population.counted(population.web(), calendar.municipalities(), today=timezone.localdate())
    except SourceError as refusal:
        messages.error(request, str(refusal))
        return redirect("dialogue:coverage")
    count = verbs.enter_population(figures=found.figures, source=found.source, by=request.user)
    messages.success(request, _("%(n)s siffror är sparade.") % {"n": count})
    if found.unknown:
        messages.warning(request, _("SCB känner inte: %(names)s.") % {"names": ", ".join(found.unknown)})
    return redirect("dialogue:coverage")
