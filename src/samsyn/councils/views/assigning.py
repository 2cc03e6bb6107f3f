"""Tasks that a meeting leaves: the office writes them down, the organisation says that they are done."""

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.councils import access
from samsyn.councils.actions import afterwards
from samsyn.councils.forms.meetings import AssignForm
from samsyn.councils.models import Meeting
from samsyn.councils.queries import assigned
from samsyn.people import todo
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role


@require_POST
@requires(Role.READER)
def act(request: DeskRequest, slug: str, meeting_id: int) -> HttpResponseBase:
    """A new task, or one that is done."""
    council, who = access.inside(request, slug)
    meeting = access.meeting_of(council, meeting_id)
    if request.POST.get("gor") == "klar":
        return _finish(request, meeting, who)
    if not who.desk:
        raise Http404
    form = AssignForm(request.POST, council=council)
    if form.is_valid():
        point = meeting.points.filter(pk=access.number(request, "punkt")).first()
        afterwards.assign(meeting=meeting, point=point, at=timezone.now(), by=request.user, **form.cleaned_data)
        messages.success(request, _("Uppgiften är lämnad till %(name)s.") % {"name": form.cleaned_data["organisation"]})
        if point and meeting.opened_at and not meeting.is_over:
            return redirect(f"../sekreterare/?punkt={point.pk}#punkten")
    else:
        messages.error(request, _("Skriv vad som ska göras, av vem och till vilken dag."))
    return redirect("../#uppgifter")


def _finish(request: DeskRequest, meeting: Meeting, who: access.Standing) -> HttpResponseBase:
    task = assigned.tasks(meeting).filter(pk=access.number(request, "uppgift")).first()
    if task is None or not (who.desk or task.organisation_id in {one.pk for one in who.organisations}):
        raise Http404
    todo.finish(task=task, at=timezone.now(), by=request.user)
    messages.success(request, _("Uppgiften är klar."))
    return redirect("../#uppgifter")
