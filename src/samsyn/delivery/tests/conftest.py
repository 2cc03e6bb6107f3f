"""A small strategy of the invented county with its goals marked, people, organisations and an indicator."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from samsyn.cores.series import Figure
from samsyn.cores.text.values import File
from samsyn.delivery.actions import goals, indicators, keeping
from samsyn.delivery.models import GoalMark, Indicator, Measure
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person, Role
from samsyn.sources.tests.double import Double, running
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Edition, Kind, Stage

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
DRAFT = """# Älvmark 2040

## 1 Inledning

Strategin gäller alla som bor och verkar i Älvmark.

## 2 Vision

Ett län att stanna i.

## 3 Målbilder

### 3.1 Målbild 1: Ett kunnigt Älvmark

Alla ska kunna lära nytt hela livet.

#### Delmål

- 1.1 Fler fullföljer gymnasiet
- 1.2 Fler vuxna byter yrke

### 3.2 Målbild 2: Rent vatten

Havet och älvarna ska ha god status.
"""


@pytest.fixture(autouse=True)
def _own_folder(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"  # type: ignore[attr-defined]


@pytest.fixture
def strategist(db: None) -> Person:
    return people.invite(email="strateg@alvmark.example", name="Strategen", role=Role.STRATEGIST, by=None)


@pytest.fixture
def officer(db: None) -> Person:
    return people.invite(email="handlaggare@alvmark.example", name="Handläggaren", role=Role.OFFICER, by=None)


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    def made(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return made


def edition_of(document: Document, text: str, stage: Stage = Stage.CONSULTATION) -> Edition:
    made = strategy.import_edition(document=document, stage=stage, file=File("s.md", text.encode()), at=AT, by=None)
    strategy.publish_edition(edition=made, at=AT, by=None)
    return made


@pytest.fixture
def document(db: None) -> Document:
    made = strategy.create_document(
        kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", county="Älvmarks län", slug="alvmark", by=None
    )
    edition_of(made, DRAFT)
    goals.mark_goals(document=made, by=None)
    return made


@pytest.fixture
def learning(document: Document) -> GoalMark:
    return GoalMark.objects.get(kind="målbild", number="1")


@pytest.fixture
def water(document: Document) -> GoalMark:
    return GoalMark.objects.get(kind="målbild", number="2")


@pytest.fixture
def college(db: None) -> Organisation:
    return people.register_organisation(
        name="Älvmarks högskola", organisation_class=OrganisationClass.values[-2], by=None, email="hogskolan@alvmark.example"
    )  # fmt: skip


@pytest.fixture
def measure(learning: GoalMark, college: Organisation) -> Measure:
    facts = {"name": "Lärcentrum i sju kommuner", "owner": college, "first_year": 2024, "last_year": 2027}
    return keeping.keep(Measure(), facts=facts, links={"goals": [learning]}, by=None)


def figures(slope: float = 1.0, *, sexes: str = "TKM") -> list[Figure]:
    gap = {"T": 0.0, "K": 4.0, "M": -4.0}
    return [
        Figure("0099", str(year), sex, 60.0 + slope * (year - 2015) + gap[sex])
        for year in range(2015, 2026)
        for sex in sexes
    ]


@pytest.fixture
def indicator(learning: GoalMark) -> Indicator:
    series = indicators.own_figures(figures(), at="2026-03-02", by="prov")
    facts = {"name": "Gymnasieexamen, andel", "origin": "egen", "area": "0099", "unit": "%", "base_year": 2015}
    made = indicators.add_indicator(code="gymnasie", facts=facts, series=series, at=AT, by=None)
    keeping.keep(made, facts={}, links={"goals": [learning]}, by=None)
    return made


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as made:
        yield made
