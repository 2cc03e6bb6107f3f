"""samsyn outbox: letters that wait, and nobody has tried to send."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import make_aware

from samsyn.people import tasks
from samsyn.people.models import OutgoingMail


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise ArgumentTypeError(f"{said} är inget datum. Skriv till exempel 2026-11-22.") from None


class Command(BaseCommand):
    """They were written while no mail server was chosen, or came out of a backup: the queue is not part of it."""

    help = "Visar brev i utkorgen som ingen har försökt skicka, och skickar dem när du säger till."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Send, and from when."""
        parser.add_argument("--send", action="store_true", help="lägg dem i kön")
        parser.add_argument(
            "--since", type=_day, metavar="DATUM", help="bara brev som är skrivna den dagen eller senare"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Tell, and put in the queue; one that is there twice is sent once."""
        rows = OutgoingMail.objects.filter(sent_at=None, attempts=0).order_by("created_at")
        if options["since"]:
            rows = rows.filter(created_at__gte=make_aware(datetime.combine(options["since"], time.min)))
        if options["send"] and not settings.SENDS_MAIL:
            raise CommandError("Ingen postserver är vald. Sätt SAMSYN_MAIL_URL först.")
        found = list(rows)
        for mail in found:
            self.stdout.write(f"{mail.created_at:%Y-%m-%d}  {mail.to}  {mail.subject}")
            if options["send"]:
                tasks.deliver.enqueue(mail.pk)
        said = "är på väg" if options["send"] else "väntar; samsyn outbox --send skickar dem"
        self.stdout.write(f"{len(found)} brev {said}.")
