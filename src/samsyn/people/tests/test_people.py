"""Roles, the journal, and logging in, as the cast sees them."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client

from samsyn.people import actions, journal
from samsyn.people.models import JournalEntry, JournalIsAppendOnly, Organisation, Person, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Person:
    return actions.invite(
        email="Chef@Region.example", name="Chefen", role=Role.ADMINISTRATOR, by=None, password="hemlig-hemlig"
    )


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.READER, {Role.READER}),
        (Role.OFFICER, {Role.READER, Role.OFFICER}),
        (Role.STRATEGIST, {Role.READER, Role.OFFICER, Role.STRATEGIST}),
        (Role.ADMINISTRATOR, set(Role)),
    ],
)
def test_each_role_may_do_what_the_ones_below_may(role: Role, may: set[Role]) -> None:
    person = actions.invite(email=f"{role}@region.example", name=role, role=role, by=None)
    assert {other for other in Role if person.may(other)} == may


def test_someone_who_left_may_nothing(administrator: Person) -> None:
    administrator.is_active = False
    assert not any(administrator.may(role) for role in Role)


def test_inviting_stands_in_the_journal(administrator: Person) -> None:
    actions.invite(email="ny@region.example", name="Ny", role=Role.OFFICER, by=administrator)
    entry = JournalEntry.objects.latest("pk")
    assert (entry.verb, entry.noun, entry.by_name, entry.facts) == ("invite", "person", "Chefen", {"roll": "officer"})


def test_the_journal_is_only_added_to(administrator: Person) -> None:
    journal.record(by=administrator, verb="look", on=administrator)
    with pytest.raises(JournalIsAppendOnly):
        JournalEntry.objects.update(verb="x")
    with pytest.raises(JournalIsAppendOnly):
        JournalEntry.objects.all().delete()


def test_mail_address_is_the_same_in_any_case(administrator: Person, client: Client) -> None:
    assert administrator.email == "chef@region.example"


def test_logging_in_and_out(administrator: Person, client: Client) -> None:
    page = client.post("/logga-in/", {"username": "chef@region.example", "password": "hemlig-hemlig"})
    assert page.status_code == 302
    assert client.get("/konto/").status_code == 200
    client.post("/logga-ut/")
    assert client.get("/konto/").headers["Location"].startswith("/logga-in/")


def test_wrong_password_says_what_to_do(administrator: Person, client: Client) -> None:
    page = client.post("/logga-in/", {"username": "chef@region.example", "password": "fel"})
    assert "hör inte ihop" in page.content.decode()


def test_one_organisation_once() -> None:
    actions.register_organisation(name="Åmåla kommun", organisation_class="Kommuner", by=None)
    with pytest.raises(IntegrityError):
        Organisation.objects.create(name="Åmåla kommun", organisation_class="Kommuner")


def test_unknown_class_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError):
        Organisation.objects.create(name="Något", organisation_class="Riddare")


def test_swedish_order_and_case() -> None:
    for name in ("Örby", "Zinkhult", "Ålsäter", "Ängstad", "Arvet", "ekeby"):
        actions.register_organisation(name=name, organisation_class="Kommuner", by=None)
    names = list(Organisation.objects.order_by("name").values_list("name", flat=True))
    assert names == ["Arvet", "ekeby", "Zinkhult", "Ålsäter", "Ängstad", "Örby"]
    assert Organisation.objects.filter(name__icontains="ÄNG").count() == 1
    assert Organisation.objects.filter(name__icontains="100%").count() == 0


def test_an_account_without_a_terminal_to_ask_for_its_password_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(CommandError, match="Inget lösenord kom in"):
        call_command("invite", "ny@region.example", "--password-stdin")
    assert not Person.objects.filter(email="ny@region.example").exists()
