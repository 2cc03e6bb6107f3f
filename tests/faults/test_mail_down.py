"""The mail server is down for a day, then up: each mail comes once, and nobody has to do anything."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes

import pytest
import time_machine
from django.conf import LazySettings
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from samsyn.people import outbox, tasks
from samsyn.people.models import OutgoingMail
from samsyn.people.tests.mail_double import Smtp
from samsyn.people.tests.serving import answering

pytestmark = pytest.mark.django_db
MAILS = 5


@pytest.fixture
def server(settings: LazySettings) -> Iterator[Smtp]:
    with answering(Smtp()) as smtp:
        settings.MAILERS = smtp.mailers
        settings.SENDS_MAIL = True
        settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}
        yield smtp


@pytest.mark.parametrize("state", ["down", "refusing"])
def test_a_day_without_mail_and_each_is_sent_once(server: Smtp, state: str) -> None:
    server.state = state
    begun = timezone.now()
    with time_machine.travel(begun, tick=False) as clock:
        for number in range(MAILS):
            outbox.write(
                purpose="prov", to=f"a{number}@b.example", subject=f"Brev {number}", body="Hej", at=begun, by=None
            )
        for _hour in range(24):
            run_tasks()
            clock.shift(timedelta(hours=1))
        waiting = OutgoingMail.objects.filter(sent_at=None)
        assert waiting.count() == MAILS
        assert all(mail.error for mail in waiting), "the outbox says why"
        server.state = "up"
        for _hour in range(48):
            run_tasks()
            clock.shift(timedelta(hours=1))
        for mail in OutgoingMail.objects.all():  # and somebody runs it once more
            tasks.deliver.enqueue(mail.pk)
        run_tasks(raise_failures=True)
    sent = Counter(message_from_bytes(one)["To"] for one in server.mails)
    assert sent == {f"a{number}@b.example": 1 for number in range(MAILS)}
    assert not OutgoingMail.objects.filter(sent_at=None).exists()
    assert not OxTask.objects.exclude(status="SUCCESSFUL").exists()
