"""samsyn restore: a whole region out of one file, into an empty site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samsyn.archive.manifest import Refused
from samsyn.archive.restoring import restore


class Command(BaseCommand):
    """Everything is checked before anything is written."""

    help = "Läser in ett arkiv från samsyn backup i en tom installation (SQLite eller PostgreSQL)."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which archive."""
        parser.add_argument("file", type=Path, metavar="FIL", help="arkivet")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Fill the site, or say why not."""
        try:
            found = restore(options["file"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            why = error.strerror or str(error)
            raise CommandError(
                f"En fil gick inte att lägga i lagringen ({why}). Ingen post är inläst. Rätta felet och kör om samma "
                "kommando: de filer som redan ligger på plats behålls."
            ) from error
        rows = sum(part.rows for part in found.tables)
        self.stdout.write(
            f"{found.region}, arkiv från {found.made_at[:16]}: {rows} poster och {len(found.files)} filer är inlästa."
        )
