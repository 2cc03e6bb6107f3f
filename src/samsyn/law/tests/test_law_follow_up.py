"""Evaluations, judgements and sent reports are evidence of the follow-up that the law asks for."""

from datetime import UTC, date, datetime

import pytest

from samsyn.consultation.tests.provlanet import NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.delivery.actions import goals, indicators, keeping, reporting
from samsyn.delivery.models import Evaluation, GoalMark, YearReport
from samsyn.delivery.tests.conftest import figures
from samsyn.law import queries
from samsyn.law.values import Evidence, State
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Kind, Stage

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)
FACTS = {
    "title": "Följeforskning", "subject": "Lärcentrum", "evaluator": "Provlänets högskola", "findings": "Fler fullföljer.",
    "used": "Tider har flyttats.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def chief() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None, password="x" * 12)


@pytest.fixture
def document(chief: Person) -> Document:
    row = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region P", county="P", by=chief)
    edition = strategy.import_edition(
        document=row, stage=Stage.CONSULTATION, file=File("s.md", STRATEGY.encode()), at=NOW, by=chief
    )
    strategy.publish_edition(edition=edition, at=NOW, by=chief)
    goals.mark_goals(document=row, by=None)
    return row


def found(document: Document, rule: str) -> Evidence:
    return next(one.evidence for s in queries.view(document, day=DAY) for one in s.rules if one.rule.id == rule)


def send(chief: Person, *, on: date, learnt: str = "") -> YearReport:
    report = reporting.start_year(year=2025, at=NOW, by=chief)
    if learnt:
        reporting.write_slot(report=report, slot="RES-11", text=learnt, at=NOW, by=chief)
    reporting.mark_sent(report=report, on=on, registry_number="RUN 2026-7", at=NOW, by=chief)
    return report


def test_follow_up_needs_a_judgement_an_evaluation_and_a_report(document: Document, chief: Person) -> None:
    assert found(document, "LRU-5.4").state == State.NOT
    keeping.keep(Evaluation(), facts=FACTS | {"done_on": date(2021, 1, 1)}, by=chief)
    assert "de senaste fyra åren" in found(document, "LRU-5.4").sentence  # too old
    made = keeping.keep(Evaluation(), facts=FACTS | {"done_on": date(2025, 5, 1)}, by=chief)
    assert found(document, "LRU-5.4").state == State.PARTLY
    assert found(document, "LRU-5.4").traces[0].path == f"/uppfoljning/utvarderingar/{made.pk}/"
    series = indicators.own_figures(figures(), at="2026-03-02", by="prov")
    facts = {"name": "Gymnasieexamen", "origin": "egen", "area": "0099", "unit": "%"}
    row = indicators.add_indicator(code="gymnasie", facts=facts, series=series, at=NOW, by=None)
    keeping.keep(row, facts={}, links={"goals": GoalMark.objects.filter(document=document)[:1]}, by=None)
    judged = {"verdict": "reached", "way": "better", "confidence": "high", "sentence": "Fler klarar sig."}
    at = datetime(2026, 5, 1, tzinfo=UTC)
    indicators.assess(indicator=row, facts=judged, proposed=("reached", "on_pace"), at=at, by=chief)
    send(chief, on=date(2026, 2, 20))
    assert found(document, "LRU-5.4").state == State.FULFILLED


def test_a_report_that_came_late_is_not_in_time(document: Document, chief: Person) -> None:
    send(chief, on=date(2026, 2, 22))
    assert found(document, "RES-4").state == State.NOT
    assert "2025" in found(document, "RES-4").sentence


def test_the_sent_report_is_looked_through_for_its_chapters_and_what_was_learnt(
    document: Document, chief: Person
) -> None:
    assert found(document, "RES-7").state == found(document, "RES-11").state == State.NOT
    keeping.keep(Evaluation(), facts=FACTS | {"done_on": date(2024, 5, 1)}, by=chief)
    assert found(document, "RES-11").state == State.PARTLY
    report = send(chief, on=date(2026, 2, 20), learnt="Byarna visste redan.")
    chapters = found(document, "RES-7")
    assert chapters.state == State.PARTLY
    assert "Användning av medel" in chapters.missing
    assert found(document, "RES-11").state == State.FULFILLED
    trace = found(document, "RES-4").traces[0]
    assert trace.path == "/uppfoljning/arbete/redovisning/2025/"
    keeping.publish(report.sent.get(), at=NOW, by=chief)
    assert found(document, "RES-4").traces[0].path == "/uppfoljning/redovisning/2025/"
