"""What a year's report is drafted from, read once."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from samsyn.delivery.models import (
    Evaluation,
    GrantDecision,
    Indicator,
    Measure,
    MeasureReport,
    Money,
    OwnersReport,
    Programme,
)
from samsyn.delivery.queries import doing, indicators
from samsyn.delivery.queries import evaluations as evaluated
from samsyn.delivery.queries import goals as goal_rows
from samsyn.delivery.queries import money as sums
from samsyn.strategy.models import Document, Kind
from samsyn.strategy.process.models import ContactEntry


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with somebody outside."""

    held_on: date
    form: str
    counterpart: str
    about: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A year as it is recorded, published or not: the report is written at the desk."""

    year: int
    region: str
    county: str
    strategy: str
    goals: tuple[goal_rows.GoalRow, ...]
    agenda: tuple[tuple[int, str, tuple[doing.GoalLink, ...], tuple[doing.GoalLink, ...]], ...]
    measures: tuple[doing.MeasureFacts, ...]
    programmes: tuple[doing.ProgrammeFacts, ...]
    efforts: dict[str, tuple[int, ...]]
    reports: tuple[MeasureReport, ...]
    cards: tuple[indicators.Card, ...]
    money: sums.Overview
    decisions: tuple[sums.Decided, ...]
    contacts: tuple[Contact, ...]
    evaluations: tuple[evaluated.Evaluated, ...]
    unread: tuple[str, ...] = ()


def read(year: int, *, today: date) -> Facts:
    """Everything recorded about a year, in Swedish whatever the reader's language."""
    with translation.override("sv"):
        return _read(year, today=today)


def _read(year: int, *, today: date) -> Facts:
    strategy = Document.objects.filter(kind=Kind.RUS).order_by("pk").first()
    measures = Measure.objects.filter(first_year__lte=year, last_year__gte=year)
    efforts: dict[str, list[int]] = {}
    for pk, tags in measures.values_list("pk", "tags"):
        for tag in tags:
            efforts.setdefault(tag, []).append(pk)
    shown = Indicator.objects.filter(published_at__isnull=False)
    return Facts(
        year=year,
        region=strategy.region if strategy else "",
        county=strategy.county if strategy else "",
        strategy=strategy.title if strategy else "",
        goals=tuple(row for row in goal_rows.rows(desk=True) if row.in_edition),
        agenda=goal_rows.agenda(),
        measures=doing.measures(measures, today=min(today, date(year, 12, 31))),
        programmes=doing.programmes(Programme.objects.filter(first_year__lte=year, last_year__gte=year), desk=True)[0],
        efforts={tag: tuple(pks) for tag, pks in efforts.items()},
        reports=tuple(MeasureReport.objects.filter(year=year).select_related("measure").order_by("measure__name")),
        cards=indicators.cards(indicators.indicators(shown), today=today, desk=True),
        money=sums.overview(Money.objects.filter(year=year)),
        decisions=sums.decisions(GrantDecision.objects.filter(decided_on__year=year)),
        contacts=tuple(
            Contact(one.held_on, str(one.get_form_display()), one.counterpart, one.about, one.outcome)
            for one in ContactEntry.objects.filter(held_on__year=year).order_by("held_on")
        ),
        evaluations=evaluated.evaluations(Evaluation.objects.filter(done_on__year=year), desk=True),
        unread=tuple(OwnersReport.objects.filter(year=year).values_list("measure__name", flat=True)),
    )
