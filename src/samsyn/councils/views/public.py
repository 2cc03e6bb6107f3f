"""What everybody sees, and what members see of their own council."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.cores import window
from samsyn.councils import access, deadlines, letters
from samsyn.councils.actions import afterwards
from samsyn.councils.actions import meetings as acts
from samsyn.councils.actions.refusals import Refusal
from samsyn.councils.forms.meetings import AssignForm, ReplyForm, ReportBackForm
from samsyn.councils.models import Council, Mandate, Meeting, Minutes, Reply, holds_on
from samsyn.councils.queries import assigned, meetings, numbers, register, seats
from samsyn.councils.sentences import sentence
from samsyn.people.access import DeskRequest, person_of, requires
from samsyn.people.models import Role

CALENDAR = "text/calendar; charset=utf-8"


def visible(request: HttpRequest) -> Q:
    """Published councils, those the reader is in, and for the office all."""
    person = person_of(request)
    if person is None:
        return Q(published_at__isnull=False)
    if person.may(Role.OFFICER):
        return Q()
    return Q(published_at__isnull=False) | Q(pk__in=inside_of(request) or [])


def inside_of(request: HttpRequest) -> list[int] | None:
    """The councils that the reader is inside of; None = the office, all."""
    person = person_of(request)
    if person is None:
        return []
    if person.may(Role.OFFICER):
        return None
    held = Mandate.objects.filter(holds_on(timezone.localdate()), person=person).values_list("council_id", flat=True)
    mine = set(held)
    return [*mine, *Council.objects.filter(wider_than__in=mine).values_list("pk", flat=True)]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The councils, and what was agreed last."""
    rows = seats.councils(Council.objects.filter(visible(request)), day=timezone.localdate())
    coming = Meeting.objects.filter(
        closed_at=None, cancelled_at=None, ends_at__gte=timezone.now(), council__in=[row.id for row in rows]
    ).order_by("starts_at")[:4]
    latest = register.positions(councils=inside_of(request))[:4]
    context = {
        "councils": rows,
        "coming": [(meeting.council, row) for meeting, row in zip(
            coming.select_related("council"), meetings.meeting_rows(coming), strict=True)],
        "latest": register.position_rows(latest),
        "works_here": access.is_desk(request),
    }  # fmt: skip
    return render(request, "councils/index.html", context)


@require_safe
def council(request: HttpRequest, slug: str) -> HttpResponse:
    """One council: next meeting, last positions, what it is for."""
    row, who = access.council_for(request, slug)
    today = timezone.localdate()
    context = {
        "council": row,
        "who": who,
        "coming": meetings.coming(row, now=timezone.now()),
        "latest": register.position_rows(register.positions(councils=inside_of(request), council=slug)[:4]),
        "gaps": len(seats.gaps_of(row, day=today)) if who.desk else 0,
        "waiting": len(meetings.waiting(row, secret=False)) if who.desk or who.prepares else 0,
        "tasks": [line.strip() for line in row.task.splitlines() if line.strip()],
        "here": "rad",
    }
    return render(request, "councils/council.html", context)


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is in the council."""
    row, who = access.council_for(request, slug)
    today = timezone.localdate()
    context = {
        "council": row,
        "who": who,
        "found": seats.composed(row, day=today),
        "wider": seats.composed(row.wider_than, day=today) if row.wider_than else None,
        "preparers": seats.preparers(row, day=today),
        "here": "ledamoter",
    }
    return render(request, "councils/members.html", context)


@require_safe
def wheel(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of a year."""
    row, who = access.council_for(request, slug)
    years = meetings.years(row)
    asked = request.GET.get("ar", "")
    usual = timezone.localdate().year
    year = int(asked) if asked.isdigit() and len(asked) == 4 else (usual if usual in years or not years else years[0])
    context = {
        "council": row, "who": who, "year": year, "years": years, "meetings": meetings.wheel(row, year=year),
        "here": "moten",
    }  # fmt: skip
    return render(request, "councils/wheel.html", context)


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """All the council's meetings, for other programs to follow."""
    row, _who = access.council_for(request, slug)
    rows = row.meetings.select_related("council").order_by("starts_at")
    public = not _who.inside
    text = window.calendar((letters.event(one, public=public) for one in rows), name=row.name)
    return HttpResponse(text, content_type=CALENDAR)


@require_safe
def meeting(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """One meeting: for everybody when and where; for those inside also agenda and papers."""
    row, who = access.council_for(request, slug)
    found = access.meeting_of(row, meeting_id)
    mine = frozenset(one.pk for one in who.speaks_for)
    replies = dict(found.attendance.values_list("mandate_id", "reply"))
    context = {
        "council": row, "who": who, "meeting": found, "row": meetings.row_of(found),
        "points": meetings.agenda(found, secret=who.sees_secret, views=who.sees_views, mine=mine) if who.inside else (),
        "mine": [(mandate, replies.get(mandate.pk, "")) for mandate in who.mandates],
        "minutes": _texts(found, who),
        "deadlines": deadlines.deadlines(found, today=timezone.localdate()) if who.inside else None,
        "summons": found.summonses.order_by("-number").first() if who.inside else None,
        "reports": found.reports_back.select_related("organisation") if who.inside else (),
        "report_form": _report_form(found, who),
        "tasks": list(assigned.tasks(found)) if who.inside else (), "ours": {one.pk for one in who.organisations},
        "assign_form": AssignForm(council=row) if who.desk and found.opened_at and not found.cancelled_at else None,
        "here": "moten",
    }  # fmt: skip
    return _private(render(request, "councils/meeting.html", context), who)


def _texts(row: Meeting, who: access.Standing) -> list[Minutes]:
    """The versions that the reader may see, newest first."""
    rows = row.minutes.order_by("-number")
    return [one for one in rows if one.published_at or who.desk or (who.inside and one.sent_at)]


def _report_form(row: Meeting, who: access.Standing) -> ReportBackForm | None:
    return ReportBackForm(initial={"on": timezone.localdate()}) if who.speaks_for and row.closed_at else None


def _private(answer: HttpResponse, who: access.Standing) -> HttpResponse:
    if who.inside:
        patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_safe
def meeting_file(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """One meeting for one's own calendar; the video link is for those inside."""
    row, who = access.council_for(request, slug)
    found = access.meeting_of(row, meeting_id)
    answer = HttpResponse(
        window.calendar([letters.event(found, public=not who.inside)], name=row.name), content_type=CALENDAR
    )
    answer["Content-Disposition"] = f'attachment; filename="mote-{found.pk}.ics"'
    return answer


@require_http_methods(["POST"])
@requires(Role.READER)
def reply(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """I come, or I do not."""
    row, who = access.inside(request, slug)
    found = access.meeting_of(row, meeting_id)
    form = ReplyForm(request.POST)
    mine = {mandate.pk: mandate for mandate in who.mandates}
    if not form.is_valid() or form.cleaned_data["mandate"] not in mine:
        raise Http404
    try:
        mandate = mine[form.cleaned_data["mandate"]]
        acts.reply(meeting=found, mandate=mandate, reply=Reply(form.cleaned_data["reply"]), by=request.user)
        messages.success(request, _("Tack, ditt svar är antecknat."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:meeting", slug, meeting_id)


@require_http_methods(["POST"])
@requires(Role.READER)
def report_back(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """We have told our own."""
    row, who = access.inside(request, slug)
    found = access.meeting_of(row, meeting_id)
    form = ReportBackForm(request.POST)
    if form.is_valid() and who.speaks_for:
        try:
            afterwards.report_back(meeting=found, organisation=who.speaks_for[0], by=request.user, **form.cleaned_data)
            messages.success(request, _("Återföringen är antecknad."))
        except Refusal as refusal:
            messages.error(request, sentence(refusal))
    else:
        messages.error(request, _("Skriv till vem och vilken dag."))
    return redirect("councils:meeting", slug, meeting_id)


@require_safe
def paper(request: HttpRequest, slug: str, paper_id: int) -> FileResponse:
    """A paper, bit for bit."""
    row, who = access.inside(request, slug)
    found = access.paper_for(row, who, paper_id)
    answer = FileResponse(
        found.content.open(), as_attachment=not found.pages, filename=found.name,
        content_type="application/pdf" if found.pages else "application/octet-stream",
    )  # fmt: skip
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_safe
def summons(request: HttpRequest, slug: str, meeting_id: int) -> FileResponse:
    """The kallelse with all papers, as one file."""
    row, _who = access.inside(request, slug)
    found = access.meeting_of(row, meeting_id).summonses.exclude(built_at=None).order_by("-number").first()
    if found is None:
        raise Http404
    day = timezone.localtime(found.meeting.starts_at).date()
    answer = FileResponse(found.file.open(), filename=f"kallelse-{slug}-{day}.pdf", content_type="application/pdf")
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_safe
def positions(request: HttpRequest) -> HttpResponse:
    """The register, searched."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("ord", "rad", "mal", "ar", "hemma", "avvek")}
    rows = register.positions(
        councils=inside_of(request), words=asked["ord"], council=asked["rad"], goal=asked["mal"], year=asked["ar"],
        home=asked["hemma"], view=asked["avvek"],
    )  # fmt: skip
    page = Paginator(rows, 20).get_page(request.GET.get("sida"))
    context = {
        "page": page, "rows": register.position_rows(page.object_list), "asked": asked,  # type: ignore[arg-type]
        "query": urlencode({key: value for key, value in asked.items() if value}),
        "councils": seats.councils(Council.objects.filter(visible(request)), day=timezone.localdate()),
        "goals": register.goal_choices(), "deviators": register.deviators(councils=inside_of(request)),
        "here": "stallningstaganden",
    }  # fmt: skip
    return render(request, "councils/register.html", context)


@require_safe
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """What the council can say of itself in numbers."""
    row, who = access.council_for(request, slug)
    context = {"council": row, "who": who, "numbers": numbers.of_council(row), "here": "siffror"}
    return render(request, "councils/numbers.html", context)
