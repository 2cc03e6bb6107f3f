"""What goes wrong around an answer: storage away, half an upload, sent twice, run twice, two workers, a clock that jumps."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks
from django_ox.worker import worker_class

from samsyn.comments.models import Comment, Original
from samsyn.consultation import tasks
from samsyn.consultation.answering import tasks as answering
from samsyn.consultation.models import Answer, Attachment, Batch, Response, Round
from samsyn.consultation.tests.open_round import open_round, strategist, token_to
from samsyn.people.models import OutgoingMail, Person
from samsyn.people.tests.connection import kept_open
from samsyn.wsgi import application

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(round_: Round) -> Round:
    return open_round(round_.edition, strategist())


@pytest.fixture
def queue(settings: LazySettings) -> None:
    """Tasks wait in the database for a worker, as they do in a site."""
    settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}


@pytest.fixture
def draft(asked: Round) -> str:
    """The address of an answer in the making, with something written and approved."""
    client = Client()
    here = str(client.post(f"/svara/{token_to('kommun@norradal.example')}/", {"unit": ""}).headers["Location"])
    page = "avsnitt-" + asked.edition.sections.order_by("position")[1].key
    said = {f"text-{page}": "Kommunen saknar mål för vuxna.", f"version-{page}": "0"}
    assert client.post(f"{here}skriv/{page}/", said).status_code == 302
    client.post(f"{here}granska/", {"gor": "godkann", "name": "Kommunstyrelsen", "decision": "§ 45"})
    return here


def put_away(settings: LazySettings, folder: Path) -> None:
    """The storage is not there any more: what should be its folder cannot hold anything."""
    (folder / "away").write_bytes(b"")
    settings.MEDIA_ROOT = folder / "away"


def letter(name: str = "svar.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Ortens byalag\n\nAvsnitt 2 saknar en siffra. Vi vill se en.\n")


@pytest.mark.usefixtures("queue")
def test_storage_away_is_told_and_nothing_is_half_stored(draft: str, settings: LazySettings, tmp_path: Path) -> None:
    put_away(settings, tmp_path)
    client = Client(raise_request_exception=False)
    answer = client.post(f"{draft}filer/", {"file": letter(), "kind": "bilaga"})
    assert answer.status_code == 500
    assert "Ingenting av det du skickade är sparat" in answer.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.usefixtures("queue")
def test_what_is_sent_while_the_storage_is_away_is_registered_when_it_is_back(
    draft: str, settings: LazySettings, tmp_path: Path
) -> None:
    """Sending needs no storage. The answer's own task gives up; the one that runs every minute does not."""
    whole = settings.MEDIA_ROOT
    put_away(settings, tmp_path)
    assert "R 2-1" in Client().post(f"{draft}granska/", {"gor": "skicka"}, follow=True).content.decode()
    for _again in range(3):
        OxTask.objects.update(run_after=None)
        run_tasks()
    assert not Response.objects.exists()
    assert not OutgoingMail.objects.filter(purpose="kvitto").exists()
    settings.MEDIA_ROOT = whole
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        answering.register_late.enqueue()
        run_tasks(raise_failures=True)
    assert Response.objects.get().registry_number == "R 2-1"
    assert OutgoingMail.objects.filter(purpose="kvitto").count() == 1
    assert Comment.objects.exists()


@pytest.mark.usefixtures("queue")
def test_an_upload_without_storage_registers_nothing(
    asked: Round, officer: Person, settings: LazySettings, tmp_path: Path
) -> None:
    put_away(settings, tmp_path)
    client = Client(raise_request_exception=False)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(f"/remiss/{asked.pk}/ta-emot/", {"files": [letter("a.txt"), letter("b.txt")]})
    assert answer.status_code == 500
    assert "lagringen är full" in answer.content.decode()
    assert not Batch.objects.exists()
    assert not Original.objects.exists()
    assert not OxTask.objects.exists()


def cut(path: str, body: bytes, kind: str, *, sent: float) -> str:
    """The status of a request whose body ends too early, as when somebody walks into a lift."""
    status: list[str] = []
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body[: int(len(body) * sent)]), "wsgi.errors": io.StringIO(),
        "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)),
    }  # fmt: skip
    with kept_open():
        b"".join(application(environ, lambda said, _headers, *_more: status.append(said)))  # type: ignore[arg-type]
    return status[0]


@pytest.mark.parametrize("sent", [0.0, 0.1, 0.5, 0.9])
def test_half_an_upload_is_no_file(draft: str, sent: float) -> None:
    data = b"x" * 3_000_000
    head = b'--edge\r\nContent-Disposition: form-data; name="kind"\r\n\r\nbilaga\r\n--edge\r\nContent-Disposition: form-data; name="file"; filename="karta.txt"\r\nContent-Type: text/plain\r\n\r\n'
    status = cut(f"{draft}filer/", head + data + b"\r\n--edge--\r\n", "multipart/form-data; boundary=edge", sent=sent)
    assert status[:1] in "45" or not sent, f"answered {status}"  # nothing at all is the empty form again
    assert not Attachment.objects.exists()


@pytest.mark.usefixtures("queue")
def test_sent_twice_and_gone_back_is_one_answer(asked: Round, draft: str) -> None:
    client = Client()
    for _again in range(2):
        client.post(f"{draft}filer/", {"file": letter(), "kind": "bilaga"})
    assert Attachment.objects.count() == 1
    client.post(f"{draft}granska/", {"gor": "godkann", "name": "Kommunstyrelsen", "decision": "§ 45"})
    answers = [client.post(f"{draft}granska/", {"gor": "skicka"}).status_code for _again in range(3)]
    assert answers == [302, 302, 302]  # and each leads to the page that thanks
    assert OxTask.objects.filter(task_path__endswith="register_answer").count() == 1
    run_tasks(raise_failures=True)
    assert Response.objects.count() == 1
    page = "avsnitt-" + asked.edition.sections.order_by("position")[1].key
    late = client.post(f"{draft}skriv/{page}/", {f"text-{page}": "Nej!", f"version-{page}": "1"})
    assert "Nej!" not in Answer.objects.get().parts.get(place=page).text
    assert late.status_code in (302, 409)


@pytest.mark.usefixtures("queue")
def test_two_workers_never_take_the_same_task_and_twice_is_once(draft: str) -> None:
    Client().post(f"{draft}granska/", {"gor": "skicka"})
    one, two = worker_class()(), worker_class()()
    taken = one.claim_one()
    assert taken is not None
    assert two.claim_one() is None
    one.execute(taken, inline=True)
    run_tasks(raise_failures=True)
    before = Comment.objects.count()
    assert before > 0
    answering.register_answer.enqueue(answer_id=Answer.objects.get().pk)
    answering.read_response.enqueue(response_id=Response.objects.get().pk)
    run_tasks(raise_failures=True)
    assert Comment.objects.count() == before


@pytest.mark.usefixtures("queue")
def test_a_worker_that_died_is_taken_over_from(draft: str) -> None:
    Client().post(f"{draft}granska/", {"gor": "skicka"})
    assert worker_class()().claim_one() is not None  # and dies
    long_ago = timezone.now() - timedelta(hours=1)
    OxTask.objects.update(locked_at=long_ago, lease_expires_at=long_ago)
    assert worker_class()().reap() == 1
    assert len(run_tasks(raise_failures=True)) == 2  # registered, then read
    assert Comment.objects.exists()


@pytest.mark.usefixtures("queue")
def test_a_delivery_that_is_read_twice_is_stored_once(asked: Round, officer: Person) -> None:
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/remiss/{asked.pk}/ta-emot/", {"files": [letter()]}).status_code == 302
    run_tasks(raise_failures=True)
    stored = (Response.objects.count(), Comment.objects.count())
    assert stored[0] == 1
    tasks.read_batch.enqueue(batch_id=Batch.objects.get().pk)
    run_tasks(raise_failures=True)
    assert (Response.objects.count(), Comment.objects.count()) == stored


@pytest.mark.parametrize("hours", [-26, -2, 2])
def test_a_clock_that_jumps_loses_nothing(asked: Round, draft: str, hours: int) -> None:
    """The machine's clock is wrong between the draft and the sending, and right again afterwards."""
    client = Client()
    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
        inside = asked.window().is_open(timezone.now())
        client.post(f"{draft}granska/", {"gor": "skicka"})
    assert Response.objects.exists() == inside
    client.post(f"{draft}granska/", {"gor": "skicka"})
    assert Response.objects.count() == 1
    assert Answer.objects.get().response is not None
