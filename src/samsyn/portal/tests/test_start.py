"""The start page: where the work is, in the right words, and nothing that is not published."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samsyn.consultation import actions as consultation
from samsyn.consultation.tests.provlanet import LETTERS, NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.portal import queries
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Edition, Kind, Stage

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def strategist() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None, password="x" * 12)


@pytest.fixture
def document(strategist: Person) -> Document:
    return strategy.create_document(
        kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", county="Provlänet", by=strategist
    )


def publish(document: Document, stage: Stage, by: Person, text: str = STRATEGY) -> Edition:
    file = File(f"{stage}.md", f"{text}\n\n# Bilaga {stage}\nText.\n".encode())
    edition = strategy.import_edition(document=document, stage=stage, file=file, at=NOW, by=by)
    strategy.publish_edition(edition=edition, at=timezone.now(), by=by)
    return edition


def open_round(edition: Edition, *, opens: date, closes: date) -> None:
    row = consultation.open_round(
        edition=edition, title="Remissen", registry_number="R 1", opens_on=opens, closes_on=closes, by=None, invited=83
    )
    files = [(name, text.encode()) for name, text in LETTERS.items()]
    consultation.receive_files(round_=row, source="svar", files=files, at=NOW, by=None)


def page(client: Client, path: str = "/") -> str:
    return client.get(path).content.decode()


def test_before_anything_is_published(client: Client, document: Document, strategist: Person) -> None:
    strategy.import_edition(
        document=document, stage=Stage.DIALOGUE, file=File("u.md", STRATEGY.encode()), at=NOW, by=strategist
    )
    assert "Ingen strategi är publicerad än" in page(client)
    assert "Provlänet 2040" not in page(client)
    assert "Läs in en strategi" not in page(client)
    client.force_login(strategist)
    assert "Läs in en strategi" in page(client)


def test_the_day_is_public_but_no_figure_is(client: Client, document: Document, strategist: Person) -> None:
    edition = publish(document, Stage.CONSULTATION, strategist)
    open_round(edition, opens=TODAY - timedelta(days=9), closes=TODAY + timedelta(days=9))
    said = page(client)
    assert "ute på remiss" in said
    assert "Läs förslaget" in said
    assert "yttrande" not in said
    assert "83" not in said
    client.force_login(strategist)
    assert "yttranden har kommit in" in page(client)


def test_a_round_is_not_told_of_before_it_opens(client: Client, document: Document, strategist: Person) -> None:
    edition = publish(document, Stage.CONSULTATION, strategist)
    open_round(edition, opens=TODAY + timedelta(days=1), closes=TODAY + timedelta(days=9))
    assert "ska skickas ut på remiss" in page(client)
    now = queries.now(today=TODAY)
    assert now is not None
    assert now.consultation is None


def test_after_the_last_day(client: Client, document: Document, strategist: Person) -> None:
    edition = publish(document, Stage.CONSULTATION, strategist)
    open_round(edition, opens=TODAY - timedelta(days=9), closes=TODAY - timedelta(days=1))
    assert "Nu går vi igenom svaren" in page(client)


@pytest.mark.parametrize(
    ("stage", "sentence", "button"),
    [
        (Stage.DIALOGUE, "i dialog", "Läs underlaget"),
        (Stage.PROPOSAL, "väntar på beslut", "Läs förslaget"),
        (Stage.ADOPTED, "Strategin är antagen", "Läs strategin"),
    ],
)
def test_each_stage_has_its_sentence(
    stage: Stage, sentence: str, button: str, client: Client, document: Document, strategist: Person
) -> None:
    publish(document, stage, strategist)
    assert sentence in page(client)
    assert button in page(client)


def test_earlier_editions_can_be_read_from_the_line(client: Client, document: Document, strategist: Person) -> None:
    publish(document, Stage.DIALOGUE, strategist)
    publish(document, Stage.CONSULTATION, strategist)
    assert "/strategi/provlanet-2040/dialogunderlag/" in page(client)
    now = queries.now(today=TODAY)
    assert now is not None
    assert [phase.state for phase in now.phases] == ["done", "now", "", ""]


def test_goals_have_the_word_of_their_kind(client: Client, document: Document, strategist: Person) -> None:
    publish(document, Stage.CONSULTATION, strategist)
    assert "Tre målbilder" in page(client)
    publish(document, Stage.PROPOSAL, strategist, STRATEGY.replace("Målbild", "Målområde"))
    assert "Tre målområden" in page(client)
    assert "Three goal areas" in page(client, "/en/")
    assert "Kompetens för hela länet" in page(client)
    assert "Målområde 1: Kompetens" not in page(client)  # the heading says the kind already


def test_the_strategy_goes_before_other_documents(client: Client, document: Document, strategist: Person) -> None:
    publish(document, Stage.ADOPTED, strategist)
    other = strategy.create_document(kind=Kind.PROGRAMME, title="Ett program", region="Region Provlänet", by=strategist)
    publish(other, Stage.ADOPTED, strategist, "# Ett program\n\n# 1 Början\nText.\n")
    now = queries.now(today=TODAY)
    assert now is not None
    assert now.slug == document.slug


def test_few_queries(
    client: Client, document: Document, strategist: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    edition = publish(document, Stage.CONSULTATION, strategist)
    open_round(edition, opens=TODAY, closes=TODAY)
    with django_assert_max_num_queries(21):
        page(client)


def test_what_robots_may_read(client: Client, settings: LazySettings, document: Document, strategist: Person) -> None:
    assert "Disallow: /remiss/" in page(client, "/robots.txt")
    publish(document, Stage.CONSULTATION, strategist)
    assert '<meta name="description" content="Provlänet 2040' in page(client)
    assert "noindex" not in page(client)
    settings.WORLD = "demo"
    assert page(client, "/robots.txt") == "User-agent: *\nDisallow: /\n"
    assert "noindex" in page(client)
