"""The second step: an app with codes, spare codes, wrong tries, what the journal says, who must have one."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import LazySettings
from django.test import Client

from samsyn.people import actions as people
from samsyn.people.accounts import actions, checks
from samsyn.people.models import JournalEntry, OutgoingMail, Person, Role

pytestmark = pytest.mark.django_db
PASSWORD = "fyra hela ord i rad"
START = datetime(2026, 5, 4, 9, 0, 10, tzinfo=UTC)


def code(secret: str, *, later: int = 0) -> str:
    """What the app shows now, or some half minutes from now."""
    return str(format_hotp_value(hotp_value(secret, int(datetime.now(UTC).timestamp()) // 30 + later)))


def log_in(client: Client, person: Person) -> str:
    answer = client.post("/logga-in/", {"username": person.email, "password": PASSWORD})
    return str(answer.headers["Location"])


def verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


@pytest.fixture
def person(clock: time_machine.Traveller) -> Person:
    return people.invite(email="s@region.example", name="Strateg", role=Role.STRATEGIST, by=None, password=PASSWORD)


@pytest.fixture
def client_in(person: Person) -> Client:
    """Logged in, and asked once more who it is, as before every change."""
    client = Client()
    assert log_in(client, person) == "/"
    asked = client.get("/konto/andra-steget/app/")
    assert asked.headers["Location"].startswith("/konto/bekrafta/?next=")
    client.post(asked.headers["Location"], {"password": PASSWORD, "next": "/konto/andra-steget/app/"})
    return client


@pytest.fixture
def secret(client_in: Client) -> str:
    """An app that has been added."""
    page = client_in.get("/konto/andra-steget/app/").content.decode()
    found = re.search(r'<code class="wrap">(\w+)</code>', page)
    assert found
    answer = client_in.post("/konto/andra-steget/app/", {"code": code(found[1])}, follow=True)
    assert "Reservkoder" in answer.content.decode()
    return found[1]


def test_an_app_is_added_and_asked_for(secret: str, person: Person, clock: time_machine.Traveller) -> None:
    clock.shift(60)
    visitor = Client()
    assert log_in(visitor, person) == "/logga-in/kod/"
    assert visitor.get("/konto/").status_code == 302  # not in yet
    assert 'autocomplete="one-time-code"' in visitor.get("/logga-in/kod/").content.decode()
    assert "stämde inte" in visitor.post("/logga-in/kod/", {"code": "000000"}).content.decode()
    assert visitor.post("/logga-in/kod/", {"code": f" {code(secret)[:3]} {code(secret)[3:]}"}).status_code == 302
    assert visitor.get("/konto/").status_code == 200
    assert JournalEntry.objects.latest("pk").facts == {"sätt": "lösenord, app"}


@pytest.mark.django_db(transaction=True)
def test_the_journal_and_a_mail_tell_of_it(secret: str, client_in: Client, person: Person) -> None:
    assert verbs() == ["invite", "log_in", "add_app"]
    client_in.post("/konto/andra-steget/app/ta-bort/")
    assert verbs()[-1] == "remove_app"
    assert "togs bort" in OutgoingMail.objects.latest("pk").body
    assert not Authenticator.objects.exists()  # spare codes go with it
    assert log_in(Client(), person) == "/"


def test_the_next_page_is_kept_over_the_second_step(secret: str, person: Person, clock: time_machine.Traveller) -> None:
    clock.shift(60)
    visitor = Client()
    visitor.post(
        "/en/logga-in/?next=/en/konto/", {"username": person.email, "password": PASSWORD, "next": "/en/konto/"}
    )
    answer = visitor.post("/en/logga-in/kod/", {"code": code(secret)})
    assert answer.headers["Location"] == "/en/konto/"


def test_a_code_works_once(secret: str, person: Person, clock: time_machine.Traveller) -> None:
    clock.shift(60)
    shown = code(secret)
    for client, status in ((Client(), 302), (Client(), 200)):
        log_in(client, person)
        assert client.post("/logga-in/kod/", {"code": shown}).status_code == status


def test_a_code_is_good_for_a_half_minute_more_and_no_longer(
    secret: str, person: Person, clock: time_machine.Traveller
) -> None:
    clock.shift(300)
    client = Client()
    log_in(client, person)
    assert client.post("/logga-in/kod/", {"code": code(secret, later=-2)}).status_code == 200
    assert client.post("/logga-in/kod/", {"code": code(secret, later=-1)}).status_code == 302


def test_many_wrong_codes_must_wait_whatever_the_process(
    secret: str, person: Person, clock: time_machine.Traveller
) -> None:
    clock.shift(60)
    client = Client()
    log_in(client, person)
    for _time in range(actions.TRIES):
        assert "stämde inte" in client.post("/logga-in/kod/", {"code": "123456"}).content.decode()
    assert "Vänta en kvart" in client.post("/logga-in/kod/", {"code": code(secret)}).content.decode()
    clock.shift(actions.PAUSE + timedelta(minutes=1))
    log_in(client, person)
    assert client.post("/logga-in/kod/", {"code": code(secret)}).status_code == 302


def test_a_spare_code_lets_in_once(secret: str, client_in: Client, person: Person) -> None:
    page = client_in.get("/konto/andra-steget/reservkoder/").content.decode()
    spare = re.findall(r"<code>(\d{8})</code>", page)
    assert len(spare) == 10
    text = client_in.get("/konto/andra-steget/reservkoder/fil/").content.decode()
    assert all(one in text for one in spare)
    for client, status in ((Client(), 302), (Client(), 200)):
        log_in(client, person)
        assert client.post("/logga-in/kod/", {"code": spare[3]}).status_code == status
    assert "9 reservkoder kvar" in client_in.get("/konto/andra-steget/").content.decode()
    client_in.post("/konto/andra-steget/reservkoder/nya/")
    client = Client()
    log_in(client, person)
    assert client.post("/logga-in/kod/", {"code": spare[4]}).status_code == 200  # the old ones are over


@pytest.mark.parametrize("said", ["", " ", "12345", "abcdef", "١٢٣٤٥٦", "1" * 300, "' OR 1=1 --", "\N{PILE OF POO}"])
def test_nonsense_is_a_wrong_code(secret: str, person: Person, said: str) -> None:
    client = Client()
    log_in(client, person)
    assert client.post("/logga-in/kod/", {"code": said}).status_code == 200
    assert client.get("/konto/").status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        "",
        "null",
        "[]",
        "{}",
        '"x"',
        "{",
        '{"response": 1}',
        '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}',
    ],
)
@pytest.mark.parametrize("path", ["/logga-in/kod/", "/logga-in/passnyckel/", "/konto/andra-steget/passnyckel/"])
def test_nonsense_is_no_passkey(secret: str, client_in: Client, person: Person, said: str, path: str) -> None:
    client = client_in if path.startswith("/konto/") else Client()
    log_in(client, person) if path == "/logga-in/kod/" else None
    client.get(path, headers={"Accept": "application/json"})
    assert client.post(path, {"credential": said}).status_code in {200, 302}
    assert Authenticator.objects.filter(type="webauthn").count() == 0
    if client is not client_in:
        assert client.get("/konto/").status_code == 302


def test_who_is_closed_between_password_and_code_stays_out(
    secret: str, person: Person, clock: time_machine.Traveller
) -> None:
    clock.shift(60)
    client = Client()
    log_in(client, person)
    Person.objects.update(is_active=False)
    answer = client.post("/logga-in/kod/", {"code": code(secret)}, follow=True)
    assert "Kontot är stängt" in answer.content.decode()
    assert client.get("/konto/").status_code == 302


def test_a_new_link_for_the_password_does_not_pass_the_second_step(secret: str, person: Person) -> None:
    actions.send_link(person=person, at=START, by=person)
    found = re.search(r"(/valkommen/[\w-]+/)", OutgoingMail.objects.filter(purpose=actions.WELCOME).latest("pk").body)
    assert found
    visitor = Client()
    answer = visitor.post(found[1], {"password": "ett annat långt ord"})
    assert answer.headers["Location"] == "/logga-in/kod/"
    assert visitor.get("/konto/").status_code == 302


def test_the_administrator_helps_who_lost_everything(secret: str, client_in: Client, person: Person) -> None:
    chief = people.invite(email="a@region.example", name="A", role=Role.ADMINISTRATOR, by=None, password=PASSWORD)
    desk = Client()
    log_in(desk, chief)
    assert "två steg" in desk.get("/konton/").content.decode()
    desk.post(f"/konton/{person.pk}/nollstall/")
    assert client_in.get("/konto/").status_code == 302  # out everywhere
    assert log_in(Client(), person) == "/"
    assert verbs()[-3:-1] == ["end_sessions", "reset_steps"]
    strategist = Client()
    log_in(strategist, person)
    assert strategist.post(f"/konton/{chief.pk}/nollstall/").status_code == 404


def test_who_must_have_one_where_the_region_says_so(settings: LazySettings, clock: time_machine.Traveller) -> None:
    settings.REQUIRE_MFA = "administrator"
    chief = people.invite(email="a@region.example", name="A", role=Role.ADMINISTRATOR, by=None, password=PASSWORD)
    client = Client()
    log_in(client, chief)
    for path in ("/", "/konton/", "/konto/", "/strategi/"):
        assert client.get(path).headers["Location"] == "/konto/andra-steget/"
    page = client.get("/konto/andra-steget/").content.decode()
    assert "Här behöver du ett andra steg" in page
    assert all(
        client.get(one).headers["Content-Type"].startswith("text/css") for one in re.findall(r'"(/stil/[^"]+)"', page)
    )
    assert "/stil/" in page
    assert client.get("/konto/andra-steget/app/").headers["Location"].startswith("/konto/bekrafta/")
    assert client.get("/konto/bekrafta/").status_code == 200
    Authenticator.objects.create(user=chief, type="totp", data={"secret": "X"})
    assert client.get("/konton/").status_code == 200
    officer = people.invite(email="h@region.example", name="H", role=Role.OFFICER, by=None, password=PASSWORD)
    other = Client()
    assert log_in(other, officer) == "/"
    assert other.get("/konto/").status_code == 200
    for said, held in (
        ("1", True),
        ("officer", True),
        ("oficer", True),
        ("strategist", False),
        ("0", False),
        ("", False),
    ):
        settings.REQUIRE_MFA = said
        assert (other.get("/konto/").status_code == 302) is held, said
    settings.REQUIRE_MFA = "1"
    Person.objects.filter(pk=officer.pk).update(role=Role.READER)
    assert other.get("/konto/").status_code == 200
    settings.REQUIRE_MFA = "reader"
    assert other.get("/konto/").status_code == 302
    assert Client().get("/").status_code == 200


@pytest.mark.parametrize(
    ("said", "found"),
    [("", ["W002"]), ("0", ["W002"]), ("administrator", ["W002"]), ("1", []), ("officer", []), ("reader", []), ("ja", ["E003"])],
)  # fmt: skip
def test_what_check_says_of_it(settings: LazySettings, said: str, found: list[str]) -> None:
    settings.REQUIRE_MFA, settings.LEAKED_PASSWORDS = said, "finns"
    told = [*checks.second_step(None), *checks.in_production(None)]
    assert [one.id for one in told] == [f"people.{one}" for one in found]
    assert all(one.hint for one in told)


def test_the_password_before_a_change_is_not_guessed(person: Person) -> None:
    client = Client()
    log_in(client, person)
    for _time in range(actions.TRIES):
        answer = client.post("/konto/bekrafta/", {"password": "fel"})
        assert "stämmer inte" in answer.content.decode()
    assert "Vänta en kvart" in client.post("/konto/bekrafta/", {"password": PASSWORD}).content.decode()


def test_nobody_leaves_the_site_after_saying_who_it_is(client_in: Client) -> None:
    answer = client_in.post(
        "/konto/bekrafta/?next=https://annan.example/", {"password": PASSWORD, "next": "https://annan.example/"}
    )
    assert "annan.example" not in str(parse_qs(answer.headers.get("Location", "")))
    assert not answer.headers.get("Location", "").startswith("http")


def test_what_is_kept_says_nothing_secret(secret: str, client_in: Client) -> None:
    text = client_in.get("/konto/mina-uppgifter.json").content.decode()
    assert '"sort": "totp"' in text
    assert secret not in text
    assert "inloggningar" in text
