"""``python -m samsyn.projection.tests.killed FOLDER INPUT ask|count|look``: a run in a site of its own, to be killed."""

import hashlib
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER, INPUT, WHAT = sys.argv[1:]
os.environ.update(DJANGO_SETTINGS_MODULE="samsyn.settings", SAMSYN_DATA_DIR=FOLDER, DATABASE_URL="")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from samsyn.cores.demography import Multiplier  # noqa: E402
from samsyn.projection import actions, carrying, queries  # noqa: E402
from samsyn.projection.models import Outcome, Run  # noqa: E402

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
settings.ALLOWED_HOSTS.append("testserver")


def ask() -> None:
    """A run with three scenarios, heavy enough to be killed in the second."""
    files = {path.stem: (path.name, path.read_bytes()) for path in Path(INPUT).iterdir()}
    material = actions.receive_material(county="Provlän", source="Påhittat", files=files, at=NOW, by=None)
    ways = [actions.Way(f"Väg {n}", (Multiplier("births", n / 10, 2024, 2050),)) for n in (5, 8)]
    actions.ask_for_run(material=material, to=2050, at=NOW, by=None, draws=3000, ways=ways)


def count() -> None:
    """What the background task does."""
    carrying.carry_out(Run.objects.get(), clock=lambda: NOW)


def look() -> None:
    """What can be seen, as JSON."""
    run = Run.objects.get()
    published = True
    if run.finished_at is None:
        try:
            actions.publish(run=run, at=NOW, by=None)
        except actions.NotFinished:
            published = False
    page = Client().get("/befolkning/").content.decode()
    facts = {
        "states": [queries.state(run, now=NOW + timedelta(minutes=m)) for m in (1, 60)],
        "published": published,
        "shown": "Ingen prognos är publicerad" not in page,
        "outcomes": {row.pk: hashlib.sha256(bytes(row.cells)).hexdigest() for row in Outcome.objects.order_by("pk")},
    }
    sys.stdout.write(json.dumps(facts))


{"ask": ask, "count": count, "look": look}[WHAT]()
