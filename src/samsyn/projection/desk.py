"""Where projections are made: receive tables, ask for runs, follow them, compare, publish."""

from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.projection import access, actions, comparing, queries, showing, tasks, trying
from samsyn.projection.forms import WAYS, FetchForm, MaterialForm, RunForm
from samsyn.projection.models import Material
from samsyn.projection.refusals import Refused
from samsyn.projection.views import outlook_of

FOLLOW_SECONDS: Final = 3
SHOWN: Final = ("finished", "published")


@require_safe
@requires(Role.READER)
def overview(request: DeskRequest) -> HttpResponse:
    """What there is, and the next step."""
    context = {
        "materials": queries.materials(),
        "runs": queries.runs(now=timezone.now()),
        "fetches": queries.fetches(now=timezone.now()),
        "may_run": request.user.may(Role.OFFICER),
        "follows": "folj" in request.GET,
    }
    answer = render(request, "projection/desk.html", context)
    if context["follows"] and any(row.state == "counting" for row in queries.fetches(now=timezone.now())):
        answer["Refresh"] = str(FOLLOW_SECONDS)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def receive(request: DeskRequest) -> HttpResponseBase:
    """Tables in."""
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.receive_material(
                county=form.cleaned_data["county"], source=form.cleaned_data["source"], files=form.uploads(),
                at=timezone.now(), by=request.user,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Underlaget är läst och sparat."))
            return redirect("projection:material", found.pk)
    return render(request, "projection/receive.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def fetch(request: DeskRequest) -> HttpResponseBase:
    """Ask SCB for a county's figures."""
    form = FetchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            asked = actions.ask_for_fetch(**form.cleaned_data, at=timezone.now(), by=request.user)
            tasks.fetch.enqueue(fetch_id=asked.pk)
        return redirect(f"{reverse('projection:desk')}?folj=1")
    return render(request, "projection/fetch.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@requires(Role.READER)
def material(request: DeskRequest, material_id: int) -> HttpResponse:
    """What was read of the tables."""
    row = access.get_material(material_id)
    context = {
        "material": queries.material_facts(row),
        "runs": queries.runs(now=timezone.now(), material=row),
        "may_run": request.user.may(Role.OFFICER),
    }
    return render(request, "projection/material.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def ask(request: DeskRequest, material_id: int) -> HttpResponseBase:
    """Choose assumptions and scenarios, and let it be counted."""
    row = access.get_material(material_id)
    form = RunForm(request.POST or None, material=row)
    suggested = [
        {"name": _("Lägre inflyttning"), "flow": "immigration", "percent": -50},
        {"name": _("Fler barn"), "flow": "births", "percent": 10},
    ]
    ways = WAYS(request.POST or None, initial=suggested, form_kwargs={"material": row}, prefix="vag")
    if request.method == "POST" and form.is_valid() and ways.is_valid():
        return _asked(request, row, form, ways)
    context = {"material": queries.material_facts(row), "form": form, "ways": ways}
    wrong = request.method == "POST"
    return render(request, "projection/ask.html", context, status=422 if wrong else 200)


def _asked(request: DeskRequest, row: Material, form: RunForm, ways: Any) -> HttpResponseBase:
    to = form.cleaned_data["to"]
    wanted = [way for one in ways if (way := one.way(row.last_year + 1, to))]
    with transaction.atomic():
        found = actions.ask_for_run(
            material=row, to=to, since=form.cleaned_data["since"], draws=form.cleaned_data["draws"],
            settings=form.chosen(), agree=form.cleaned_data["agree"], ways=wanted, at=timezone.now(), by=request.user,
        )  # fmt: skip
        tasks.carry_out.enqueue(run_id=found.pk)
    return redirect(f"{address_of(found.pk)}?folj=1")


def address_of(run_id: int) -> str:
    """The page of a run."""
    return reverse("projection:run", args=[run_id])


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def run(request: DeskRequest, run_id: int) -> HttpResponseBase:
    """How far a run has come; when finished, what it says. POST: again, publish or withdraw."""
    row = access.get_run(run_id)
    if request.method == "POST":
        return _act(request, run_id)
    facts = queries.run_facts(row, now=timezone.now())
    context: dict[str, Any] = {
        "run": facts,
        "may_publish": request.user.may(Role.STRATEGIST),
        "may_run": request.user.may(Role.OFFICER),
        "follows": "folj" in request.GET,
    }
    if facts.state in SHOWN:
        outlook = outlook_of(row, request)
        one, every = showing.series(outlook, None), queries.all_totals(run_id)
        context |= {
            "outlook": outlook, "head": showing.headline(one), "fan": showing.fan(one),
            "ways": showing.ways(outlook, every, None), "municipalities": showing.municipalities(outlook),
            "tried": trying.tried(outlook), "years": showing.years(one),
        }  # fmt: skip
    answer = render(request, "projection/run.html", context)
    if context["follows"] and facts.state in ("waiting", "counting"):
        answer["Refresh"] = str(FOLLOW_SECONDS)
    return answer


def _act(request: DeskRequest, run_id: int) -> HttpResponseBase:
    row, verb = access.get_run(run_id), request.POST.get("gor", "")
    if verb == "igen" and request.user.may(Role.OFFICER):
        actions.ask_again(run=row, at=timezone.now(), by=request.user)
        tasks.carry_out.enqueue(run_id=run_id)
        return redirect(f"{address_of(run_id)}?folj=1")
    if verb == "publicera" and request.user.may(Role.STRATEGIST):
        try:
            actions.publish(run=row, at=timezone.now(), by=request.user)
            messages.success(request, _("Prognosen är publicerad. Alla kan läsa den under Befolkning."))
        except actions.NotFinished:
            messages.error(request, _("Prognosen är inte färdigräknad. Vänta tills alla scenarier är klara."))
    if verb == "dra-tillbaka" and request.user.may(Role.STRATEGIST):
        actions.withdraw(run=row, at=timezone.now(), by=request.user)
        messages.success(request, _("Prognosen syns inte längre för allmänheten."))
    return redirect("projection:run", run_id)


@require_safe
@requires(Role.READER)
def compare(request: DeskRequest) -> HttpResponse:
    """Two finished runs beside each other: ?a=1&b=2."""
    finished = [row for row in queries.runs(now=timezone.now()) if row.state in SHOWN]
    chosen = [next((r for r in finished if str(r.id) == request.GET.get(key, "")), None) for key in ("a", "b")]
    context: dict[str, Any] = {"runs": finished, "a": chosen[0], "b": chosen[1]}
    if chosen[0] and chosen[1]:
        pair = [queries.outlook(access.get_outcome(access.get_run(r.id), 0), now=timezone.now()) for r in chosen if r]
        context["found"] = comparing.beside(*pair)
    return render(request, "projection/compare.html", context)
