"""A round as everybody sees it: what it is about, until when, how to answer."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.consultation import access, views
from samsyn.consultation.models import Round
from samsyn.consultation.publishing.queries import doors
from samsyn.consultation.round.letters import when
from samsyn.consultation.round.queries import state
from samsyn.people.access import person_of
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Role
from samsyn.strategy.models import Section


@require_safe
def rounds(request: HttpRequest) -> HttpResponseBase:
    """The desk's list for those who work here, the open rounds for everybody else."""
    if _works_here(request):
        return views.rounds(request)
    return open_rounds(request)


@require_safe
def round_(request: HttpRequest, round_id: int) -> HttpResponseBase:
    """One address for everybody: the desk for those who work here, the public page for all others."""
    if not _works_here(request):
        row = Round.objects.announced().select_related("edition__document").filter(pk=round_id).first()
        if row is not None and row.edition.is_published:
            return show(request, row)
    return views.overview(request, round_id)


def _works_here(request: HttpRequest) -> bool:
    person = person_of(request)
    return person is not None and person.may(Role.READER)


@require_safe
def page(request: HttpRequest, round_id: int) -> HttpResponse:
    """The page of a round that has been opened; being prepared, it does not exist."""
    round_ = access.get_round(round_id)
    if not round_.opened_at or not round_.edition.is_published:
        raise Http404
    return show(request, round_)


def show(request: HttpRequest, round_: Round) -> HttpResponse:
    """Draw it."""
    now = timezone.now()
    window = round_.window()
    context = {
        "round": round_,
        "edition": round_.edition,
        "document": round_.edition.document,
        "state": state(round_, now),
        "closes": when(window.last),
        "opens": when(window.opens),
        "days_left": window.days_left(now, timezone.get_current_timezone_name()),
        "questions": round_.questions.order_by("position"),
        "sections": Section.objects.filter(edition=round_.edition_id).order_by("position"),
        "asked": _asked(round_),
        "doors": doors(round_),
    }
    return render(request, "consultation/round/public.html", context)


def _asked(round_: Round) -> list[tuple[str, list[str]]]:
    """Those who were asked, by class; a send list is a public record."""
    rows = list(
        round_.invitations.order_by("organisation__name").values_list(
            "organisation__organisation_class", "organisation__name"
        )
    )
    return [
        (str(label), names)
        for code, label in OrganisationClass.choices
        if (names := [name for class_, name in rows if class_ == code])
    ]


def open_rounds(request: HttpRequest) -> HttpResponseBase:
    """All rounds that have been opened, the latest first."""
    now = timezone.now()
    rows = Round.objects.announced().filter(edition__published_at__isnull=False).select_related("edition__document")
    found = [(row, state(row, now), when(row.window().last)) for row in rows.order_by("-closes_on", "-pk")]
    return render(request, "consultation/round/public_list.html", {"rounds": found})
