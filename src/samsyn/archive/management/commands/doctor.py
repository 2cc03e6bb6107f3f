"""samsyn doctor: is everything where it should be?"""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from samsyn.archive.health import examine

NEEDS_A_PERSON = 3


class Command(BaseCommand):
    """Looks, changes nothing."""

    help = "Går igenom webbplatsen: tabeller, filer mot kontrollsummor, bakgrundsarbete, post, disk och klocka."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One row each; exit code 3 when something needs a person."""
        found = list(examine(at=timezone.now()))
        for finding in found:
            self.stdout.write(f"{'!' if finding.wrong else '✓'} {finding.subject}: {finding.seen}")
            if finding.wrong:
                self.stdout.write(f"    {finding.wrong}")
        if any(finding.wrong for finding in found):
            sys.exit(NEEDS_A_PERSON)
