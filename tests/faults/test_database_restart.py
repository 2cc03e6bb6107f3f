"""PostgreSQL is stopped in the middle of people's writes and started again: a server of the test's own, and a site beside it.

What was answered for is there, what was not is told, and nobody has to start the site anew.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.long
WRITERS = 4

FILL = """
import django; django.setup()
from samsyn.consultation.models import Invitation
from samsyn.consultation.tests.open_round import open_round, strategist, token_to
from samsyn.consultation.tests.provlanet import NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Stage
by = strategist()
document = strategy.create_document(kind=Kind.RUS, title="Prov 2040", region="Region Prov", by=by)
edition = strategy.import_edition(
    document=document, stage=Stage.CONSULTATION, file=File("s.md", STRATEGY.encode()), at=NOW, by=by)
strategy.publish_edition(edition=edition, at=NOW, by=by)
round_ = open_round(edition, by)
print(token_to("kommun@norradal.example"), *(s.key for s in edition.sections.order_by("position")[1:]))
"""
LOOK = """
import django; django.setup()
from django_ox.models import OxTask
from samsyn.consultation.models import AnswerPart, Response
from samsyn.people.models import OutgoingMail
for part in AnswerPart.objects.order_by("place"):
    print(part.place, part.version, part.text)
print("responses", Response.objects.count(), OxTask.objects.exclude(status="SUCCESSFUL").count())
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if beside := shutil.which("initdb"):
        found.append(Path(beside).resolve().parent)
    if not found or not (found[-1] / "initdb").exists():
        pytest.skip("PostgreSQLs program (initdb, pg_ctl) saknas på den här datorn")
    return found[-1]


class Server:
    """A PostgreSQL of our own, with real commits to disk."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.folder, self.port = programs(), folder, free_port()
        folder.mkdir(mode=0o755)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.bin / program), "-D", str(self.folder / "data"), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder}"
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")
        self.running = True

    def stop(self) -> None:
        """As when the power goes: no goodbye to anybody."""
        self._run("pg_ctl", "-m", "immediate", "-w", "stop")
        self.running = False


@pytest.fixture
def server() -> Iterator[Server]:
    folder = Path("/tmp") / f"samsyn-pg-{os.getpid()}"  # a folder that the server's own user may enter
    found = Server(folder)
    try:
        yield found
    finally:
        if found.running:
            found.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def site(environment: dict[str, str], port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "samsyn", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: ask(port, "GET", "/readyz")[0] == 200)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def until(holds: Callable[[], bool], *, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        threading.Event().wait(0.1)


def ask(
    port: int, method: str, path: str, said: dict[str, str] | None = None, cookie: str = ""
) -> tuple[int, str, str]:
    """Status, page, cookie; 0 when nobody answers."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        line.request(method, path, urlencode(said or {}), headers)
        answer = line.getresponse()
        page = answer.read().decode()
        return answer.status, answer.getheader("Location") or page
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        line.close()


class Writer(threading.Thread):
    """A person who writes in one place of an answer, again and again, and notes what was answered for."""

    def __init__(self, port: int, draft: str, place: str) -> None:
        super().__init__(daemon=True)
        self.port, self.draft, self.place = port, draft, place
        self.acknowledged, self.at, self.done = 0, 0, False
        self.told: list[tuple[int, str]] = []

    def run(self) -> None:
        while not self.done:
            self.at += 1
            said = {f"text-{self.place}": f"Rad {self.at}", f"version-{self.place}": str(self.at - 1)}
            status, page = ask(self.port, "POST", f"{self.draft}skriv/{self.place}/", said)
            if status == 302:
                self.acknowledged = self.at
            else:
                self.told.append((status, page))
                self._take_up()

    def _take_up(self) -> None:
        """As a person does: look at the page until it comes, and go on from what stands there."""
        while not self.done:
            status, page = ask(self.port, "GET", f"{self.draft}skriv/{self.place}/")
            found = re.search(rf'name="version-{self.place}" value="(\d+)"', page)
            if status == 200 and found:
                self.at = int(found[1])
                return
            threading.Event().wait(0.05)


def test_stopped_in_the_middle_and_started_again(server: Server, tmp_path: Path) -> None:
    url = f"postgres://postgres@127.0.0.1:{server.port}/postgres"
    plain = {name: said for name, said in os.environ.items() if not name.startswith("SAMSYN_")}
    environment = {
        **plain, "DATABASE_URL": url, "SAMSYN_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "samsyn.settings",
    }  # fmt: skip

    def told(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, *arguments], env=environment, check=True, capture_output=True, text=True
        ).stdout

    told("-m", "samsyn", "migrate", "-v", "0")
    token, *keys = told("-c", FILL).split()
    port = free_port()
    with site(environment, port):
        status, draft = ask(port, "POST", f"/svara/{token}/", {"unit": ""})
        assert status == 302, draft
        writers = [Writer(port, draft, f"avsnitt-{key}") for key in keys[:WRITERS]]
        for one in writers:
            one.start()
        for _again in range(3):
            before = [one.acknowledged for one in writers]
            until(lambda: all(one.acknowledged > old + 2 for one, old in zip(writers, before, strict=True)))  # noqa: B023
            seen = sum(len(one.told) for one in writers)
            server.stop()
            until(lambda: sum(len(one.told) for one in writers) > seen)  # noqa: B023
            assert ask(port, "GET", "/readyz")[0] == 503
            assert ask(port, "GET", "/healthz")[0] == 200
            server.start()
            until(lambda: ask(port, "GET", "/readyz")[0] == 200)
        before = [one.acknowledged for one in writers]
        until(lambda: all(one.acknowledged > old for one, old in zip(writers, before, strict=True)))
        for one in writers:
            one.done = True
        for one in writers:
            one.join()
        assert all(status in (500, 409) and "<h1>" in page for one in writers for status, page in one.told)
        ask(port, "POST", f"{draft}granska/", {"gor": "godkann", "name": "KS", "decision": "§ 1"})
        assert ask(port, "POST", f"{draft}granska/", {"gor": "skicka"})[0] == 302
        until(lambda: told("-c", LOOK).splitlines()[-1] == "responses 1 0")  # the worker has taken it up too
    rows = {line.split()[0]: line.split()[1:] for line in told("-c", LOOK).splitlines()[:-1]}
    for one in writers:
        version, _word, number = rows[one.place]
        assert version == number
        assert one.acknowledged <= int(number) <= one.acknowledged + 1, "what was answered for is gone, or stands twice"
