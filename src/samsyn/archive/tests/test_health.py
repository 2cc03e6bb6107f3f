"""The doctor finds what is wrong, and says nothing is when nothing is."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_ox.testing import run_tasks

from samsyn.archive.health import Finding, examine
from samsyn.comments import actions
from samsyn.comments.models import Original
from samsyn.people import outbox
from samsyn.people.models import OutgoingMail
from samsyn.people.tests.mail_double import Smtp
from samsyn.people.tests.serving import answering

pytestmark = pytest.mark.django_db


@pytest.fixture
def original() -> Original:
    return actions.keep_original(name="svar.txt", data=b"Vi tillstyrker.", at=timezone.now(), by=None)


def found() -> dict[str, Finding]:
    return {finding.subject: finding for finding in examine(at=timezone.now())}


def test_a_healthy_site(original: Original) -> None:
    seen = found()
    assert {subject: finding.wrong for subject, finding in seen.items() if finding.wrong} == {}
    assert seen["lagringen"].seen.startswith("1 filer")


def test_a_file_that_was_changed_is_named(original: Original) -> None:
    with default_storage.open(str(original.content.name), "wb") as file:
        file.write(b"Vi avstyrker.")
    assert str(original.content.name) in found()["lagringen"].wrong


def test_a_file_that_is_gone_is_named(original: Original) -> None:
    default_storage.delete(str(original.content.name))
    seen = found()["lagringen"]
    assert "1 saknas" in seen.seen
    assert str(original.content.name) in seen.wrong


def test_mail_that_has_waited_for_days(settings: LazySettings) -> None:
    outbox.write(
        purpose="prov", to="a@b.example", subject="Hej", body="Hej", at=timezone.now() - timedelta(days=2), by=None
    )
    assert not found()["posten"].wrong  # no server is chosen: it waits by design
    settings.SENDS_MAIL = True
    assert "SAMSYN_MAIL_URL" in found()["posten"].wrong


def test_a_clock_that_is_wrong(original: Original) -> None:
    wrong = {f.subject: f.wrong for f in examine(at=timezone.now() + timedelta(hours=1))}
    assert "NTP" in wrong["klockan"]


def test_letters_that_nobody_tried_are_told_for_a_month_and_sent_by_hand(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    for days in (2, 60):
        at = timezone.now() - timedelta(days=days)
        outbox.write(purpose="prov", to=f"d{days}@b.example", subject="Hej", body="Hej", at=at, by=None)
    with pytest.raises(CommandError, match="SAMSYN_MAIL_URL"):
        call_command("outbox", "--send")
    with answering(Smtp()) as smtp:
        settings.MAILERS, settings.SENDS_MAIL = smtp.mailers, True
        settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}
        assert "1 skrevs utan postserver" in found()["posten"].wrong
        assert not found()["postservern"].wrong
        call_command("outbox", "--send", "--since", (timezone.now() - timedelta(days=7)).date().isoformat())
        assert "d60@b.example" not in capsys.readouterr().out
        run_tasks()
        assert not found()["posten"].wrong
        assert [one.to for one in OutgoingMail.objects.exclude(sent_at=None)] == ["d2@b.example"]
    assert "SAMSYN_MAIL_URL" in found()["postservern"].wrong  # it has hung up


def test_a_mailbox_that_does_not_open(settings: LazySettings) -> None:
    settings.IMAP_URL = "imap://remiss:hemligt@127.0.0.1:9/INBOX"
    told = found()["brevlådan"]
    assert "SAMSYN_IMAP_URL" in told.wrong
    assert "hemligt" not in told.seen
