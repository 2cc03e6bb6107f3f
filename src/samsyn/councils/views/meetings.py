"""The office prepares meetings: the year, the agenda, the kallelse."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.councils import access, called, deadlines, tasks
from samsyn.councils.actions import items
from samsyn.councils.actions import meetings as acts
from samsyn.councils.actions.refusals import Refusal
from samsyn.councils.forms.fields import ReasonForm
from samsyn.councils.forms.meetings import MeetingEditForm, YearForm
from samsyn.councils.models import Meeting, MeetingForm
from samsyn.councils.queries import meetings
from samsyn.councils.sentences import sentence
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history

FOLLOW_SECONDS = 2
FORMAL = ("Mötets öppnande", "Val av justerare", "Föregående möte och beslut hemma")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def plan_year(request: DeskRequest, slug: str) -> HttpResponseBase:
    """A whole year by the rules."""
    council = access.desk_council(request, slug)
    form = YearForm(request.POST or None, initial={"year": timezone.localdate().year + 1})
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.plan_year(council=council, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            words = ngettext("%(n)d möte är inplanerat.", "%(n)d möten är inplanerade.", len(made)) % {"n": len(made)}
            messages.success(request, words)
            return redirect(f"../?ar={form.cleaned_data['year']}")
    context = {
        "council": council, "form": form, "title": _("Planera ett år"), "button": _("Planera året"), "here": "moten",
        "lede": _("Antalet möten kommer från rådets regler. Månader som redan har ett möte rörs inte."),
    }  # fmt: skip
    return render(request, "councils/desk/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def edit(request: DeskRequest, slug: str, meeting_id: int = 0) -> HttpResponseBase:
    """A new meeting, or another time and place."""
    council = access.desk_council(request, slug)
    row = access.meeting_of(council, meeting_id) if meeting_id else None
    names = ("starts_at", "ends_at", "form", "title", "place", "video")
    usual = {"form": MeetingForm.DIGITAL if council.rules.digital else MeetingForm.ROOM}
    form = MeetingEditForm(request.POST or None, initial={name: getattr(row, name) for name in names} if row else usual)
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "form": MeetingForm(form.cleaned_data["form"])}
        try:
            if row:
                acts.change(meeting=row, at=timezone.now(), by=request.user, **said)
            else:
                row = acts.plan(council=council, by=request.user, **said)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Mötet är sparat."))
            return redirect("councils:prepare", slug, row.pk)
    context = {
        "council": council, "form": form, "title": _("Ändra mötet") if row else _("Nytt möte"), "button": _("Spara"),
        "here": "moten", "lede": _("De som redan är kallade får veta vad som ändras.") if row else "",
    }  # fmt: skip
    return render(request, "councils/desk/form.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.READER)
def prepare(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponse:
    """The agenda as it is built, what waits, and the kallelse."""
    council, who = access.inside(request, slug)
    if not (who.desk or who.prepares):
        raise Http404
    row = access.meeting_of(council, meeting_id)
    points = meetings.agenda(row, secret=who.sees_secret, views=True, mine=frozenset())
    summons = row.summonses.order_by("-number").first()
    waiting = [one for one in meetings.waiting(council, secret=who.sees_secret) if one.state != "returned"]
    context: dict[str, Any] = {
        "council": council, "who": who, "meeting": row, "row": meetings.row_of(row), "points": points,
        "minutes": sum(point.minutes for point in points), "available": (row.ends_at - row.starts_at).seconds // 60,
        "incomplete": [point for point in points if point.item and point.item.missing],
        "waiting": [(one, deadlines.late_days(row, one.proposed_at)) for one in waiting],
        "deadlines": deadlines.deadlines(row, today=timezone.localdate()),
        "changes": called.changes(summons.agenda, called.agenda(row)) if summons else (),
        "unreached": [] if row.is_over or not who.desk else acts.unreached(row),
        "summons": summons, "reason_form": ReasonForm(), "here": "moten", "history": history(row),
        "building": summons is not None and summons.built_at is None and not summons.fault,
    }  # fmt: skip
    answer = render(request, "councils/desk/prepare.html", context)
    if context["building"] and "folj" in request.GET:
        answer["Refresh"] = str(FOLLOW_SECONDS)
    return answer


@require_POST
@requires(Role.READER)
def agenda(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """Points up, down, off; formal ones on."""
    council, who = access.inside(request, slug)
    if not (who.desk or who.prepares):
        raise Http404
    row, verb = access.meeting_of(council, meeting_id), request.POST.get("gor", "")
    try:
        if verb == "formella":
            items.add_formal(meeting=row, titles=FORMAL, by=request.user)
        elif verb == "lagg-till":
            item = access.item_of(council, access.number(request, "item"))
            items.schedule(item=item, meeting=row, at=timezone.now(), by=request.user)
            messages.success(request, _("”%(title)s” står på dagordningen.") % {"title": item.title})
        else:
            point = access.point_of(row, access.number(request, "punkt"))
            if verb in ("upp", "ner"):
                items.move(point=point, up=verb == "upp", by=request.user)
            elif verb == "bort":
                items.take_off(point=point, at=timezone.now(), by=request.user)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:prepare", slug, meeting_id)


@require_POST
@requires(Role.OFFICER)
def send(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """Invite, call, cancel, build the file again."""
    council = access.desk_council(request, slug)
    row, verb, now = access.meeting_of(council, meeting_id), request.POST.get("gor", ""), timezone.now()
    try:
        if verb == "bjud-in":
            told = acts.invite(meeting=row, at=now, by=request.user)
            messages.success(request, _("Inbjudan är skickad till %(n)d.") % {"n": told})
        elif verb == "kalla":
            with transaction.atomic():  # called and to be built, or neither
                summons = acts.call(meeting=row, at=now, by=request.user)
                tasks.build_summons.enqueue(summons_id=summons.pk)
            messages.success(request, _("Kallelsen är utfärdad. Filen med alla handlingar byggs nu."))
            return redirect(f"{_address(row)}?folj=1")
        elif verb == "bygg":
            newest = row.summonses.order_by("-number").first()
            if newest is not None:
                tasks.build_summons.enqueue(summons_id=newest.pk)
            return redirect(f"{_address(row)}?folj=1")
        elif verb == "stall-in":
            acts.cancel(meeting=row, because=request.POST.get("because", ""), at=now, by=request.user)
            messages.success(request, _("Mötet är inställt. Frågorna ligger kvar i beredningen."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:prepare", slug, meeting_id)


def _address(row: Meeting) -> str:
    return redirect("councils:prepare", row.council.slug, row.pk).url
