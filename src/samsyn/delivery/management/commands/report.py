"""samsyn report year YEAR --out DIR: the yearly report to the government as it was sent, or as it stands now."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.db.utils import OperationalError, ProgrammingError
from django.utils import timezone

from samsyn.delivery.models import YearReport
from samsyn.delivery.report import facts, kept, slots


class Command(BaseCommand):
    help = "Skriver resultatredovisningen till regeringen som Word, PDF, webbsida och data."
    suppressed_base_arguments = {"--version", "--traceback", "--no-color", "--force-color", "--verbosity"}

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["year"], metavar="year", help="året som redovisas")
        parser.add_argument("year", type=int, metavar="ÅR")
        parser.add_argument("--out", type=Path, required=True, metavar="UTMAPP")

    def handle(self, *_args: Any, **options: Any) -> None:
        year, out = options["year"], options["out"]
        if not 2000 <= year <= 2100:
            self._stop(f"{year} är inget år att redovisa.")
        try:
            report = YearReport.objects.filter(year=year).first()
            draft = slots.draft(facts.read(year, today=timezone.localdate()), report)
        except (OperationalError, ProgrammingError):
            self._stop("Databasen är inte skapad. Kör först: samsyn migrate")
        try:
            out.mkdir(parents=True, exist_ok=True)
            draft, files = kept.standing(draft, report=report, at=timezone.now())
            for form, data in files.items():
                path = out / f"resultatredovisning-{year}.{form}"
                beside = path.with_name(f"{path.name}.new")
                beside.write_bytes(data)
                beside.replace(path)
        except OSError as error:
            self._stop(f"Det gick inte att skriva i {out}: {error.strerror or error}.")
        state = f"lämnad {draft.sent_on}" if draft.sent_on else f"ska lämnas senast {draft.due_on}"
        self.stdout.write(f"Resultatredovisningen för {year} ligger i {out}, {state}.")
        for slot in draft.slots:
            for line in slot.missing:
                self.stdout.write(f"  {slot.paragraph} {slot.heading}: {line}")

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)
