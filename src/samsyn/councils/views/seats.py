"""The office keeps the councils: found, rules, members, mandates."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
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
    CopyForm,
    CouncilChangeForm,
    CouncilForm,
    EndForm,
    JoinForm,
    LabelForm,
    LeaveForm,
    MandateForm,
    PreparerForm,
    RuleSetForm,
    SeatForm,
)
from samsyn.councils.models import Council, Label, Mandate, Membership, Preparer, RuleSet, Seat, SeatKind
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
        acts.change_council(council=row, by=request.user, **form.cleaned_data)
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


@require_safe
@requires(Role.OFFICER)
def rule_sets(request: DeskRequest) -> HttpResponse:
    """All rule sets."""
    rule_acts.take_in_shipped()
    return render(
        request, "councils/desk/rules.html", {"rules": seats.rule_sets(), "may": request.user.may(Role.STRATEGIST)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def rule_set(request: DeskRequest, rules_id: int) -> HttpResponseBase:
    """One rule set: read it, copy it, change the copy."""
    row = get_object_or_404(RuleSet, pk=rules_id)
    may = request.user.may(Role.STRATEGIST)
    form = RuleSetForm(request.POST if request.POST.get("gor") == "spara" else None, instance=row)
    if request.method == "POST":
        if not may:
            raise Http404
        answer = _rule_act(request, row, form)
        if answer is not None:
            return answer
    seat_rows = row.seats.order_by("order")
    context = {
        "rules": row, "labels": row.labels.order_by("order"), "seats": seat_rows, "form": form, "may": may,
        "copy_form": CopyForm(), "label_form": LabelForm(), "seat_form": SeatForm(), "councils": row.councils.all(),
        "history": history(row),
    }  # fmt: skip
    return render(request, "councils/desk/rule_set.html", context, status=422 if form.errors else 200)


def _rule_act(request: DeskRequest, row: RuleSet, form: RuleSetForm) -> HttpResponseBase | None:
    """None: the form is wrong and is shown again."""
    verb = request.POST.get("gor", "")
    try:
        if verb == "kopiera":
            copy = CopyForm(request.POST)
            if copy.is_valid():
                made = rule_acts.copy_rules(rules=row, name=copy.cleaned_data["name"], by=request.user)
                messages.success(request, _("Kopian är din att ändra."))
                return redirect("councils:rule-set", made.pk)
        elif verb == "spara":
            if not form.is_valid():
                return None
            rule_acts.change_rules(rules=RuleSet.objects.get(pk=row.pk), facts=form.cleaned_data, by=request.user)
            messages.success(request, _("Sparat."))
        else:
            _rule_part(request, row, verb)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:rule-set", row.pk)


def _rule_part(request: DeskRequest, row: RuleSet, verb: str) -> None:
    if verb == "arendetyp":
        label = LabelForm(request.POST)
        known = Label.objects.filter(rules=row, word=request.POST.get("word", "")).exists()
        if label.is_valid() and not known:
            rule_acts.add_label(rules=row, by=request.user, **label.cleaned_data)
    elif verb == "plats":
        seat = SeatForm(request.POST)
        if seat.is_valid():
            said = {**seat.cleaned_data, "kind": SeatKind(seat.cleaned_data["kind"])}
            rule_acts.add_seat(rules=row, by=request.user, **said)
    elif verb == "ta-bort-plats":
        rule_acts.remove_seat(
            seat=get_object_or_404(Seat.objects.select_related("rules"), rules=row, pk=access.number(request, "seat")),
            by=request.user,
        )
