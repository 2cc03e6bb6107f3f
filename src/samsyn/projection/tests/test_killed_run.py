"""A run whose process is killed by SIGKILL in the middle: marked broken, never half shown, and goes on."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from samsyn.projection.tests.test_project import make

ROOT = Path(__file__).parents[4]


@pytest.fixture
def site(tmp_path: Path, transactional_db: None) -> Path:
    """A folder with the tests' own empty database, so that nothing is migrated twice."""
    if connection.vendor != "sqlite":
        pytest.skip("the process to be killed runs on a copy of a SQLite file")
    folder = tmp_path / "site"
    folder.mkdir()
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / "samsyn.sqlite3")) as copy:
        connection.connection.backup(copy)
    return folder


def begun(site: Path, tables: Path, what: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "samsyn.projection.tests.killed", str(site), str(tables), what]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ})


def done(site: Path, tables: Path, what: str) -> Any:
    process = begun(site, tables, what)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return json.loads(said) if said else None


def stored(site: Path) -> int:
    with closing(sqlite3.connect(site / "samsyn.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM projection_outcome").fetchone()[0])


@pytest.mark.long
def test_a_run_that_is_killed_is_broken_not_shown_and_goes_on(site: Path, tmp_path: Path) -> None:
    tables = make(tmp_path / "in")
    done(site, tables, "ask")
    process = begun(site, tables, "count")
    while not stored(site):  # until the first scenario is there; the second takes seconds
        assert process.poll() is None, "it was to be killed, not to end"
        time.sleep(0.02)  # another process works meanwhile
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL

    after = done(site, tables, "look")
    assert after["states"] == ["counting", "broken"]
    assert not after["published"]
    assert not after["shown"]
    assert 1 <= len(after["outcomes"]) < 3

    done(site, tables, "count")
    whole = done(site, tables, "look")
    assert whole["states"][0] == "finished"
    assert len(whole["outcomes"]) == 3
    assert after["outcomes"].items() <= whole["outcomes"].items()  # what was stored is not counted again
