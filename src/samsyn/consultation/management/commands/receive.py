"""samsyn receive: a folder of responses into a round of this site."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.progress import Progress

from samsyn.consultation import actions, queries, storing
from samsyn.consultation.models import Round
from samsyn.files import scanning
from samsyn.files.clamd import ScannerAway


class Command(BaseCommand):
    """Registers every file first, then reads; run again after a stop and it goes on where it was."""

    help = "Tar emot en mapp med remissvar i en remiss på den här webbplatsen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder and the round."""
        parser.add_argument("responses_dir", type=Path, metavar="MAPP", help="mappen med remissvar")
        parser.add_argument(
            "--round", type=int, required=True, metavar="NUMMER", help="remissens nummer, se adressen /remiss/NUMMER/"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Register, read, tell."""
        folder, number = options["responses_dir"], options["round"]
        if not folder.is_dir():
            raise CommandError(f"Mappen {folder} finns inte. Kontrollera sökvägen.")
        round_ = Round.objects.select_related("edition").filter(pk=number).first()
        if round_ is None:
            raise CommandError(f"Remissen {number} finns inte. Numret står i adressen till remissens sida.")
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        files = self._clean((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
        try:
            batch = actions.receive_files(
                round_=round_, source=folder.resolve().name, files=files, at=timezone.now(), by=None
            )
        except ScannerAway as error:
            raise CommandError(
                f"{scanning.AWAY} Kör kommandot igen: det som är registrerat tas inte emot två gånger."
            ) from error
        with Progress(disable=not self.stdout.isatty()) as bar:
            task = bar.add_task("Läser", total=len(paths))
            storing.read_batch(batch, at=timezone.now(), progress=lambda _name: bar.advance(task))
        facts = queries.round_facts(round_)
        self.stdout.write(
            f"Klart. Remissen har nu {facts.files} filer, {facts.responses} yttranden och {facts.comments} synpunkter."
        )
        for row in queries.files(round_):
            if row.trouble:
                self.stdout.write(f"  {row.facts.name}: {row.facts.error}")

    def _clean(self, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        for name, data in files:
            if found := scanning.stopped(name=name, data=data, door="samsyn receive"):
                self.stdout.write(f"  {name} innehåller skadlig kod ({found}) och är lagd åt sidan.")
            else:
                yield name, data
