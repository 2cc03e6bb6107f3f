"""A small dialogue in the invented county."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from samsyn.cores.text.values import File
from samsyn.dialogue.actions import dialogues, events, voting
from samsyn.dialogue.models import Conversation, Dialogue, Event, EventKind, QuestionKind
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition, Kind, Stage

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
STARTS = datetime.now(UTC).replace(microsecond=0) + timedelta(days=30)
TEXT = """# Älvmark 2040

## 1 Inledning

Strategin gäller alla som bor och verkar i Älvmark.

## 2 Målbilder

### 2.1 Målbild 1: Ett kunnigt Älvmark

Alla ska kunna lära nytt hela livet, var i länet de än bor.

### 2.2 Målbild 2: Rent vatten

Havet och älvarna ska ha god status.
"""


@pytest.fixture
def officer(db: None) -> Person:
    return people.invite(email="handlaggare@alvmark.example", name="Handläggaren", role=Role.OFFICER, by=None)


@pytest.fixture
def strategist(db: None) -> Person:
    return people.invite(email="strateg@alvmark.example", name="Strategen", role=Role.STRATEGIST, by=None)


@pytest.fixture
def desk(client: Client, strategist: Person) -> Client:
    client.force_login(strategist)
    return client


@pytest.fixture
def stranger() -> Client:
    return Client()


@pytest.fixture
def edition(db: None) -> Edition:
    document = strategy.create_document(
        kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", county="Älvmarks län", by=None
    )
    file = File("alvmark.md", TEXT.encode())
    made = strategy.import_edition(document=document, stage=Stage.DIALOGUE, file=file, at=AT, by=None)
    return strategy.publish_edition(edition=made, at=AT, by=None)


@pytest.fixture
def municipality(db: None) -> Organisation:
    return people.register_organisation(
        name="Älvstads kommun", organisation_class=OrganisationClass.MUNICIPALITY, by=None, municipality="Älvstad",
        email="kommun@alvstad.example",
    )  # fmt: skip


@pytest.fixture
def dialogue(edition: Edition) -> Dialogue:
    made = dialogues.open_dialogue(
        edition=edition, title="Dialog 1", promise="Vi svarar alla före sommaren.", opens_on=date(2026, 1, 1),
        closes_on=date(2099, 1, 1), by=None,
        questions=[(QuestionKind.OPEN, "Vad saknas?"), (QuestionKind.MATRIX, "Vad behöver vi förändra?")],
    )  # fmt: skip
    dialogues.publish(dialogue=made, at=AT, by=None)
    return made


def planned(dialogue: Dialogue, **facts: Any) -> Event:
    said: dict[str, Any] = {
        "kind": EventKind.WORKSHOP, "title": "Workshop i Älvstad", "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=3), "place": "Folkets hus", "municipality": "Älvstad",
    }  # fmt: skip
    return events.plan(dialogue=dialogue, by=None, **{**said, **facts})


@pytest.fixture
def event(dialogue: Dialogue) -> Event:
    """A published workshop a month ahead with two seats."""
    made = planned(dialogue, capacity=2)
    events.publish(event=made, at=AT, by=None)
    made.refresh_from_db()
    return made


@pytest.fixture
def held(dialogue: Dialogue) -> Event:
    """A workshop that has been."""
    made = planned(dialogue, starts_at=AT, ends_at=AT + timedelta(hours=3), title="Workshopen som var")
    events.publish(event=made, at=AT, by=None)
    made.refresh_from_db()
    return made


@pytest.fixture
def conversation(dialogue: Dialogue) -> Conversation:
    """Ten statements, open for votes."""
    made = voting.start(dialogue=dialogue, title="Var ska skolorna ligga?", by=None)
    for number in range(1, 11):
        voting.propose(conversation=made, text=f"Påstående nummer {number}", by=None)
    voting.open_(conversation=made, at=AT, by=None)
    made.refresh_from_db()
    return made
