"""A region that stopped at an earlier release is brought up to today's version, by its database and by its archive."""

import gzip
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from samsyn.archive.tests.test_archive import postgres
from tests.frozen.make import KEY, SECRET

__all__ = ["postgres"]  # the fixture

HERE = Path(__file__).parent
RELEASES = sorted(one.stem for one in HERE.glob("*.zip"))

READ = f"""
import django; django.setup()
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from samsyn.people.accounts import sealing
from samsyn.people.models import Person
settings.ALLOWED_HOSTS.append("testserver")
assert sealing.unseal(Authenticator.objects.get(type="totp").data["secret"]) == {SECRET!r}
everybody, desk = Client(), Client()
desk.force_login(Person.objects.get(email="strateg@region.example"), backend="django.contrib.auth.backends.ModelBackend")
for client, paths in (
    (everybody, ["/", "/strategi/", "/delta/", "/remiss/", "/dialog/", "/uppfoljning/", "/samverkan/", "/befolkning/"]),
    (desk, ["/arbete/", "/remiss/", "/journal/", "/organisationer/", "/utkorg/", "/uppgifter/"]),
):
    for path in paths:
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, (path, answer.status_code)
assert "Älvmark 2040" in everybody.get("/strategi/").content.decode()
"""


def samsyn(folder: Path, *arguments: str, database: str = "") -> str:
    """Runs a command, or READ, with the frozen county's key; what it said."""
    plain = {name: said for name, said in os.environ.items() if not name.startswith(("SAMSYN_", "DATABASE_URL"))}
    environment = {
        **plain, "SAMSYN_DATA_DIR": str(folder), "SAMSYN_SECRET_KEY": KEY, "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "samsyn.settings",
    }  # fmt: skip
    command = [sys.executable, *(("-m", "samsyn", *arguments) if arguments else ("-c", READ))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: {done.stdout[-1000:]}{done.stderr[-2000:]}"
    return done.stdout


def tables(path: Path) -> dict[str, set[str]]:
    """Table → its columns."""
    with closing(sqlite3.connect(path)) as database:
        names = [row[0] for row in database.execute("select name from sqlite_master where type = 'table'")]
        return {name: {row[1] for row in database.execute(f'pragma table_info("{name}")')} for name in names}


def rows(path: Path) -> dict[str, int]:
    """Table → rows, as the archive's own table of contents says."""
    with zipfile.ZipFile(path) as archive:
        return {one["name"]: one["rows"] for one in json.loads(archive.read("manifest.json"))["tables"]}


def thawed(release: str, folder: Path) -> Path:
    """The site as it stood, with its files."""
    folder.mkdir()
    (folder / "samsyn.sqlite3").write_bytes(gzip.decompress((HERE / f"{release}.sqlite3.gz").read_bytes()))
    with zipfile.ZipFile(HERE / f"{release}.zip") as archive:
        archive.extractall(folder, [name for name in archive.namelist() if name.startswith("files/")])
    return folder


def test_there_is_one() -> None:
    assert RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_its_database_is_migrated_and_read(release: str, tmp_path: Path, empty_site: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("En frusen databas är SQLite; arkivet läses in i båda.")
    folder = thawed(release, tmp_path / "site")
    samsyn(folder, "migrate", "-v", "0")
    assert tables(folder / "samsyn.sqlite3") == tables(empty_site)
    samsyn(folder)
    said = samsyn_doctor(folder)
    assert "0 ändringar av tabellerna väntar" in said
    assert "0 saknas, 0 är ändrade" in said
    again = tmp_path / "igen.zip"
    samsyn(folder, "backup", str(again), "--no-check")
    now = rows(again)
    assert {name: count for name, count in rows(HERE / f"{release}.zip").items() if now.get(name, count) < count} == {}


def samsyn_doctor(folder: Path) -> str:
    """What the doctor says; the room on the disk is this machine's own."""
    done = subprocess.run(
        [sys.executable, "-m", "samsyn", "doctor"], capture_output=True, text=True, check=False,
        env={**os.environ, "SAMSYN_DATA_DIR": str(folder), "SAMSYN_SECRET_KEY": KEY, "DATABASE_URL": ""},
    )  # fmt: skip
    assert done.returncode in {0, 3}, done.stderr
    return done.stdout


@pytest.mark.parametrize("release", RELEASES)
def test_its_archive_is_restored_and_read(
    release: str, tmp_path: Path, furnish: Callable[[Path], Path], request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue("postgres") if connection.vendor == "postgresql" else ""
    folder = tmp_path / "site" if database else furnish(tmp_path / "site")
    samsyn(folder, "restore", str(HERE / f"{release}.zip"), database=database)
    samsyn(folder, database=database)
