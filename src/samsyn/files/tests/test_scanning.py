"""Files that are shown to ClamAV: the clean pass, what is found is set apart and told, and without an answer nothing is let in."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samsyn.files import actions, clamd, scanning
from samsyn.files.checks import scanner
from samsyn.files.models import Quarantined
from samsyn.files.tests.daemon import FOUND, MOST, WORD, Daemon, listening
from samsyn.people import actions as people
from samsyn.people.models import JournalEntry, Person, Role, Task
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def daemon(settings: LazySettings) -> Iterator[Daemon]:
    with listening() as server:
        settings.CLAMD = server.address
        yield server


@pytest.fixture
def person() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)


@pytest.fixture
def desk(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_verdicts(daemon: Daemon) -> None:
    assert clamd.ping(daemon.address)
    assert clamd.look(daemon.address, [b"en ", b"ren fil"]) == ""
    assert clamd.look(daemon.address, []) == ""
    assert clamd.look(daemon.address, [b"PROVVIRUS", b"-UTAN-VERKAN"]) == FOUND  # over the edge of two pieces
    assert daemon.looked == [10, 0, len(WORD)]
    with pytest.raises(clamd.ScannerAway, match="size limit"):
        clamd.look(daemon.address, [bytes(MOST)] * 3)
    daemon.mute = True
    with pytest.raises(clamd.ScannerAway):
        clamd.look(daemon.address, [b"en ren fil"])


def send(desk: Client, data: bytes, **headers: str) -> Any:
    file = SimpleUploadedFile("strategi.md", data)
    return desk.post("/strategi/importera/", {"file": file, "title": "Älvmark", "kind": "rus"}, headers=headers)


def test_a_clean_file_is_taken_in(desk: Client, daemon: Daemon) -> None:
    data = b"# Mark 2040\n\n## En rubrik\n\nAlla ska kunna leva i hela landet.\n"
    page = send(desk, data)
    assert "skadlig kod" not in page.content.decode()
    assert daemon.looked == [len(data)]
    assert not Quarantined.objects.exists()


def test_a_found_file_is_set_apart_and_told_to_both(desk: Client, daemon: Daemon, person: Person) -> None:
    for _again in range(2):
        page = send(desk, b"# Mark\n\n" + WORD)
        assert page.status_code == 422
        text = page.content.decode()
        assert "innehåller skadlig kod" in text
        assert "strategi.md" in text
        assert FOUND in text
    row = Quarantined.objects.get()  # once
    assert (row.found, row.by, row.size) == (FOUND, person, len(WORD) + 8)
    assert str(row.content.name).startswith("quarantine/")
    task = Task.objects.get(kind="karantan")
    assert "strategi.md" in task.title
    assert FOUND in task.note
    assert JournalEntry.objects.filter(verb="set_apart").count() == 1
    assert not Edition.objects.exists()


def test_script_that_asks_gets_the_same_answer(desk: Client, daemon: Daemon) -> None:
    page = send(desk, WORD, accept="application/json")
    assert page.status_code == 422
    assert "skadlig kod" in page.json()["fault"]


@pytest.mark.parametrize("away", ["refused", "mute"])
def test_without_an_answer_nothing_is_let_in(desk: Client, daemon: Daemon, away: str) -> None:
    if away == "mute":
        daemon.mute = True
    else:
        daemon.shutdown()
        daemon.server_close()
    page = send(desk, b"# Mark\n\nText.\n")
    assert page.status_code == 503
    assert page["Retry-After"]
    assert "kan inte kontrolleras just nu, så den är inte mottagen" in page.content.decode()
    assert not Edition.objects.exists()
    assert not Quarantined.objects.exists()


def test_english(desk: Client, daemon: Daemon) -> None:
    file = SimpleUploadedFile("strategi.md", WORD)
    page = desk.post("/en/strategi/importera/", {"file": file})
    assert "malicious code" in page.content.decode()


def test_other_ways_in(daemon: Daemon) -> None:
    assert scanning.stopped(name="svar.eml", data=b"Hej", door="brevlådan") == ""
    assert scanning.stopped(name="svar.eml", data=WORD, door="brevlådan") == FOUND
    assert Quarantined.objects.get().by is None


def test_not_chosen_nothing_is_asked(settings: LazySettings) -> None:
    settings.CLAMD = ""
    assert scanning.stopped(name="svar.eml", data=WORD, door="brevlådan") == ""


def test_a_stranger_fills_no_disk() -> None:
    facts: Any = {"found": FOUND, "door": "svara/", "at": timezone.now(), "by": None}
    for number in range(actions.MOST_A_DAY + 1):
        row = actions.set_apart(name="a", file=ContentFile(str(number).encode()), **facts)
    assert row is None
    assert Quarantined.objects.count() == actions.MOST_A_DAY


def test_a_socket(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = str(tmp_path_factory.mktemp("c") / "s")
    assert clamd.place(path) == path
    assert not clamd.ping(path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen(1)
        server.settimeout(5)

        def answer() -> None:
            line, _ = server.accept()
            with line:
                line.recv(100)
                line.sendall(b"PONG\0")

        thread = threading.Thread(target=answer)
        thread.start()
        assert clamd.ping(path)
        thread.join()


@pytest.mark.parametrize(
    ("address", "said"),
    [("", []), ("127.0.0.1:3310", []), ("[::1]:3310", []), ("/run/clamav/clamd.ctl", []), ("clamd", ["files.E005"]),
     ("clamd:noll", ["files.E005"]), (":3310", ["files.E005"]), ("a:99999", ["files.E005"])],
)  # fmt: skip
def test_what_check_says_of_it(settings: LazySettings, address: str, said: list[str]) -> None:
    settings.CLAMD = address
    assert [one.id for one in scanner(None)] == said
