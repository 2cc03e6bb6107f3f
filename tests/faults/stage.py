"""Kills writes one after the other: ``python -m tests.faults.stage FOLDER KILLS SEED [URL]``; JSON, one line for each kill.

FOLDER holds a migrated SQLite database, or stands beside the PostgreSQL database `samsyn_FOLDER` on URL's server. It is filled once; each kill gets a copy, in a process forked from this one, so
that nothing is started or imported twice. The point where the process dies is drawn by seed among all points the write
has. After it: a process that begins anew, takes up what was left, and looks at everything.
"""

import json
import os
import random
import shutil
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "samsyn.settings"
os.environ["SAMSYN_DATA_DIR"] = sys.argv[1]
os.environ["DATABASE_URL"] = URL = sys.argv[4] if len(sys.argv) > 4 else ""
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from samsyn.comments.models import Comment  # noqa: E402
from samsyn.consultation.answering import actions as answering  # noqa: E402
from samsyn.consultation.answering.places import places_of  # noqa: E402
from samsyn.consultation.models import Invitation, ReceivedFile, Round  # noqa: E402
from samsyn.consultation.round import sending  # noqa: E402
from samsyn.cores.text.values import File  # noqa: E402
from samsyn.councils.actions import minutes, recording  # noqa: E402
from samsyn.councils.models import Meeting  # noqa: E402
from samsyn.demo import councils, filling, publishing, rounds  # noqa: E402
from samsyn.people.models import Person, Role  # noqa: E402
from samsyn.strategy import actions as strategy  # noqa: E402
from samsyn.strategy.models import Document, Kind, Stage  # noqa: E402
from tests.faults import writes  # noqa: E402
from tests.faults.fuse import NEVER, Fuse  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.ALLOWED_HOSTS.append("testserver")


def fill(folder: Path) -> None:
    """A small county where each write has something to begin with."""
    cast = filling.cast()
    by, officer = cast[Role.STRATEGIST], cast[Role.OFFICER]
    filling._register()
    edition = publishing._edition(by)
    told = publishing._round(edition, by)
    open_ = rounds._open(rounds._edition(by, timezone.now()), by, timezone.now())
    councils.HELD = 1
    councils.fill(document=_strategy(by), by=by, officer=officer, member=cast[Role.READER])
    facts = {
        "round": told.pk,
        "session": _session(officer),
        "file": ReceivedFile.objects.filter(response__round=told, original__name__endswith=".txt").order_by("pk")[0].pk,
        **_invited(open_, by),
        **_held(officer),
    }
    (folder / "facts.json").write_text(json.dumps(facts))


def _strategy(by: Person) -> Document:
    """Six goals for the council to speak about."""
    goals = "\n\n".join(f"## Målbild {number}: Mål {number}\n\nAlla ska nå dit." for number in range(1, 7))
    document = strategy.create_document(kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", by=by)
    file = File("strategi.md", f"# Älvmark 2040\n\n{goals}\n".encode())
    now = timezone.now()
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=now, by=by)
    strategy.publish_edition(edition=edition, at=now, by=by)
    return document


def _session(officer: Person) -> str:
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


def _invited(round_: Round, by: Person) -> dict[str, Any]:
    row = Invitation.objects.filter(round=round_).exclude(organisation__email="").order_by("pk")[0]
    _entrance, address = sending.new_link(invitation=row, at=timezone.now(), by=by)
    draft = answering.begin(invitation=row, unit="", at=timezone.now())
    place = next(place.key for place in places_of(round_) if place.kind == "section")
    return {"token": address.rstrip("/").rsplit("/", 1)[-1], "answer": draft.pk, "place": place}


def _held(officer: Person) -> dict[str, Any]:
    meeting = Meeting.objects.filter(closed_at=None, points__isnull=False).order_by("starts_at")[0]
    recording.open_meeting(meeting=meeting, at=meeting.starts_at, by=officer)
    rows = list(meeting.attendance.order_by("pk"))
    present = {row.mandate_id: True for row in rows}
    recording.take_attendance(meeting=meeting, present=present, notes={}, by=officer)
    recording.close_meeting(meeting=meeting, at=meeting.starts_at + timedelta(hours=2), by=officer)
    adjusters = [row.mandate_id for row in rows[: minutes.adjusters_of(meeting)]]
    return {"meeting": meeting.pk, "mandates": adjusters}


def forked(folder: Path, act: Callable[[], object]) -> tuple[int, str]:
    """Do it in a process of its own on a copy of the world: how it ended, and what it said."""
    said = folder / "said"
    said.unlink(missing_ok=True)
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.read_text() if said.exists() else ""
    code = 1
    try:
        os.setsid()
        connections["default"].settings_dict["NAME"] = named(folder) if URL else folder / "samsyn.sqlite3"
        settings.DATA_DIR, settings.MEDIA_ROOT = folder, folder / "files"
        said.write_text(str(act() or ""))
        code = 0
    except BaseException:
        said.write_text(traceback.format_exc())
    finally:
        os._exit(code)


def copied(world: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(world, folder)
    if URL:
        import psycopg

        with psycopg.connect(URL, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {named(folder)} WITH (FORCE)")
            admin.execute(f"CREATE DATABASE {named(folder)} TEMPLATE {named(world)}")
    return folder


def named(folder: Path) -> str:
    """The PostgreSQL database that goes with a folder."""
    return f"samsyn_{folder.name}"


def rehearse(world: Path, name: str) -> int:
    """The write, whole: how many points it has; what it gives is noted in the world's facts."""
    folder = copied(world, world.parent / "rehearsal")

    def act() -> str:
        fuse, stage = Fuse(), writes.load(folder)
        before = Comment.objects.count()
        fuse.lay()
        writes.WRITES[name][0](stage)
        points = fuse.count
        return f"{points} {Comment.objects.count() - before}"

    code, said = forked(folder, act)
    assert code == 0, said
    points, comments = map(int, said.split())
    facts = json.loads((world / "facts.json").read_text())
    facts |= {"intake": {"comments": comments}, "answer": {"answer comments": comments}}.get(name, {})
    (world / "facts.json").write_text(json.dumps(facts))
    return points


def kill(world: Path, name: str, at: int) -> dict[str, Any]:
    """Die at that point, begin again, look."""
    folder = copied(world, world.parent / "killed")

    def act(fuse: Fuse) -> None:
        fuse.lay()
        writes.WRITES[name][0](writes.load(folder))

    died, last = forked(folder, lambda: act(Fuse(at)))

    def again() -> None:
        stage = writes.load(folder)
        act(Fuse(NEVER))
        writes.work()
        writes.WRITES[name][1](stage)
        writes.check_house()

    code, said = forked(folder, again)
    return {"write": name, "at": at, "died": died == -9, "well": code == 0, "said": said, "last": last[-2000:]}


def main() -> None:
    world, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    code, said = forked(world, lambda: fill(world))  # in a process of its own: it begins threads, and they do not fork
    assert code == 0, said
    points = {name: rehearse(world, name) for name in writes.WRITES}
    sys.stdout.write(json.dumps(points) + "\n")
    chance = random.Random(seed)
    names = sorted(points)
    for number in range(kills):
        name = names[number % len(names)]
        result = kill(world, name, chance.randint(1, points[name]))
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
