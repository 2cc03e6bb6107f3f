"""A site on a disk of its own that is too small: ``python -m tests.faults.full FOLDER``, inside a mount namespace.

FOLDER holds a migrated database. It is put on a disk in memory (tmpfs), which is filled for real. One line of JSON says
what was seen at each step.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(sys.argv[1])
DISK = HERE / "disk"
SIZE = 24 << 20
DISK.mkdir(exist_ok=True)
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(DISK)], check=True)
shutil.copy(HERE / "samsyn.sqlite3", DISK / "samsyn.sqlite3")

os.environ["DJANGO_SETTINGS_MODULE"] = "samsyn.settings"
os.environ["SAMSYN_DATA_DIR"] = str(DISK)
os.environ["DATABASE_URL"] = ""

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.management.base import CommandError  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from samsyn.consultation.models import Answer, AnswerPart, Attachment, Round  # noqa: E402
from samsyn.consultation.tests.open_round import open_round, strategist, token_to  # noqa: E402
from samsyn.consultation.tests.provlanet import NOW, STRATEGY  # noqa: E402
from samsyn.cores.text.values import File  # noqa: E402
from samsyn.strategy import actions as strategy  # noqa: E402
from samsyn.strategy.models import Kind, Stage  # noqa: E402

settings.ALLOWED_HOSTS.append("testserver")
FILLER = DISK / "filler"


def fill(left: int) -> None:
    """Until so many bytes are left, or none."""
    free = shutil.disk_usage(DISK).free - left
    with FILLER.open("ab", buffering=0) as file:
        while free > 0:
            try:
                free -= file.write(bytes(min(free, 1 << 16)))
            except OSError:
                break


def asked() -> tuple[Round, str]:
    by = strategist()
    document = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", by=by)
    file = File("strategi.md", STRATEGY.encode())
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=NOW, by=by)
    strategy.publish_edition(edition=edition, at=NOW, by=by)
    round_ = open_round(edition, by)
    answer = Client().post(f"/svara/{token_to('kommun@norradal.example')}/", {"unit": ""})
    return round_, str(answer.headers["Location"])


def files() -> list[str]:
    return sorted(path.name for path in (DISK / "files").rglob("*") if path.is_file())


def main() -> None:
    round_, draft = asked()
    place = "avsnitt-" + round_.edition.sections.order_by("position")[1].key
    client = Client(raise_request_exception=False)
    seen: dict[str, object] = {}

    def write(text: str, version: int) -> int:
        said = {f"text-{place}": text, f"version-{place}": version}
        answer = client.post(f"{draft}skriv/{place}/", said)
        seen["page"] = answer.content.decode() if answer.status_code >= 400 else ""
        return answer.status_code

    def attach() -> tuple[int, str]:
        file = SimpleUploadedFile("karta.bin", os.urandom(3 << 20))
        answer = client.post(f"{draft}filer/", {"file": file, "kind": "bilaga"})
        return answer.status_code, answer.content.decode()

    seen["before"] = write("Det första.", 0)
    kept = files()
    fill(left=1 << 20)
    seen["attach"], seen["attach page"] = attach()
    seen["attachments"], seen["files"] = Attachment.objects.count(), files() == kept
    fill(left=16 << 10)
    try:
        call_command("backup", str(DISK / "region.zip"), "--no-check", verbosity=0)
        seen["backup"] = "no refusal"
    except CommandError as refusal:
        seen["backup"] = str(refusal)
    seen["beside"] = [path.name for path in DISK.iterdir() if "region" in path.name]
    fill(left=0)
    seen["write"], seen["write page"] = write("Det andra. " * 8000, 1), seen["page"]
    seen["text"] = AnswerPart.objects.get().text
    FILLER.unlink()
    seen["again"], seen["attach again"] = write("Det andra. " * 8000, 1), attach()[0]
    seen["text again"] = len(AnswerPart.objects.get().text)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        seen["integrity"] = cursor.fetchone()[0]
    seen["answers"] = Answer.objects.count()
    sys.stdout.write(json.dumps(seen) + "\n")


if __name__ == "__main__":
    main()
