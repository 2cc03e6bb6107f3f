"""Pages for everybody: goals, indicators, measures, money, voices, advocacy."""

from collections import Counter

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.delivery import access, sentences, tags
from samsyn.delivery.models import (
    AdvocacyIssue,
    Commitment,
    Evaluation,
    GrantDecision,
    Indicator,
    Measure,
    Money,
    Programme,
)
from samsyn.delivery.queries import doing, goals, indicators, money
from samsyn.delivery.queries import equality as sexes
from samsyn.delivery.queries import evaluations as evaluated

STATES = ("under_way", "late", "planned", "done", "stopped")


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The strategy's goals at a glance."""
    desk = access.is_desk(request)
    rows = goals.rows(desk=desk)
    every = {one.code: one.verdict for row in rows for one in row.figures}
    judged = Counter(every.values())
    context = {"branches": goals.branches(rows), "works_here": desk, "judged": sentences.judged(judged)}
    return render(request, "delivery/overview.html", context)


@require_safe
def goal(request: HttpRequest, address: str) -> HttpResponse:
    """One goal: how it goes, what is done, by whom, for what money."""
    mark, desk = access.goal_for(request, address), access.is_desk(request)
    page = goals.page(mark, today=timezone.localdate(), desk=desk)
    return render(request, "delivery/goal.html", {"page": page, "works_here": desk})


@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator, whole."""
    found, desk = access.indicator_for(request, code), access.is_desk(request)
    row = indicators.indicators(Indicator.objects.filter(pk=found.pk)).get()
    card = indicators.card(row, today=timezone.localdate(), desk=desk)
    return render(request, "delivery/indicator.html", {"card": card, "works_here": desk})


@require_safe
def equality(request: HttpRequest) -> HttpResponse:
    """The six areas and the six national sub-goals."""
    areas, national = sexes.tagged(tags.EQUALITY, tags.NATIONAL, desk=access.is_desk(request))
    return render(request, "delivery/equality.html", {"areas": areas, "national": national})


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """Agenda 2030, also the goals that nothing here touches."""
    found = goals.agenda()
    empty = sum(not main and not others for _number, _name, main, others in found)
    return render(request, "delivery/agenda.html", {"goals": found, "empty": empty, "touched": len(found) - empty})


@require_safe
def reckoning(request: HttpRequest) -> HttpResponse:
    """How trend, pace and proposal are reckoned, in plain words."""
    return render(request, "delivery/reckoning.html")


@require_safe
def finance(request: HttpRequest) -> HttpResponse:
    """Money by source, year, goal, programme and municipality."""
    desk = access.is_desk(request)
    seen = _measures(desk=desk)
    context = {"money": money.overview(Money.objects.filter(measure__in=seen)), "works_here": desk}
    if desk:
        context["decisions"] = money.decisions(GrantDecision.objects.all())
    return render(request, "delivery/finance.html", context)


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """What is being done, by state, owner, programme, action plan or municipality."""
    desk = access.is_desk(request)
    found = doing.measures(_measures(desk=desk), today=timezone.localdate(), whole=False)
    names = ("lage", "kommun", "ansvarig", "program", "plan")
    state, place, owner, programme, plan = (request.GET.get(name, "") for name in names)
    shown = [
        one
        for one in found
        if (not state or one.state == state)
        and (not place or place in one.municipalities or not one.municipalities)
        and (not owner or one.owner == owner)
        and (not programme or one.programme == programme)
        and (not plan or one.plan == plan)
    ]
    context = {
        "measures": shown, "state": state, "place": place, "owner": owner, "programme": programme, "works_here": desk,
        "plan": plan, "plans": sorted({one.plan for one in found if one.plan}, key=str.casefold),
        "places": sorted({name for one in found for name in one.municipalities}),
        "owners": sorted({one.owner for one in found}, key=str.casefold),
        "programmes": sorted({one.programme for one in found if one.programme}, key=str.casefold),
        "states": [(code, sum(one.state == code for one in found)) for code in STATES],
    }  # fmt: skip
    return render(request, "delivery/measures.html", context)


@require_safe
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """One measure."""
    found, desk = access.measure_for(request, pk), access.is_desk(request)
    (facts,) = doing.measures(Measure.objects.filter(pk=found.pk), today=timezone.localdate())
    sums = money.overview(Money.objects.filter(measure=found))
    return render(request, "delivery/measure.html", {"measure": facts, "money": sums, "works_here": desk})


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """Sub-strategies and programmes with the goals they carry out."""
    desk = access.is_desk(request)
    found, own = doing.programmes(doing.visible(Programme.objects.all(), desk=desk), desk=desk)
    return render(request, "delivery/programmes.html", {"programmes": found, "own_plans": own, "works_here": desk})


@require_safe
def voices(request: HttpRequest) -> HttpResponse:
    """How each actor contributes, in its own words."""
    desk = access.is_desk(request)
    found = doing.promises(doing.visible(Commitment.objects.all(), desk=desk))
    return render(request, "delivery/voices.html", {"promises": found, "works_here": desk})


@require_safe
def voice(request: HttpRequest, pk: int) -> HttpResponse:
    """One actor: what it has promised and what it does."""
    organisation, desk = access.organisation_for(request, pk), access.is_desk(request)
    own = doing.visible(Measure.objects.filter(owner=organisation), desk=desk)
    context = {
        "organisation": organisation,
        "promises": doing.organisation_promises(organisation, desk=desk),
        "measures": doing.measures(own, today=timezone.localdate()),
    }
    return render(request, "delivery/voice.html", context)


@require_safe
def advocacy(request: HttpRequest) -> HttpResponse:
    """What the county wants of others."""
    desk = access.is_desk(request)
    found = doing.issues(doing.visible(AdvocacyIssue.objects.all(), desk=desk))
    return render(request, "delivery/advocacy.html", {"issues": found, "works_here": desk})


@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    """What has been evaluated, and what was found."""
    desk = access.is_desk(request)
    found = evaluated.evaluations(evaluated.visible(desk=desk), desk=desk)
    return render(request, "delivery/evaluations.html", {"evaluations": found, "works_here": desk})


@require_safe
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """One evaluation."""
    row, desk = access.evaluation_for(request, pk), access.is_desk(request)
    (found,) = evaluated.evaluations(Evaluation.objects.filter(pk=row.pk), desk=desk)
    return render(request, "delivery/evaluation.html", {"one": found, "works_here": desk})


def _measures(*, desk: bool) -> "QuerySet[Measure]":
    return doing.visible(Measure.objects.all(), desk=desk)
