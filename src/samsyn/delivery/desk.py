"""Pages for those who work with the follow-up: what to do next, write, publish, tag a goal, report a year."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.delivery import access, forms, importing, places, sentences
from samsyn.delivery.actions import goals as goal_actions
from samsyn.delivery.actions import keeping, reporting
from samsyn.delivery.actions.refusals import Refusal
from samsyn.delivery.models import AreaGroup, Measure, Published
from samsyn.delivery.nouns import NOUNS, NounPage
from samsyn.delivery.queries import worklist
from samsyn.delivery.queries.areas import areas as areas_of
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.sources.errors import SourceError
from samsyn.strategy.models import Document, Kind

SHOWN = 40


@requires(Role.OFFICER)
def work(request: DeskRequest) -> HttpResponseBase:
    """The next steps, and everything that is not public yet."""
    return render(request, "delivery/work.html", {"work": worklist.work(today=timezone.localdate())})


@requires(Role.OFFICER)
@require_POST
def renew_goals(request: DeskRequest) -> HttpResponseBase:
    """Bring the goals up to date with the strategy's latest edition."""
    new = sum(goal_actions.mark_goals(document=one, by=request.user) for one in Document.objects.filter(kind=Kind.RUS))
    messages.success(request, _("Målen är hämtade ur strategin. Nya: %(new)s.") % {"new": new})
    return redirect("delivery:work")


@requires(Role.OFFICER)
def new(request: DeskRequest, noun: str) -> HttpResponseBase:
    """A new thing; the address may say some of its facts, as ``?goals=3``."""
    page = _noun(noun)
    initial = {name: request.GET.getlist(name) if name == "goals" else request.GET[name] for name in request.GET}
    form = page.form(_sent(request), request.FILES or None, initial=initial)
    return _written(request, page, form, page.model(), noun)


@requires(Role.OFFICER)
def change(request: DeskRequest, noun: str, pk: int) -> HttpResponseBase:
    """An old thing."""
    page = _noun(noun)
    form = page.form(_sent(request), request.FILES or None, instance=access.thing_for(page.model, pk))
    return _written(request, page, form, access.thing_for(page.model, pk), noun)


def _written(request: DeskRequest, page: NounPage, form: forms.Noun, thing: "object", noun: str) -> HttpResponse:
    heading = page.new if form.instance.pk is None else page.change
    if request.method == "POST" and form.is_valid():
        facts = form.facts | ({"chosen_on": timezone.localdate(), "chosen_by": request.user} if page.chosen else {})
        kept = keeping.keep(thing, facts=facts, links=form.linked, by=request.user)  # type: ignore[type-var]
        private = isinstance(kept, Published) and not kept.is_published
        said = _("Sparat. Bara ni som arbetar här ser det tills det publiceras.") if private else _("Sparat.")
        messages.success(request, said)
        return redirect(page.after(kept))
    context = {"form": form, "heading": heading, "noun": noun, "thing": thing, "multipart": form.is_multipart()}
    return render(request, "delivery/write.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def areas(request: DeskRequest) -> HttpResponseBase:
    """The areas that figures are shown beside, with who chose them and why."""
    rows = AreaGroup.objects.select_related("chosen_by").prefetch_related("indicators")
    named, words = places.names(), request.GET.get("ord", "").strip()
    context: dict[str, object] = {"groups": areas_of(rows, named), "words": words}
    if words:
        try:
            found = importing.search("grupper", words)
            context |= {"found": found.entries[:SHOWN], "at": found.at[:10], "old": found.old}
        except SourceError as error:
            context["fault"] = str(error)
    return render(request, "delivery/areas.html", context)


@requires(Role.STRATEGIST)
@require_POST
def publish(request: DeskRequest, noun: str, pk: int) -> HttpResponseBase:
    """Open a thing to all, or take it back."""
    page = _noun(noun)
    thing = access.thing_for(page.model, pk)
    if not isinstance(thing, Published):
        raise Http404
    if request.POST.get("tillbaka"):
        keeping.withdraw(thing, by=request.user)
        messages.success(request, _("Tillbaka på skrivbordet. Ingen annan ser det."))
        return redirect(page.after(thing))
    missing = "goals" if hasattr(thing, "goals") and not thing.goals.exists() else ""
    try:
        keeping.publish(thing, at=timezone.now(), by=request.user, missing=missing)
        messages.success(request, _("Publicerat. Alla kan se det."))
    except Refusal as refusal:
        messages.error(request, sentences.why(refusal))
    return redirect(page.after(thing))


@requires(Role.OFFICER)
def tag_goal(request: DeskRequest, address: str) -> HttpResponseBase:
    """Agenda 2030 and tags of a goal."""
    mark = access.goal_for(request, address)
    initial = {"main": (mark.sdgs or [None])[0], "others": mark.sdgs[1:], "tags": mark.tags}
    form = forms.TagGoalForm(_sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        sdgs = [int(said["main"] or 0), *said["others"]]
        goal_actions.tag(mark=mark, sdgs=sdgs, tags=said["tags"], by=request.user)
        messages.success(request, _("Sparat."))
        return redirect("delivery:goal", address=mark.address)
    heading = _("Etiketter för målet")
    return render(request, "delivery/write.html", {"form": form, "heading": heading, "under": mark.name})


@requires(Role.OFFICER)
def report_measure(request: DeskRequest, pk: int) -> HttpResponseBase:
    """What was done in a year."""
    measure = access.thing_for(Measure, pk)
    year = timezone.localdate().year
    wanted = request.GET.get("ar", "")
    shown = int(wanted) if wanted.isdigit() and len(wanted) == 4 else year
    told = measure.told.filter(year=shown).first()
    held = measure.reports.filter(year=shown).first()
    initial = {"year": shown, **(model_to_dict(told, fields=("course", "done", "result", "learnt")) if told else {})}
    form = forms.MeasureReportForm(_sent(request), instance=held, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.facts)
        said, because = facts.pop("year"), facts.pop("because")
        try:
            reporting.report_measure(
                measure=measure, year=said, facts=facts, at=timezone.now(), by=request.user, because=because
            )
        except Refusal as refusal:
            form.add_error("because", sentences.why(refusal))
        else:
            messages.success(request, _("Tack! Rapporten för %(year)s är sparad.") % {"year": said})
            return redirect("delivery:measure", pk=measure.pk)
    heading = _("Läs det som %(owner)s berättar") % {"owner": measure.owner} if told else _("Rapportera ett år")
    button = _("Ta in i rapporten") if told else ""
    context = {"form": form, "heading": heading, "under": measure.name, "button": button}
    return render(request, "delivery/write.html", context, status=422 if form.errors else 200)


def _noun(noun: str) -> NounPage:
    page = NOUNS.get(noun)
    if page is None:
        raise Http404
    return page


def _sent(request: DeskRequest) -> QueryDict | None:
    """What was sent, also when it is nothing."""
    return request.POST if request.method == "POST" else None
