"""The list of one's logins: what it shows, and ending them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from samsyn.people import actions as people
from samsyn.people.accounts import actions, sessions
from samsyn.people.models import JournalEntry, LoginSession, Person, Role

pytestmark = pytest.mark.django_db
PASSWORD = "fyra hela ord i rad"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Safari/604.1"


def logged_in(person: Person, agent: str = WINDOWS, password: str = PASSWORD) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/logga-in/", {"username": person.email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


@pytest.fixture
def person() -> Person:
    return people.invite(email="h@region.example", name="H", role=Role.OFFICER, by=None, password=PASSWORD)


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (WINDOWS, "Edge, Windows"),
        (PHONE, "Safari, iPhone"),
        ("", ""),
        ("curl/8", ""),
        ("x" * 9000 + "Firefox", "Firefox"),
    ],
)
def test_a_browser_in_two_words(agent: str, said: str) -> None:
    assert sessions.browser(agent) == said


def test_one_login_is_ended_from_another(person: Person) -> None:
    here, there = logged_in(person), logged_in(person, PHONE)
    page = here.get("/konto/inloggningar/").content.decode()
    assert page.index("Edge, Windows") < page.index("Safari, iPhone")
    row = LoginSession.objects.get(browser="Safari, iPhone")
    assert "är avslutad" in here.post("/konto/inloggningar/", {"avsluta": row.pk}, follow=True).content.decode()
    assert (is_in(here), is_in(there)) == (True, False)
    assert JournalEntry.objects.latest("pk").verb == "end_sessions"
    assert "redan avslutad" in here.post("/konto/inloggningar/", {"avsluta": row.pk}, follow=True).content.decode()


def test_all_others_are_ended_at_once(person: Person) -> None:
    here, others = logged_in(person), [logged_in(person) for _time in range(3)]
    here.post("/konto/inloggningar/", {"avsluta": "alla-andra"})
    assert is_in(here)
    assert not any(map(is_in, others))


@pytest.mark.parametrize("said", ["", "x", "-1", "0", "9" * 40, "²", "1 OR 1"])
def test_nonsense_ends_nothing(person: Person, said: str) -> None:
    here, there = logged_in(person), logged_in(person)
    assert here.post("/konto/inloggningar/", {"avsluta": said}, follow=True).status_code == 200
    assert is_in(there)


def test_somebody_elses_login_is_not_ended(person: Person) -> None:
    other = people.invite(email="o@region.example", name="O", role=Role.ADMINISTRATOR, by=None, password=PASSWORD)
    theirs = logged_in(other)
    row = LoginSession.objects.get(person=other)
    logged_in(person).post("/konto/inloggningar/", {"avsluta": row.pk})
    assert is_in(theirs)


def test_a_new_password_ends_the_others_and_keeps_this_one(person: Person) -> None:
    here, there = logged_in(person), logged_in(person)
    here.post("/konto/", {"old": PASSWORD, "password": "ett annat långt ord"})
    assert (is_in(here), is_in(there)) == (True, False)
    assert here.get("/konto/inloggningar/").content.decode().count("<tr>") == 2  # head and here
    assert LoginSession.objects.get().session_key == here.session.session_key


def test_closing_an_account_ends_its_logins(person: Person) -> None:
    there = logged_in(person)
    chief = people.invite(email="o@region.example", name="O", role=Role.ADMINISTRATOR, by=None, password=PASSWORD)
    actions.close(person=person, by=chief)
    actions.reopen(person=person, by=chief)
    assert not is_in(there)
    assert not LoginSession.objects.filter(person=person).exists()


def test_the_administrator_ends_all_of_somebodys(person: Person) -> None:
    there = logged_in(person)
    chief = people.invite(email="o@region.example", name="O", role=Role.ADMINISTRATOR, by=None, password=PASSWORD)
    desk = logged_in(chief)
    desk.post(f"/konton/{person.pk}/logga-ut/")
    assert (is_in(there), is_in(desk)) == (False, True)
    assert JournalEntry.objects.latest("pk").by_id == chief.pk


def test_logging_out_and_time_take_it_off_the_list(person: Person) -> None:
    logged_in(person).post("/logga-ut/")
    forgotten = logged_in(person)
    Session.objects.filter(pk=forgotten.session.session_key).update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    here = logged_in(person)
    assert here.get("/konto/inloggningar/").content.decode().count("<tr>") == 2
    assert LoginSession.objects.count() == 1  # what is over is dropped at the next login


def test_when_it_was_used_last_is_noted_now_and_then(person: Person) -> None:
    start = datetime(2026, 5, 4, 9, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        here = logged_in(person)
        clock.shift(timedelta(minutes=5))
        here.get("/konto/")
        assert LoginSession.objects.get().seen_at == start
        clock.shift(timedelta(minutes=11))
        here.get("/konto/")
        assert LoginSession.objects.get().seen_at == start + timedelta(minutes=16)
