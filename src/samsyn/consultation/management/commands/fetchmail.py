"""samsyn fetchmail: take in what has come to the mailbox."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.consultation.models import IncomingMail, Verdict
from samsyn.consultation.receiving import mail, mailbox
from samsyn.consultation.receiving.tasks import read_mail
from samsyn.files import scanning
from samsyn.files.clamd import ScannerAway
from samsyn.people import todo


class Command(BaseCommand):
    """One round through the mailbox; run it every few minutes from the machine's own clock."""

    help = "Hämtar remissvar ur brevlådan som SAMSYN_IMAP_URL pekar på."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Another mailbox than the one that is set."""
        parser.add_argument(
            "--url", default="", help="imaps://användare:lösenord@värd/mapp i stället för inställningen"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Fetch, register, mark as seen: in that order, one mail at a time."""
        url = options["url"] or settings.IMAP_URL
        try:
            address = mailbox.address_of(url)
        except mailbox.BadAddress as error:
            raise CommandError(
                "Ingen brevlåda är inställd. Sätt SAMSYN_IMAP_URL, till exempel imaps://remiss:lösenord@mejl.example/INBOX."
            ) from error
        counts = dict.fromkeys(Verdict, 0)
        try:
            with mailbox.opened(address) as box:
                for unseen in box.unseen(limit=settings.UPLOAD_LIMIT_BYTES):
                    self._one(box, unseen, counts)
        except ScannerAway as error:
            raise CommandError(f"{scanning.AWAY} Det som inte är hämtat ligger kvar i brevlådan.") from error
        except mailbox.MailboxDown as error:
            done = sum(counts.values())
            raise CommandError(
                f"Brevlådan svarar inte som den ska ({error}). {done} mejl är registrerade; resten ligger kvar. "
                "Kör igen när servern fungerar."
            ) from error
        self.stdout.write(", ".join(f"{label}: {counts[Verdict(code)]}" for code, label in Verdict.choices))

    def _one(self, box: mailbox.Mailbox, unseen: mailbox.Unseen, counts: dict[Verdict, int]) -> None:
        if unseen.data is None:
            size = unseen.size // 1_000_000
            title = f"Ett mejl i brevlådan är för stort att hämta ({size} MB). Öppna det i mejlprogrammet."
            todo.add(title=title, kind="mejl", at=timezone.now(), by=None)
            box.seen(unseen.uid)
            return
        if scanning.stopped(name=f"mejl {unseen.uid}.eml", data=unseen.data, door="brevlådan"):
            box.seen(unseen.uid)
            return
        row = mail.take_in(data=unseen.data, at=timezone.now(), then=_read)
        box.seen(unseen.uid)
        counts[Verdict(row.verdict)] += 1


def _read(row: IncomingMail) -> None:
    if row.batch_id is not None and row.batch and row.batch.finished_at is None:
        read_mail.enqueue(batch_id=row.batch_id)
