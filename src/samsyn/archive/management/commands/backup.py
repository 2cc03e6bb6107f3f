"""samsyn backup: the whole region in one file, tried by reading it back."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.archive import reading, writing
from samsyn.archive.manifest import MANIFEST, from_json

_ELSEWHERE = ("DATABASE_URL", "SAMSYN_WORLD", "SAMSYN_S3_")  # tried in a folder of its own, never in the site's places


class Command(BaseCommand):
    """Also the way to another server, another database, or an e-archive."""

    help = "Skriver hela regionen till en fil: databas, original och journal. Webbplatsen kan vara igång under tiden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and whether to try it."""
        parser.add_argument(
            "file", type=Path, metavar="FIL", help="arkivet som skrivs, till exempel samsyn-2026-11-22.zip"
        )
        parser.add_argument(
            "--portable",
            action="store_true",
            help="utan hemligheter för det andra steget: för den som ska lämna ut filen",
        )
        parser.add_argument("--no-check", action="store_true", help="prova inte arkivet genom att läsa in det")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write, try, tell."""
        path: Path = options["file"]
        if path.exists():
            raise CommandError(f"{path} finns redan och skrivs inte över. Välj ett annat namn.")
        if not path.absolute().parent.is_dir():
            raise CommandError(f"Mappen {path.parent} finns inte. Skapa den först.")
        try:
            found = writing.write(path, at=timezone.now(), portable=options["portable"])
        except OSError as error:
            why = error.strerror or str(error)
            raise CommandError(
                f"Arkivet fick inte plats eller en fil gick inte att läsa ({why}). Inget är kvar."
            ) from error
        rows = sum(part.rows for part in found.tables)
        self.stdout.write(f"{path}: {rows} poster i {len(found.tables)} tabeller och {len(found.files)} filer.")
        if not options["no_check"]:
            self._try(path, portable=options["portable"])
            self.stdout.write("Arkivet är provat: inläst i en tom installation gav det samma innehåll.")

    def _try(self, path: Path, *, portable: bool) -> None:
        with tempfile.TemporaryDirectory(prefix="samsyn-") as folder:
            again = Path(folder) / "igen.zip"
            environment = {
                **{name: said for name, said in os.environ.items() if not name.startswith(_ELSEWHERE)},
                "SAMSYN_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "samsyn.settings",
            }  # fmt: skip
            for arguments in (
                ["restore", str(path.absolute())],
                ["backup", str(again), "--no-check", *(["--portable"] if portable else [])],
            ):
                done = subprocess.run(
                    [sys.executable, "-m", "samsyn", *arguments],
                    env=environment, capture_output=True, text=True, check=False,
                )  # fmt: skip
                if done.returncode:
                    raise CommandError(
                        f"Arkivet är skrivet men gick inte att läsa in igen: {done.stderr.strip()[-500:]}"
                    )
            with reading.opened(path) as (_, first), zipfile.ZipFile(again) as archive:
                second = from_json(json.loads(archive.read(MANIFEST)))
            changed = {name for name, _ in first.content.items() ^ second.content.items()}
            if changed:
                raise CommandError(f"Arkivet är skrivet men blev inte likadant inläst: {', '.join(sorted(changed))}")
