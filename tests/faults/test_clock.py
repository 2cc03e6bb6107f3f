"""The machine's clock jumps: what a worker holds, what waits for its time, who is logged in, and a locked account."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.worker import worker_class

from samsyn.comments import actions as comments
from samsyn.comments.models import Original
from samsyn.people import actions as people
from samsyn.people import outbox, tasks
from samsyn.people.models import OutgoingMail, Person, Role

pytestmark = pytest.mark.django_db
PASSWORD = "fyra-hela-ord-i-rad"


@pytest.fixture
def mail(settings: LazySettings) -> OutgoingMail:
    """One task in the queue."""
    settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    found = outbox.write(purpose="prov", to="a@b.example", subject="Hej", body="Hej", at=timezone.now(), by=None)
    tasks.deliver.enqueue(found.pk)
    return found


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_worker_with_a_wrong_clock_takes_nothing_from_another(
    mail: OutgoingMail, mailoutbox: list[object], hours: int
) -> None:
    """What a worker holds is held by the database's clock, which is one and the same for all of them."""
    one, two = worker_class()(), worker_class()()
    held = one.claim_one()
    assert held is not None
    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
        assert two.reap() == 0
        assert two.claim_one() is None
    one.execute(held, inline=True)
    assert len(mailoutbox) == 1
    assert OxTask.objects.get().status == "SUCCESSFUL"


def test_a_worker_that_died_with_a_fast_clock_is_taken_over_from_as_soon(
    mail: OutgoingMail, mailoutbox: list[object]
) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        assert worker_class()().claim_one() is not None  # and it dies
    row = OxTask.objects.get()
    assert row.lease_expires_at < timezone.now() + timedelta(minutes=10), "not three hours from now"
    past = timezone.now() - timedelta(minutes=10)
    OxTask.objects.update(locked_at=past, lease_expires_at=past)  # the minutes have gone
    two = worker_class()()
    assert two.reap() == 1
    taken = two.claim_one()
    assert taken is not None
    two.execute(taken, inline=True)
    assert len(mailoutbox) == 1


def test_what_waits_for_its_time_is_done_when_the_clock_is_right_again(mail: OutgoingMail) -> None:
    OxTask.objects.update(run_after=timezone.now() + timedelta(minutes=10))
    with time_machine.travel(timezone.now() - timedelta(days=1), tick=False):
        assert worker_class()().claim_one() is None
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert worker_class()().claim_one() is not None


@pytest.fixture
def person() -> Person:
    return people.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None, password=PASSWORD)


def inside(client: Client) -> bool:
    return client.get("/uppgifter/").status_code == 200


def test_a_login_survives_a_jump_back_and_ends_after_a_long_jump_forward(person: Person) -> None:
    client = Client()
    assert client.post("/logga-in/", {"username": person.email, "password": PASSWORD}).status_code == 302
    assert inside(client)
    with time_machine.travel(timezone.now() - timedelta(days=2), tick=False):
        assert inside(client)
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        assert not inside(client)
        assert client.post("/logga-in/", {"username": person.email, "password": PASSWORD}).status_code == 302
        assert inside(client)


def test_a_locked_account_opens_again_after_a_jump_back(person: Person) -> None:
    """Wrong tries with tomorrow's date lock nobody out for a day and a night."""
    client = Client()
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        for _again in range(9):
            client.post("/logga-in/", {"username": person.email, "password": "fel"})
        client.post("/logga-in/", {"username": person.email, "password": PASSWORD})
        assert not inside(client)
    client = Client()
    client.post("/logga-in/", {"username": person.email, "password": PASSWORD})
    assert inside(client)


def test_what_is_received_keeps_the_order_of_arrival(person: Person) -> None:
    """A clock that goes back between two letters changes neither their bytes nor the order of their numbers."""
    first = comments.keep_original(name="a.txt", data=b"Hej", at=timezone.now(), by=person)
    second = comments.keep_original(name="b.txt", data=b"Hej", at=timezone.now() - timedelta(hours=2), by=person)
    assert list(Original.objects.order_by("pk")) == [first, second]
    assert first.sha256 == second.sha256
