"""The office keeps the councils: found, rules, members, mandates."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.councils import access
from samsyn.councils.actions import rules as rule_acts
from samsyn.councils.actions import seats as acts
from samsyn.councils.actions.refusals import Refusal
from samsyn.councils.forms.seats import (
    CouncilChangeForm,
    CouncilForm,
    EndForm,
    JoinForm,
    LeaveForm,
    MandateForm,
    PreparerForm,
)
from samsyn.councils.models import Council, Mandate, Membership, Preparer
from samsyn.councils.queries import seats
from samsyn.councils.sentences import sentence
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history


def _form(
    request: DeskRequest, form: forms.BaseForm, *, title: str, button: str, council: Council | None, lede: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form, "title": title, "button": button, "council": council, "lede": lede, "here": "ledamoter",
    }  # fmt: skip
    return render(request, "councils/desk/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def found(request: DeskRequest) -> HttpResponseBase:
    """A new council."""
    rule_acts.take_in_shipped()
    form = CouncilForm(request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.found(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("slug", sentence(refusal))
        else:
            messages.success(request, _("Rådet finns. Lägg nu till organisationer och ledamöter."))
            return redirect("councils:seats", row.slug)
    return _form(request, form, title=_("Nytt råd"), button=_("Skapa rådet"), council=None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def change(request: DeskRequest, slug: str) -> HttpResponseBase:
    """New words for a council; publish it."""
    row = access.desk_council(request, slug)
    if request.POST.get("gor") == "publicera":
        acts.publish_council(council=row, at=timezone.now(), by=request.user)
        messages.success(request, _("Alla kan nu läsa om rådet."))
        return redirect("councils:council", slug)
    names = ("name", "strategy", "wider_than", "task")
    form = CouncilChangeForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_council(council=row, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("wider_than", sentence(refusal))
        else:
            messages.success(request, _("Sparat."))
            return redirect("councils:council", slug)
    return _form(request, form, title=_("Ändra rådet"), button=_("Spara"), council=row)


@require_safe
@requires(Role.OFFICER)
def overview(request: DeskRequest, slug: str) -> HttpResponse:
    """Who is in the council, and who is lacking."""
    row = access.desk_council(request, slug)
    today = timezone.localdate()
    context = {
        "council": row, "found": seats.composed(row, day=today), "preparers": seats.preparers(row, day=today),
        "join_form": JoinForm(initial={"since": today}), "history": history(row), "here": "ledamoter",
    }  # fmt: skip
    return render(request, "councils/desk/seats.html", context)


@require_POST
@requires(Role.OFFICER)
def join(request: DeskRequest, slug: str) -> HttpResponseBase:
    """An organisation takes part."""
    row, form = access.desk_council(request, slug), JoinForm(request.POST)
    if form.is_valid():
        try:
            acts.join(council=row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Organisationen är med i rådet."))
        except Refusal as refusal:
            messages.error(request, sentence(refusal))
    else:
        messages.error(request, _("Välj organisation och dag."))
    return redirect("councils:seats", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def leave(request: DeskRequest, slug: str, membership_id: int) -> HttpResponseBase:
    """An organisation leaves or merges."""
    row = access.desk_council(request, slug)
    membership = get_object_or_404(
        Membership.objects.select_related("organisation", "council"), council=row, pk=membership_id
    )
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if said["successor"]:
                day = said["until"] + timedelta(days=1)
                acts.merge(membership=membership, successor=said["successor"], day=day, by=request.user)
            else:
                acts.leave(membership=membership, until=said["until"], because=said["because"], by=request.user)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(
                request, _("Ändringen är antecknad. Det som redan är sagt står kvar under det gamla namnet.")
            )
            return redirect("councils:seats", slug)
    title = _("%(name)s lämnar rådet") % {"name": membership.organisation}
    return _form(request, form, title=title, button=_("Anteckna"), council=row)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def mandate(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Somebody gets a seat; a gap fills in where it is."""
    row = access.desk_council(request, slug)
    initial = {
        "since": timezone.localdate(), "seat": request.GET.get("plats"),
        "organisation": request.GET.get("organisation"),
    }  # fmt: skip
    form = MandateForm(request.POST or None, council=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            acts.give_mandate(council=row, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Platsen är besatt."))
            return redirect("councils:seats", slug)
    return _form(request, form, title=_("Ny ledamot"), button=_("Spara"), council=row)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def end(request: DeskRequest, slug: str, mandate_id: int) -> HttpResponseBase:
    """A mandate's last day."""
    row = access.desk_council(request, slug)
    held = get_object_or_404(Mandate.objects.select_related("organisation", "seat"), council=row, pk=mandate_id)
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            acts.end_mandate(mandate=held, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Mandatets sista dag är antecknad."))
            return redirect("councils:seats", slug)
    title = _("%(who)s, %(organisation)s, slutar") % {"who": held, "organisation": held.organisation}
    lede = _("Mandatet gäller till och med den dagen. Ett möte den dagen är hela med.")
    return _form(request, form, title=title, button=_("Anteckna"), council=row, lede=lede)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def preparer(request: DeskRequest, slug: str) -> HttpResponseBase:
    """A place in the preparation group."""
    row = access.desk_council(request, slug)
    form = PreparerForm(request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        acts.name_preparer(council=row, by=request.user, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("councils:seats", slug)
    return _form(request, form, title=_("Ny plats i beredningen"), button=_("Spara"), council=row)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def end_preparer(request: DeskRequest, slug: str, preparer_id: int) -> HttpResponseBase:
    """A last day in the preparation group."""
    row = access.desk_council(request, slug)
    held = get_object_or_404(Preparer.objects.select_related("organisation"), council=row, pk=preparer_id)
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})
    del form.fields["because"]
    if request.method == "POST" and form.is_valid():
        try:
            acts.end_preparer(preparer=held, until=form.cleaned_data["until"], by=request.user)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            return redirect("councils:seats", slug)
    return _form(request, form, title=str(held), button=_("Anteckna"), council=row)
