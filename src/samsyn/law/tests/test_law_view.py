"""The law view: evidence gives a state, a person's word goes before it, and it says that it judges documentation only."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samsyn.consultation.tests.provlanet import NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.law import actions, queries
from samsyn.law.evidence import FINDERS
from samsyn.law.values import State
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import JournalEntry, Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Kind, Stage
from samsyn.strategy.process import actions as process
from samsyn.strategy.process.models import Plan, Review
from samsyn.strategy.statutes import every

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)
AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


@pytest.fixture
def strategist() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None, password="x" * 12)


@pytest.fixture
def document(strategist: Person) -> Document:
    row = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region P", county="P", by=strategist)
    edition = strategy.import_edition(
        document=row, stage=Stage.CONSULTATION, file=File("s.md", STRATEGY.encode()), at=NOW, by=strategist
    )
    strategy.publish_edition(edition=edition, at=NOW, by=strategist)
    return row


def states(document: Document, day: date = DAY) -> dict[str, State]:
    return {one.rule.id: one.state for statute in queries.view(document, day=day) for one in statute.rules}


def test_every_finder_finds_for_a_rule_that_exists() -> None:
    assert set(FINDERS) <= {rule.id for rule in every()}


def test_an_empty_site_is_judged_without_a_fault(document: Document) -> None:
    found = states(document)
    assert found["LRU-5.1a"] == State.NOT
    assert found["FRU-10c"] == State.NOT
    assert found["FRU-16d"] == State.UNKNOWN
    assert found["MIN-5"] == State.UNKNOWN  # nothing here can tell


def test_missing_municipalities_are_named(document: Document) -> None:
    people.register_organisation(
        name="Provköpings kommun", organisation_class=OrganisationClass.MUNICIPALITY, by=None, in_county=True
    )
    shown = next(one for s in queries.view(document, day=DAY) for one in s.rules if one.rule.id == "LRU-8")
    assert shown.state == State.NOT
    assert "Provköpings kommun" in shown.evidence.sentence


def test_many_missing_names_stand_in_a_list_and_not_in_the_sentence(document: Document, client: Client) -> None:
    reader = people.invite(email="l@region.example", name="L", role=Role.READER, by=None)
    for number in range(6):
        people.register_organisation(
            name=f"Kommun {number}", organisation_class=OrganisationClass.MUNICIPALITY, by=None, in_county=True
        )
    shown = next(one for s in queries.view(document, day=DAY) for one in s.rules if one.rule.id == "LRU-8")
    assert "Kommun 0" not in shown.evidence.sentence
    assert set(shown.evidence.missing) == {f"Kommun {number}" for number in range(6)}
    client.force_login(reader)
    page = client.get(f"/lagen/{document.slug}/").text
    assert "6 saknas" in page
    assert page.index("Kvar att göra") < page.index("Lagen om regionalt utvecklingsansvar")
    assert 'href="#LRU-8"' in page
    table = client.get(f"/lagen/{document.slug}/fil.csv").content.decode("utf-8-sig")
    assert "Kommun 0; Kommun 1" in table


def test_an_adopted_edition_alone_is_half_of_it(document: Document, strategist: Person) -> None:
    text = STRATEGY.replace("Provlänet", "Nya Provlänet").encode()
    edition = strategy.import_edition(
        document=document, stage=Stage.ADOPTED, file=File("a.md", text), at=AT, by=strategist
    )
    strategy.publish_edition(edition=edition, at=AT, by=strategist)
    found = states(document)
    assert found["LRU-5.1a"] == State.PARTLY
    assert found["FRU-12"] == State.FULFILLED  # something new since the election of 2026


def test_a_review_that_is_noted_in_the_process_is_a_review(strategist: Person) -> None:
    document = strategy.create_document(kind=Kind.RUS, title="Äldre", region="Region P", county="P", by=strategist)
    assert states(document)["FRU-12"] == State.NOT
    row = process.make(document=document, plan=Plan.VASTMANLAND, starts_on=date(2025, 1, 1), at=AT, by=None)
    facts: dict[str, Any] = {
        "process": row,
        "kind": Review,
        "by": None,
        "name": "Översyn",
        "planned_on": date(2030, 9, 8),
    }
    process.add_stop(**facts, actual_on=date(2026, 9, 1))
    assert states(document)["FRU-12"] == State.NOT, "before the election"
    process.add_stop(**facts, actual_on=date(2026, 10, 1), outcome="Målen står kvar")
    shown = next(one for s in queries.view(document, day=DAY) for one in s.rules if one.rule.id == "FRU-12")
    assert shown.state == State.FULFILLED
    assert "Målen står kvar" in str(shown.evidence)


def test_a_persons_word_goes_before_the_evidence_and_can_be_taken_back(document: Document, strategist: Person) -> None:
    actions.rule_on(
        document=document,
        rule="MIN-5",
        state=State.FULFILLED,
        because="Samråd den 3 mars, dnr 12.",
        at=AT,
        by=strategist,
    )
    assert states(document)["MIN-5"] == State.FULFILLED
    actions.rule_on(document=document, rule="MIN-5", state=None, because="Fel år.", at=AT, by=strategist)
    assert states(document)["MIN-5"] == State.UNKNOWN
    assert JournalEntry.objects.filter(verb="rule_on").count() == 2
    with pytest.raises(actions.ReasonMissing):
        actions.rule_on(document=document, rule="MIN-5", state=State.NOT, because=" ", at=AT, by=strategist)
    with pytest.raises(actions.UnknownRule):
        actions.rule_on(document=document, rule="XYZ-1", state=State.NOT, because="?", at=AT, by=strategist)


def test_the_report_is_due_on_the_twenty_first_of_february(document: Document) -> None:
    first = queries.due(document, day=DAY)[0]
    assert (first.day, first.paragraph) == (date(2027, 2, 21), "2024:99 4 §")
    assert any(one.day == date(2030, 9, 8) for one in queries.due(document, day=DAY))


def test_the_page_says_what_it_is_not(
    document: Document, strategist: Person, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert client.get("/lagen/provlanet-2040/").status_code == 302
    client.force_login(strategist)
    with django_assert_max_num_queries(60):
        page = client.get("/lagen/", follow=True).content.decode()
    assert "inte en bedömning av om något är lagligt" in page
    assert "2010:630" in page
    answer = client.post(
        "/lagen/provlanet-2040/MIN-5/", {"state": "uppfylld", "because": "Samråd 3 mars."}, follow=True
    )
    assert "Samråd 3 mars." in answer.content.decode()
    assert client.get("/lagen/provlanet-2040/XYZ-1/").status_code == 404
    table = client.get("/lagen/provlanet-2040/fil.csv").content.decode("utf-8-sig")
    assert "MIN-5;2009:724;5 §;ska;" in table


def test_a_reader_may_look_but_not_rule(document: Document, client: Client) -> None:
    reader = people.invite(email="l@region.example", name="Läsaren", role=Role.READER, by=None)
    client.force_login(reader)
    assert client.get("/lagen/provlanet-2040/").status_code == 200
    assert client.get("/lagen/provlanet-2040/MIN-5/").status_code == 404
