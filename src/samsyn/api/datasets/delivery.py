"""What is done for the goals and how it goes: published measures, commitments, indicators and their figures."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from samsyn.api.datasets.strategy import ADDRESS, address
from samsyn.api.values import Column, Dataset, Row
from samsyn.delivery.models import Commitment, Evaluation, Indicator, Measure, SentReport
from samsyn.delivery.queries import indicators


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _measures(_asked: Mapping[str, str]) -> Iterable[Row]:
    rows = Measure.objects.filter(published_at__isnull=False).select_related("owner").prefetch_related("goals")
    for row in rows.order_by("name", "pk"):
        goals = "; ".join(f"{goal.number} {goal.name}".strip() for goal in row.goals.all())
        yield (
            row.name, row.owner.name, row.first_year, row.last_year, goals or None,
            "; ".join(row.municipalities) or None, row.started_on is not None, row.finished_on is not None,
            address("delivery:measure", row.pk),
        )  # fmt: skip


def _commitments(_asked: Mapping[str, str]) -> Iterable[Row]:
    rows = Commitment.objects.filter(published_at__isnull=False).select_related("organisation")
    for row in rows.order_by("organisation__name", "pk"):
        yield (
            row.organisation.name, row.promise, row.unit or None, _number(row.base_value), row.base_year,
            _number(row.target_value), row.target_year, _number(row.value), row.value_year,
            address("delivery:voice", row.organisation_id),
        )  # fmt: skip


def _indicators(_asked: Mapping[str, str]) -> Iterable[Row]:
    for row in _published().order_by("code"):
        yield (
            row.code, row.name, row.unit or None, str(row.get_origin_display()), row.source_code or None, row.area,
            row.better, row.no_sex_reason or None, address("delivery:indicator", row.code),
        )  # fmt: skip


def _figures(asked: Mapping[str, str]) -> Iterable[Row]:
    rows = _published().order_by("code")
    if "indicator" in asked:
        rows = rows.filter(code=asked["indicator"])
    for row in rows:
        for figure in indicators.series_of(row).rows():
            yield row.code, figure.area, figure.period, figure.sex, figure.value, figure.status or None


def _evaluations(_asked: Mapping[str, str]) -> Iterable[Row]:
    rows = Evaluation.objects.filter(published_at__isnull=False).prefetch_related("goals")
    for row in rows.order_by("done_on", "pk"):
        goals = "; ".join(f"{goal.number} {goal.name}".strip() for goal in row.goals.all())
        yield (
            row.title, row.subject, row.evaluator, row.done_on, row.method or None, row.findings, row.used or None,
            goals or None, row.link or None, address("delivery:evaluation", row.pk),
        )  # fmt: skip


def _reports(_asked: Mapping[str, str]) -> Iterable[Row]:
    rows = SentReport.objects.filter(published_at__isnull=False).select_related("report").defer("draft")
    for row in rows.order_by("report__year", "number"):
        year = row.report.year
        yield (
            year, row.number, row.report.sent_on, row.report.registry_number, row.because or None, row.at,
            address("delivery:public-report-file", year, row.number, "pdf"), address("delivery:sent-report", year),
        )  # fmt: skip


def _published() -> QuerySet[Indicator]:
    return Indicator.objects.filter(published_at__isnull=False).select_related("data")


_CODE = Column("indicator", str, "Indikatorns namn i adresser")
_AREA = Column("area", str, "Området, kodat som källan gör, till exempel 0019")

DATASETS = (
    Dataset(
        "measures",
        "Åtgärder",
        "Det som görs för att nå målen: vem, när och var.",
        (
            Column("name", str, "Åtgärden"), Column("owner", str, "Ansvarig"), Column("first_year", int, "Första året"),
            Column("last_year", int, "Sista året"), Column("goals", str, "Målen den bidrar till", empty=True),
            Column("municipalities", str, "Kommuner; tomt betyder hela länet", empty=True),
            Column("started", bool, "Den har börjat"), Column("finished", bool, "Den är klar"), ADDRESS,
        ),
        _measures,
    ),
    Dataset(
        "commitments",
        "Åtaganden",
        "Vad aktörer själva har sagt att de ska göra, med siffra när de har gett en.",
        (
            Column("organisation", str, "Aktören"), Column("promise", str, "Åtagandet"),
            Column("unit", str, "Enhet", empty=True), Column("base_value", float, "Utgångsvärde", empty=True),
            Column("base_year", int, "Utgångsår", empty=True), Column("target_value", float, "Målvärde", empty=True),
            Column("target_year", int, "Målår", empty=True), Column("value", float, "Värde nu", empty=True),
            Column("value_year", int, "År för värdet", empty=True), ADDRESS,
        ),
        _commitments,
    ),
    Dataset(
        "indicators",
        "Indikatorer",
        "Måtten som målen följs upp med, med källa.",
        (
            _CODE, Column("name", str, "Namn"), Column("unit", str, "Enhet", empty=True),
            Column("source", str, "Källa"),
            Column("source_code", str, "Källans kod", empty=True), _AREA,
            Column("better", str, "Vilket håll som är bättre"),
            Column("no_sex_reason", str, "Varför den inte är uppdelad på kön", empty=True), ADDRESS,
        ),
        _indicators,
    ),
    Dataset(
        "figures",
        "Indikatorernas siffror",
        "Varje siffra för varje publicerad indikator: område, period och kön (T alla, K kvinnor, M män).",
        (
            _CODE, _AREA, Column("period", str, "Period, till exempel 2023"), Column("sex", str, "T, K eller M"),
            Column("value", float, "Värdet; saknas det är det tomt, aldrig 0", empty=True),
            Column("status", str, "Källans anmärkning", empty=True),
        ),
        _figures,
        ("indicator", "area", "sex"),
    ),
    Dataset(
        "evaluations",
        "Utvärderingar",
        "Vad som har utvärderats, av vem och vad de kom fram till.",
        (
            Column("title", str, "Titel"), Column("subject", str, "Vad som utvärderades"),
            Column("evaluator", str, "Vem som utvärderade"), Column("done_on", date, "Dagen då den var klar"),
            Column("method", str, "Hur det gjordes", empty=True), Column("findings", str, "Vad de kom fram till"),
            Column("used", str, "Hur det har använts", empty=True),
            Column("goals", str, "Målen den säger något om", empty=True),
            Column("report", str, "Adress till rapporten", empty=True), ADDRESS,
        ),
        _evaluations,
    ),
    Dataset(
        "year-reports",
        "Resultatredovisningar till regeringen",
        "Varje redovisning som är lämnad och publicerad, med sina rättelser.",
        (
            Column("year", int, "Året som redovisas"), Column("version", int, "1 är den som lämnades, sedan rättelser"),
            Column("sent_on", date, "Dagen då den lämnades"), Column("registry_number", str, "Diarienummer"),
            Column("because", str, "Varför den rättades", empty=True),
            Column("made_at", datetime, "När versionen gjordes"), Column("pdf", str, "Adress till filen"), ADDRESS,
        ),
        _reports,
    ),
)  # fmt: skip
