"""The send list at work: who has answered, reminders, more time, links; and the state of the answers as figures."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.consultation import access
from samsyn.consultation.models import Entrance, Invitation
from samsyn.consultation.queries import round_facts
from samsyn.consultation.round import actions, completeness, sending
from samsyn.consultation.round.forms import ExtendForm, RecipientForm
from samsyn.consultation.round.letters import when
from samsyn.cores.window import local
from samsyn.people import links
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import OutgoingMail, Role
from samsyn.people.queries import history


@require_safe
@requires(Role.READER)
def send_list(request: DeskRequest, round_id: int) -> HttpResponse:
    """Everybody who was asked, and what they have done; the share by class and municipality."""
    round_ = access.get_round(round_id)
    show = request.GET.get("visa", "")
    state = completeness.completeness(round_)
    rows = [row for row in state.rows if not show or row.state in _SHOWN.get(show, frozenset())]
    window = round_.window()
    context = {
        "round": round_facts(round_),
        "state": state,
        "rows": rows,
        "show": show,
        "unsent": sum(row.state == "unsent" for row in state.rows),
        "silent": sum(row.state in _SHOWN["tysta"] for row in state.rows),
        "last": when(window.last),
        "is_open": bool(round_.opened_at) and window.last > timezone.now(),
        "may_send": request.user.may(Role.OFFICER),
        "may_set_up": request.user.may(Role.STRATEGIST),
    }
    return render(request, "consultation/round/send_list.html", context)


_SHOWN = {
    "tysta": frozenset({"asked", "seen", "begun"}),
    "svarat": frozenset({"answered", "abstains"}),
    "avstar": frozenset({"abstains"}),
    "oskickat": frozenset({"unsent"}),
}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def remind(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Who would get a reminder, and sending it."""
    round_ = access.get_round(round_id)
    if not round_.opened_at:
        raise Http404
    now = timezone.now()
    if request.method == "POST":
        count = sending.remind(round_=round_, at=now, by=request.user)
        text = ngettext("En organisation är påmind.", "%(count)s organisationer är påminda.", count)
        messages.success(request, text % {"count": count})
        return redirect("consultation:send-list", round_id)
    silent = sending.silent(round_)
    recent = [row for row in silent if row.reminded_at and row.reminded_at > now - sending.PAUSE]
    ready = [row for row in silent if row not in recent and round_.window(row.extended_to).last >= now]
    context = {"round": round_facts(round_), "ready": ready, "recent": recent, "last": when(round_.window().last)}
    return render(request, "consultation/round/remind.html", context)


@require_POST
@requires(Role.OFFICER)
def send(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Invite those who were added after the opening."""
    round_ = access.get_round(round_id)
    if not round_.opened_at:
        raise Http404
    count = sending.invite(round_=round_, at=timezone.now(), by=request.user)
    text = ngettext("Ett mejl ligger i utkorgen.", "%(count)s mejl ligger i utkorgen.", count)
    messages.success(request, text % {"count": count})
    return redirect("consultation:send-list", round_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def extend(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """More time for everybody."""
    round_ = access.get_round(round_id)
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.extend(
                round_=round_, closes=(said["day"], said["clock"]), because=said["because"], at=timezone.now(),
                by=request.user,
            )  # fmt: skip
        except actions.Shortened:
            form.add_error("day", _("Den nya tiden måste vara senare än den som gäller."))
        else:
            messages.success(request, _("Remisstiden är förlängd. De som inte har svarat får veta det."))
            return redirect("consultation:send-list", round_id)
    context = {"round": round_facts(round_), "form": form, "last": when(round_.window().last), "organisation": ""}
    return render(request, "consultation/round/extend.html", context, status=422 if form.errors else 200)


def _invitation(round_id: int, invitation_id: int) -> Invitation:
    rows = Invitation.objects.select_related("organisation", "round__edition__document")
    return get_object_or_404(rows, pk=invitation_id, round=round_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def invitation(request: DeskRequest, round_id: int, invitation_id: int) -> HttpResponseBase:
    """One organisation: its links, mails and time; a new recipient."""
    row = _invitation(round_id, invitation_id)
    form = RecipientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not row.round.opened_at:
            raise Http404
        sending.add_recipient(invitation=row, **form.cleaned_data, at=timezone.now(), by=request.user)
        messages.success(request, _("En egen länk är på väg till %(email)s.") % form.cleaned_data)
        return redirect("consultation:invitation", round_id, invitation_id)
    context = {
        "round": round_facts(row.round),
        "row": row,
        "form": form,
        "opened": bool(row.round.opened_at),
        "last": when(row.round.window(row.extended_to).last),
        "links": row.entrances.select_related("link").order_by("link__created_at"),
        "answers": row.answers.order_by("pk"),
        "mails": OutgoingMail.objects.filter(organisation=row.organisation).order_by("-created_at")[:10],
        "history": history(row),
    }
    return render(request, "consultation/round/invitation.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def extend_one(request: DeskRequest, round_id: int, invitation_id: int) -> HttpResponseBase:
    """More time for one organisation."""
    row = _invitation(round_id, invitation_id)
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        until = local(said["day"], said["clock"], settings.TIME_ZONE)
        try:
            actions.extend_one(invitation=row, until=until, because=said["because"], at=timezone.now(), by=request.user)
        except actions.Shortened:
            form.add_error("day", _("Den nya tiden måste vara senare än den som gäller."))
        else:
            messages.success(request, _("%(name)s har fått längre tid.") % {"name": row.organisation})
            return redirect("consultation:invitation", round_id, invitation_id)
    context = {
        "round": round_facts(row.round), "form": form, "last": when(row.round.window(row.extended_to).last),
        "organisation": row.organisation.name, "back": row.pk,
    }  # fmt: skip
    return render(request, "consultation/round/extend.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Role.OFFICER)
def paper_link(request: DeskRequest, round_id: int, invitation_id: int) -> HttpResponse:
    """A link for a letter on paper: shown once, on the page that answers."""
    row = _invitation(round_id, invitation_id)
    if not row.round.opened_at:
        raise Http404
    address = sending.paper_link(invitation=row, at=timezone.now(), by=request.user)
    context = {"round": round_facts(row.round), "row": row, "address": address}
    answer = render(request, "consultation/round/paper_link.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@requires(Role.OFFICER)
def take_back(request: DeskRequest, round_id: int, invitation_id: int, entrance_id: int) -> HttpResponseBase:
    """A link that has gone astray no longer opens anything."""
    row = _invitation(round_id, invitation_id)
    entrance = get_object_or_404(Entrance.objects.select_related("link"), pk=entrance_id, invitation=row)
    links.take_back(link=entrance.link, at=timezone.now(), by=request.user)
    messages.success(request, _("Länken är tillbakadragen. Det som är skrivet finns kvar."))
    return redirect("consultation:invitation", round_id, invitation_id)
