"""The world of `benchmarks.deadline`, in a process of its own: ``county.py world N | work | check FILE | queries``."""

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_ox.models import OxTask  # noqa: E402

from samsyn.comments.models import Reading  # noqa: E402
from samsyn.consultation.answering import actions as answering  # noqa: E402
from samsyn.consultation.models import Answer, Invitation, ReceivedFile, Response, Round  # noqa: E402
from samsyn.consultation.round import actions, sending  # noqa: E402
from samsyn.cores.text.values import File  # noqa: E402
from samsyn.delivery.actions import goals  # noqa: E402
from samsyn.delivery.models import GoalMark  # noqa: E402
from samsyn.people import actions as people  # noqa: E402
from samsyn.people.classes import OrganisationClass  # noqa: E402
from samsyn.people.models import JournalEntry, OutgoingMail, Person, Role  # noqa: E402
from samsyn.portal.kept.store import store  # noqa: E402
from samsyn.strategy import actions as strategy  # noqa: E402
from samsyn.strategy.models import Kind, Stage  # noqa: E402

SECTIONS = 10
settings.ALLOWED_HOSTS.append("testserver")


def world(respondents: int) -> dict[str, Any]:
    """A strategy with ten goals, a round that closes today, a link for each respondent, an officer's session."""
    call_command("migrate", verbosity=0)
    now = timezone.localtime()
    by = people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)
    officer = people.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None)
    text = "\n\n".join(
        f"## Målbild {number}: Mål nummer {number}\n\n" + "Alla i länet ska kunna nå dit år 2040. " * 20
        for number in range(1, SECTIONS + 1)
    )
    document = strategy.create_document(kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", by=by)
    file = File("a.md", f"# Älvmark 2040\n\n{text}\n".encode())
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=now, by=by)
    strategy.publish_edition(edition=edition, at=now, by=by)
    goals.mark_goals(document=document, by=by)
    begins, ends = now - timedelta(days=1), now + timedelta(days=1)
    round_ = actions.prepare(
        edition=edition, title="Remiss av Älvmark 2040", registry_number="RUN 1", by=by,
        opens=(begins.date(), begins.time()), closes=(ends.date(), ends.time()),
    )  # fmt: skip
    asked = [
        people.register_organisation(
            name=f"Förening {number:04}", organisation_class=OrganisationClass.ASSOCIATION, by=None
        )
        for number in range(respondents)
    ]
    actions.choose(round_=round_, organisations=asked, at=now, by=by)
    actions.open_(round_=round_, at=now, by=by)
    rows = Invitation.objects.filter(round=round_).select_related("organisation").order_by("pk")
    tokens = [sending.new_link(invitation=row, at=now, by=by)[1].rstrip("/").rsplit("/", 1)[-1] for row in rows]
    reader = people.invite(email="l@region.example", name="Läsaren", role=Role.READER, by=None)
    keys = list(edition.sections.filter(goal_kind="målbild").order_by("position").values_list("key", flat=True))
    return {
        "round": round_.pk, "tokens": tokens, "session": _logged_in(officer),
        "reader": _logged_in(reader), "keys": keys,
        "pages": {
            "strategy": f"/strategi/{document.slug}/", "section": f"/strategi/{document.slug}/avsnitt/{keys[2]}/",
            "goal": f"/uppfoljning/mal/{GoalMark.objects.order_by('pk')[0].address}/",
        },
    }  # fmt: skip


def _logged_in(person: Person) -> str:
    """The session of one who has come in by the login's own page."""
    password, client = "en lang vag over fjallet 4711", Client()
    person.set_password(password)
    person.save(update_fields=["password"])
    client.post("/logga-in/", {"username": person.email, "password": password})
    return str(client.cookies["sessionid"].value)


def waiting() -> dict[str, Any]:
    """How much the workers have left, and how long the oldest has waited."""
    rows = OxTask.objects.filter(status__in=["READY", "RUNNING"]).order_by("enqueued_at")
    first = rows.values_list("enqueued_at", flat=True).first()
    lag = (timezone.now() - first).total_seconds() if first else 0.0
    return {"left": rows.count(), "lag": lag, "sent, not registered": Answer.objects.waiting().count()}


def free() -> dict[str, Any]:
    """Take back what the killed workers held, as their leases running out would (after five minutes)."""
    past = timezone.now() - timedelta(hours=1)
    from django_ox.worker import worker_class

    OxTask.objects.filter(status="RUNNING").update(locked_at=past, lease_expires_at=past)
    return {"taken back": worker_class()().reap()}


def check(receipts: Path) -> dict[str, Any]:
    """Every receipt against rows and files: once, whole, bit for bit, under its number. `receipts`: {token: [checksum of
    the attachment, number]}.
    """
    from samsyn.people import links

    lost, double, changed = 0, 0, 0
    for token, (sha256, number) in json.loads(receipts.read_text()).items():
        link = links.find(token, purpose=sending.PURPOSE, at=timezone.now())
        rows = list(Response.objects.filter(invitation__entrances__link=link, out_at=None))
        lost += not rows
        double += len(rows) > 1
        for row in rows:
            files = ReceivedFile.objects.filter(response=row, original__sha256=sha256).select_related("original")
            changed += files.count() != 1 or any(_sum(one) != sha256 for one in files) or row.registry_number != number
    unread = ReceivedFile.objects.filter(original__reading=Reading.WAITING).count()
    once = OutgoingMail.objects.filter(purpose="kvitto").count()
    return {
        "lost": lost, "double": double, "changed": changed, "unread": unread, "receipts by mail": once,
        "sent, not registered": Answer.objects.waiting().count(), "seconds until registered": _lag(),
    }  # fmt: skip


def _lag() -> dict[str, float]:
    """From the sending to the registering, as the journal tells."""
    received = Response.objects.filter(channel="webb").values_list("pk", "received_at")
    sent = {str(pk): at for pk, at in received if at is not None}
    rows = JournalEntry.objects.filter(noun="response", verb="send").values_list("object_id", "at")
    took = sorted((at - sent[pk]).total_seconds() for pk, at in rows if pk in sent)
    parts = {"p50": 0.5, "p95": 0.95, "all": 1.0}
    return {name: round(took[min(int(len(took) * part), len(took) - 1)], 2) for name, part in parts.items() if took}


def _sum(row: ReceivedFile) -> str:
    import hashlib

    with row.original.content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def queries(facts: Path) -> dict[str, int]:
    """Database queries: the three pages for anybody, saving a section, and sending."""
    told, client, found = json.loads(facts.read_text()), Client(), {}
    for name, path in told["pages"].items():
        store.clear()
        found[name] = _counted(lambda path=path: client.get(path))
        found[f"{name}, kept"] = _counted(lambda path=path: client.get(path))
    row = Invitation.objects.filter(round=Round.objects.get(pk=told["round"])).order_by("-pk")[0]
    draft = Answer.objects.drafts().filter(invitation=row).first()
    draft = draft or answering.begin(invitation=row, unit="mätning", at=timezone.now())
    _entrance, address = sending.new_link(
        invitation=row, at=timezone.now(), by=Person.objects.get(email="s@region.example")
    )
    base = f"/svara/{address.rstrip('/').rsplit('/', 1)[-1]}/{draft.pk}/"
    page = f"avsnitt-{told['keys'][0]}"
    said = {f"text-{page}": "Ett ord.", f"version-{page}": "0"}
    client.get(base)
    found["save a section"] = _counted(lambda: client.post(f"{base}skriv/{page}/", said))
    client.post(f"{base}granska/", {"gor": "godkann", "name": "Styrelsen", "decision": ""})
    found["send"] = _counted(lambda: client.post(f"{base}granska/", {"gor": "skicka"}))
    return found


def _counted(act: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        act()
    return len([one for one in caught if not one["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"))])


if __name__ == "__main__":
    verb, *more = sys.argv[1:]
    acts: dict[str, Callable[[], object]] = {
        "world": lambda: world(int(more[0])), "waiting": waiting, "free": free,
        "check": lambda: check(Path(more[0])), "queries": lambda: queries(Path(more[0])),
    }  # fmt: skip
    sys.stdout.write("\n" + json.dumps(acts[verb](), ensure_ascii=False))
