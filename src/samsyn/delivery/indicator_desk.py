"""The desk's pages of indicators: search, import, own figures, facts, target, new figures, assessment, publish."""

from collections import Counter

from django.contrib import messages
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.cores.series import changes, empty, unpack
from samsyn.delivery import access, forms, importing, judging, sentences, sheets
from samsyn.delivery.actions import indicators as acts
from samsyn.delivery.actions import keeping
from samsyn.delivery.actions.refusals import Refusal
from samsyn.delivery.models import Indicator, Origin
from samsyn.delivery.queries import indicators
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.sources.errors import SourceError

SHOWN = 60


@requires(Role.OFFICER)
def search(request: DeskRequest) -> HttpResponseBase:
    """A source's catalogue by words; what is ticked goes on to be fetched."""
    source = "scb" if request.GET.get("source") == "scb" else "kolada"
    words = request.GET.get("ord", "").strip()[:200]
    context: dict[str, object] = {"source": source, "words": words, "most": SHOWN, "sources": Origin.choices[:2]}
    try:
        if words:
            found = importing.search(source, words)
            context |= {"found": found.entries[:SHOWN], "count": len(found.entries), "at": found.at[:10],
                        "old": found.old, "here": _here(source)}  # fmt: skip
    except SourceError as error:
        context["fault"] = str(error)
    return render(request, "delivery/search.html", context)


def _here(source: str) -> dict[str, str]:
    """What is an indicator here already: its id at the source and its address."""
    rows = Indicator.objects.filter(origin=source).values_list("source_code", "code")
    return {held.partition(":")[0]: code for held, code in rows}


@requires(Role.OFFICER)
def fetch(request: DeskRequest) -> HttpResponseBase:
    """Import by id; the ids may come from a search."""
    chosen = ", ".join(request.GET.getlist("codes"))
    source = "scb" if request.GET.get("source") == "scb" else "kolada"
    initial = {"source": source, "compared": "0000", "codes": chosen, "area": _usual_area()}
    form = forms.ImportForm(_sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        lines = (line.partition("=") for line in said["choices"].splitlines() if "=" in line)
        choices = {name.strip(): value.strip() for name, _equals, value in lines}
        try:
            done = importing.add(
                source=said["source"], codes=said["codes"], choices=choices, area=said["area"].strip(),
                compared=said["compared"], first=said["first"], at=timezone.now(), by=request.user,
                groups=tuple(said.get("groups") or ()),
            )  # fmt: skip
        except SourceError as error:
            form.add_error("codes", str(error))
        except Refusal as refusal:
            form.add_error("area", sentences.why(refusal))
        else:
            _say(request, done)
            if len(done.added) == 1:
                return redirect("delivery:edit-indicator", code=done.added[0].code)
            return redirect("delivery:work")
    return render(request, "delivery/fetch.html", {"form": form}, status=422 if form.errors else 200)


def _usual_area() -> str:
    """The area of the indicators that are here: most often the county."""
    found = Counter(Indicator.objects.values_list("area", flat=True)).most_common(1)
    return found[0][0] if found else ""


def _say(request: DeskRequest, done: importing.Imported) -> None:
    if done.added:
        messages.success(request, _("Hämtade: %(names)s.") % {"names": "; ".join(one.name for one in done.added)})
    if done.there:
        messages.info(request, _("Finns redan: %(codes)s.") % {"codes": ", ".join(done.there)})
    if done.unknown:
        messages.error(request, _("Källan känner inte till: %(codes)s.") % {"codes": ", ".join(done.unknown)})
    if done.old:
        messages.warning(request, _("%(why)s Siffrorna är de som hämtades senast.") % {"why": done.old})


@requires(Role.OFFICER)
def own(request: DeskRequest) -> HttpResponseBase:
    """The region's own figures from a spreadsheet."""
    form = forms.OwnForm(_sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            rows = form.rows(said["area"].strip())
            series = acts.own_figures(rows, at=timezone.now().isoformat(timespec="seconds"), by=str(request.user))
            facts = {name: said[name] for name in ("name", "area", "unit", "about_people")} | {"origin": Origin.OWN}
            made = acts.add_indicator(code=said["code"], facts=facts, series=series, at=timezone.now(), by=request.user)
        except sheets.WrongSheet as wrong:
            for sentence in wrong.rows[:SHOWN]:
                form.add_error("file", sentence)
        except Refusal as refusal:
            form.add_error(None, sentences.why(refusal))
        else:
            messages.success(request, _("Siffrorna är inlästa."))
            return redirect("delivery:edit-indicator", code=made.code)
    context = {"form": form, "heading": _("Egna siffror"), "multipart": True, "button": _("Läs in")}
    return render(request, "delivery/write.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def edit(request: DeskRequest, code: str) -> HttpResponseBase:
    """One indicator with everything that is decided about it, step by step."""
    found = access.indicator_for(request, code)
    row = indicators.indicators(Indicator.objects.filter(pk=found.pk)).get()
    card = indicators.card(row, today=timezone.localdate(), desk=True)
    target = row.targets.first()
    context = {
        "card": card,
        "facts": forms.IndicatorForm(instance=row),
        "target": forms.TargetForm(instance=target) if target else forms.TargetForm(),
        "assessment": forms.AssessmentForm(initial=_proposed(card)),
        "reason": forms.ReasonForm(initial={"reason": row.no_sex_reason}),
        "waiting": _waiting(row),
        "may_publish": request.user.may(Role.STRATEGIST),
        "fetched": row.origin != Origin.OWN,
        "figures": forms.FiguresForm(),
    }
    return render(request, "delivery/edit_indicator.html", context)


def _proposed(card: indicators.Card) -> dict[str, str]:
    """What the form begins with: the rule's proposal."""
    sure = "low" if card.proposal.verdict == "unknown" else "high"
    return {"verdict": card.proposal.verdict, "way": card.proposal.way, "confidence": sure}


def _waiting(row: Indicator) -> list[dict[str, object]]:
    held = getattr(row, "data", None)
    if not held or not held.waiting:
        return []
    old = unpack(bytes(held.figures)) if held.figures else empty()
    made: list[dict[str, object]] = []
    for change in changes(old, unpack(bytes(held.waiting))):
        one = change.after or change.before
        assert one is not None
        made.append({"place": one, "before": change.before, "after": change.after, "kind": change.kind})
        if len(made) == SHOWN:
            break
    return made


@requires(Role.OFFICER)
@require_POST
def act(request: DeskRequest, code: str, verb: str) -> HttpResponseBase:
    """One step: facts, target, judge, refresh, accept, decline, why-not-sexes."""
    found = access.indicator_for(request, code)
    steps = {
        "fakta": _facts, "mal": _target, "bedom": _assess, "uppdatera": _refresh, "ta-in": _accept, "avvisa": _decline,
        "kon": _sexes, "siffror": _own_figures,
    }  # fmt: skip
    try:
        wrong = steps[verb](request, found)
    except Refusal as refusal:
        wrong = sentences.why(refusal)
    except SourceError as error:
        wrong = str(error)
    if wrong:
        messages.error(request, wrong)
    return redirect("delivery:edit-indicator", code=code)


def _facts(request: DeskRequest, found: Indicator) -> str:
    form = forms.IndicatorForm(request.POST, instance=Indicator.objects.get(pk=found.pk))
    if not form.is_valid():
        return _errors(form)
    keeping.keep(found, facts=form.facts, links=form.linked, by=request.user)
    messages.success(request, _("Sparat."))
    return ""


def _target(request: DeskRequest, found: Indicator) -> str:
    form = forms.TargetForm(request.POST)
    if not form.is_valid():
        return _errors(form)
    acts.set_target(indicator=found, facts=form.facts, at=timezone.now(), by=request.user)
    messages.success(request, _("Målet är satt. Det förra målet finns kvar i historiken."))
    return ""


def _assess(request: DeskRequest, found: Indicator) -> str:
    form = forms.AssessmentForm(request.POST)
    if not form.is_valid():
        return _errors(form)
    lines = judging.lines(found, acts.figures_of(found))
    proposal = judging.proposal(found, found.targets.first(), lines, today=timezone.localdate())
    acts.assess(
        indicator=found,
        facts=form.facts,
        proposed=(proposal.verdict, proposal.reason),
        at=timezone.now(),
        by=request.user,
    )
    messages.success(request, _("Bedömningen är sparad, med en stämpel av siffrorna den bygger på."))
    return ""


def _refresh(request: DeskRequest, found: Indicator) -> str:
    count, old = importing.refresh(found, at=timezone.now(), by=request.user)
    if old:
        return _("%(why)s Siffrorna är de som hämtades senast.") % {"why": old}
    if count:
        messages.info(request, _("%(count)s siffror skiljer sig. Granska dem och ta in dem.") % {"count": count})
    else:
        messages.success(request, _("Källan har inga nya eller ändrade siffror."))
    return ""


def _own_figures(request: DeskRequest, found: Indicator) -> str:
    form = forms.FiguresForm(request.POST, request.FILES)
    if not form.is_valid():
        return _errors(form)
    try:
        rows = form.rows(found.area)
    except sheets.WrongSheet as wrong:
        return " ".join(wrong.rows[:SHOWN])
    count = len(acts.offer_own(indicator=found, rows=rows, at=timezone.now(), by=request.user))
    if not count:
        return _("Siffrorna är desamma som redan finns.")
    messages.info(request, _("%(count)s siffror skiljer sig. Granska dem och ta in dem.") % {"count": count})
    return ""


def _accept(request: DeskRequest, found: Indicator) -> str:
    done = acts.accept(indicator=found, at=timezone.now(), by=request.user)
    messages.success(request, _("%(count)s siffror är intagna.") % {"count": len(done)})
    return ""


def _decline(request: DeskRequest, found: Indicator) -> str:
    acts.decline(indicator=found, because=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("De nya siffrorna lämnades, och skälet är sparat."))
    return ""


def _sexes(request: DeskRequest, found: Indicator) -> str:
    reason = request.POST.get("reason", "")
    acts.give_sex_reason(indicator=found, reason=reason, on=timezone.localdate(), by=request.user)
    messages.success(request, _("Skälet är sparat med ditt namn och dagens datum."))
    return ""


@requires(Role.STRATEGIST)
@require_POST
def publish(request: DeskRequest, code: str) -> HttpResponseBase:
    """Open to all, or back to the desk."""
    found = access.indicator_for(request, code)
    try:
        if request.POST.get("tillbaka"):
            keeping.withdraw(found, by=request.user)
            messages.success(request, _("Tillbaka på skrivbordet. Ingen annan ser det."))
        else:
            acts.publish_indicator(indicator=found, at=timezone.now(), by=request.user)
            messages.success(request, _("Publicerat. Alla kan se det."))
    except Refusal as refusal:
        messages.error(request, sentences.why(refusal))
    return redirect("delivery:edit-indicator", code=code)


def _errors(form: "forms.Noun | forms.FiguresForm") -> str:
    said = []
    for name, errors in form.errors.items():
        label = f"{form[name].label}: " if name in form.fields else ""
        said.append(label + " ".join(map(str, errors)))
    return " ".join(said)


def _sent(request: DeskRequest) -> QueryDict | None:
    """What was sent, also when it is nothing."""
    return request.POST if request.method == "POST" else None
