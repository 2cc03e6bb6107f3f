"""samsyn index: read everything public into the search index."""

from typing import Any

from django.core.management.base import BaseCommand

from samsyn.portal.search import index


class Command(BaseCommand):
    """Only what has changed is read again; may be run at any time."""

    help = "Läser in allt som är publicerat i sökningen."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Renew and say what was done."""
        written, removed = index.renew()
        self.stdout.write(f"Sökningen är förnyad: {written} sidor skrivna, {removed} borttagna.")
