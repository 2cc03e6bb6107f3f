"""Verbs that keep the public pages decent: report words, hide them, show them again."""

from datetime import datetime

from django.db import transaction

from samsyn.dialogue.actions.refusals import Empty, ReasonMissing
from samsyn.dialogue.models import Input, Report
from samsyn.people import journal
from samsyn.people.models import Person


@transaction.atomic
def report(*, row: Input, why: str, mark: str, at: datetime) -> Report:
    """A reader thinks that it should not stand there; the same reader's second report changes nothing. Raises Empty."""
    words = why.strip()[:500]
    if not words:
        raise Empty
    made, _created = Report.objects.get_or_create(
        input=row, origin=mark, looked_at=None, defaults={"why": words, "at": at}
    )
    return made


@transaction.atomic
def hide(*, row: Input, why: str, at: datetime, by: Person) -> None:
    """Take the words off every public page, and say why there. They stay at the desk. Raises ReasonMissing."""
    if not why.strip():
        raise ReasonMissing
    if Input.objects.filter(pk=row.pk, consent=True).update(consent=False, hidden_because=why.strip()[:200]):
        journal.record(by=by, verb="hide", on=row, facts={"skäl": why.strip()[:200]})
    looked(row=row, at=at)


@transaction.atomic
def show(*, row: Input, at: datetime, by: Person) -> None:
    """Show again what the desk hid: the one who wrote allowed it."""
    if Input.objects.filter(pk=row.pk).exclude(hidden_because="").update(consent=True, hidden_because=""):
        journal.record(by=by, verb="show", on=row)
    looked(row=row, at=at)


def looked(*, row: Input, at: datetime) -> None:
    """The desk has seen what readers reported."""
    Report.objects.filter(input=row, looked_at=None).update(looked_at=at)
