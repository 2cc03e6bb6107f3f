"""The only way to a thing of delivery: the same 404 for absent and not published."""

from datetime import datetime
from typing import Any, Final

from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from samsyn.delivery.actions import asking
from samsyn.delivery.models import Evaluation, GoalMark, Indicator, Measure, Published, SentReport, YearReport
from samsyn.delivery.queries import goals
from samsyn.people import composed, links
from samsyn.people.access import person_of
from samsyn.people.models import Organisation, PersonalLink, Role

_LONG: Final = 10  # figures that no place in a text has, and no column of the database holds


def is_desk(request: HttpRequest) -> bool:
    """True for those who work with the follow-up: they see what is not published."""
    person = person_of(request)
    return person is not None and person.may(Role.OFFICER)


def goal_for(_request: HttpRequest, address: str) -> GoalMark:
    """A goal by its address; one that stands in a published edition, or stood."""
    key, _separator, place = address.partition("--")
    if place and not (place.isdigit() and len(place) < _LONG):
        raise Http404
    block = int(place) - 1 if place else -1
    for mark in composed.ask(_published_goal, key, block):
        return mark
    unpublished = _goal(key, block).first() if is_desk(_request) else None
    if unpublished is None:
        raise Http404
    return unpublished


def _goal(key: str, block: int) -> "QuerySet[GoalMark]":
    return goals.marks().select_related("document").filter(key=key, block=block)


def _published_goal(key: str, block: int) -> "QuerySet[GoalMark]":
    return _goal(key, block).filter(document__editions__published_at__isnull=False)[:1]


def indicator_for(request: HttpRequest, code: str) -> Indicator:
    """An indicator the reader may see."""
    return _one(request, Indicator.objects.select_related("data"), code=code)


def measure_for(request: HttpRequest, pk: int) -> Measure:
    """A measure the reader may see."""
    return _one(request, Measure.objects.select_related("owner", "programme", "plan"), pk=pk)


def evaluation_for(request: HttpRequest, pk: int) -> Evaluation:
    """An evaluation the reader may see."""
    return _one(request, Evaluation.objects.all(), pk=pk)


def organisation_for(request: HttpRequest, pk: int) -> Organisation:
    """An actor that has said something the reader may see."""
    from samsyn.delivery.models import Commitment

    said = Commitment.objects.filter(organisation=pk)
    if not (said if is_desk(request) else said.filter(published_at__isnull=False)).exists():
        raise Http404
    return Organisation.objects.get(pk=pk)


def report_for(year: int) -> YearReport:
    """A year's report, for the desk."""
    report = YearReport.objects.filter(year=year).first()
    if report is None:
        raise Http404
    return report


def sent_for(year: int) -> SentReport:
    """A year's report as it was sent, the latest of its versions that is published."""
    found = SentReport.objects.filter(report__year=year, published_at__isnull=False).select_related("report").first()
    if found is None:
        raise Http404
    return found


def owner_by(token: str, at: datetime) -> PersonalLink:
    """The link of an organisation that is asked to tell of its measures."""
    try:
        return links.find(token, purpose=asking.PURPOSE, at=at)
    except (links.LinkUnknown, links.LinkTakenBack, links.LinkExpired) as error:
        raise Http404 from error


def own_measure(link: PersonalLink, pk: int, year: int) -> Measure:
    """A measure of the link's organisation that goes on in the year."""
    found = Measure.objects.filter(pk=pk, owner=link.organisation, first_year__lte=year, last_year__gte=year).first()
    if found is None:
        raise Http404
    return found


def thing_for[M: models.Model](model: type[M], pk: int) -> M:
    """Any row, for the desk."""
    found = model._default_manager.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _one[P: Published](request: HttpRequest, rows: "models.QuerySet[P]", **which: Any) -> P:
    found = rows.filter(**which).first()
    if found is None or not (found.is_published or is_desk(request)):
        raise Http404
    return found
