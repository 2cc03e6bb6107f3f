"""A small round: a strategy of six sections, and letters from four senders. The texts belong to an invented county."""

from datetime import date

import pytest

from samsyn.consultation import actions, storing
from samsyn.consultation.models import Round
from samsyn.consultation.tests.provlanet import LETTERS, NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Stage


@pytest.fixture
def officer() -> Person:
    return people.invite(
        email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None, password="hemlig-hemlig"
    )


@pytest.fixture
def reader() -> Person:
    return people.invite(email="l@region.example", name="Läsaren", role=Role.READER, by=None, password="hemlig-hemlig")


@pytest.fixture
def round_(officer: Person) -> Round:
    document = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", by=officer)
    file = File("strategi.md", STRATEGY.encode())
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=NOW, by=officer)
    strategy.publish_edition(edition=edition, at=NOW, by=officer)
    return actions.open_round(
        edition=edition,
        title="Remiss av Provlänet 2040",
        registry_number="RUN 2026-1",
        opens_on=date(2026, 5, 1),
        closes_on=date(2026, 10, 15),
        by=officer,
    )


@pytest.fixture
def letters() -> dict[str, bytes]:
    return {name: text.encode() for name, text in LETTERS.items()}


@pytest.fixture
def filled(round_: Round, letters: dict[str, bytes]) -> Round:
    """The round with all its letters received and read."""
    batch = actions.receive_files(round_=round_, source="svar", files=letters.items(), at=NOW, by=None)
    storing.read_batch(batch, at=NOW, jobs=0)
    return round_
