"""Personal links, the outbox and tasks."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django_ox.models import OxTask

from samsyn.people import actions, links, outbox, reminding, tasks, todo
from samsyn.people.models import JournalEntry, OutgoingMail, Person, PersonalLink, Role, Task
from samsyn.people.tests.mail_double import Smtp, mailers
from samsyn.people.tests.serving import answering

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def officer() -> Person:
    return actions.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None)


def test_a_link_opens_what_it_is_for_and_nothing_else(officer: Person) -> None:
    link, token = links.issue(purpose="remissvar", at=NOW, by=officer, email="a@kommun.example")
    assert links.find(token, purpose="remissvar", at=NOW).pk == link.pk
    assert PersonalLink.objects.get().first_used_at == NOW
    for wrong in (token[:-1], token + "x", "", "å" * 40, "\ud800"):
        with pytest.raises(links.LinkUnknown):
            links.find(wrong, purpose="remissvar", at=NOW)
    with pytest.raises(links.LinkUnknown):
        links.find(token, purpose="annat", at=NOW)


def test_the_token_is_kept_nowhere(officer: Person) -> None:
    link, token = links.issue(purpose="remissvar", at=NOW, by=officer, email="a@kommun.example")
    assert token not in str(vars(PersonalLink.objects.get(pk=link.pk)))
    assert token not in str(list(JournalEntry.objects.values()))


def test_a_link_that_is_too_old_or_taken_back_says_which(officer: Person) -> None:
    link, token = links.issue(purpose="remissvar", at=NOW, by=officer, expires_at=NOW + timedelta(days=1))
    with pytest.raises(links.LinkExpired):
        links.find(token, purpose="remissvar", at=NOW + timedelta(days=1))
    links.take_back(link=link, at=NOW, by=officer)
    links.take_back(link=link, at=NOW + timedelta(hours=1), by=officer)
    with pytest.raises(links.LinkTakenBack):
        links.find(token, purpose="remissvar", at=NOW)
    assert JournalEntry.objects.filter(verb="take_back").count() == 1
    assert not PersonalLink.objects.open_at(NOW).exists()


def _mail(**facts: object) -> OutgoingMail:
    return outbox.write(
        purpose="inbjudan", to="a@kommun.example", subject="Välkommen\nBcc: x@y.example", body="Hej", at=NOW, by=None,
        **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def test_mail_stays_in_the_outbox_without_a_server_and_its_subject_is_one_line() -> None:
    mail = _mail(once="inbjudan-1")
    assert mail.subject == "Välkommen Bcc: x@y.example"
    assert _mail(once="inbjudan-1").pk == mail.pk
    assert OutgoingMail.objects.get().sent_at is None


def test_a_reminder_is_written_once_for_its_key_and_never_to_nobody() -> None:
    def tell(key: str, to: str) -> bool:
        return reminding.tell(once=key, to=to, purpose="prov", subject="Påminnelse", body="Hej", at=NOW, by=None)

    assert [tell("a", "x@y.example"), tell("a", "x@y.example"), tell("b", "")] == [True, False, False]
    assert OutgoingMail.objects.count() == 1


@pytest.fixture
def server() -> Iterator[Smtp]:
    with answering(Smtp()) as smtp:
        yield smtp


def test_mail_reaches_a_real_server_once(settings: LazySettings, server: Smtp) -> None:
    settings.MAILERS = server.mailers
    mail = _mail(attachments=[{"name": "traff.ics", "type": "text/calendar", "text": "BEGIN:VCALENDAR"}])
    assert outbox.send(mail.pk)
    assert outbox.send(mail.pk)
    (sent,) = server.mails
    assert b"Auto-Submitted: auto-generated" in sent
    assert b"traff.ics" in sent
    assert b"\r\nBcc:" not in sent


class Hanging(BaseEmailBackend):
    """A mail server that takes its time: what may others do meanwhile?"""

    free: ClassVar[list[bool]] = []

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        self.free.append(not connection.in_atomic_block)
        return len(messages)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="an embedded database has one lock for all who write")
def test_a_mail_server_that_hangs_stops_nobody_from_writing(settings: LazySettings) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Hanging"}}
    Hanging.free.clear()
    assert outbox.send(_mail().pk)
    assert Hanging.free == [True]


def test_a_server_that_is_down_is_told_and_the_mail_waits(settings: LazySettings, server: Smtp) -> None:
    server.shutdown()
    server.server_close()
    settings.MAILERS = server.mailers
    mail = _mail()
    assert not outbox.send(mail.pk)
    mail.refresh_from_db()
    assert (mail.attempts, mail.sent_at) == (1, None)
    assert "Refused" in mail.error


def test_a_failed_delivery_is_put_in_the_queue_again(settings: LazySettings) -> None:
    settings.MAILERS = mailers(9)
    settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}
    mail = _mail()
    with transaction.atomic():
        tasks.deliver.call(mail.pk)
    assert OxTask.objects.count() == 1


def test_a_task_is_done_once_and_then_keeps_its_owner(officer: Person) -> None:
    task = todo.add(title="Skriv missiv", at=NOW, by=officer, owner=officer, path="/remiss/1/")
    todo.finish(task=task, at=NOW, by=officer)
    todo.finish(task=task, at=NOW + timedelta(days=1), by=None)
    assert Task.objects.get().done_at == NOW
    with pytest.raises(todo.AlreadyDone):
        todo.hand_over(task=task, owner=None, by=officer)
    assert JournalEntry.objects.filter(noun="task").count() == 2
