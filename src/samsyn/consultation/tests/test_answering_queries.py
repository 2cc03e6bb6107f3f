"""What a last day costs the database: saving a section, and sending with files. Only statements are counted, as
benchmarks.deadline counts them: not BEGIN and COMMIT, nor the savepoints that stand for them in a test.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from samsyn.consultation.answering import actions, registering, sending
from samsyn.consultation.models import Answer, ReceivedFile, Round
from samsyn.consultation.tests.open_round import open_round, strategist, token_to
from samsyn.people.models import JournalEntry, OutgoingMail

pytestmark = pytest.mark.django_db
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def asked(round_: Round) -> Round:
    return open_round(round_.edition, strategist())


@pytest.fixture
def queue(settings: LazySettings) -> None:
    """Tasks wait for a worker, as they do on a last day."""
    settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}


@pytest.fixture
def draft(asked: Round, client: Client) -> str:
    return str(client.post(f"/svara/{token_to('kommun@norradal.example')}/", {"unit": ""}).headers["Location"])


def counted(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        act()
    return len([one for one in caught if not one["sql"].startswith(FRAME)])


@pytest.mark.parametrize("onward", ["", "nasta", "kvar"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_saving_a_section(onward: str, accept: str, asked: Round, draft: str, client: Client) -> None:
    page = "avsnitt-" + asked.edition.sections.order_by("position")[1].key

    def save(version: int) -> int:
        said = {f"text-{page}": f"Ord {version}.", f"version-{page}": str(version), "sedan": onward}
        return client.post(f"{draft}skriv/{page}/", said, headers={"accept": accept}).status_code

    assert counted(lambda: save(0)) <= 6
    assert counted(lambda: save(1)) <= 6
    assert Answer.objects.get().parts.get(place=page).version == 2


@pytest.mark.usefixtures("queue")
@pytest.mark.parametrize("files", [0, 1, 4])
def test_sending_costs_the_same_however_many_files(files: int, asked: Round, draft: str, client: Client) -> None:
    answer, at = Answer.objects.get(), timezone.now()
    client.post(f"{draft}skriv/fragor/", {"text-helhet": "Vi tycker om det.", "version-helhet": "0"})
    for number in range(files):
        upload = SimpleUploadedFile(f"{number}.txt", b"Bilaga %d." % number)
        actions.attach(answer=answer, upload=upload, kind="bilaga", by="", at=at)
    actions.approve(answer=answer, name="Styrelsen", decision="", at=at)
    assert counted(lambda: sending.send(answer=answer, at=at)) <= 5
    assert counted(lambda: registering.register(answer=answer)) <= 12  # two of them the receipt by mail
    kept = ReceivedFile.objects.select_related("original").order_by("pk")
    assert len(kept) == files + 1
    for number, row in enumerate(list(kept)[1:]):
        with row.original.content.open("rb") as file:
            assert file.read() == b"Bilaga %d." % number
    told = JournalEntry.objects.filter(noun="original", verb="receive").values_list("object_id", flat=True)
    assert {*told} >= {str(row.original_id) for row in kept}
    for noun in ("answer", "response"):
        assert JournalEntry.objects.filter(noun=noun, verb="send").count() == 1


@pytest.mark.usefixtures("queue")
def test_sending_by_the_page(asked: Round, draft: str, client: Client) -> None:
    """With the link read and the task put in the queue. The receipt by mail is written when it is registered."""
    client.post(f"{draft}skriv/fragor/", {"text-helhet": "Vi tycker om det.", "version-helhet": "0"})
    client.post(f"{draft}granska/", {"gor": "godkann", "name": "Styrelsen", "decision": ""})
    assert counted(lambda: client.post(f"{draft}granska/", {"gor": "skicka"})) <= 6
    assert OxTask.objects.get().task_path.endswith("register_answer")
    run_tasks(raise_failures=True)
    assert Answer.objects.get().response is not None
    assert OutgoingMail.objects.filter(purpose="kvitto").count() == 1


@pytest.mark.usefixtures("queue")
def test_sending_unasked(asked: Round, client: Client) -> None:
    """The same, and the receipt opens the answer."""
    said = {"key": str(uuid4()), "name": "Ada", "email": "ada@prov.example", "organisation": "", "website": ""}
    page = str(client.post(f"/remiss/{asked.pk}/svara/", said).headers["Location"])
    client.post(page, {"text-helhet": "Jag tycker om det.", "version-helhet": "0"})
    review = page.replace("skriv/fragor/", "granska/")
    assert counted(lambda: client.post(review, {"gor": "skicka"})) <= 6
    run_tasks(raise_failures=True)
    receipt = client.get(f"/svara/{token_to('ada@prov.example')}/", follow=True)
    assert "R 2-1" in receipt.text
