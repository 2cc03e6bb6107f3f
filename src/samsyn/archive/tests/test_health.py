"""The doctor finds what is wrong, and says nothing is when nothing is."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.utils import timezone

from samsyn.archive.health import Finding, examine
from samsyn.comments import actions
from samsyn.comments.models import Original
from samsyn.people import outbox

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
