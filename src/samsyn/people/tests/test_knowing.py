"""Session and person in one question, and only a person whom the framework itself would have let in."""

from datetime import timedelta

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samsyn.people import actions as people
from samsyn.people.accounts.knowing import SessionStore
from samsyn.people.models import LoginSession, Person, Role
from samsyn.people.tests.test_logins import PASSWORD, is_in, logged_in

pytestmark = pytest.mark.django_db
PAGE = "/komponenter/"  # asks the database nothing but who is reading


def invited(name: str) -> Person:
    return people.invite(email=f"{name}@region.example", name=name, role=Role.OFFICER, by=None, password=PASSWORD)


@pytest.fixture
def person() -> Person:
    return invited("Hanna")


@pytest.fixture
def client(person: Person) -> Client:
    return logged_in(person)


def change(client: Client, **said: str) -> None:
    """Other words in the session than the login wrote."""
    session = SessionStore(client.cookies["sessionid"].value)
    session.update(said)
    session.save()


def test_one_question_for_both(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert "Hanna" in client.get(PAGE).text


def test_what_is_read_is_the_whole_person(client: Client, person: Person) -> None:
    read = SessionStore(client.cookies["sessionid"].value)
    read.load()
    asked = Person.objects.get(pk=person.pk)
    assert read.person is not None
    fields = [field.attname for field in Person._meta.concrete_fields]
    assert [getattr(read.person, name) for name in fields] == [getattr(asked, name) for name in fields]
    assert read.person.is_active is True
    assert vars(read.person).keys() == vars(asked).keys()


def test_a_session_without_a_login_beside_it_is_asked_for_as_always(client: Client) -> None:
    LoginSession.objects.all().delete()
    assert is_in(client)


def test_a_closed_account_is_out_at_once(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert not is_in(client)


def test_another_password_ends_the_session(client: Client, person: Person) -> None:
    person.set_password("helt andra ord nu")
    person.save()
    assert not is_in(client)


@pytest.mark.parametrize("name", [HASH_SESSION_KEY, SESSION_KEY, "_auth_user_backend"])
def test_a_session_that_says_something_else_lets_nobody_in(client: Client, name: str) -> None:
    change(client, **{name: "0"})
    assert not is_in(client)


def test_a_login_row_of_somebody_else_changes_nothing(client: Client) -> None:
    LoginSession.objects.update(person=invited("Annan"))
    assert "Hanna" in client.get(PAGE).text
    assert "Annan" not in client.get(PAGE).text


def test_a_session_that_is_over_opens_nothing(client: Client) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(client)
    assert not is_in(Client(headers={"cookie": "sessionid=finnsinteallsjustnu"}))


def test_logging_out_and_in_as_another(client: Client) -> None:
    client.post("/logga-ut/")
    assert not is_in(client)
    client.post("/logga-in/", {"username": invited("Annan").email, "password": PASSWORD})
    assert "Annan" in client.get(PAGE).text
