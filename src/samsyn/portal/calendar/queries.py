"""Days of all rooms as one calendar; published things only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.consultation.models import Round
from samsyn.cores import window
from samsyn.councils import letters
from samsyn.councils.models import Meeting
from samsyn.dialogue.actions.letters import in_calendar
from samsyn.dialogue.models import Event
from samsyn.strategy.process.models import Process


@dataclass(frozen=True, slots=True)
class Day:
    """Something that happens. ``at`` is None for what lasts the whole day."""

    key: str
    on: date
    at: datetime | None
    title: str
    kind: str
    path: str
    where: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its days."""

    first: date
    days: tuple[Day, ...]


def days(*, since: date, until: date) -> tuple[Day, ...]:
    """Everything between two days, in order. Six queries."""
    found = [*_meetings(since, until), *_councils(since, until), *_last_days(since, until), *_process(since, until)]
    return tuple(sorted(found, key=lambda one: (one.on, one.at is not None, one.at and one.at.timestamp(), one.title)))


def months(found: Iterable[Day]) -> tuple[Month, ...]:
    """The days by month."""
    return tuple(Month(first, tuple(group)) for first, group in groupby(found, key=lambda one: one.on.replace(day=1)))


def _meetings(since: date, until: date) -> Iterable[Day]:
    rows = Event.objects.published().filter(starts_at__date__gte=since, starts_at__date__lte=until)
    for row in rows:
        where = ", ".join(one for one in (row.place, row.municipality) if one) or (_("på nätet") if row.online else "")
        yield Day(
            f"traff-{row.pk}", timezone.localtime(row.starts_at).date(), row.starts_at, row.title,
            str(row.get_kind_display()), reverse("dialogue:event", args=[row.pk]), where, bool(row.cancelled_because),
        )  # fmt: skip


def _councils(since: date, until: date) -> Iterable[Day]:
    rows = _council_meetings().filter(starts_at__date__gte=since, starts_at__date__lte=until)
    for row in rows:
        path = reverse("councils:meeting", args=[row.council.slug, row.pk])
        yield Day(
            f"rad-{row.pk}", timezone.localtime(row.starts_at).date(), row.starts_at, row.title or row.council.name,
            row.council.name if row.title else _("möte i råd"), path, row.place, row.cancelled_at is not None,
        )  # fmt: skip


def _council_meetings() -> "QuerySet[Meeting]":
    """When and where the published councils meet: that much everybody may know."""
    rows = Meeting.objects.filter(council__published_at__isnull=False)
    return rows.select_related("council").order_by("starts_at", "pk")


def _last_days(since: date, until: date) -> Iterable[Day]:
    rows = Round.objects.announced().filter(
        edition__published_at__isnull=False, closes_on__gte=since, closes_on__lte=until
    )
    for row in rows:
        path = reverse("consultation:round", args=[row.pk])
        title = _("Sista dag att svara: %(title)s") % {"title": row.title}
        yield Day(f"remiss-{row.pk}", row.closes_on, None, title, _("remiss"), path)


def _process(since: date, until: date) -> Iterable[Day]:
    for process in Process.objects.filter(published_at__isnull=False).select_related("document"):
        path = reverse("strategy:process", args=[process.document.slug])
        for kind, name, rows in (
            ("milstolpe", _("milstolpe"), process.milestones.all()),
            ("beslut", _("beslut"), process.decisionsteps.all()),
            ("oversyn", _("översyn"), process.reviews.all()),
        ):
            for row in rows:
                on = row.actual_on or row.expected_on or row.planned_on
                if since <= on <= until:
                    yield Day(f"{kind}-{row.pk}", on, None, row.name, name, path)


def file(now: datetime) -> str:
    """The whole calendar as iCalendar: two years back and three ahead."""
    day = timezone.localdate(now)
    meetings = [in_calendar(row) for row in Event.objects.published().order_by("starts_at", "pk")]
    meetings += [letters.event(row, public=True) for row in _council_meetings()]
    host = settings.BASE_URL.split("//")[-1].split("/")[0].split(":")[0]
    others = [
        window.Event(
            uid=f"{one.key}@{host}", stamp=now, starts=one.on, ends=one.on, summary=one.title,
            url=f"{settings.BASE_URL}{one.path}",
        )
        for one in days(since=day - timedelta(days=730), until=day + timedelta(days=1100))
        if one.at is None
    ]  # fmt: skip
    return window.calendar([*meetings, *others], name=_("Kalender för %(region)s") % {"region": settings.REGION})
