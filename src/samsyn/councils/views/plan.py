"""The strategic plan and the pledges."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.councils import access, focus
from samsyn.councils.actions import afterwards
from samsyn.councils.actions import plan as acts
from samsyn.councils.forms.fields import text
from samsyn.councils.models import Council, Grade
from samsyn.councils.queries import pledges
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition
from samsyn.strategy.queries import outline_of

SPARE = 2  # empty areas in the form


class AreaForm(forms.Form):
    """One focus area."""

    name = forms.CharField(max_length=200, required=False, label=gettext_lazy("Fokusområde"))
    picture = text(gettext_lazy("Bilden av framtiden"), rows=5)
    why = text(gettext_lazy("Varför nu?"), rows=3)
    decision = text(gettext_lazy("Vilket politiskt beslut behövs?"), rows=3)

    def clean(self) -> dict[str, str]:
        """Words need a name to stand under."""
        said: dict[str, str] = super().clean() or {}
        if not said.get("name") and any(said.get(part) for part in ("picture", "why", "decision")):
            self.add_error("name", _("Ge fokusområdet ett namn."))
        return said


AREAS = forms.formset_factory(AreaForm, extra=SPARE, max_num=20)


def _editions(council: Council, *, desk: bool) -> list[Edition]:
    if council.plan is None:
        return []
    rows = council.plan.editions.all() if desk else council.plan.editions.published()
    return list(rows.order_by("-imported_at", "-pk"))


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan as it stands, or an earlier edition."""
    council, who = access.council_for(request, slug)
    editions = _editions(council, desk=who.desk)
    asked = request.GET.get("utgava", "")
    shown = next((one for one in editions if str(one.pk) == asked), editions[0] if editions else None)
    context = {
        "council": council, "who": who, "editions": editions, "edition": shown,
        "areas": focus.areas_of(outline_of(shown)) if shown else (), "here": "plan",
    }  # fmt: skip
    return render(request, "councils/plan.html", context)


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two editions beside each other."""
    council, who = access.council_for(request, slug)
    editions = _editions(council, desk=who.desk)
    if len(editions) < 2:
        raise Http404
    by_id = {str(one.pk): one for one in editions}
    new = by_id.get(request.GET.get("ny", ""), editions[0])
    old = by_id.get(request.GET.get("gammal", ""), editions[1])
    found = focus.compare(focus.areas_of(outline_of(old)), focus.areas_of(outline_of(new)))
    context = {
        "council": council,
        "who": who,
        "editions": editions,
        "old": old,
        "new": new,
        "changes": found,
        "here": "plan",
    }
    return render(request, "councils/plan_compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def renew(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Begin with what stands, change it, make it an edition."""
    council = access.desk_council(request, slug)
    editions = _editions(council, desk=True)
    standing = focus.areas_of(outline_of(editions[0])) if editions else ()
    initial = [{"name": a.name, "picture": a.picture, "why": a.why, "decision": a.decision} for a in standing]
    areas = AREAS(request.POST or None, initial=initial)
    label = (request.POST.get("label", "") or str(timezone.localdate().year))[:120]
    wrong = ""
    if request.method == "POST" and areas.is_valid():
        said = [focus.Area(**one) for form in areas if (one := form.cleaned_data) and one.get("name")]
        try:
            acts.renew(council=council, areas=said, label=label, at=timezone.now(), by=request.user)
        except strategy.NothingToRead:
            wrong = _("Skriv minst ett fokusområde.")
        except strategy.AlreadyImported:
            wrong = _("Ingenting är ändrat sedan förra utgåvan.")
        else:
            messages.success(request, _("Planen är förnyad. Den tidigare utgåvan finns kvar att jämföra med."))
            return redirect("councils:plan", slug)
    context = {"council": council, "areas": areas, "label": label, "wrong": wrong, "here": "plan"}
    status = 422 if wrong or any(areas.errors) else 200
    return render(request, "councils/desk/renew.html", context, status=status)


@require_safe
def promises(request: HttpRequest, slug: str) -> HttpResponse:
    """The pledges, and how the members judge themselves over the years."""
    council, who = access.council_for(request, slug)
    year = timezone.localdate().year
    table = pledges.table(council, upto=year)
    mine = [(one, pledges.own(council, one, year)) for one in who.speaks_for]
    context = {
        "council": council, "who": who, "table": table, "mine": mine, "year": year, "grades": Grade.choices,
        "here": "lofte",
    }  # fmt: skip
    return render(request, "councils/pledges.html", context)


@require_POST
@requires(Role.READER)
def check(request: DeskRequest, slug: str) -> HttpResponseBase:
    """This year's answers of one organisation; or a new pledge, from the office."""
    council, who = access.inside(request, slug)
    if who.desk and request.POST.get("gor") == "nytt" and request.POST.get("text", "").strip():
        afterwards.promise(council=council, text=request.POST["text"].strip(), by=request.user)
        return redirect("councils:pledges", slug)
    organisation = {one.pk: one for one in who.speaks_for}.get(access.number(request, "organisation"))
    if organisation is None:
        raise Http404
    for pledge in council.pledges.all():
        grade = request.POST.get(f"svar-{pledge.pk}", "")
        if grade in Grade.values:
            afterwards.check_pledge(
                pledge=pledge, organisation=organisation, year=timezone.localdate().year, grade=Grade(grade),
                words=request.POST.get(f"ord-{pledge.pk}", "").strip(), at=timezone.now(), by=request.user,
            )  # fmt: skip
    messages.success(request, _("Tack, er självskattning är sparad."))
    return redirect("councils:pledges", slug)
