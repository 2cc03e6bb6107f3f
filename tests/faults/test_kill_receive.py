"""`samsyn receive` is killed for real, in the middle of registering and of storing, and started again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

SITE = """
import django; django.setup()
from datetime import UTC, date, datetime
from samsyn.consultation import actions
from samsyn.consultation.tests.provlanet import STRATEGY
from samsyn.cores.text.values import File
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Stage
now = datetime(2026, 10, 1, tzinfo=UTC)
document = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", by=None)
file = File("strategi.md", STRATEGY.encode())
edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=now, by=None)
actions.open_round(edition=edition, title="Remiss", registry_number="R", opens_on=date(2026, 5, 1), closes_on=date(2026, 10, 1), by=None)
"""

CONTENT = """
    select original.name, original.sha256, original.reading, comment.text, link.number is not null, section.key
    from comments_original original
    left join comments_comment comment on comment.original_id = original.id
    left join consultation_responsecomment link on link.comment_id = comment.id
    left join comments_proposal proposal on proposal.comment_id = comment.id and proposal.rank = 1
    left join strategy_section section on section.id = proposal.section_id
    order by 1, 4
"""


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "SAMSYN_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "samsyn.settings",
        "DATABASE_URL": "",
    }


def make_site(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", SITE], env=environment(folder), check=True)


def write_letters(folder: Path, count: int) -> None:
    folder.mkdir()
    for at in range(count):
        (folder / f"svar-{at:03}.txt").write_text(
            f"Ortens byalag nummer {at}\n\n"
            f"Avsnitt 2.1 behöver ett mål för väg {at}. Vi föreslår att det läggs till.\n\n"
            f"Tågen till hållplats {at} måste gå även på kvällen.\n"
        )


def receive(site: Path, letters: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "samsyn", "receive", str(letters), "--round", "1"]
    return subprocess.Popen(command, env=environment(site), stdout=subprocess.DEVNULL, start_new_session=True)


def count(site: Path, table: str) -> int:
    with closing(sqlite3.connect(site / "samsyn.sqlite3", timeout=20)) as database:
        return int(database.execute(f"select count(*) from {table}").fetchone()[0])  # table names are our own


def kill_when(process: subprocess.Popen[bytes], site: Path, table: str, rows: int) -> bool:
    """Kill -9 the whole group as soon as the table has that many rows; False when it finished first."""
    while process.poll() is None:
        if count(site, table) >= rows:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.005)
    return False


def content(site: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(site / "samsyn.sqlite3")) as database:
        return database.execute(CONTENT).fetchall()


@pytest.mark.parametrize(
    ("letters", "stops"),
    [
        (40, [("comments_original", 15), ("consultation_response", 10)]),
        pytest.param(
            200,
            [("comments_original", share) for share in (20, 90, 199)]
            + [("consultation_response", share) for share in (1, 50, 120, 199)],
            marks=pytest.mark.long,
        ),
    ],
    ids=["40 files", "200 files"],
)
def test_killed_and_started_again(
    tmp_path: Path, letters: int, stops: list[tuple[str, int]], furnish: Callable[[Path], Path]
) -> None:
    folder = tmp_path / "svar"
    write_letters(folder, letters)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    for site in (whole, killed):
        make_site(furnish(site))
    assert receive(whole, folder).wait() == 0
    kills = sum(kill_when(receive(killed, folder), killed, table, rows) for table, rows in stops)
    assert kills >= len(stops) - 1  # the last stop may come too late on a fast machine
    assert receive(killed, folder).wait() == 0
    assert content(killed) == content(whole)
    assert count(killed, "consultation_response") == letters
    assert count(killed, "comments_comment") == count(whole, "comments_comment") > letters
