"""The cast and a small strategy of the invented county."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from samsyn.cores.text.values import File
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.strategy import actions
from samsyn.strategy.models import Document, Edition, Kind, Stage

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

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

## 4 Uppföljning

Vi följer upp varje år.
"""

REVISED = (
    DRAFT.replace("Ett kunnigt Älvmark", "Ett lärande Älvmark")
    .replace("## 4 Uppföljning", "## 5 Uppföljning")
    .replace("## 2 Vision", "## 2 Nuläge\n\nLänet åldras.\n\n## 3 Vision")
    .replace("## 3 Målbilder", "## 4 Målbilder")
    .replace("### 3.", "### 4.")
)


@pytest.fixture
def officer(db: None) -> Person:
    return people.invite(email="handlaggare@alvmark.example", name="Handläggaren", role=Role.OFFICER, by=None)


@pytest.fixture
def strategist(db: None) -> Person:
    return people.invite(email="strateg@alvmark.example", name="Strategen", role=Role.STRATEGIST, by=None)


@pytest.fixture
def reader(db: None) -> Person:
    return people.invite(email="lasare@alvmark.example", name="Läsaren", role=Role.READER, by=None)


@pytest.fixture
def document(db: None) -> Document:
    return actions.create_document(
        kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", county="Älvmarks län", by=None
    )


@pytest.fixture
def draft(document: Document, officer: Person) -> Edition:
    file = File("alvmark.md", DRAFT.encode())
    return actions.import_edition(document=document, stage=Stage.DIALOGUE, file=file, at=AT, by=officer)


@pytest.fixture
def published(draft: Edition, strategist: Person) -> Edition:
    return actions.publish_edition(edition=draft, at=AT, by=strategist)


@pytest.fixture
def desk(client: Client, strategist: Person) -> Client:
    client.force_login(strategist)
    return client
