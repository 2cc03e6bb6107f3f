"""Minutes: edit, adjust, publish, read, take away as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.councils import access, deadlines, writing
from samsyn.councils.actions import minutes as acts
from samsyn.councils.actions.refusals import Refusal
from samsyn.councils.forms.fields import ReasonForm
from samsyn.councils.models import Adjustment, Mandate, Meeting, Minutes
from samsyn.councils.sentences import sentence
from samsyn.councils.writing import minutes as written
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Person, Role
from samsyn.people.queries import history


@require_safe
def read(request: HttpRequest, slug: str, meeting_id: int, number: int | None = None) -> HttpResponse:
    """The newest version that the reader may see, or an older one."""
    council, who = access.council_for(request, slug)
    meeting = access.meeting_of(council, meeting_id)
    row = access.minutes_for(meeting, who, number)
    versions = [one for one in meeting.minutes.order_by("-number") if one.published_at]
    context = {
        "council": council, "who": who, "meeting": meeting, "minutes": row, "text": written.manuscript(row),
        "versions": versions, "newer": row.published_at and any(one.number > row.number for one in versions),
        "adjustments": _adjustments(row), "here": "moten",
    }  # fmt: skip
    return render(request, "councils/minutes.html", context)


def _adjustments(row: Minutes) -> list[Adjustment]:
    return list(row.adjustments.select_related("mandate__organisation", "by").order_by("pk"))


@require_safe
def file(request: HttpRequest, slug: str, meeting_id: int, number: int, form: str) -> HttpResponse:
    """The minutes as Word or tagged PDF."""
    council, who = access.council_for(request, slug)
    row = access.minutes_for(access.meeting_of(council, meeting_id), who, number)
    if form not in writing.FORMATS:
        raise Http404
    kind, write = writing.FORMATS[form]
    answer = HttpResponse(write(written.manuscript(row)), content_type=kind)
    day = timezone.localtime(row.meeting.starts_at).date()
    name = f"{row.meeting.minutes_word}-{slug}-{day}-{row.number}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    if row.published_at is None:
        patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def edit(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """The text, written out of what was recorded."""
    council = access.desk_council(request, slug)
    meeting = access.meeting_of(council, meeting_id)
    try:
        row = meeting.minutes.order_by("-number").first() or acts.draft(
            meeting=meeting, at=timezone.now(), by=request.user
        )
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect("councils:record", slug, meeting_id)
    seen, said = row.version, None
    if request.method == "POST":
        try:
            _edit(request, row)
        except Refusal as refusal:
            messages.error(request, sentence(refusal))
            said = request.POST
        else:
            messages.success(request, _("Texten är sparad."))
            return redirect("councils:minutes-edit", slug, meeting_id)
    context = {
        "council": council, "meeting": meeting, "minutes": row, "seen": seen, "said": row.points,
        "there": _there(meeting), "adjustments": _adjustments(row), "reason_form": ReasonForm(),
        "wanted": acts.adjusters_of(meeting), "lost": _lost(said, row),
        "deadlines": deadlines.deadlines(meeting, today=timezone.localdate()),
        "ready": row.sent_at and not row.adjustments.filter(at=None).exists(), "history": history(row), "here": "moten",
    }  # fmt: skip
    return render(request, "councils/desk/minutes.html", context, status=409 if said else 200)


def _lost(post: object, row: Minutes) -> list[tuple[str, str]]:
    """What was typed and could not be kept, beside what stands now."""
    get = getattr(post, "get", None)
    if get is None:
        return []
    pairs = [("opening", _("Inledning"), row.opening), ("closing", _("Avslutning"), row.closing)]
    for one in row.points:
        heading = f"§ {one['number']} {one['title']}"
        pairs += [(f"text-{one['id']}", heading, one["text"]), (f"pos-{one['id']}", heading, one["position"])]
    typed = [(heading, get(name, stands).strip(), stands) for name, heading, stands in pairs]
    return [(heading, said) for heading, said, stands in typed if said and said.split() != stands.split()]


def _there(meeting: Meeting) -> list[Mandate]:
    rows = meeting.attendance.filter(present=True).select_related("mandate__organisation", "mandate__seat")
    return [row.mandate for row in rows.order_by("-mandate__chairs", "mandate__organisation__name", "pk")]


def _edit(request: DeskRequest, row: Minutes) -> None:
    ids = [one["id"] for one in row.points]
    acts.edit(
        minutes=row, seen=access.number(request, "seen"), opening=request.POST.get("opening", ""),
        closing=request.POST.get("closing", ""), by=request.user,
        texts={one: request.POST[f"text-{one}"] for one in ids if f"text-{one}" in request.POST},
        positions={one: request.POST[f"pos-{one}"] for one in ids if f"pos-{one}" in request.POST},
    )  # fmt: skip


@require_POST
@requires(Role.OFFICER)
def act(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """Send, take back, publish, correct, name somebody else."""
    council = access.desk_council(request, slug)
    meeting = access.meeting_of(council, meeting_id)
    row, verb, now = (
        access.minutes_for(meeting, access.Standing(desk=True), None),
        request.POST.get("gor", ""),
        timezone.now(),
    )
    because = request.POST.get("because", "")
    try:
        if verb == "skicka":
            chosen = [one for one in _there(meeting) if f"just-{one.pk}" in request.POST]
            acts.send(minutes=row, adjusters=chosen, at=now, by=request.user)
            messages.success(request, _("Texten är ute för justering."))
        elif verb == "ta-tillbaka":
            acts.take_back(minutes=row, because=because, by=request.user)
        elif verb == "publicera":
            acts.publish(minutes=row, at=now, by=request.user)
            messages.success(request, _("Texten är publicerad och låst. Alla kan läsa den."))
            return redirect("councils:minutes", slug, meeting_id)
        elif verb == "ratta":
            acts.correct(minutes=row, because=because, at=now, by=request.user)
            messages.success(request, _("En ny version är påbörjad. Den publicerade står kvar tills den nya är klar."))
        elif verb == "byt":
            adjustment = row.adjustments.filter(pk=access.number(request, "justering")).first()
            other = next((one for one in _there(meeting) if one.pk == access.number(request, "mandat")), None)
            if adjustment is None or other is None:
                raise Http404
            acts.replace_adjuster(adjustment=adjustment, mandate=other, because=because, at=now, by=request.user)
        elif verb == "justera":
            _adjust_for(request, row)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:minutes-edit", slug, meeting_id)


def _adjust_for(request: DeskRequest, row: Minutes) -> None:
    """The office notes that somebody adjusted in another way; who pressed is kept."""
    adjustment = row.adjustments.select_related("mandate").filter(pk=access.number(request, "justering")).first()
    if adjustment is None:
        raise Http404
    acts.adjust(
        minutes=row,
        mandate=adjustment.mandate,
        at=timezone.now(),
        by=request.user,
        remark=request.POST.get("because", ""),
    )
    messages.success(request, _("Justeringen är antecknad."))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def adjust(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """The one who was named reads and adjusts; also when the mandate has ended since."""
    council, who = access.council_for(request, slug)
    meeting = access.meeting_of(council, meeting_id)
    row = meeting.minutes.filter(sent_at__isnull=False, published_at=None).order_by("-number").first()
    mine = _mine(row, request.user) if row else []
    if row is None or not mine:
        raise Http404
    if request.method == "POST":
        try:
            for one in mine:
                if one.at is None:
                    remark = request.POST.get("remark", "")
                    acts.adjust(minutes=row, mandate=one.mandate, at=timezone.now(), by=request.user, remark=remark)
            messages.success(request, _("Tack, texten är justerad av dig."))
        except Refusal as refusal:
            messages.error(request, sentence(refusal))
        return redirect("councils:adjust", slug, meeting_id)
    context = {
        "council": council, "who": who, "meeting": meeting, "minutes": row, "text": written.manuscript(row),
        "mine": mine, "done": all(one.at for one in mine), "here": "moten",
    }  # fmt: skip
    return render(request, "councils/adjust.html", context)


def _mine(row: Minutes, person: Person) -> list[Adjustment]:
    return list(row.adjustments.filter(mandate__person=person).select_related("mandate__organisation", "mandate__seat"))
