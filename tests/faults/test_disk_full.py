"""The disk is full, for real: an upload, the database and a backup. Told in Swedish, nothing lost, and it goes on afterwards."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]
OWN_DISK = ["unshare", "--user", "--map-root-user", "--mount"]


@pytest.fixture
def migrated(tmp_path: Path, transactional_db: None) -> Path:
    if connection.vendor != "sqlite":
        pytest.skip("the full disk holds a SQLite file")
    if not shutil.which("unshare"):
        pytest.skip("unshare saknas: en egen liten disk går inte att montera här")
    tried = subprocess.run([*OWN_DISK, "mount", "-t", "tmpfs", "none", str(tmp_path)], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("en egen liten disk går inte att montera här (namnrymder är avstängda)")
    connection.ensure_connection()
    with closing(sqlite3.connect(tmp_path / "samsyn.sqlite3")) as copy:
        connection.connection.backup(copy)
    return tmp_path


def test_a_full_disk_is_told_and_loses_nothing(migrated: Path) -> None:
    command = [*OWN_DISK, sys.executable, "-m", "tests.faults.full", str(migrated)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 0, done.stderr[-3000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["before"] == 302
    # an upload of 3 MB with 1 MB left
    assert seen["attach"] == 500
    assert "lagringen är full" in seen["attach page"]
    assert "Ingenting av det du skickade är sparat" in seen["attach page"]
    assert seen["attachments"] == 0
    assert seen["files"], "half a file was left behind"
    # a backup
    assert "fick inte plats" in seen["backup"]
    assert seen["beside"] == []
    # the database itself
    assert seen["write"] == 500
    assert "Ingenting av det du skickade är sparat" in seen["write page"]
    assert seen["text"] == "Det första."
    # and with room again, without anything being started anew
    assert (seen["again"], seen["attach again"]) == (302, 302)
    assert seen["text again"] > 50_000
    assert seen["integrity"] == "ok"
    assert seen["answers"] == 1
