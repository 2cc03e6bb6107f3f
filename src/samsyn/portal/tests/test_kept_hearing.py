"""A page that is asked for anew: what it asked before is asked again, and where the answers are the same it is not drawn."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samsyn.delivery.actions import keeping
from samsyn.people import composed, journal
from samsyn.people.models import Person
from samsyn.portal.kept import stamp
from samsyn.portal.kept.store import Asked, Drawn, Kept, store
from samsyn.portal.tests import county, filled
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db
MINUTE = 1_800_000_000.0 // 60 * 60


@pytest.fixture(autouse=True)
def clock(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    settings.KEPT_PAGES_BYTES = 5_000_000
    store.clear()
    stamp.forget()
    held = [MINUTE + 10]
    monkeypatch.setattr("samsyn.portal.kept.answers.time", lambda: held[0])
    yield held
    store.clear()
    stamp.forget()


@pytest.fixture
def by() -> Person:
    return county.person()


@pytest.fixture
def edition(by: Person) -> Edition:
    return county.strategy_of(by)


@pytest.fixture(params=["strategy", "section", "goal"])
def path(request: pytest.FixtureRequest, edition: Edition, by: Person) -> str:
    """Of a page whose frozen text this process has read: that is done once, past the questions that are heard."""
    key = county.section(edition, "Kompetens").key
    filled.everything(edition, key, by)
    base = f"/strategi/{edition.document.slug}/"
    goal = f"/uppfoljning/mal/{county.mark(edition, key).address}/"
    path = {"strategy": base, "section": f"{base}avsnitt/{key}/", "goal": goal}[request.param]
    Client().get(path)
    store.clear()
    return str(path)


def asked() -> Asked:
    (only,) = store.asked._held.values()
    return only


def drawn() -> Drawn:
    found = asked().drawn
    assert found
    return found


def act(by: Person) -> None:
    journal.record(by=by, verb="publish", on=by)


def test_an_act_elsewhere_draws_nothing_anew(client: Client, path: str, by: Person) -> None:
    first, before = client.get(path), drawn()
    act(by)
    with CaptureQueriesContext(connection) as caught:
        again = client.get(path)
    assert again.content == first.content
    assert drawn() is before
    assert len(caught) <= 9  # whether the kept page is true, and eight


def test_those_who_are_logged_in_get_the_same_inside(client: Client, path: str, by: Person) -> None:
    client.get(path)
    before = drawn()
    act(by)
    member = Client()
    member.force_login(Person.objects.create(email="l@example.org", name="Läsaren", role="reader"))
    assert "Läsaren" in member.get(path).text
    assert drawn() is before


def test_what_concerns_the_page_is_drawn(client: Client, path: str, edition: Edition, by: Person) -> None:
    row = county.measure(edition, county.section(edition, "Kompetens").key, name="Något nytt", published=False)
    first, before = client.get(path), drawn()
    keeping.publish(thing=row, at=county.NOW, by=by)
    after = client.get(path)
    assert after.content != first.content
    assert drawn() is not before
    store.clear()
    assert client.get(path).content == after.content  # as one who has never seen the page before makes it


def test_the_minute_ends_it(client: Client, path: str, clock: list[float]) -> None:
    client.get(path)
    before = drawn()
    clock[0] = MINUTE + 61
    client.get(path)
    assert drawn() is not before


def test_where_nothing_is_kept_only_the_questions_are_known(client: Client, path: str, settings: Any) -> None:
    settings.KEPT_PAGES_BYTES = 0
    with CaptureQueriesContext(connection) as caught:
        first = client.get(path)
    with CaptureQueriesContext(connection) as later:
        assert client.get(path).content == first.content
    assert asked().drawn is None
    assert not asked().said
    assert len(later) <= len(caught)


def test_another_edition_is_not_asked_what_this_one_was(
    client: Client, path: str, edition: Edition, by: Person
) -> None:
    client.get(path)
    known = asked()
    type(edition.document).objects.update(title="Länets nya namn")
    act(by)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    assert len(caught) == 1 + len(known.questions)  # the stamp, and each of them once
    assert asked().questions == known.questions
    assert asked().first != known.first


def test_what_is_asked_some_other_way_is_drawn_each_time(client: Client, edition: Edition) -> None:
    assert client.get(f"/strategi/{edition.document.slug}/{edition.path}/").status_code == 200
    assert all(one.drawn is None for one in store.asked._held.values())


def test_a_page_that_reads_the_same_is_packed_once(client: Client, path: str, by: Person) -> None:
    client.get(path)
    (before,) = (one for one in store._held.values() if isinstance(one, Kept))
    act(by)
    client.get(path)
    (after,) = (one for one in store._held.values() if isinstance(one, Kept))
    assert after is not before
    assert after.packed is before.packed


def test_together_they_are_answered_as_one_by_one(client: Client, path: str) -> None:
    client.get(path)
    questions = asked().questions
    assert len(questions) > 3
    together = composed.answers(questions)
    with CaptureQueriesContext(connection) as caught:
        assert composed.answers(questions) == together
    assert len(caught) == len(questions)  # who counts them sees each


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL prepares questions")
def test_together_when_they_are_gone(client: Client, path: str) -> None:
    client.get(path)
    questions = asked().questions
    there = composed.answers(questions)
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")
    assert composed.answers(questions) == there
    assert composed.answers(questions) == there
    connection.close()
