"""Web and worker are killed by SIGKILL at seeded points of every write, begun again, and nothing is lost or double."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]


def killed(folder: Path, kills: int, seed: int) -> list[dict[str, Any]]:
    """The series, in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.stage", str(folder), str(kills), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()[1:]]


@pytest.fixture
def migrated(tmp_path: Path, transactional_db: None) -> Path:
    """A folder with the tests' own empty database, so that nothing is migrated twice."""
    if connection.vendor != "sqlite":
        pytest.skip("the series runs on copies of a SQLite file")
    folder = tmp_path / "world"
    folder.mkdir()
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / "samsyn.sqlite3")) as copy:
        connection.connection.backup(copy)
    return folder


@pytest.mark.parametrize(
    ("kills", "seed"), [(20, 2040), pytest.param(200, 1, marks=pytest.mark.long)], ids=["20 kills", "200 kills"]
)
def test_nothing_lost_nothing_double(migrated: Path, kills: int, seed: int) -> None:
    found = killed(migrated, kills, seed)
    assert len(found) == kills
    missed = [f"{one['write']} at {one['at']}: {one['last']}" for one in found if not one["died"]]
    assert not missed, "each point is reached\n" + "\n".join(missed)
    wrong = [f"{one['write']} killed at {one['at']}:\n{one['said']}" for one in found if not one["well"]]
    assert not wrong, "\n".join(wrong)
