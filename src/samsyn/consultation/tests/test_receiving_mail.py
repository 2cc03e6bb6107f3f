"""Mail by IMAP: registered once, bit for bit, in its round; automatic replies and loops are no responses."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone

from samsyn.consultation.models import IncomingMail, Response, Round, Verdict
from samsyn.consultation.receiving import mail, mailbox
from samsyn.consultation.receiving.recognising import recognise
from samsyn.consultation.tests.imap_double import Folder, Server
from samsyn.consultation.tests.open_round import open_round, strategist
from samsyn.people.models import OutgoingMail, Person, Task
from samsyn.people.tests.serving import answering

pytestmark = pytest.mark.django_db
TEXT = "Kommunen saknar mål för vuxnas lärande i avsnittet om kompetens. Vi föreslår att nattågen läggs till.\n"


@pytest.fixture
def planner() -> Person:
    return strategist()


@pytest.fixture
def asked(round_: Round, planner: Person) -> Round:
    return open_round(round_.edition, planner)


@pytest.fixture
def folder() -> Folder:
    return Folder()


@pytest.fixture
def server(folder: Folder) -> Iterator[Server]:
    with answering(Server(folder)) as server:
        yield server


def letter(subject: str, sender: str = "kommun@norradal.example", number: int = 1, **heads: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Registrator <{sender}>", "remiss@region.example", subject
    message["Message-ID"] = f"<{number}@norradal.example>"
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    message.set_content(TEXT)
    return message.as_bytes()


def test_what_has_come_is_registered_read_and_marked_as_seen(asked: Round, folder: Folder, server: Server) -> None:
    folder.mails = {
        4: letter("Yttrande över remissen R 2"),
        7: letter("Autosvar: Remiss", number=2, sender="x@y.example", Auto_Submitted="auto-replied"),
    }
    call_command("fetchmail", url=server.url)
    assert folder.seen == {4, 7}
    answer, automatic = IncomingMail.objects.order_by("pk")
    assert (answer.verdict, answer.round) == (Verdict.RESPONSE, asked)
    assert answer.original.content.read() == folder.mails[4]
    assert (automatic.verdict, automatic.round) == (Verdict.AUTOMATIC, None)
    response = Response.objects.get(channel="mejl")
    assert (response.sender, response.received_at) == ("Norrådals kommun", answer.arrived_at)
    assert response.invitation is not None
    assert response.comments.count() >= 1
    assert OutgoingMail.objects.filter(purpose="kvitto-mejl").count() == 1


def test_the_same_mail_is_taken_in_once(asked: Round, folder: Folder, server: Server) -> None:
    folder.mails = {1: letter("R 2"), 2: letter("R 2")}
    call_command("fetchmail", url=server.url)
    folder.seen.clear()
    call_command("fetchmail", url=server.url)
    assert IncomingMail.objects.count() == 1
    assert Response.objects.filter(channel="mejl").count() == 1


def test_a_line_that_is_cut_loses_nothing(asked: Round, folder: Folder, server: Server) -> None:
    folder.mails = {at: letter("R 2", number=at) for at in (1, 2, 3)}
    folder.hangs_up_after = 2
    with pytest.raises(CommandError, match="2 mejl är registrerade"):
        call_command("fetchmail", url=server.url)
    assert folder.seen == {1, 2}
    folder.hangs_up_after = -1
    call_command("fetchmail", url=server.url)
    assert IncomingMail.objects.count() == 3


def test_a_mail_over_the_limit_becomes_a_task(
    asked: Round, folder: Folder, server: Server, settings: LazySettings
) -> None:
    settings.UPLOAD_LIMIT_BYTES = 100
    folder.mails = {1: letter("R 2")}
    call_command("fetchmail", url=server.url)
    assert "för stort" in Task.objects.get().title
    assert not any("BODY" in command for command in folder.commands)


def test_a_mailbox_that_cannot_be_opened_says_why(server: Server) -> None:
    for url, said in (
        ("", "Ingen brevlåda är inställd"), ("http://x", "Ingen brevlåda"),
        (server.url.replace("l%C3%B6sen", "fel"), "svarar inte"), (server.url.replace("INBOX", "Annan"), "svarar inte"),
        ("imap://a:b@127.0.0.1:1/INBOX", "svarar inte"),
    ):  # fmt: skip
        with pytest.raises(CommandError, match=said):
            call_command("fetchmail", url=url)


def test_the_address_of_a_mailbox() -> None:
    found = mailbox.address_of("imaps://remiss%40region.example:l%2Fs@mejl.example/Remisser%20in")
    assert (found.port, found.user, found.password, found.folder) == (
        993,
        "remiss@region.example",
        "l/s",
        "Remisser in",
    )


@pytest.mark.parametrize(
    ("heads", "verdict"),
    [
        ({}, Verdict.RESPONSE),
        ({"Auto_Submitted": "no"}, Verdict.RESPONSE),
        ({"Auto_Submitted": "auto-generated; owner=x"}, Verdict.AUTOMATIC),
        ({"Precedence": "bulk"}, Verdict.AUTOMATIC),
        ({"X_Autoreply": "yes"}, Verdict.AUTOMATIC),
        ({"Return_Path": "<>"}, Verdict.BOUNCE),
    ],
)
def test_automatic_mail_is_recognised(heads: dict[str, str], verdict: Verdict) -> None:
    assert recognise(letter("Yttrande", number=1, **heads)).verdict == verdict


def test_bounces_absence_and_our_own_mail_are_recognised() -> None:
    assert recognise(letter("Undelivered", sender="MAILER-DAEMON@mejl.example")).verdict == Verdict.BOUNCE
    assert recognise(letter("Frånvaro: semester")).verdict == Verdict.AUTOMATIC
    assert (
        recognise(letter("R", sender="vi@region.example"), own=frozenset({"vi@region.example"})).verdict
        == "automatiskt"
    )


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff", b"From: \xff\xfe\r\n\r\n", b"Subject: =?x?b?!?=\r\nFrom: <<>\r\n\r\nx"]
)
def test_a_head_that_cannot_be_read_is_still_a_mail(data: bytes, asked: Round) -> None:
    assert mail.take_in(data=data, at=timezone.now()).original.content.read() == data


def test_two_machines_that_answer_each_other_stop(asked: Round) -> None:
    for at in range(8):
        mail.take_in(data=letter("R 2", number=at), at=timezone.now())
    assert OutgoingMail.objects.filter(purpose="kvitto-mejl").count() == mail.MOST_RECEIPTS


def test_mail_that_names_no_round_waits_for_a_person(
    asked: Round, round_: Round, planner: Person, client: Client
) -> None:
    open_round(round_.edition, planner, number="R 5")
    first = mail.take_in(data=letter("Vårt svar", sender="okand@post.example"), at=timezone.now())
    second = mail.take_in(data=letter("Reklam", sender="okand@post.example", number=2), at=timezone.now())
    assert {first.verdict, second.verdict} == {Verdict.UNSORTED}
    assert mail.take_in(data=letter("SV: r2 yttrande", number=3), at=timezone.now()).round == asked
    client.force_login(planner)
    assert "2 mejl väntar på dig" in client.get("/remiss/inkommande-mejl/").text
    client.post(f"/remiss/inkommande-mejl/{first.pk}/", {"remiss": str(asked.pk)})
    client.post(f"/remiss/inkommande-mejl/{second.pk}/", {"remiss": ""})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.round, first.verdict, second.verdict) == (asked, Verdict.RESPONSE, Verdict.OTHER)
    assert Response.objects.filter(channel="mejl", batch=first.batch).exists()
    client.post(f"/remiss/inkommande-mejl/{first.pk}/", {"remiss": ""})
    assert IncomingMail.objects.get(pk=first.pk).round == asked
    assert client.get(f"/remiss/inkommande-mejl/{first.pk}/mejl.eml").getvalue() == first.original.content.read()
