"""The world of `benchmarks.workshop`: one strategy, one dialogue, one open conversation. ``hall.py world|count N``."""

import os
import sys
from datetime import UTC, date, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from samsyn.cores.text.values import File  # noqa: E402
from samsyn.dialogue.actions import dialogues, voting  # noqa: E402
from samsyn.dialogue.models import Vote  # noqa: E402
from samsyn.strategy import actions as strategy  # noqa: E402
from samsyn.strategy.models import Kind, Stage  # noqa: E402

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def world(statements: int) -> None:
    """Migrate and fill."""
    call_command("migrate", verbosity=0)
    document = strategy.create_document(kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", by=None)
    file = File("a.md", "# Älvmark 2040\n\n## Målbild 1: Rent vatten\n\nHavet ska må bra.\n".encode())
    edition = strategy.import_edition(document=document, stage=Stage.DIALOGUE, file=file, at=AT, by=None)
    strategy.publish_edition(edition=edition, at=AT, by=None)
    row = dialogues.open_dialogue(
        edition=edition, title="Salen", promise="x", opens_on=date(2026, 1, 1), closes_on=date(2099, 1, 1), by=None
    )
    dialogues.publish(dialogue=row, at=AT, by=None)
    conversation = voting.start(dialogue=row, title="Salen röstar", by=None)
    for number in range(statements):
        voting.propose(conversation=conversation, text=f"Påstående {number + 1} om länets framtid", by=None)
    voting.open_(conversation=conversation, at=AT, by=None)


if __name__ == "__main__":
    if sys.argv[1] == "world":
        world(int(sys.argv[2]))
    else:
        sys.stdout.write(str(Vote.objects.count()))
