"""Rule sets: read, copy, change; and the one that a council works by."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.councils import access
from samsyn.councils.actions import rules as acts
from samsyn.councils.actions.refusals import Refusal
from samsyn.councils.forms.seats import AdoptForm, CopyForm, LabelForm, RuleSetForm, SeatForm
from samsyn.councils.models import Label, RuleSet, Seat, SeatKind
from samsyn.councils.queries import seats
from samsyn.councils.sentences import sentence
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history


@require_safe
@requires(Role.OFFICER)
def rule_sets(request: DeskRequest) -> HttpResponse:
    """All rule sets."""
    acts.take_in_shipped()
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
                made = acts.copy_rules(rules=row, name=copy.cleaned_data["name"], by=request.user)
                messages.success(request, _("Kopian är din att ändra."))
                return redirect("councils:rule-set", made.pk)
            _wrong(request, copy)
        elif verb == "spara":
            if not form.is_valid():
                return None
            acts.change_rules(rules=RuleSet.objects.get(pk=row.pk), facts=form.cleaned_data, by=request.user)
            messages.success(request, _("Sparat."))
        else:
            _rule_part(request, row, verb)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("councils:rule-set", row.pk)


def _rule_part(request: DeskRequest, row: RuleSet, verb: str) -> None:
    if verb == "arendetyp":
        label = LabelForm(request.POST)
        if label.is_valid():
            acts.add_label(rules=row, by=request.user, **label.cleaned_data)
        _wrong(request, label)
    elif verb == "plats":
        seat = SeatForm(request.POST)
        if seat.is_valid():
            said = {**seat.cleaned_data, "kind": SeatKind(seat.cleaned_data["kind"])}
            acts.add_seat(rules=row, by=request.user, **said)
        _wrong(request, seat)
    elif verb == "ta-bort-arendetyp":
        acts.remove_label(
            label=get_object_or_404(
                Label.objects.select_related("rules"), rules=row, pk=access.number(request, "label")
            ),
            by=request.user,
        )
    elif verb == "ta-bort-plats":
        acts.remove_seat(
            seat=get_object_or_404(Seat.objects.select_related("rules"), rules=row, pk=access.number(request, "seat")),
            by=request.user,
        )


def _wrong(request: DeskRequest, form: BaseForm) -> None:
    """Say what is wrong with a small form that is not shown again, by its field."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        said = " ".join(str(one) for one in errors)
        messages.error(request, f"{label}: {said}" if label else said)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.STRATEGIST)
def adopt(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Another rule set for a council, from now on."""
    council = access.desk_council(request, slug)
    acts.take_in_shipped()
    form = AdoptForm(request.POST or None, council=council)
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.adopt(council=council, today=timezone.localdate(), by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _told(made))
            return redirect("councils:seats", slug)
    context = {
        "council": council, "form": form, "title": _("Byt regler"), "button": _("Byt regler"), "here": "ledamoter",
        "lede": _(
            "Nu gäller ”%(rules)s”. De nya reglerna gäller från i dag: möten som redan har hållits behåller sina. "
            "Ledamöter och förslag följer med till motsvarande plats och ärendetyp."
        ) % {"rules": council.rules},
    }  # fmt: skip
    return render(request, "councils/desk/form.html", context, status=422 if form.errors else 200)


def _told(made: acts.Adopted) -> str:
    """What the change meant, and what somebody must look at."""
    said = [_("Rådet arbetar nu efter de nya reglerna.")]
    if made.without_seat:
        words = ngettext(
            "%(n)d ledamot har en plats som de nya reglerna saknar: avsluta mandatet eller ge en ny plats.",
            "%(n)d ledamöter har platser som de nya reglerna saknar: avsluta mandaten eller ge nya platser.",
            made.without_seat,
        )
        said.append(words % {"n": made.without_seat})
    if made.without_label:
        words = ngettext(
            "%(n)d förslag har en ärendetyp som de nya reglerna saknar: välj en ny i underlaget.",
            "%(n)d förslag har ärendetyper som de nya reglerna saknar: välj nya i underlagen.",
            made.without_label,
        )
        said.append(words % {"n": made.without_label})
    return " ".join(said)
