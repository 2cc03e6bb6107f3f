"""What answers tell browsers; how long a login lasts; passwords of the house."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from samsyn.people import actions as people
from samsyn.people import headers
from samsyn.people.accounts.passwords import NotOfThisHouse
from samsyn.people.models import LoginSession, Person, Role

pytestmark = pytest.mark.django_db
PASSWORD = "fyra hela ord i rad"


@pytest.fixture
def person() -> Person:
    return people.invite(email="h@region.example", name="H", role=Role.ADMINISTRATOR, by=None, password=PASSWORD)


@pytest.fixture
def inside(person: Person) -> Client:
    client = Client()
    client.post("/logga-in/", {"username": person.email, "password": PASSWORD})
    return client


def test_every_page_says_what_it_needs() -> None:
    page = Client().get("/")
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert page["X-Frame-Options"] == "DENY"
    assert "camera=()" in page["Permissions-Policy"]
    policy = page["Content-Security-Policy"]
    assert all(one in policy for one in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"))
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/konto/", "/en/konto/", "/konton/", "/journal/", "/organisationer/", "/utkorg/"])
def test_what_is_about_persons_is_kept_in_no_cache(inside: Client, address: str) -> None:
    page = inside.get(address)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_desk_is_asked_about_each_time_and_gone_after_logging_out(inside: Client) -> None:
    page = inside.get("/uppgifter/")
    assert {"private", "no-cache"} <= set(page["Cache-Control"].replace(" ", "").split(","))
    assert inside.post("/logga-ut/")["Clear-Site-Data"] == '"cache"'


def test_a_public_page_may_be_kept() -> None:
    page = Client().get("/")
    assert "private" not in page.get("Cache-Control", "")
    assert not page.has_header("Cross-Origin-Resource-Policy")


def test_both_cookies_are_this_hosts_alone_where_the_address_is_https() -> None:
    """Settings as they are made of the address, in a process of their own; then what is sent."""
    done = subprocess.run(
        [sys.executable, "-c", COOKIES], capture_output=True, text=True, check=False,
        env={**os.environ, "SAMSYN_BASE_URL": "https://samsyn.region.example", "SAMSYN_STATELESS": "1",
             "DJANGO_SETTINGS_MODULE": "samsyn.settings"},
    )  # fmt: skip
    assert done.stdout.split() == ["__Host-samsyn", "__Host-messages", "True"], done.stderr


COOKIES = """
from django.conf import settings
print(settings.SESSION_COOKIE_NAME, settings.MESSAGES_COOKIE, settings.SESSION_COOKIE_SECURE)
"""


def test_the_cookie_of_a_message_is_sent_and_taken_away_as_such(settings: LazySettings, client: Client) -> None:
    settings.MESSAGES_COOKIE, settings.SESSION_COOKIE_SECURE = "__Host-messages", True
    sent = client.post("/tillganglighet/", {"problem": "Knappen är för liten.", "page": "/", "email": ""}, secure=True)
    cookie = sent.cookies["__Host-messages"]
    assert (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"]) == (True, True, "/", "")
    shown = client.get("/tillganglighet/", secure=True)
    assert "Tack! Vi läser ditt meddelande" in shown.content.decode()
    gone = shown.cookies["__Host-messages"]
    assert (gone["max-age"], gone["secure"]) == (0, True)


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "FOO"])
def test_other_methods_are_refused(method: str) -> None:
    assert Client().generic(method, "/").status_code == 405


def is_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


def test_a_login_that_nobody_uses_ends_after_a_working_day(person: Person) -> None:
    with time_machine.travel(datetime(2026, 5, 4, 8, tzinfo=UTC), tick=False) as clock:
        client = Client()
        client.post("/logga-in/", {"username": person.email, "password": PASSWORD})
        for _hour in range(12):  # in use, it lasts
            clock.shift(timedelta(hours=1))
            assert is_in(client)
        clock.shift(timedelta(hours=8, minutes=1))
        assert not is_in(client)


def test_a_login_that_is_always_used_ends_after_a_week(person: Person, settings: LazySettings) -> None:
    with time_machine.travel(datetime(2026, 5, 4, 8, tzinfo=UTC), tick=False) as clock:
        client = Client()
        client.post("/logga-in/", {"username": person.email, "password": PASSWORD})
        for _hour in range(settings.SESSION_LONGEST // (4 * 3600) - 1):
            clock.shift(timedelta(hours=4))
            assert is_in(client)
        clock.shift(timedelta(hours=4))
        is_in(client)  # the last page
        assert not is_in(client)
        assert not LoginSession.objects.exists()


@pytest.mark.parametrize(
    "password",
    [
        "Samsyn2026!!!",
        "regionprovlänet",
        "Strategi-2040-remiss",
        "Välkommen 123456",
        "lösenordLÖSENORD",
        "1234567890123",
    ],
)
def test_words_of_the_house_are_refused(password: str, settings: LazySettings) -> None:
    settings.REGION = "Region Provlänet"
    with pytest.raises(ValidationError):
        NotOfThisHouse().validate(password)


@pytest.mark.parametrize(
    "password", ["fyra hela ord i rad", "remissen om älgarna", "Tr0ub4dor&3-hästen", "correct horse battery"]
)
def test_own_words_are_not(password: str) -> None:
    NotOfThisHouse().validate(password)


@pytest.mark.parametrize(
    ("proxied", "sent", "seen"),
    [(True, "6.6.6.6, 192.0.2.7", "192.0.2.7"), (True, "", "127.0.0.1"), (False, "192.0.2.7", "127.0.0.1")],
)
def test_the_senders_address_is_the_proxys_word_alone(
    settings: LazySettings, proxied: bool, sent: str, seen: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    request = RequestFactory().get("/", headers={"X-Forwarded-For": sent})
    headers.watch(lambda _request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == seen


def test_wrong_tries_are_in_the_log_without_anybodys_address(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "samsyn.accounts"):
        for _again in range(9):
            Client().post("/logga-in/", {"username": person.email, "password": "fel"})
    said = [one.getMessage() for one in caplog.records if one.name == "samsyn.accounts"]
    assert said.count("wrong password or code") == 8
    assert said.count("an account waits after wrong tries") == 1
    assert person.email not in caplog.text
