"""Web and worker are killed by SIGKILL at seeded points of every write, begun again, and nothing is lost or double."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]


def killed(folder: Path, kills: int, seed: int) -> list[dict[str, Any]]:
    """The series, in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.stage", str(folder), str(kills), str(seed)]
    if connection.vendor == "postgresql":
        command.append(address("postgres"))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()[1:]]


def address(database: str) -> str:
    """Of a database on the tests' own PostgreSQL."""
    facts = connection.settings_dict
    return f"postgres://{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}/{database}"


@pytest.fixture
def migrated(tmp_path: Path, transactional_db: None) -> Iterator[Path]:
    """A folder with the tests' own empty database, so that nothing is migrated twice."""
    folder = tmp_path / "world"
    folder.mkdir()
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / "samsyn.sqlite3")) as copy:
            connection.connection.backup(copy)
        yield folder
        return
    import psycopg

    own = connection.settings_dict["NAME"]
    connection.close()  # a database is copied only when nobody is in it
    names = ("world", "rehearsal", "killed")
    with psycopg.connect(address("postgres"), autocommit=True) as admin:
        for name in names:
            admin.execute(f"DROP DATABASE IF EXISTS samsyn_{name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE samsyn_world TEMPLATE {own}")
        yield folder
        for name in names:
            admin.execute(f"DROP DATABASE IF EXISTS samsyn_{name} WITH (FORCE)")


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
