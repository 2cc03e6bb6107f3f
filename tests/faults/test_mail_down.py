"""The mail server is down for a day, then up: each mail comes once, and nobody has to do anything."""

import socketserver
import threading
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

pytestmark = pytest.mark.django_db
MAILS = 5


class Smtp(socketserver.ThreadingTCPServer):
    """A mail server that is down (hangs up), refuses for now (451), or takes what it is sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.state = "down"
        self.mails: list[bytes] = []


class _Talk(socketserver.StreamRequestHandler):
    server: Smtp

    def handle(self) -> None:
        if self.server.state == "down":
            return
        self.wfile.write(b"220 prov\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"QUIT":
                self.wfile.write(b"221 hej\r\n")
                return
            if word == b"RCPT" and self.server.state == "refusing":
                self.wfile.write(b"451 try again later\r\n")
            elif word == b"DATA":
                self.wfile.write(b"354 go\r\n")
                letter = b""
                while not letter.endswith(b"\r\n.\r\n"):
                    letter += self.rfile.readline()
                self.server.mails.append(letter)
                self.wfile.write(b"250 ok\r\n")
            else:
                self.wfile.write(b"250 ok\r\n")


@pytest.fixture
def server(settings: LazySettings) -> Iterator[Smtp]:
    with Smtp() as smtp:
        threading.Thread(target=smtp.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        options = {"host": "127.0.0.1", "port": smtp.server_address[1], "timeout": 5}
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
        settings.SENDS_MAIL = True
        settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}
        yield smtp
        smtp.shutdown()


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
