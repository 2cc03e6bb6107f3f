"""Verbs on what is kept apart."""

import hashlib
from datetime import datetime, timedelta

from django.core.files import File
from django.db import transaction

from samsyn.files.models import Quarantined
from samsyn.people import journal, todo
from samsyn.people.models import Person

MOST_A_DAY = 50  # a stranger who sends one after the other fills no disk; the rest is refused without being kept


@transaction.atomic
def set_apart(
    *, name: str, file: "File[bytes]", found: str, door: str, at: datetime, by: Person | None
) -> Quarantined | None:
    """Keep the bytes where nobody opens them, and tell the desk. The same again is kept once; None: too many today."""
    digest = hashlib.sha256()
    file.seek(0)
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    same = Quarantined.objects.filter(sha256=digest.hexdigest(), name=name[-400:], door=door[:200]).first()
    if same:
        return same
    if Quarantined.objects.filter(at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        return None
    row = Quarantined(
        name=name[-400:], sha256=digest.hexdigest(), size=file.size, found=found[:200], door=door[:200], at=at, by=by
    )
    row.content.save(name, file, save=False)
    row.save()
    journal.record(by=by, verb="set_apart", on=row, facts={"sha256": row.sha256, "fynd": row.found, "väg": row.door})
    todo.add(
        title=f"En fil med skadlig kod är stoppad: {name[-120:]}", kind="karantan", at=at, by=by,
        note=(
            f"ClamAV fann {row.found}. Filen kom genom {row.door}, är lagd åt sidan och har inte öppnats. Den som "
            f"skickade ett formulär har fått veta det; svara själv på ett mejl. Be om en ren fil. Summa: {row.sha256}"
        ),
    )  # fmt: skip
    return row
