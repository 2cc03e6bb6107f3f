"""What has become public between two moments. Only public things are asked for, so no other can be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from samsyn.api.datasets.strategy import address
from samsyn.consultation.models import ReportIssue, Round
from samsyn.councils.models import Minutes
from samsyn.delivery.models import Evaluation, Indicator, Measure, SentReport
from samsyn.dialogue.models import Event
from samsyn.portal.models import Article
from samsyn.projection.models import Publication
from samsyn.strategy.models import Edition

KINDS = {
    "edition.published": "En utgåva av en strategi är publicerad",
    "consultation.opened": "En remiss är öppnad",
    "consultation.reported": "En remissammanställning är publicerad",
    "news.published": "En nyhet är publicerad",
    "event.published": "En träff är utlyst",
    "minutes.published": "Ett råds protokoll är publicerat",
    "measure.published": "En åtgärd är publicerad",
    "indicator.published": "En indikator är publicerad",
    "evaluation.published": "En utvärdering är publicerad",
    "year-report.published": "En resultatredovisning till regeringen är publicerad",
    "projection.published": "En befolkningsprognos är publicerad",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that everybody may know of from ``at`` on."""

    kind: str
    id: int
    at: datetime
    title: str
    url: str

    @property
    def key(self) -> str:
        """The same thing published anew, after it was taken back, is another happening."""
        return f"{self.kind}-{self.id}-{self.at:%Y%m%dT%H%M%S}"


def between(first: datetime, last: datetime) -> list[Happening]:
    """After ``first``, up to and with ``last``; the earliest first."""
    found = (one for each in _EVERY for one in each(first, last))
    return sorted(found, key=lambda one: (one.at, one.kind, one.id))


def _editions(first: datetime, last: datetime) -> Iterator[Happening]:
    rows = Edition.objects.filter(published_at__gt=first, published_at__lte=last).select_related("document")
    for row in rows:
        page = address("strategy:edition", row.document.slug, row.path)
        yield Happening("edition.published", row.pk, _at(row.published_at), str(row), page)


def _rounds(first: datetime, last: datetime) -> Iterator[Happening]:
    rows = Round.objects.announced().filter(opened_at__gt=first, opened_at__lte=last)
    for row in rows.filter(edition__published_at__isnull=False):
        page = address("consultation:round", row.pk)
        yield Happening("consultation.opened", row.pk, _at(row.opened_at), row.title, page)


def _reports(first: datetime, last: datetime) -> Iterator[Happening]:
    rows = ReportIssue.objects.published().filter(published_at__gt=first, published_at__lte=last)
    for row in rows.select_related("round"):
        page = address("consultation:public-report", row.round_id)
        yield Happening("consultation.reported", row.pk, _at(row.published_at), row.round.title, page)


def _news(first: datetime, last: datetime) -> Iterator[Happening]:
    for row in Article.objects.public(last).filter(publish_at__gt=first):
        yield Happening("news.published", row.pk, _at(row.publish_at), row.title, address("portal:article", row.slug))


def _events(first: datetime, last: datetime) -> Iterator[Happening]:
    for row in Event.objects.filter(published_at__gt=first, published_at__lte=last):
        yield Happening("event.published", row.pk, _at(row.published_at), row.title, address("dialogue:event", row.pk))


def _minutes(first: datetime, last: datetime) -> Iterator[Happening]:
    rows = Minutes.objects.filter(published_at__gt=first, published_at__lte=last)
    for row in rows.filter(meeting__council__published_at__isnull=False).select_related("meeting__council"):
        meeting = row.meeting
        page = address("councils:minutes-version", meeting.council.slug, meeting.pk, row.number)
        yield Happening("minutes.published", row.pk, _at(row.published_at), str(meeting), page)


def _measures(first: datetime, last: datetime) -> Iterator[Happening]:
    for row in Measure.objects.filter(published_at__gt=first, published_at__lte=last):
        page = address("delivery:measure", row.pk)
        yield Happening("measure.published", row.pk, _at(row.published_at), row.name, page)


def _indicators(first: datetime, last: datetime) -> Iterator[Happening]:
    for row in Indicator.objects.filter(published_at__gt=first, published_at__lte=last):
        page = address("delivery:indicator", row.code)
        yield Happening("indicator.published", row.pk, _at(row.published_at), row.name, page)


def _evaluations(first: datetime, last: datetime) -> Iterator[Happening]:
    for row in Evaluation.objects.filter(published_at__gt=first, published_at__lte=last):
        page = address("delivery:evaluation", row.pk)
        yield Happening("evaluation.published", row.pk, _at(row.published_at), row.title, page)


def _year_reports(first: datetime, last: datetime) -> Iterator[Happening]:
    rows = SentReport.objects.filter(published_at__gt=first, published_at__lte=last).select_related("report")
    for row in rows.defer("draft"):
        page, title = address("delivery:sent-report", row.report.year), f"Resultatredovisning {row.report.year}"
        yield Happening("year-report.published", row.pk, _at(row.published_at), title, page)


def _projections(first: datetime, last: datetime) -> Iterator[Happening]:
    rows = Publication.objects.filter(withdrawn_at=None, at__gt=first, at__lte=last).select_related("run__material")
    for row in rows:
        yield Happening("projection.published", row.pk, row.at, str(row.run), address("projection:front"))


def _at(moment: datetime | None) -> datetime:
    assert moment is not None  # the question asked for it
    return moment


_EVERY = (
    _editions, _rounds, _reports, _news, _events, _minutes, _measures, _indicators, _evaluations, _year_reports,
    _projections,
)  # fmt: skip
