"""The lists that everybody reads: few questions however long the list, and none that groups by long texts."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samsyn.delivery.actions import keeping
from samsyn.delivery.models import GoalMark, Indicator, Measure, Money, Programme
from samsyn.delivery.tests.conftest import AT
from samsyn.people.models import Organisation, Person

GROUPED_BY_NAME = re.compile(r'GROUP BY [^()]*"name"')


@pytest.fixture
def filled(learning: GoalMark, college: Organisation, indicator: Indicator, officer: Person) -> None:
    """A programme with three measures that are published and one that is not, and money for all."""
    facts = {"name": "Kompetens", "kind": "kompetens", "owner": college, "first_year": 2024, "last_year": 2027}
    programme = keeping.keep(Programme(), facts=facts, links={"goals": [learning]}, by=None)
    keeping.publish(thing=programme, at=AT, by=officer)
    for number in range(4):
        facts = {
            "name": f"Lärcentrum {number}", "owner": college, "first_year": 2024, "last_year": 2027,
            "programme": programme,
        }  # fmt: skip
        measure = keeping.keep(Measure(), facts=facts, links={"goals": [learning]}, by=None)
        for year in (2024, 2025):
            money = {"source": "1:1", "year": year, "budget": 500_000, "granted": 500_000, "paid": None}
            keeping.keep(Money(measure=measure), facts=money, by=None)
        if number:
            keeping.publish(thing=measure, at=AT, by=officer)


@pytest.mark.parametrize(
    ("path", "most", "said"),
    [
        ("/atgarder/", 1, "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"),
        ("/uppfoljning/program/", 3, "3\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"),
        ("/uppfoljning/pengar/", 3, "3\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"),
        ("/uppfoljning/jamstalldhet/", 2, "Kvinnor och män"),
    ],
)
def test_a_list_asks_few_questions_and_counts_what_is_published(
    filled: None, client: Client, path: str, most: int, said: str
) -> None:
    with CaptureQueriesContext(connection) as caught:
        page = client.get(path).content.decode()
    assert said in page
    assert len(caught) <= most
    assert not [one["sql"] for one in caught if GROUPED_BY_NAME.search(one["sql"])]
