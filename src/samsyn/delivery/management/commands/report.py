"""samsyn report year YEAR --out DIR: the yearly report to the government as it stands now."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.db.utils import OperationalError, ProgrammingError
from django.utils import timezone

from samsyn.delivery.models import YearReport
from samsyn.delivery.report import facts, slots, writing


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
            for form, (write, _type) in writing.FORMS.items():
                path = out / f"resultatredovisning-{year}.{form}"
                beside = path.with_name(f"{path.name}.new")
                beside.write_bytes(write(draft, timezone.now()))
                beside.replace(path)
        except OSError as error:
            self._stop(f"Det gick inte att skriva i {out}: {error.strerror or error}.")
        self.stdout.write(f"Resultatredovisningen för {year} ligger i {out}, ska lämnas senast {draft.due_on}.")
        for slot in draft.slots:
            for line in slot.missing:
                self.stdout.write(f"  {slot.paragraph} {slot.heading}: {line}")

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)
