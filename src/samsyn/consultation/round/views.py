"""Pages where the strategist sets a round up and opens it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.consultation import access
from samsyn.consultation.models import Round
from samsyn.consultation.round import actions, queries
from samsyn.consultation.round.forms import LetterForm, Questions, RoundForm, ordered, round_values
from samsyn.consultation.round.letters import invitation, when
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Organisation, Role

EMPTY: dict[str, Any] = {}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def begin(request: DeskRequest, round_id: int | None = None) -> HttpResponseBase:
    """The first step: what is asked about, and when."""
    round_ = _preparing(round_id) if round_id else None
    form = RoundForm(request.POST or None, initial=round_values(round_) if round_ else EMPTY)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        opens, closes = (said.pop("opens_on"), said.pop("opens_time")), (said.pop("closes_on"), said.pop("closes_time"))
        try:
            saved = actions.prepare(**said, opens=opens, closes=closes, round_=round_, by=request.user)
        except actions.NumberTaken:
            form.add_error("registry_number", _("En annan remiss har det diarienumret."))
        else:
            return redirect("consultation:prepare", saved.pk)
    context = {"form": form, "round": round_}
    return render(request, "consultation/round/begin.html", context, status=422 if form.errors else 200)


def _preparing(round_id: int) -> Round:
    round_ = access.get_round(round_id)
    if round_.opened_at:
        raise Http404
    return round_


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def prepare(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """What is left to do before the round opens, and opening it."""
    round_ = access.get_round(round_id)
    if round_.opened_at:
        return redirect("consultation:round", round_id)
    if request.method == "POST":
        try:
            actions.open_(round_=round_, at=timezone.now(), by=request.user)
        except actions.TimeIsOut:
            messages.error(request, _("Sista dagen har redan varit. Ändra tiden och försök igen."))
            return redirect("consultation:prepare-facts", round_id)
        except actions.AlreadyOpened:
            messages.info(request, _("Remissen är redan öppen."))
        else:
            messages.success(request, _("Remissen är öppen. Inbjudningarna ligger i utkorgen."))
        return redirect("consultation:send-list", round_id)
    window = round_.window()
    context = {
        "round": round_,
        "setup": queries.setup(round_),
        "opens": when(window.opens),
        "closes": when(window.closes),
        "past": window.last <= timezone.now(),
    }
    return render(request, "consultation/round/prepare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def ask(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """The guiding questions."""
    round_ = _preparing(round_id)
    initial = [{"text": row.text, "kind": row.kind} for row in round_.questions.order_by("position")]
    forms = Questions(request.POST or None, initial=initial, prefix="fraga")
    if request.method == "POST" and forms.is_valid():
        actions.ask(round_=round_, questions=ordered(forms), by=request.user)
        messages.success(request, _("Frågorna är sparade."))
        return redirect("consultation:ask" if "mer" in request.POST else "consultation:prepare", round_id)
    return render(request, "consultation/round/ask.html", {"round": round_, "forms": forms})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def letter(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """The covering letter, and how the mail will look."""
    round_ = _preparing(round_id)
    form = LetterForm(request.POST or None, initial={"letter": round_.letter})
    if request.method == "POST" and form.is_valid():
        actions.write_letter(round_=round_, letter=form.cleaned_data["letter"], by=request.user)
        messages.success(request, _("Missivet är sparat."))
        return redirect("consultation:letter" if "visa" in request.POST else "consultation:prepare", round_id)
    shown = invitation(round_, to=_("organisationens namn"), address="https://…/svara/…/", last=round_.window().last)
    context = {"round": round_, "form": form, "shown": shown}
    return render(request, "consultation/round/letter.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def choose(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Who is asked: whole classes, or one by one."""
    round_ = access.get_round(round_id)
    if request.method == "POST":
        ids = [int(pk) for pk in request.POST.getlist("organisation") if pk.isdigit()]
        rows = Organisation.objects.filter(pk__in=ids) | Organisation.objects.filter(
            organisation_class__in=request.POST.getlist("klass")
        )
        count = actions.choose(round_=round_, organisations=rows, at=timezone.now(), by=request.user)
        messages.success(request, _("%(count)s organisationer står på sändlistan.") % {"count": count})
        return redirect("consultation:send-list" if round_.opened_at else "consultation:prepare", round_id)
    classes = queries.choices(round_)
    context = {"round": round_, "classes": classes, "chosen": sum(one.chosen for one in classes)}
    return render(request, "consultation/round/choose.html", context)
