"""A site whose files stand in a bucket: in and out again, missing, altered, away, into a backup and back."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from samsyn.archive import health
from samsyn.comments import actions as comments
from samsyn.comments.models import Original
from samsyn.consultation import actions
from samsyn.consultation.models import Batch, Round
from samsyn.consultation.tests.answered_world import pdf
from samsyn.consultation.tests.provlanet import NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.files.tests.bucket import Bucket, serving
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Stage

pytest.importorskip("obstore", reason="tillägget s3 är inte installerat")
pytestmark = pytest.mark.django_db


@pytest.fixture
def bucket(settings: LazySettings) -> Iterator[Bucket]:
    with serving() as server:
        options = {**server.settings, "prefix": "alvmark"}
        settings.OBJECTS = options
        backend = {"BACKEND": "samsyn.files.objects.ObjectStorage", "OPTIONS": options}
        settings.STORAGES = {**settings.STORAGES, "default": backend}
        yield server


@pytest.fixture
def officer() -> Person:
    return people.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None, password="x" * 12)


@pytest.fixture
def round_(bucket: Bucket, officer: Person) -> Round:
    document = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", by=officer)
    file = File("strategi.md", STRATEGY.encode())
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=NOW, by=officer)
    strategy.publish_edition(edition=edition, at=NOW, by=officer)
    return actions.open_round(
        edition=edition, title="Remiss", registry_number="R 1", opens_on=date(2026, 5, 1), closes_on=date(2026, 10, 15),
        by=officer,
    )  # fmt: skip


@pytest.fixture
def desk(officer: Person) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(desk: Client, round_: Round, data: bytes) -> int:
    files = [SimpleUploadedFile("Norrådals kommun.pdf", data)]
    return desk.post(f"/remiss/{round_.pk}/ta-emot/", {"files": files}).status_code


def test_in_read_and_shown(desk: Client, round_: Round, bucket: Bucket) -> None:
    data = pdf("Norrådals kommun", "Kommunen saknar mål för vuxna i avsnittet om kompetens. Vi föreslår ett sådant.")
    assert upload(desk, round_, data) == 302
    original = Original.objects.get()
    assert (original.reading, original.format) == ("read", "pdf")
    assert bucket.objects[f"alvmark/{original.content.name}"] == data  # bit for bit
    page = desk.get(f"/remiss/{round_.pk}/filer/{original.pk}/sida-1.png")
    assert page.status_code == 200
    assert Image.open(io.BytesIO(page.content)).width > 500
    assert b"".join(desk.get(f"/remiss/{round_.pk}/filer/{original.pk}/")) == data


@pytest.mark.parametrize("away", [503, 403, None])
def test_away_is_told_and_nothing_is_acknowledged(
    desk: Client, round_: Round, bucket: Bucket, away: int | None
) -> None:
    kept = dict(bucket.objects)
    if away:
        bucket.away = away
    else:
        bucket.stop()  # connection refused
    answer = desk.post(f"/remiss/{round_.pk}/ta-emot/", {"files": [SimpleUploadedFile("a.txt", b"Hej")]})
    assert answer.status_code == 500
    assert (
        "lagringen är full eller går inte att nå just nu. Ingenting av det du skickade är sparat"
        in answer.content.decode()
    )
    assert not Original.objects.exists()
    assert not Batch.objects.exists()
    assert Client().get("/readyz").json() == {"ready": False, "faults": ["storage"]}
    assert "SAMSYN_S3_" in {row.subject: row.wrong for row in health.examine(at=timezone.now())}["lagringen"]
    assert bucket.objects == kept
    if away:
        bucket.away = 0
        assert Client().get("/readyz").status_code == 200
        assert upload(desk, round_, b"Hej igen, ett svar i text.") == 302


def test_the_doctor_sees_what_is_gone_and_what_is_altered(bucket: Bucket) -> None:
    one, two = (comments.keep_original(name=f"{n}.txt", data=n.encode(), at=NOW, by=None) for n in ("a", "b"))
    (well,) = health._files(lambda _name: None)
    assert not well.wrong
    bucket.objects[f"alvmark/{one.content.name}"] = b"b"
    del bucket.objects[f"alvmark/{two.content.name}"]
    (found,) = health._files(lambda _name: None)
    assert "2 filer, 1 saknas, 1 är ändrade" in found.seen
    assert str(one.content.name) in found.wrong
    assert str(two.content.name) in found.wrong


def test_the_doctor_asks_a_storage_that_holds_nothing_yet(bucket: Bucket) -> None:
    (well,) = health._files(lambda _name: None)
    assert not well.wrong
    bucket.away = 403
    (told,) = health._files(lambda _name: None)
    assert "SAMSYN_S3_" in told.wrong
    assert "403" in told.seen


def samsyn(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    plain = {name: said for name, said in os.environ.items() if not name.startswith(("SAMSYN_", "DATABASE_URL"))}
    environment = {**plain, "SAMSYN_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "samsyn.settings", **more}
    return subprocess.run([sys.executable, "-m", "samsyn", *arguments], env=environment, capture_output=True, text=True)


KEEP = """
import django; django.setup()
from django.utils import timezone
from samsyn.comments import actions
actions.keep_original(name="svar.txt", data=b"Vi tillstyrker.", at=timezone.now(), by=None)
"""


def archived(folder: Path, archive: Path) -> Path:
    environment = {**os.environ, "SAMSYN_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "samsyn.settings"}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", KEEP], env=environment, check=True)
    assert samsyn(folder, "backup", str(archive), "--no-check").returncode == 0
    return archive


def test_moved_from_a_folder_into_a_bucket_by_the_pages_own_commands(
    tmp_path: Path, furnish: Callable[[Path], Path]
) -> None:
    folder, new = furnish(tmp_path / "folder"), furnish(tmp_path / "new")
    archive = archived(folder, tmp_path / "region.zip")
    with serving() as server:
        s3 = {f"SAMSYN_S3_{name.upper()}": said for name, said in server.settings.items()}
        half = samsyn(new, "check", **{**s3, "SAMSYN_S3_SECRET": ""})
        assert "files.E001" in half.stderr
        done = samsyn(new, "restore", str(archive), **s3)
        assert done.returncode == 0, done.stderr
        assert list(server.objects.values()) == [b"Vi tillstyrker."]
        assert not (new / "files").exists()
        again = samsyn(new, "backup", str(tmp_path / "igen.zip"), **s3)  # tried in a folder of its own
        assert "provat" in again.stdout, again.stderr
        assert len(server.objects) == 1


def test_a_restore_without_its_bucket_is_told_and_can_be_run_again(
    tmp_path: Path, furnish: Callable[[Path], Path]
) -> None:
    archive, new = archived(furnish(tmp_path / "folder"), tmp_path / "region.zip"), furnish(tmp_path / "new")
    with serving() as server:
        s3 = {f"SAMSYN_S3_{name.upper()}": said for name, said in server.settings.items()}
        refused = samsyn(new, "restore", str(archive), **{**s3, "SAMSYN_S3_BUCKET": "en-annan"})
        assert refused.returncode == 1
        assert refused.stderr.startswith("CommandError: En fil gick inte att lägga i lagringen")
        assert not server.objects
        assert samsyn(new, "restore", str(archive), **s3).returncode == 0
        assert list(server.objects.values()) == [b"Vi tillstyrker."]
