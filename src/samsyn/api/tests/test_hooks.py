"""Whoever subscribes is told of what is public, once each, signed; never anything else, never anybody inside."""

import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string

from samsyn.api import tasks
from samsyn.api.hooks import actions, sending
from samsyn.api.models import Delivery, Subscription
from samsyn.api.tests.hook_double import Subscriber, running
from samsyn.cores.text.values import File
from samsyn.people import actions as people
from samsyn.people.models import JournalEntry, Person, Role
from samsyn.portal.models import Article
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition, Kind, Stage

pytestmark = pytest.mark.django_db
TEXT = "# Provlänet 2040\n\n## Mål\n\nAlla lär.\n"


@pytest.fixture
def chief() -> Person:
    return people.invite(email="a@region.example", name="A", role=Role.ADMINISTRATOR, by=None)


@pytest.fixture
def double(settings: LazySettings) -> Iterator[Subscriber]:
    settings.WEBHOOKS_INSIDE = True
    with running() as found:
        yield found


@pytest.fixture
def subscription(chief: Person, double: Subscriber) -> Subscription:
    before = timezone.now() - timedelta(minutes=1)
    made = actions.subscribe(name="Diariet", address=double.address, at=before, by=chief)
    double.secret = made.secret
    return made


def draft(title: str = "Provlänet 2040") -> Edition:
    document = strategy.create_document(kind=Kind.RUS, title=title, region="Region P", county="P", by=None)
    return strategy.import_edition(
        document=document, stage=Stage.CONSULTATION, file=File("s.md", TEXT.encode()), at=timezone.now(), by=None
    )


def published(at: datetime | None = None) -> Edition:
    return strategy.publish_edition(edition=draft(), at=at or timezone.now(), by=None)


def tick() -> int:
    """What the worker does each minute. (In tests a task runs at once.)"""
    return actions.notice(at=timezone.now())


def test_the_worker_has_the_task() -> None:
    from django.conf import settings

    assert import_string(settings.SCHEDULES["api-notice"]["task"]) is tasks.notice


def test_what_is_published_is_told_once_and_signed(subscription: Subscription, double: Subscriber) -> None:
    edition = published()
    assert [tick(), tick(), tick()] == [1, 0, 0]
    [told] = double.taken
    assert (told["event"], told["id"]) == ("edition.published", edition.pk)
    assert told["url"].endswith(f"/strategi/{edition.document.slug}/{edition.path}/")
    assert double.heads[0]["Samsyn-Event"] == "edition.published"
    assert double.heads[0]["Samsyn-Delivery"] == str(Delivery.objects.get().pk)
    assert double.refused == 0


def test_nothing_that_is_not_public_is_told(subscription: Subscription, double: Subscriber) -> None:
    draft("Hemligt utkast")
    now = timezone.now()
    facts: dict[str, Any] = {"created_at": now, "changed_at": now}
    Article.objects.create(title="Utkast", slug="utkast", **facts)
    Article.objects.create(title="Sedan", slug="sedan", publish_at=now + timedelta(days=1), **facts)
    Article.objects.create(title="Tillbaka", slug="tillbaka", publish_at=now, withdrawn_at=now, **facts)
    assert tick() == 0
    Article.objects.create(title="Nu", slug="nu", publish_at=now, **facts)
    assert tick() == 1
    assert [one["title"] for one in double.taken] == ["Nu"]


def test_what_was_published_before_is_not_told(subscription: Subscription, double: Subscriber) -> None:
    published(at=subscription.since - timedelta(minutes=5))
    assert tick() == 0


def test_a_worker_that_was_down_tells_it_afterwards(subscription: Subscription, double: Subscriber) -> None:
    published(at=subscription.since + timedelta(seconds=30))
    Subscription.objects.update(
        since=subscription.since, seen_to=timezone.now()
    )  # a late transaction: within the slack
    assert tick() == 1
    assert len(double.taken) == 1


def test_a_subscriber_that_is_down_gets_it_later_and_is_given_up_in_the_end(
    subscription: Subscription, double: Subscriber
) -> None:
    published()
    double.status = 503
    actions.notice(at=timezone.now())
    row = Delivery.objects.get()
    tries = [actions.deliver(row.pk, at=timezone.now()) for _try in range(actions.TRIES)]
    assert tries == [2, 3, 4, 5, 6, 7, None, None]
    row.refresh_from_db()
    assert (row.attempts, row.status, row.delivered_at, double.taken) == (8, 503, None, [])
    double.status = 200
    chief = Person.objects.get(role=Role.ADMINISTRATOR)
    actions.send_again(delivery=row, by=chief)
    assert len(double.taken) == 1
    assert JournalEntry.objects.filter(verb="send_again").count() == 1


def test_nobody_there_is_an_error_that_is_shown(subscription: Subscription) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        Subscription.objects.update(address=f"http://127.0.0.1:{taken.getsockname()[1]}/")
        published()
        tick()
    row = Delivery.objects.get()
    assert row.status is None
    assert row.error.startswith("ConnectionRefusedError")


def test_a_redirect_is_not_followed(subscription: Subscription, double: Subscriber) -> None:
    double.status = 302
    published()
    tick()
    assert len(double.heads) == 1
    assert Delivery.objects.get().delivered_at is None


def test_a_pause_loses_nothing_and_an_end_is_the_end(
    subscription: Subscription, double: Subscriber, chief: Person
) -> None:
    actions.pause(subscription=subscription, at=timezone.now(), by=chief)
    published()
    assert tick() == 1
    assert double.heads == []
    actions.resume(subscription=subscription, by=chief)
    assert len(double.taken) == 1
    actions.end(subscription=subscription, at=timezone.now(), by=chief)
    with pytest.raises(actions.Ended):
        actions.try_out(subscription=subscription, at=timezone.now(), by=chief)
    strategy.publish_edition(edition=draft("Ny 2050"), at=timezone.now(), by=None)
    assert tick() == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/", "ftp://example.org/", "https://", "https://user:pw@example.org/", "https://[::1",
        "file:///etc/passwd", "https://example.org:0/",
    ],
)  # fmt: skip
def test_addresses_that_are_refused_at_once(chief: Person, address: str) -> None:
    with pytest.raises(sending.NotAllowed):
        actions.subscribe(name="X", address=address, at=timezone.now(), by=chief)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.0.0.5", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "[::1]",
        "[fd00::1]", "[fe80::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "224.0.0.1",
        "2130706433", "0x7f.1", "localhost",
    ],
)  # fmt: skip
def test_nothing_is_sent_to_a_machine_inside(host: str) -> None:
    answer = sending.post(address=f"https://{host}/", secret="x", kind="ping", number=1, body=b"{}", at=timezone.now())
    assert (answer.status, answer.error) == (None, sending.NOT_ALLOWED)


def test_a_name_that_leads_inside_is_refused_when_it_is_sent_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look-up is the net's, not ours: one good number among bad ones does not help."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 443)) for number in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_facts: found)
    answer = sending.post(
        address="https://ut.example/", secret="x", kind="ping", number=1, body=b"{}", at=timezone.now()
    )
    assert answer.error == sending.NOT_ALLOWED


def test_the_administrators_pages(chief: Person, double: Subscriber) -> None:
    client = Client()
    client.force_login(chief)
    base = "/oppna-data/prenumerationer/"
    assert base in client.get("/oppna-data/").text
    assert client.post(base, {"name": "X", "address": "ftp://x.example/"}).status_code == 422
    page = client.post(base, {"name": "Diariet", "address": double.address}).text
    row = Subscription.objects.get()
    assert row.secret in page
    assert row.secret not in client.get(base).text
    double.secret = row.secret
    client.post(f"{base}{row.pk}/gor/", {"gor": "prova"})
    assert [one["event"] for one in double.taken] == ["ping"]
    page = client.get(f"{base}{row.pk}/").text
    assert "framme" in page
    assert row.secret not in page
    client.post(f"/oppna-data/leveranser/{Delivery.objects.get().pk}/igen/")
    assert len(double.taken) == 2
    renewed = client.post(f"{base}{row.pk}/gor/", {"gor": "nyckel"}).text
    row.refresh_from_db()
    assert row.secret in renewed
    for what, word in (("pausa", "pausad"), ("fortsatt", "Pausa"), ("avsluta", "avslutad")):
        assert word in client.post(f"{base}{row.pk}/gor/", {"gor": what}, follow=True).text
    assert "redan avslutad" in client.post(f"{base}{row.pk}/gor/", {"gor": "prova"}, follow=True).text
    assert client.post(f"{base}{row.pk}/gor/", {"gor": "annat"}).status_code == 302
    assert row.secret not in str(list(JournalEntry.objects.values_list("facts", "label")))


def test_nobody_else_sees_them(double: Subscriber) -> None:
    client = Client()
    client.force_login(people.invite(email="s@region.example", name="S", role=Role.STRATEGIST, by=None))
    assert client.get("/oppna-data/prenumerationer/").status_code == 404
    assert "prenumerationer" not in client.get("/oppna-data/").text
