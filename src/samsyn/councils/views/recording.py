"""The secretary's page in the meeting: who is there, point by point. Works without script; saves by point."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.councils import access
from samsyn.councils.actions import recording as acts
from samsyn.councils.actions.refusals import ChangedMeanwhile, Refusal
from samsyn.councils.forms.meetings import AssignForm
from samsyn.councils.models import AgendaPoint, Meeting, Outcome
from samsyn.councils.queries import assigned, meetings
from samsyn.councils.sentences import sentence
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Organisation, Role


@require_http_methods(["GET", "HEAD"])
@requires(Role.OFFICER)
def page(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponse:
    """The whole meeting on one page; the point at hand is open."""
    council = access.desk_council(request, slug)
    row = access.meeting_of(council, meeting_id)
    return _page(request, row)


def _page(
    request: DeskRequest, row: Meeting, *, at_point: int = 0, rejected: dict[str, object] | None = None,
    notes: dict[int, str] | None = None,
) -> HttpResponse:  # fmt: skip
    points = meetings.agenda(row, secret=True, views=True, mine=frozenset())
    asked = str(at_point) if at_point else request.GET.get("punkt", "")
    current = next((one for one in points if str(one.id) == asked), None)
    current = current or next((one for one in points if one.state != "left"), points[0] if points else None)
    at = points.index(current) if current else 0
    context = {
        "council": row.council, "meeting": row, "row": meetings.row_of(row), "points": points, "current": current,
        "before": points[at - 1] if at else None, "after": points[at + 1] if at + 1 < len(points) else None,
        "attendance": meetings.attendance(row, said=notes or {}), "said_notes": bool(notes),
        "there": row.attendance.filter(present=True).count(), "outcomes": _outcomes(current),
        "organisations": _organisations(row), "views": dict(current.deviations) if current else {},
        "assign_form": AssignForm(council=row.council) if row.opened_at and not row.is_over else None,
        "tasks": [one for one in assigned.tasks(row) if current and one.path.endswith(f"#punkt-{current.id}")],
        "rejected": rejected, "here": "moten",
    }  # fmt: skip
    return render(request, "councils/desk/record.html", context, status=409 if rejected or notes is not None else 200)


def _outcomes(current: meetings.PointRow | None) -> list[tuple[str, str]]:
    """A point for information is noted; only one for a position can end in consensus."""
    position = bool(current and current.item and current.item.position)
    agreed = (Outcome.CONSENSUS, Outcome.DEVIATING) if position else (Outcome.NOTED,)
    return [(one.value, str(one.label)) for one in (*agreed, Outcome.FURTHER, Outcome.WITHDRAWN)]


def _organisations(row: Meeting) -> list[Organisation]:
    ids = row.attendance.values_list("mandate__organisation", flat=True)
    return list(Organisation.objects.filter(pk__in=ids).order_by("name"))


@require_POST
@requires(Role.OFFICER)
def open_or_close(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """The meeting begins, the meeting ends."""
    row = access.meeting_of(access.desk_council(request, slug), meeting_id)
    try:
        if request.POST.get("gor") == "avsluta":
            acts.close_meeting(meeting=row, at=timezone.now(), by=request.user)
            messages.success(request, _("Mötet är avslutat. Skriv nu ut texten och skicka den på justering."))
            return redirect("councils:minutes-edit", slug, meeting_id)
        acts.open_meeting(meeting=row, at=timezone.now(), by=request.user)
        messages.success(request, _("Mötet är öppnat. Bocka av vilka som är här."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:record", slug, meeting_id)


@require_POST
@requires(Role.OFFICER)
def attendance(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """Who is there."""
    row = access.meeting_of(access.desk_council(request, slug), meeting_id)
    post, ids = request.POST, _listed(request)
    notes = {one: post.get(f"not-{one}", "") for one in ids}
    try:
        acts.take_attendance(
            meeting=row, present={one: f"dar-{one}" in post for one in ids}, notes=notes, by=request.user,
            seen={one: (post[f"stod-{one}"] == "1", post.get(f"nstod-{one}", "")) for one in ids},
        )  # fmt: skip
    except ChangedMeanwhile as refusal:
        messages.error(request, sentence(refusal))
        return _page(request, row, notes=notes)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, _("Närvaron är sparad."))
    return redirect("councils:record", slug, meeting_id)


def _listed(request: DeskRequest) -> list[int]:
    """The mandates that stood on the page."""
    names = (name.removeprefix("stod-") for name in request.POST if name.startswith("stod-"))
    return [int(one) for one in names if one.isdecimal() and len(one) < 19]


@require_POST
@requires(Role.OFFICER)
def save(request: DeskRequest, slug: str, meeting_id: int, point_id: int) -> HttpResponseBase:
    """Everything about one point; when somebody else was first, both texts are shown and nothing is written over."""
    row = access.meeting_of(access.desk_council(request, slug), meeting_id)
    point = access.point_of(row, point_id)
    script = request.headers.get("Accept", "").startswith("application/json")
    try:
        saved = _record(request, row, point)
    except Refusal as refusal:
        said = sentence(refusal)
        fresh = access.point_of(row, point_id)
        if script:
            return JsonResponse({"error": said, "version": fresh.version}, status=409)
        messages.error(request, said)
        return _page(
            request, row, at_point=point_id, rejected=_said(request, changed=isinstance(refusal, ChangedMeanwhile))
        )
    if script:
        return JsonResponse({"version": saved.version, "at": timezone.localtime().strftime("%H.%M.%S")})
    following = request.POST.get("vidare", "")
    return redirect(f"../../?punkt={following if following.isdecimal() else point_id}#punkten")


def _said(request: DeskRequest, *, changed: bool) -> dict[str, object]:
    words = ("notes", "position", "outcome")
    return {name: request.POST.get(name, "") for name in words} | {
        "presented": "presented" in request.POST, "changed": changed,
        "views": {key[3:]: value for key, value in request.POST.items() if key.startswith("av-")},
    }  # fmt: skip


def _record(request: DeskRequest, row: Meeting, point: AgendaPoint) -> AgendaPoint:
    outcome = request.POST.get("outcome", "")
    return acts.record(
        point=point, seen=access.number(request, "seen"), presented="presented" in request.POST,
        outcome=outcome if outcome in Outcome.values else "", position=request.POST.get("position", ""),
        notes=request.POST.get("notes", ""),
        views={one: request.POST.get(f"av-{one.pk}", "") for one in _organisations(row)},
        at=timezone.now(), by=request.user,
    )  # fmt: skip
