"""samsyn demo: an invented county, complete, on this machine; or the public facts of a real region."""

import shutil
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from samsyn.demo import filling, regions
from samsyn.demo.cast import CAST
from samsyn.demo.regions import Region
from samsyn.demo.regions import filling as region_filling

SEED = 2040


class Command(BaseCommand):
    """Install, migrate, fill, serve; the second time it only serves."""

    help = "Startar ett påhittat län att prova i, eller en riktig regions offentliga uppgifter."
    requires_system_checks = ()
    region: Region | None = None

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which world, whether to serve, where, and whether to begin anew."""
        known = ", ".join(one.key for one in regions.REGIONS)
        parser.add_argument(regions.OPTION, default="", metavar="REGION", help=f"en riktig region: {known}")
        parser.add_argument("--no-serve", action="store_true", help="fyll bara, starta ingen webbplats")
        parser.add_argument("--port", type=int, default=8000, help="webbplatsens port")
        parser.add_argument("--reset", action="store_true", help="bygg om exemplet från början")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Refuse what is not ours, then fill and serve."""
        try:
            self.region = regions.find(options["region"]) if options["region"] else None
        except regions.UnknownRegion as error:
            raise CommandError(str(error), returncode=2) from error
        if options["reset"]:
            self._reset()
        call_command("migrate", verbosity=0)
        state = self._state()
        if state == "foreign":
            raise CommandError(
                "Databasen innehåller redan något som demot inte har gjort. Ingenting är ändrat. "
                "Ta bort DATABASE_URL, eller peka SAMSYN_DATA_DIR på en tom mapp."
            )
        if state == "unfinished":
            self.stdout.write("Förra gången avbröts innan exemplet var klart. Det byggs om från början.")
            self._reset()
            call_command("migrate", verbosity=0)
        if state != "ready":
            self._fill()
        self._tell(options["port"])
        if not options["no_serve"]:
            call_command("serve", port=options["port"])

    def _state(self) -> filling.State:
        return filling.state(self.region.key if self.region else filling.NAME)

    def _fill(self) -> None:
        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with bar:
            if self.region:
                region_filling.fill(self.region, step=lambda words: bar.add_task(words, total=None))
            else:
                filling.fill(seed=SEED, bar=bar)

    def _reset(self) -> None:
        """Throw away what the demo made, and only that."""
        if connection.vendor == "sqlite":
            self._refuse_foreign()
            connection.close()
            shutil.rmtree(settings.DATA_DIR, ignore_errors=True)
            settings.DATA_DIR.mkdir(parents=True)
            (settings.DATA_DIR / "secret.key").write_text(settings.SECRET_KEY)
            return
        call_command("migrate", verbosity=0)
        self._refuse_foreign()
        call_command("flush", interactive=False, verbosity=0)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)

    def _refuse_foreign(self) -> None:
        if self._state() == "foreign":
            raise CommandError(
                "Databasen innehåller något som demot inte har gjort. Därför tar vi inte bort den. "
                "Peka SAMSYN_DATA_DIR på en annan mapp."
            )

    def _tell(self, port: int) -> None:
        self.stdout.write(f"\n{self._told()}\n")
        self.stdout.write(
            f"Adress: http://127.0.0.1:{port}/\n\nLogga in som (lösenordet är detsamma, {CAST[0].password}):"
        )
        for member in CAST:
            self.stdout.write(f"  {member.email:<34} {member.name.lower()}")
        self.stdout.write("")

    def _told(self) -> str:
        if self.region:
            return (
                f"{self.region.name} är inläst: offentliga uppgifter ur regionens egna källor, utan personer. "
                "Var varje uppgift finns står i docs/regions."
            )
        facts = filling.facts()
        return (
            f"Älvmarks län är klart: {facts.responses} yttranden, {facts.comments} synpunkter, "
            f"{facts.answered} besvarade."
        )
