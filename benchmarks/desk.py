"""A round with 1,000 responses and 20,000 comments: every desk page under 100 ms and at most 12 queries, keys under 100 ms.

Run: ``python -m benchmarks.desk`` (SQLite), ``DATABASE_URL=postgres://… python -m benchmarks.desk``. A database and files
of its own, thrown away unless ``--at DIR`` says where they are kept for the next time. Each page is asked nine times, an act of somebody else before each, so that nothing counted is kept.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

RESPONSES, EACH, TIMES = 1000, 20, 9
PAGES = [
    "att-gora/", "synpunkter/", "synpunkter/?visa=kvar&sida=200", "synpunkter/?visa=svaga", "synpunkter/?vem=mina&visa=obesvarade",
    "synpunkter/?visa=kvar&ordning=larorik", "synpunkter/?ord=kollektivtrafik", "synpunkter/?tema=3", "synpunkter/?avsnitt={key}",
    "synpunkter/?klass=Kommuner&typ=fråga", "synpunkter/9001/", "synpunkter/9001/?visa=kvar", "synpunkter/9001/?visa=kvar&ordning=larorik",
    "synpunkter/9001/?historik=1", "synpunkter/9001/svara/", "synpunkter/9001/svara/?visa=obesvarade", "at-sidan/",
    "granska/", "olika-svar/", "restlista/", "standardsvar/", "svar-i-excel/", "teman/", "ar-allt-med/", "filer/",
    "yttranden/", "yttranden/{response}/", "hur-langt/", "publicera/", "beratta/", "nasta-utgava/", "sandlista/",
]  # fmt: skip


def main() -> None:
    """Fill, ask, press keys, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at", help="a folder of the benchmark's own, filled the first time")
    kept = parser.parse_args().at
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SAMSYN_DATA_DIR": kept or folder, "DJANGO_SETTINGS_MODULE": "samsyn.settings"}
        import django

        django.setup()
        from django.db import connection
        from django.test.utils import setup_test_environment

        setup_test_environment()
        postgres = connection.vendor == "postgresql"
        if postgres:
            connection.creation.create_test_db(verbosity=0, keepdb=bool(kept))
        try:
            _measure(connection.vendor)
        finally:
            if postgres and not kept:
                connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), verbosity=0)


def _measure(vendor: str) -> None:
    from django.core.management import call_command
    from django.test import Client

    from benchmarks.loading.desk import world_of

    if vendor == "sqlite":
        call_command("migrate", verbosity=0)
    world = world_of(responses=RESPONSES, each=EACH)
    client = Client(SERVER_NAME="localhost")
    client.force_login(world.officer)
    base = f"/remiss/{world.round.pk}/"
    print(f"{vendor}: {RESPONSES * EACH} comments, median of {TIMES}")
    print("queries  clock ms  processor ms  of which database  page")
    for page in PAGES:
        address = base + page.format(key=world.key, response=world.response)
        _row(page, world, partial(client.get, address))
    numbers = iter(world.left)

    def confirm() -> Any:
        number = next(numbers)
        said = {"section": world.key, "type": "fråga", "themes_shown": "1", "version": "0"}
        return client.post(f"{base}synpunkter/{number}/?visa=kvar&ordning=larorik", said)

    def aside() -> Any:
        said = {"version": "0", "reason": "ingen synpunkt", "note": ""}
        return client.post(f"{base}synpunkter/{next(numbers)}/lagg-at-sidan/?visa=kvar", said)

    _row("key: confirm", world, confirm)
    _row("key: lay aside", world, aside)
    _row("key: undo", world, lambda: client.post(f"{base}angra/"))


def _row(name: str, world: Any, act: Callable[[], Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    clock, asked = [], 0
    used, lent = 0.0, 0.0
    for number in range(TIMES + 1):
        world.happen()
        if number == 0:
            with CaptureQueriesContext(connection) as caught:
                answer = act()
            asked = len([one for one in caught if not one["sql"].startswith(_NO_QUESTION)])
            if answer.status_code not in {200, 302}:
                print(f"      –  {answer.status_code}  {name}")
                return
            continue
        begun, own, database = time.perf_counter(), time.process_time(), _database()
        act()
        clock.append(time.perf_counter() - begun)
        used, lent = used + time.process_time() - own, lent + _database() - database
    ms = 1000 / TIMES
    print(f"{asked:7}  {statistics.median(clock) * 1000:8.0f}  {(used + lent) * ms:12.0f}  {lent * ms:17.0f}  {name}")


_NO_QUESTION = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")


def _database() -> float:
    """Processor seconds of PostgreSQL's process for this connection, when it runs on this machine; SQLite has none."""
    from django.db import connection

    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not stat.exists():
        return 0.0
    ticks = stat.read_text().rsplit(")", 1)[1].split()[11:13]
    return sum(int(one) for one in ticks) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
