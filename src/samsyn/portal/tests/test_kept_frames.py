"""The frame of a kept page: each reader's own, the same as one that is drawn anew, and never a day older than they are."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.shortcuts import render
from django.test import Client
from django.utils.translation import override

from samsyn.people.models import Person
from samsyn.portal.kept import frames, stamp
from samsyn.portal.kept.store import store
from samsyn.portal.tests import county
from samsyn.portal.thread import views as thread
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def kept(settings: Any) -> Iterator[None]:
    settings.KEPT_PAGES_BYTES = 5_000_000
    store.clear()
    frames._frames.clear()
    stamp.forget()
    yield
    store.clear()
    stamp.forget()


@pytest.fixture
def by() -> Person:
    return county.person()


@pytest.fixture
def path(by: Person) -> str:
    return f"/strategi/{county.strategy_of(by).document.slug}/"


@pytest.fixture
def member() -> Person:
    return Person.objects.create(email="ledamot@provlanet.example", name="Ledamot <Ett>", role="reader")


@pytest.fixture
def client(member: Person) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    return client


def drawn() -> int:
    return len(frames._frames._held)


def test_it_is_drawn_once_and_follows_the_address(client: Client, path: str) -> None:
    assert client.get(path).text.count("Ledamot &lt;Ett&gt;") == 2
    client.get(path)
    assert drawn() == 1
    assert 'href="/en' + path + '?a=1"' in client.get(f"{path}?a=1").text
    assert 'href="' + path + '"' in client.get(f"/en{path}").text
    assert drawn() == 3


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_in_a_frame_it_is_the_page_drawn_in_one_piece(client: Client, path: str, prefix: str) -> None:
    """Without the kept parts: as the framework draws the page's own template."""
    request = client.get(f"{prefix}{path}").wsgi_request
    with override("en" if prefix else "sv"):
        page = thread._reading(Edition.objects.published()[0], current=True)
        whole = render(request, page.template, page.context).content.decode()
    for _time in range(2):
        assert TOKEN.sub("", client.get(f"{prefix}{path}").text) == TOKEN.sub("", whole)


def test_another_name_or_role_is_seen_at_once(client: Client, path: str, member: Person) -> None:
    client.get(path)
    Person.objects.filter(pk=member.pk).update(name="Ledamot Två")
    assert "Ledamot Två" in client.get(path).text
    Person.objects.filter(pk=member.pk).update(is_active=False)
    shown = client.get(path).text
    assert "Ledamot" not in shown
    assert "/logga-in/" in shown


def test_the_token_is_new_each_time_and_holds(client: Client, path: str) -> None:
    one, two = (TOKEN.findall(client.get(path).text) for _time in range(2))
    assert len(one) == len(two) == 1
    assert one != two
    assert client.post("/logga-ut/", {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert client.post("/logga-ut/", {"csrfmiddlewaretoken": two[0]}).status_code == 302
    assert "Ledamot" not in client.get(path).text


def test_what_somebody_is_told_is_told_once(path: str, member: Person) -> None:
    client = Client()
    client.force_login(member)
    client.get(path)
    client.post("/konto/inloggningar/", {"avsluta": "1"})
    told, after = client.get(path).text, client.get(path).text
    assert "redan avslutad" in told
    assert "redan avslutad" not in after
    assert drawn() == 1


def test_a_session_that_is_nobodys_gets_no_token(path: str) -> None:
    stranger = Client()
    session = stranger.session
    session["something"] = 1
    session.save()
    for _time in range(2):
        shown = stranger.get(path)
        assert "/logga-in/" in shown.text
        assert not TOKEN.findall(shown.text)
    assert "_csrftoken" not in stranger.session
