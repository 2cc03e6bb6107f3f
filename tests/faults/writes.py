"""The writes that are killed, and what must be true afterwards. Each is a person who goes on where no answer came."""

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models import Count
from django.test import Client
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks
from django_ox.worker import worker_class

from samsyn.archive import health
from samsyn.archive.reading import opened
from samsyn.comments.models import Comment, Original, Reading
from samsyn.consultation.models import Answer, Attachment, Publication, ReceivedFile, Response, Shape
from samsyn.consultation.publishing import actions as publishing
from samsyn.councils.actions import minutes as protocol
from samsyn.councils.models import Mandate, Meeting, Minutes
from samsyn.people.models import JournalEntry, OutgoingMail, Person

LETTERS = {
    f"svar-{at}.txt": (
        f"Ortens byalag nummer {at}\n\nAvsnitt 2.1 behöver ett mål för väg {at}. Vi föreslår att det läggs till.\n\n"
        f"Tågen till hållplats {at} måste gå även på kvällen.\n"
    ).encode()
    for at in range(3)
}
ATTACHED = b"Bilaga: kartan visar leden.\n\nVi vill att leden byggs klart till 2030.\n"


@dataclass(frozen=True, slots=True)
class Stage:
    """One copy of the world, and the notes of what was answered for: they outlive a kill."""

    folder: Path
    facts: dict[str, Any]

    def answered(self) -> set[str]:
        """The steps that the person has got an answer to."""
        notes = self.folder / "answered"
        return set(notes.read_text().split()) if notes.exists() else set()

    def step(self, name: str, act: Callable[[], object]) -> None:
        """Do it, unless it has been answered for; note that it is."""
        if name in self.answered():
            return
        act()
        with (self.folder / "answered").open("a") as notes:
            notes.write(f"{name}\n")


def work() -> None:
    """A worker begins anew: leases of the dead have run out, and everything that waits is done."""
    past = timezone.now() - timedelta(hours=1)
    OxTask.objects.filter(status="RUNNING").update(locked_at=past, lease_expires_at=past)
    worker_class()().reap()
    run_tasks(raise_failures=True)


def _post(client: Client, path: str, data: Any, *, good: Collection[int] = (302,)) -> None:
    answer = client.post(path, data)
    answer.close()
    assert answer.status_code in good, f"{path} answered {answer.status_code}"


def intake(stage: Stage) -> None:
    """An officer uploads three letters; a worker reads them."""
    client = Client(headers={"cookie": f"sessionid={stage.facts['session']}"})
    files = [SimpleUploadedFile(name, data) for name, data in LETTERS.items()]
    stage.step("upload", lambda: _post(client, f"/remiss/{stage.facts['round']}/ta-emot/", {"files": files}))
    work()


def check_intake(stage: Stage) -> None:
    """Each letter counts once, bit for bit, with its two comments."""
    rows = ReceivedFile.objects.filter(original__name__startswith="svar-", batch__round=stage.facts["round"])
    counted = rows.filter(original__duplicate_of=None)
    assert sorted(counted.values_list("original__sha256", flat=True)) == sorted(map(_sum, LETTERS.values()))
    assert not rows.exclude(original__reading=Reading.READ).exists(), "something was never read"
    responses = Response.objects.filter(files__original__name__startswith="svar-").distinct()
    assert responses.count() == len(LETTERS)
    assert Comment.objects.filter(original__in=counted.values("original")).count() == stage.facts["comments"]


def answer(stage: Stage) -> None:
    """An organisation attaches a file, writes, approves and sends; a worker registers and reads."""
    base = f"/svara/{stage.facts['token']}/{stage.facts['answer']}/"
    client = Client()
    row = Answer.objects.get(pk=stage.facts["answer"])
    file = SimpleUploadedFile("bilaga.txt", ATTACHED)
    place = stage.facts["place"]
    version = row.parts.filter(place=place).values_list("version", flat=True).first() or 0
    stage.step("attach", lambda: _post(client, f"{base}filer/", {"file": file, "kind": "bilaga"}, good=(302, 404)))
    said = {f"text-{place}": "Vi föreslår att vägen byggs.", f"version-{place}": version}
    stage.step("write", lambda: _post(client, f"{base}skriv/{place}/", said))
    approval = {"gor": "godkann", "name": "Kommunstyrelsen", "decision": "§ 4"}
    stage.step("approve", lambda: _post(client, f"{base}granska/", approval, good=(302, 404)))
    stage.step("send", lambda: _post(client, f"{base}granska/", {"gor": "skicka"}, good=(302, 404)))
    stage.step("receipt", lambda: (stage.folder / "receipt").write_text(client.get(base).text))
    work()


def check_answer(stage: Stage) -> None:
    """One response with the number of its receipt, one receipt an address, the file bit for bit, everything read."""
    row = Answer.objects.get(pk=stage.facts["answer"])
    assert row.response is not None, "a sent answer is gone"
    assert row.response.registry_number == row.registry_number
    assert row.response.received_at == row.sent_at
    assert f">{row.registry_number}<" in (stage.folder / "receipt").read_text()
    for noun, pk in (("answer", row.pk), ("response", row.response.pk)):
        assert JournalEntry.objects.filter(noun=noun, verb="send", object_id=str(pk)).count() == 1
    assert Response.objects.filter(invitation=row.invitation).count() == 1
    assert Attachment.objects.filter(answer=row).count() == 1
    originals = Original.objects.filter(pk__in=row.response.files.values("original"))
    assert originals.count() == 2
    assert originals.filter(sha256=_sum(ATTACHED), name__endswith="/bilaga.txt").count() == 1
    assert not originals.exclude(reading=Reading.READ).exists(), "something was never read"
    told = OutgoingMail.objects.filter(purpose="kvitto", subject__contains=row.response.registry_number)
    assert told.values("to").annotate(n=Count("pk")).filter(n__gt=1).count() == 0
    assert told.count() >= 1
    comments = Comment.objects.filter(original__in=originals).count()
    assert comments == stage.facts["answer comments"], f"{comments} comments"


def publish(stage: Stage) -> None:
    """A new file of a response is made, read by a second person and published."""
    file = ReceivedFile.objects.select_related("original", "response").get(pk=stage.facts["file"])
    one, two = (Person.objects.get(email=f"{name}@region.example") for name in ("handlaggare", "strateg"))
    now = timezone.now()
    made = file.publications.filter(withdrawn_at=None).first()
    made = made or publishing.make(file=file, shape=Shape.NEW, at=now, by=one)
    if made.reviewed_at is None:
        publishing.review(publication=made, at=now, by=two)
    if made.published_at is None:
        publishing.publish(publications=[made], at=now, by=two)


def check_publish(stage: Stage) -> None:
    """One publication stands, and everybody reads its very bytes."""
    row = Publication.objects.published().get(file=stage.facts["file"])
    assert Publication.objects.filter(file=stage.facts["file"]).count() == 1
    with row.content.open("rb") as kept:
        assert _sum(kept.read()) == row.sha256
    for verb in ("make", "publish"):
        rows = JournalEntry.objects.filter(verb=verb, noun__icontains="publication", object_id=str(row.pk))
        assert rows.count() == 1, f"{verb} stands {rows.count()} times in the journal"


def minutes(stage: Stage) -> None:
    """The minutes of a meeting are drafted, sent, adjusted and published."""
    meeting = Meeting.objects.get(pk=stage.facts["meeting"])
    adjusters = list(Mandate.objects.filter(pk__in=stage.facts["mandates"]).order_by("pk"))
    by, now = Person.objects.get(email="handlaggare@region.example"), timezone.now()
    row = protocol.draft(meeting=meeting, at=now, by=by)
    if row.sent_at is None:
        protocol.send(minutes=row, adjusters=adjusters, at=now, by=by)
    for mandate in adjusters:
        if not row.adjustments.filter(mandate=mandate).exclude(at=None).exists():
            protocol.adjust(minutes=row, mandate=mandate, at=now, by=by)
    if row.published_at is None:
        protocol.publish(minutes=row, at=now, by=by)


def check_minutes(stage: Stage) -> None:
    """One version, published, adjusted once by each, each asked once."""
    row = Minutes.objects.get(meeting=stage.facts["meeting"])
    assert row.published_at is not None
    asked = len(stage.facts["mandates"])
    assert row.adjustments.exclude(at=None).count() == row.adjustments.count() == asked
    assert OutgoingMail.objects.filter(once__startswith=f"adjust-{row.pk}-").count() <= asked
    for verb, times in (("draft", 1), ("send", 1), ("adjust", asked), ("publish", 1)):
        rows = JournalEntry.objects.filter(verb=verb, noun__iendswith="minutes", object_id=str(row.pk))
        assert rows.count() == times, f"{verb} stands {rows.count()} times in the journal"


def archive(stage: Stage) -> None:
    """The whole region is written to a file."""
    path = stage.folder / "region.zip"
    if not path.exists():
        call_command("backup", str(path), "--no-check", verbosity=0, stdout=(stage.folder / "told").open("w"))


def check_archive(stage: Stage) -> None:
    """The archive is whole, names every row and file, and nothing else lies beside it."""
    with opened(stage.folder / "region.zip") as (_archive, manifest):
        rows = {part.name: part.rows for part in manifest.tables}
        files = {part.name.removeprefix("files/") for part in manifest.files}
    assert rows["tables/people.person.jsonl"] == Person.objects.count()
    assert rows["tables/people.journalentry.jsonl"] == JournalEntry.objects.count()
    assert files >= set(Original.objects.values_list("content", flat=True))
    assert not list(stage.folder.glob(".*ofardig"))


def check_house() -> None:
    """What the doctor says of files and work after any of them, and what the journal names exists."""
    assert Path(settings.MEDIA_ROOT).is_dir()
    for finding in health.examine(at=datetime.now(UTC)):
        assert not finding.wrong or finding.subject in {"disken", "posten"}, f"{finding.subject}: {finding.wrong}"
    assert not OxTask.objects.exclude(status="SUCCESSFUL").exists(), "work is left"


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


WRITES = {
    "intake": (intake, check_intake),
    "answer": (answer, check_answer),
    "publish": (publish, check_publish),
    "minutes": (minutes, check_minutes),
    "archive": (archive, check_archive),
}


def load(folder: Path) -> Stage:
    """A stage with the facts that were noted when the world was made."""
    return Stage(folder, json.loads((folder / "facts.json").read_text()))
