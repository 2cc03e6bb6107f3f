"""Single sign-on against an issuer that speaks the protocol: the invited come in, nobody else, whatever is said."""

import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.core import checks
from django.test import Client

from samsyn.people import actions as people
from samsyn.people.accounts import actions
from samsyn.people.models import JournalEntry, Person, Role
from samsyn.people.tests.issuer import CLIENT, SECRET, Issuer, running

pytestmark = pytest.mark.django_db
ADDRESS = "h@region.example"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any) -> None:
        return None


def at_the_issuer(address: str) -> str:
    """What the browser does there: where it is sent back to."""
    try:
        urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay).open(address)
    except HTTPError as answer:
        return str(answer.headers["Location"])
    raise AssertionError("no redirect")


@pytest.fixture
def issuer(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Issuer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running() as found:
        found.user |= {"email": ADDRESS, "email_verified": True}
        settings.OIDC_ISSUER, settings.OIDC_NAME = found.url, "Provtjänsten"
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
        facts = {"server_url": found.url, "oauth_pkce_enabled": True}
        app = {"provider_id": "sso", "name": "P", "client_id": CLIENT, "secret": SECRET, "settings": facts}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield found


@pytest.fixture
def person() -> Person:
    return people.invite(email=ADDRESS, name="H", role=Role.OFFICER, by=None)


def sign_on(client: Client, start: str = "/logga-in/med/sso/") -> str:
    """From the button to the page that one lands on: its text."""
    back = urlsplit(at_the_issuer(client.get(start).headers["Location"]))
    return client.get(f"{back.path}?{back.query}", follow=True).content.decode()


def is_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


def test_an_invited_person_comes_in_and_is_known_the_next_time(issuer: Issuer, person: Person) -> None:
    client = Client()
    assert "Logga in med Provtjänsten" in client.get("/logga-in/").content.decode()
    sign_on(client)
    assert is_in(client)
    assert issuer.asked.count("/keys") == 1  # the signature was looked at
    assert list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "invite", "connect_sso", "log_in",
    ]  # fmt: skip
    issuer.user["email"] = "nytt-namn@region.example"
    again = Client()
    sign_on(again)
    assert is_in(again)
    assert SocialAccount.objects.get().user_id == person.pk
    assert JournalEntry.objects.latest("pk").facts == {"sätt": "inloggningstjänst"}


def test_of_what_the_issuer_says_only_the_subject_is_kept(issuer: Issuer, person: Person) -> None:
    issuer.user |= {"personnummer": "19700101-9999", "phone_number": "070-000 00 00"}
    for _time in range(2):
        sign_on(Client())
    row = SocialAccount.objects.get()
    assert (row.uid, row.extra_data) == ("197001019999", {})


def test_the_next_page_and_its_language_are_kept(issuer: Issuer, person: Person) -> None:
    client = Client()
    text = sign_on(client, "/en/logga-in/med/sso/?next=/en/konto/")
    assert '<html lang="en">' in text
    assert ADDRESS in text
    stranger = Client()
    SocialAccount.objects.all().delete()
    issuer.user["email"] = "okänd@region.example"
    assert "there is no open account here" in sign_on(stranger, "/en/logga-in/med/sso/")


def test_nobody_is_sent_away_afterwards(issuer: Issuer, person: Person) -> None:
    client = Client()
    sign_on(client, "/logga-in/med/sso/?next=https://annan.example/")
    assert is_in(client)


@pytest.mark.parametrize(
    "said",
    [
        {"email": "okand@region.example"}, {"email_verified": False}, {"email_verified": "true"},
        {"email_verified": None}, {"email": None}, {"email": ""}, {"email": f"{ADDRESS}.annan.example"},
    ],
)  # fmt: skip
def test_who_is_not_invited_or_not_proved_stays_out(issuer: Issuer, person: Person, said: dict[str, Any]) -> None:
    issuer.user |= said
    client = Client()
    assert "inget öppet konto här" in sign_on(client)
    assert not is_in(client)
    assert Person.objects.count() == 1
    assert SocialAccount.objects.count() == 0


def test_an_issuer_that_says_nothing_of_proof_may_be_trusted(
    issuer: Issuer, person: Person, settings: LazySettings
) -> None:
    del issuer.user["email_verified"]
    out, into = Client(), Client()
    sign_on(out)
    assert not is_in(out)
    settings.OIDC_TRUST_EMAIL = True
    sign_on(into)
    assert is_in(into)


def test_a_closed_account_stays_closed(issuer: Issuer, person: Person) -> None:
    chief = people.invite(email="a@region.example", name="A", role=Role.ADMINISTRATOR, by=None)
    actions.close(person=person, by=chief)
    client = Client()
    assert "inget öppet konto här" in sign_on(client)  # never linked
    actions.reopen(person=person, by=chief)
    sign_on(Client())
    actions.close(person=person, by=chief)
    assert "Kontot är stängt" in sign_on(client)  # linked
    assert not is_in(client)


def test_the_second_step_is_asked_for_here_too(issuer: Issuer, person: Person) -> None:
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    client = Client()
    assert "Ett steg till" in sign_on(client)
    assert not is_in(client)


LIES = [
    "issuer", "audience", "expired", "signature", "unknown key", "unsigned", "shared key", "subject", "no id token",
    "nonce", "no nonce",
    "cancel", "no json", "/token", "/userinfo", "/keys", "/.well-known/openid-configuration",
]  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_an_issuer_that_lies_or_breaks_lets_nobody_in(issuer: Issuer, person: Person, lie: str) -> None:
    client = Client()
    away = client.get("/logga-in/med/sso/").headers["Location"]
    issuer.faults = {lie}
    back = urlsplit(at_the_issuer(away))
    text = client.get(f"{back.path}?{back.query}", follow=True).content.decode()
    assert "Inloggningen med Provtjänsten blev inte klar" in text
    assert not is_in(client)
    assert SocialAccount.objects.count() == 0


def test_why_it_broke_stands_in_the_log(
    issuer: Issuer, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    app: Any = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"  # nobody listens there
    with caplog.at_level("WARNING", "samsyn.accounts"):
        assert Client().get("/logga-in/med/sso/").status_code == 302
    assert "ConnectionError" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize("lie", ["issuer", "no json", "/.well-known/openid-configuration"])
def test_an_issuer_that_is_wrong_from_the_start_is_not_gone_to(issuer: Issuer, lie: str) -> None:
    issuer.faults = {lie}
    text = Client().get("/logga-in/med/sso/", follow=True).content.decode()
    assert "blev inte klar" in text
    assert "/authorize" not in issuer.asked


def test_an_answer_that_was_not_asked_for_is_no_login(issuer: Issuer, person: Person) -> None:
    back = urlsplit(at_the_issuer(Client().get("/logga-in/med/sso/").headers["Location"]))
    other = Client()
    assert "blev inte klar" in other.get(f"{back.path}?{back.query}", follow=True).content.decode()
    assert not is_in(other)
    for query in ("", "?state=x", "?code=x&state=y", "?error=<script>", f"?{back.query}&state=z"):
        assert "blev inte klar" in other.get(f"{back.path}{query}", follow=True).content.decode()


def test_an_answer_is_used_once(issuer: Issuer, person: Person) -> None:
    client = Client()
    back = urlsplit(at_the_issuer(client.get("/logga-in/med/sso/").headers["Location"]))
    client.get(f"{back.path}?{back.query}")
    client.post("/logga-ut/")
    assert "blev inte klar" in client.get(f"{back.path}?{back.query}", follow=True).content.decode()


def test_each_login_has_a_nonce_of_its_own_and_two_tabs_may_be_open(issuer: Issuer, person: Person) -> None:
    client = Client()
    away = [client.get("/logga-in/med/sso/").headers["Location"] for _tab in range(2)]
    sent = [parse_qs(urlsplit(one).query)["nonce"][0] for one in away]
    assert len(set(sent)) == 2
    assert min(len(one) for one in sent) >= 32
    back = urlsplit(at_the_issuer(away[0]))  # the tab that was opened first
    client.get(f"{back.path}?{back.query}")
    assert is_in(client)


def test_what_a_link_says_does_not_change_what_is_asked(issuer: Issuer, person: Person) -> None:
    client = Client()
    client.force_login(people.invite(email="annan@region.example", name="Annan", role=Role.READER, by=None))
    away = client.get("/logga-in/med/sso/?process=connect&scope=all&auth_params=prompt%3Dnone").headers["Location"]
    asked = parse_qs(urlsplit(away).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked
    back = urlsplit(at_the_issuer(away))
    client.get(f"{back.path}?{back.query}")
    assert SocialAccount.objects.get().user_id == person.pk  # never somebody else's account


def test_without_an_issuer_there_is_no_button_and_no_page(client: Client) -> None:
    assert "/logga-in/med/" not in client.get("/logga-in/").content.decode()
    assert client.get("/logga-in/med/sso/").status_code == 404
    assert client.get("/logga-in/med/sso/svar/?code=x&state=y").status_code == 404


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, []),
        ({"OIDC_ISSUER": "https://sso.example", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}, []),
        ({"OIDC_ISSUER": "https://sso.example", "OIDC_CLIENT_ID": "a"}, ["people.E001"]),
        ({"OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}, ["people.E001"]),
        ({"OIDC_ISSUER": "http://sso.example", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}, ["people.E002"]),
        ({"OIDC_ISSUER": "http://127.0.0.1:1", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}, []),
        ({"OIDC_ISSUER": "sso", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}, ["people.E002"]),
        ({"BASE_URL": "http://10.0.0.5"}, ["people.W001"]),
    ],
)
def test_settings_that_do_not_fit_are_told(settings: LazySettings, facts: dict[str, str], found: list[str]) -> None:
    for name, value in facts.items():
        setattr(settings, name, value)
    said = [one for one in checks.run_checks() if (one.id or "").startswith("people.")]
    assert [one.id for one in said] == found
    assert all(one.hint for one in said)
