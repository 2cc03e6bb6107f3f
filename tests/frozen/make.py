"""Freezes a release: ``python -m tests.frozen.make FOLDER VERSION``, on the commit that is tagged, FOLDER empty.

A small invented county is made in FOLDER, and two files are written beside this one: VERSION.zip, its archive, and
VERSION.sqlite3.gz, its database as it stands. Every later version is tried on both: `test_upgrade.py`.
"""

import gzip
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

KEY: Final = "nyckeln till det frusna länet, som ingen annan har"
SECRET: Final = "JBSWY3DPEHPK3PXP"


def main() -> None:
    folder, version = Path(sys.argv[1]), sys.argv[2]
    os.environ["SAMSYN_SECRET_KEY"] = KEY
    from tests.faults import stage  # the same county as the one whose writes are killed; it reads FOLDER itself

    del sys.argv[2:]
    from allauth.mfa.totp.internal.auth import TOTP
    from django.core.management import call_command

    from samsyn.people.models import Person

    call_command("migrate", verbosity=0)
    stage.fill(folder)
    TOTP.activate(Person.objects.get(email="strateg@region.example"), SECRET)
    here = Path(__file__).parent
    call_command("backup", str(here / f"{version}.zip"))
    packed = folder / "packed.sqlite3"
    with closing(sqlite3.connect(folder / "samsyn.sqlite3")) as database:
        database.create_collation("svensk", lambda one, two: (one > two) - (one < two))
        database.execute("VACUUM INTO ?", [str(packed)])
    (here / f"{version}.sqlite3.gz").write_bytes(gzip.compress(packed.read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
