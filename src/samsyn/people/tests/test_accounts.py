"""Somebody is let in by mail, chooses a password, changes roles, leaves; and reads what is kept."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from samsyn.people import actions as people
from samsyn.people.accounts import actions
from samsyn.people.models import FailedLogin, OutgoingMail, Person, Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
GOOD = "fyra hela ord i rad"


@pytest.fixture
def administrator() -> Person:
    return people.invite(email="a@region.example", name="Chefen", role=Role.ADMINISTRATOR, by=None, password="x" * 12)


@pytest.fixture
def desk(administrator: Person, client: Client) -> Client:
    client.force_login(administrator)
    return client


def way_in() -> str:
    found = re.search(r"(/valkommen/[\w-]+/)", OutgoingMail.objects.latest("pk").body)
    assert found
    return found[1]


def test_from_invitation_to_the_first_login(desk: Client) -> None:
    answer = desk.post("/konton/", {"email": "ny@region.example", "name": "Ny", "role": "officer"}, follow=True)
    assert "Ny är inbjuden" in answer.content.decode()
    assert "har inte valt lösenord" in answer.content.decode()
    visitor, path = Client(), way_in()
    assert "ny@region.example" in visitor.get(path).content.decode()
    assert "för kort" in visitor.post(path, {"password": "kort"}).content.decode()
    visitor.post(path, {"password": GOOD})
    assert visitor.get("/konto/").status_code == 200
    assert visitor.get("/konton/").status_code == 404  # an officer lets nobody in
    assert Client().get(path).status_code == 404  # the link has done its work
    assert Client().login(username="ny@region.example", password=GOOD)


def test_a_new_link_takes_the_old_ones_place(desk: Client, administrator: Person) -> None:
    person = actions.invite(email="ny@region.example", name="Ny", role=Role.READER, at=NOW, by=administrator)
    old = way_in()
    desk.post(f"/konton/{person.pk}/lank/")
    assert Client().get(old).status_code == 404
    assert Client().get(way_in()).status_code == 200


def test_the_same_address_twice_is_told(desk: Client) -> None:
    for _time in range(2):
        answer = desk.post("/konton/", {"email": "ny@region.example", "name": "Ny", "role": "reader"}, follow=True)
    assert "Det finns redan ett konto" in answer.content.decode()
    assert Person.objects.count() == 2


def test_the_last_administrator_stays(desk: Client, administrator: Person) -> None:
    for path, facts in (
        (f"/konton/{administrator.pk}/", {"role": "reader"}),
        (f"/konton/{administrator.pk}/stang/", {}),
    ):
        assert "Någon måste vara administratör" in desk.post(path, facts, follow=True).content.decode()
    administrator.refresh_from_db()
    assert (administrator.role, administrator.is_active) == ("administrator", True)


def test_a_closed_account_is_out_at_once(desk: Client, administrator: Person) -> None:
    person = people.invite(email="h@region.example", name="H", role=Role.OFFICER, by=None, password=GOOD)
    other = Client()
    other.force_login(person)
    desk.post(f"/konton/{person.pk}/stang/")
    assert other.get("/konto/").status_code == 302
    assert not Client().login(username=person.email, password=GOOD)
    desk.post(f"/konton/{person.pk}/oppna/")
    assert Client().login(username=person.email, password=GOOD)


def test_many_wrong_tries_must_wait(client: Client, administrator: Person) -> None:
    wrong = {"username": administrator.email, "password": "fel"}
    for _time in range(actions.TRIES):
        assert "hör inte ihop" in client.post("/logga-in/", wrong).content.decode()
    right = {"username": administrator.email, "password": "x" * 12}
    assert "Vänta en kvart" in client.post("/logga-in/", right).content.decode()
    assert administrator.email not in str(list(FailedLogin.objects.values()))
    assert not actions.must_wait(administrator.email, at=datetime.now(UTC) + actions.PAUSE + timedelta(minutes=1))


def test_the_password_is_changed_by_who_knows_it(desk: Client, administrator: Person) -> None:
    assert "stämmer inte" in desk.post("/konto/", {"old": "fel", "password": GOOD}).content.decode()
    other = Client()
    other.force_login(administrator)
    desk.post("/konto/", {"old": "x" * 12, "password": GOOD})
    assert desk.get("/konto/").status_code == 200
    assert other.get("/konto/").status_code == 302  # the other session is ended


def test_what_is_kept_can_be_fetched(desk: Client, administrator: Person) -> None:
    actions.invite(email="ny@region.example", name="Ny", role=Role.READER, at=NOW, by=administrator)
    kept = desk.get("/konto/mina-uppgifter.json").json()
    assert kept["konto"]["e-post"] == administrator.email
    assert any(row["vad"] == "invite" for row in kept["gjort"])


def test_the_journal_is_searched(desk: Client, administrator: Person) -> None:
    actions.invite(email="ny@region.example", name="Nykomlingen", role=Role.READER, at=NOW, by=administrator)
    assert "Nykomlingen" in desk.get("/journal/?vad=person").content.decode()
    assert "passar in" in desk.get("/journal/?vad=finns-inte").content.decode()
    assert desk.get("/journal/?fran=igår&vem=ingen&sida=xyz").status_code == 200
    officer = people.invite(email="h@region.example", name="H", role=Role.OFFICER, by=None)
    desk.force_login(officer)
    assert desk.get("/journal/").status_code == 404
