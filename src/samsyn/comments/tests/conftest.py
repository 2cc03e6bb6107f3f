"""A strategy of four sections, a letter of three points read into comments, and three people. All invented."""

from datetime import UTC, datetime

import pytest

from samsyn.comments import actions
from samsyn.comments.models import Comment, Original, Proposal, Reading
from samsyn.cores.text.values import Document, File, Page
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition, Kind, Stage

NOW = datetime(2026, 10, 20, 9, tzinfo=UTC)
STRATEGY = """# Provlänet 2040

## 1 Inledning
Strategin gäller till 2040.

## 2 Kompetens
Länet ska erbjuda vuxenutbildning i alla kommuner.

## 3 Resor
Tågen ska gå oftare och bussarna ska passa tågen.

## 4 Uppföljning
Målen följs upp varje år.
"""
POINTS = (
    "Kommunen vill att tågen går varje timme. Bussarna måste vänta in tågen.",
    "Avsnitt 2 saknar mål för vuxen-\nutbildning.",
    "Uppföljningen bör ske vartannat år.",
)
LETTER = "Provköpings kommun\n\n" + "\n\n".join(POINTS) + "\n\nMed vänlig hälsning\n"


@pytest.fixture
def officer() -> Person:
    return people.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None)


@pytest.fixture
def colleague() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)


@pytest.fixture
def reader() -> Person:
    return people.invite(email="l@region.example", name="Läsaren", role=Role.READER, by=None)


@pytest.fixture
def edition(officer: Person) -> Edition:
    document = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", by=officer)
    return strategy.import_edition(
        document=document, stage=Stage.CONSULTATION, file=File("s.md", STRATEGY.encode()), at=NOW, by=officer
    )


@pytest.fixture
def original(edition: Edition) -> Original:
    row = actions.keep_original(name="brev.txt", data=LETTER.encode(), at=NOW, by=None)
    document = Document("txt", (Page(1, LETTER),))
    actions.store_reading(original=row, document=document, reading=Reading.READ, error="")
    return row


@pytest.fixture
def said(edition: Edition, original: Original) -> list[Comment]:
    """The three points, each with a proposed place."""
    rows = []
    sections = list(edition.sections.order_by("position"))
    for at, point in enumerate(POINTS):
        start = LETTER.index(point)
        row = Comment.objects.create(
            edition=edition,
            original=original,
            text=point.replace("-\n", ""),
            spans=[[1, start, start + len(point)]],
            proposed_type="ändring",
        )
        Proposal.objects.create(comment=row, section=sections[at], rank=1, score=0.6, evidence=["ord: tåg"])
        rows.append(row)
    return rows
