"""Items: propose, prepare, papers, marks; positions and decisions at home."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.councils import access, deadlines, states
from samsyn.councils.actions import afterwards, papers
from samsyn.councils.actions import items as acts
from samsyn.councils.actions.refusals import ChangedMeanwhile, Refusal
from samsyn.councils.forms.fields import ReasonForm
from samsyn.councils.forms.meetings import (
    AskHomeForm,
    HomeForm,
    ItemForm,
    MarkForm,
    PaperForm,
    ScheduleForm,
    item_initial,
)
from samsyn.councils.models import HomeOutcome, Item, Meeting
from samsyn.councils.queries import meetings, register
from samsyn.councils.sentences import sentence
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Organisation, Role
from samsyn.people.queries import history


@require_safe
@requires(Role.READER)
def queue(request: DeskRequest, slug: str) -> HttpResponse:
    """What waits in the preparation."""
    council, who = access.inside(request, slug)
    rows = meetings.waiting(council, secret=who.sees_secret)
    if not (who.desk or who.prepares):
        mine = {one.name for one in who.organisations}
        rows = tuple(row for row in rows if row.proposed_by in mine)
    ahead = deadlines.coming(council, now=timezone.now())
    late = {row.id for row in rows if ahead and deadlines.late_days(ahead[0], row.proposed_at)}
    context = {
        "council": council, "who": who, "items": rows, "here": "forslag", "next": ahead[0] if ahead else None,
        "late": late, "times": _times(ahead),
    }  # fmt: skip
    return render(request, "councils/queue.html", context)


def _times(ahead: list[Meeting]) -> list[tuple[Meeting, deadlines.Deadlines]]:
    """The next meeting, and the first that still takes proposals when that is another."""
    today = timezone.localdate()
    found = [(one, deadlines.deadlines(one, today=today)) for one in ahead[:4]]
    last = next((at for at, (_one, days) in enumerate(found) if days.takes_proposals), 0)
    return [found[at] for at in sorted({0, last})] if found else []


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def propose(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Any actor of the council proposes; the office proposes for any member."""
    council, who = access.inside(request, slug)
    if who.desk:
        ids = council.memberships.filter(until=None).values_list("organisation", flat=True)
        organisations = list(Organisation.objects.filter(pk__in=ids))
    else:
        organisations = list(who.organisations)
    form = ItemForm(request.POST or None, council=council, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        item = acts.propose(council=council, at=timezone.now(), by=request.user, **said)
        messages.success(request, _("Förslaget är lämnat till beredningen."))
        return redirect("councils:item", slug, item.pk)
    times = _times(deadlines.coming(council, now=timezone.now()))
    context = {"council": council, "who": who, "form": form, "here": "forslag", "times": times}
    return render(request, "councils/item_form.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.READER)
def item(request: DeskRequest, slug: str, item_id: int) -> HttpResponse:
    """One item: its three facts, papers, marks, and what can be done now."""
    council, who = access.inside(request, slug)
    row = access.item_of(council, item_id)
    return _item_page(request, row, who)


def _item_page(request: HttpRequest, row: Item, who: access.Standing, status: int = 200) -> HttpResponse:
    council = row.council
    prefetch_related_objects([row], "points__meeting", "marks__organisation")
    points = sorted(row.points.all(), key=lambda one: one.meeting.starts_at, reverse=True)
    facts = meetings.items(Item.objects.filter(pk=row.pk), secret=who.sees_secret)[0]
    mine = {one.pk for one in who.speaks_for}
    open_for = states.awaits_marks(row)
    ahead = deadlines.coming(council, now=timezone.now())
    context = {
        "next": ahead[0] if ahead else None, "in_time": deadlines.first_in_time(ahead, row.proposed_at),
        "late": deadlines.late_days(ahead[0], row.proposed_at) if ahead else 0,
        "council": council, "who": who, "item": facts, "points": points,
        "may_change": access.may_change(row, who), "may_prepare": who.desk or who.prepares,
        "marks": meetings.mark_rows(row, views=who.sees_views, mine=mine),
        "mark_forms": [(one, _mark_form(row, one)) for one in who.speaks_for if open_for],
        "paper_form": PaperForm(), "schedule_form": ScheduleForm(item=row) if who.desk or who.prepares else None,
        "reason_form": ReasonForm(), "removed": row.papers.exclude(removed_at=None).order_by("removed_at"),
        "history": history(row) if who.desk else (), "here": "forslag",
    }  # fmt: skip
    return render(request, "councils/item.html", context, status=status)


def _mark_form(item: Item, organisation: Organisation) -> MarkForm:
    return MarkForm(prefix=str(organisation.pk), initial=_marked(item, organisation))


def _marked(item: Item, organisation: Organisation) -> dict[str, object]:
    row = item.marks.filter(organisation=organisation).first()
    return {} if row is None else {"anchored": row.anchored, "needs_home": row.needs_home, "deviating": row.deviating}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def change(request: DeskRequest, slug: str, item_id: int) -> HttpResponseBase:
    """New words; somebody else's are never written over."""
    council, who = access.inside(request, slug)
    row = access.item_of(council, item_id)
    if not access.may_change(row, who):
        raise Http404
    form = ItemForm(request.POST or None, council=council, initial=item_initial(row))
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "seen": form.cleaned_data["seen"] or 0}
        try:
            told = acts.change(item=row, at=timezone.now(), by=request.user, **said)
        except ChangedMeanwhile as refusal:
            form.add_error(None, sentence(refusal))
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["seen"] = str(access.item_of(council, item_id).version)  # type: ignore[index]
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            words = _("Sparat. %(n)d har fått veta att texten är ändrad efter kallelsen.") if told else _("Sparat.")
            messages.success(request, words % {"n": told})
            return redirect("councils:item", slug, item_id)
    context = {"council": council, "who": who, "form": form, "item": row, "here": "forslag"}
    return render(request, "councils/item_form.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Role.READER)
def act(request: DeskRequest, slug: str, item_id: int) -> HttpResponseBase:
    """Take up, send back, schedule, withdraw."""
    council, who = access.inside(request, slug)
    row, verb, now = access.item_of(council, item_id), request.POST.get("gor", ""), timezone.now()
    because = request.POST.get("because", "")
    prepares = who.desk or who.prepares
    own = prepares or row.proposed_by_id in {one.pk for one in who.organisations}
    try:
        if verb == "ta-upp" and prepares:
            acts.take_up(item=row, at=now, by=request.user)
            messages.success(request, _("Beredningen arbetar nu med frågan."))
        elif verb == "skicka-tillbaka" and prepares:
            acts.send_back(item=row, because=because, at=now, by=request.user)
            messages.success(request, _("Förslaget är tillbaka hos den som lämnade det."))
        elif verb == "planera" and prepares:
            meeting = access.meeting_of(council, access.number(request, "meeting"))
            acts.schedule(item=row, meeting=meeting, at=now, by=request.user)
            messages.success(request, _("Punkten står på dagordningen."))
            return redirect("councils:prepare", slug, meeting.pk)
        elif verb == "ta-tillbaka" and own:
            acts.withdraw(item=row, because=because, at=now, by=request.user)
            messages.success(request, _("Förslaget är återtaget."))
        else:
            raise Http404
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:item", slug, item_id)


@require_POST
@requires(Role.READER)
def paper(request: DeskRequest, slug: str, item_id: int) -> HttpResponseBase:
    """A paper comes, is replaced, or goes."""
    council, who = access.inside(request, slug)
    row = access.item_of(council, item_id)
    if not access.may_change(row, who):
        raise Http404
    known = row.papers.filter(pk=access.number(request, "handling"), removed_at=None).first()
    try:
        if request.POST.get("gor") == "ta-bort" and known:
            because = request.POST.get("because", "")
            told = papers.remove(paper=known, because=because, at=timezone.now(), by=request.user)
            messages.success(request, _("Handlingen är borttagen ur underlaget. Den finns kvar i historiken."))
            if told:
                messages.info(request, _("%(n)d har fått veta det.") % {"n": told})
            return redirect("councils:item", slug, item_id)
        form = PaperForm(request.POST, request.FILES)
        if not form.is_valid():
            messages.error(request, _("Välj en fil."))
            return redirect("councils:item", slug, item_id)
        made = papers.add(
            item=row, file=form.uploaded(), title=form.cleaned_data["title"], secret=form.cleaned_data["secret"],
            replaces=known, at=timezone.now(), by=request.user,
        )  # fmt: skip
        told = made.notices.count()
        messages.success(
            request,
            _("Handlingen är sparad.")
            if not told
            else _("Handlingen är sparad och %(n)d har fått veta det.") % {"n": told},
        )
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:item", slug, item_id)


@require_POST
@requires(Role.READER)
def mark(request: DeskRequest, slug: str, item_id: int) -> HttpResponseBase:
    """What my organisation says before the meeting."""
    council, who = access.inside(request, slug)
    row = access.item_of(council, item_id)
    mine = {one.pk: one for one in who.speaks_for}
    organisation = mine.get(access.number(request, "organisation"))
    if organisation is None:
        raise Http404
    form = MarkForm(request.POST, prefix=str(organisation.pk))
    if form.is_valid():
        try:
            acts.mark(item=row, organisation=organisation, at=timezone.now(), by=request.user, **form.cleaned_data)
            messages.success(request, _("Ert besked är sparat."))
        except Refusal as refusal:
            messages.error(request, sentence(refusal))
    return redirect("councils:item", slug, item_id)


@require_http_methods(["GET", "HEAD", "POST"])
def position(request: HttpRequest, point_id: int) -> HttpResponseBase:
    """One position: who deviated, and every decision at home."""
    point, who = access.position_for(request, point_id)
    council = point.meeting.council
    if request.method == "POST":
        return _after(request, point_id)
    row = register.position_row(point, today=timezone.localdate())
    mine = {one.pk for one in who.organisations}
    context = {
        "council": council, "who": who, "row": row, "item": point.item,
        "decisions": [(one, _home_form(one) if who.desk or one.organisation_id in mine else None) for one in row.home],
        "ask_form": AskHomeForm(council=council) if who.desk else None, "here": "stallningstaganden",
    }  # fmt: skip
    return render(request, "councils/position.html", context)


def _home_form(row: register.HomeRow) -> HomeForm:
    return HomeForm(prefix=str(row.id), initial={"on": timezone.localdate()})


@requires(Role.READER)
def _after(request: DeskRequest, point_id: int) -> HttpResponseBase:
    point, who = access.position_for(request, point_id)
    home = (
        point.home_decisions.select_related("organisation", "task").filter(pk=access.number(request, "beslut")).first()
    )
    if home is not None and (who.desk or home.organisation in who.organisations):
        form = HomeForm(request.POST, prefix=str(home.pk))
        if form.is_valid():
            said = {**form.cleaned_data, "outcome": HomeOutcome(form.cleaned_data["outcome"])}
            afterwards.decide_home(row=home, at=timezone.now(), by=request.user, **said)
            messages.success(request, _("Beslutet är antecknat."))
        else:
            messages.error(request, _("Välj beslut och skriv beslutsdagen."))
    elif who.desk and request.POST.get("gor") == "begar":
        ask = AskHomeForm(request.POST, council=point.meeting.council)
        if ask.is_valid():
            afterwards.ask_home(point=point, at=timezone.now(), by=request.user, **ask.cleaned_data)
            messages.success(request, _("Beslutet är begärt."))
        else:
            messages.error(request, _("Välj organisation och dag."))
    else:
        raise Http404
    return redirect("councils:position", point_id)
