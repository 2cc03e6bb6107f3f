"""Verbs of the owners themselves: they are asked by a personal link, and tell of a year without an account.

What they tell lies beside the measure until somebody at the desk has read it; only then is it the measure's report.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from samsyn.delivery.actions.keeping import keep
from samsyn.delivery.actions.refusals import Closed
from samsyn.delivery.models import Measure, OwnersReport, YearReport
from samsyn.people import journal, links
from samsyn.people.models import Organisation, Person, PersonalLink

PURPOSE: Final = "atgarder"


def invite(*, organisation: Organisation, year: int, at: datetime, by: Person | None) -> str:
    """The address of a page where an organisation tells of its measures; open until April the year after."""
    ends = datetime.combine(date(year + 1, 4, 1), datetime.min.time(), UTC)
    _link, token = links.issue(
        purpose=PURPOSE, at=at, by=by, organisation=organisation, email=organisation.email, expires_at=ends
    )
    with translation.override("sv"):
        return links.address(reverse("delivery:told", args=(token,)))


@transaction.atomic
def tell(*, measure: Measure, year: int, facts: Mapping[str, Any], link: PersonalLink, at: datetime) -> OwnersReport:
    """The owner tells of a year; telling anew replaces what nobody has read. Raises Closed, Inconsistent."""
    if not YearReport.objects.filter(year=year, sent_on=None).exists():
        raise Closed(year)
    made = OwnersReport.objects.filter(measure=measure, year=year).first() or OwnersReport(measure=measure, year=year)
    keep(made, facts={**facts, "at": at, "link": link}, by=None)
    journal.record(by=None, verb="receive", on=measure, facts={"år": year, "från": str(link.organisation)})
    return made


def read(*, measure: Measure, year: int, by: Person | None) -> None:
    """What the owner told of the year has become its report."""
    gone, _of = OwnersReport.objects.filter(measure=measure, year=year).delete()
    if gone:
        journal.record(by=by, verb="read", on=measure, facts={"år": year})
