"""What takes time is done before a transaction begins: an embedded database has one lock for all who write."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from samsyn.comments.models import Comment, Original
from samsyn.consultation import storing
from samsyn.consultation.answering import actions as answering
from samsyn.consultation.answering import registering, sending
from samsyn.consultation.models import Answer, Attachment, ReceivedFile, Response, Round, Shape
from samsyn.consultation.publishing import actions as publishing
from samsyn.consultation.receiving import mail, table
from samsyn.consultation.senders import PRIVATE
from samsyn.consultation.tests.answered_world import file_named, received
from samsyn.consultation.tests.open_round import open_round, token_to
from samsyn.consultation.tests.provlanet import NOW
from samsyn.files.tests.watching import Watching
from samsyn.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def held(settings: LazySettings, round_: Round) -> list[str]:
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "samsyn.files.tests.watching.Watching"}}
    settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}
    Watching.held.clear()
    return Watching.held


def paper(name: str = "svar.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Vi vill ha fler bussar.\n" * 100)


def test_the_watch_sees_what_is_kept_under_the_lock(held: list[str]) -> None:
    with transaction.atomic():
        Original().content.storage.save("prov.txt", paper())
    assert held == ["prov.txt"]


def test_files_at_the_desk(round_: Round, officer: Person, client: Client, held: list[str]) -> None:
    client.force_login(officer)
    base = f"/remiss/{round_.pk}/"
    sent = client.post(f"{base}ta-emot/", {"files": [paper("ett.txt"), paper("tva.txt")]})
    assert sent.status_code == 302
    assert ReceivedFile.objects.count() == 2
    assert held == []


def test_a_mail(round_: Round, held: list[str]) -> None:
    data = b"From: a@post.example\nMessage-ID: <1@post.example>\nSubject: RUN 2026-1\n\nVi vill ha fler bussar.\n"
    seen: list[int] = []
    assert mail.take_in(data=data, at=NOW, then=lambda row: seen.append(row.pk)).pk == seen[0]
    assert mail.take_in(data=data, at=NOW).pk == seen[0]
    assert held == []


def test_a_table_of_comments(round_: Round, officer: Person, held: list[str]) -> None:
    rows = [table.Row(at, "Fler bussar.", sender, PRIVATE, "") for at, sender in enumerate(("A", "B"), start=2)]
    made = table.take_in(round_=round_, name="svar.csv", data=b"x", rows=rows, by=officer, at=NOW)
    assert len(made) == 2
    assert held == []
    assert {row.similar_group for row in Comment.objects.all()} == {1}


@pytest.fixture
def draft(round_: Round, officer: Person, client: Client) -> Answer:
    open_round(round_.edition, officer)
    client.post(f"/svara/{token_to('kommun@norradal.example')}/", {"unit": ""})
    return Answer.objects.get()


def test_an_attachment_and_its_sending(draft: Answer, held: list[str]) -> None:
    """It lies in the storage once, whoever's it is, until nobody has it."""
    kept = answering.attach(answer=draft, upload=paper(), kind="bilaga", by="", at=NOW)
    again = answering.attach(answer=draft, upload=paper(), kind="bilaga", by="", at=NOW)
    assert again == kept
    assert held == []
    with kept.content.open("rb") as file:
        assert len(file.read()) == 2400
    answering.approve(answer=draft, name="Styrelsen", decision="", at=NOW)
    held.clear()
    response = registering.register(answer=sending.send(answer=draft, at=timezone.now()))
    assert held == []
    row = ReceivedFile.objects.get(response=response, kind="bilaga")
    assert row.original.content.name == kept.content.name
    other = answering.replace(answer=Answer.objects.get(), at=NOW)
    answering.detach(attachment=Attachment.objects.get(answer=other), by="")
    with row.original.content.open("rb") as file:
        assert file.read() == paper().read()


def test_what_is_not_kept_leaves_no_bytes(draft: Answer) -> None:
    """The same file again, or one too many."""
    kept = answering.attach(answer=draft, upload=paper(), kind="bilaga", by="", at=NOW)
    answering.attach(answer=draft, upload=paper(), kind="bilaga", by="", at=NOW)
    answering.approve(answer=draft, name="Styrelsen", decision="", at=NOW)
    sending.send(answer=draft, at=timezone.now())
    with pytest.raises(answering.AlreadySent):
        answering.attach(answer=draft, upload=paper("nytt.txt"), kind="bilaga", by="", at=NOW)
    shelf, name = str(kept.content.name).rsplit("/", 1)
    assert kept.content.storage.listdir(shelf)[1] == [name]


def test_a_new_file_to_publish(round_: Round, officer: Person, held: list[str]) -> None:
    received(round_)
    held.clear()
    for name in ("Provköpings kommun.pdf", "Naturföreningen"):
        assert publishing.make(file=file_named(name), shape=Shape.NEW, at=NOW, by=officer).content.read()
    assert held == []


def test_comments_that_change_while_they_are_compared_are_compared_anew(round_: Round) -> None:
    received(round_)
    one, other = (Response.objects.order_by("pk")[at].comments.order_by("number")[0].comment for at in (0, 1))
    Comment.objects.update(similar_group=None)
    words = "Järnvägen norrut behöver dubbelspår på hela sträckan, och det före 2035."
    Comment.objects.filter(pk=one.pk).update(text=words)
    changed: list[str] = []

    def meanwhile(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not changed and sql.startswith("SELECT") and 'FROM "consultation_round"' in sql:  # the lock is taken
            changed.append(sql)
            Comment.objects.filter(pk=other.pk).update(text=words)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        storing.regroup(round_)
    groups = [Comment.objects.get(pk=row.pk).similar_group for row in (one, other)]
    assert changed
    assert groups[0] is not None
    assert groups[0] == groups[1]
