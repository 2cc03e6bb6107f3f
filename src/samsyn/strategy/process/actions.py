"""Verbs that write a process: make it from a plan, set days, decide, give work, log a contact, publish."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from samsyn.people import journal, todo
from samsyn.people.models import Organisation, Person, Task
from samsyn.strategy.actions import Refusal
from samsyn.strategy.models import Document
from samsyn.strategy.process.models import (
    Agreement,
    ContactEntry,
    ContactForm,
    DecisionStep,
    Milestone,
    Phase,
    Plan,
    Process,
    Review,
    Work,
    WorkKind,
)
from samsyn.strategy.process.plans import WAYS, day

AnyStop = Phase | Milestone | DecisionStep | Review


class AlreadyBegun(Refusal):
    """The document has a process."""


class KnownAfterAll(Refusal):
    """It is said both when it happened and that nobody knows."""


class EndsBeforeItBegins(Refusal):
    """The last day lies before the first."""


@transaction.atomic
def make(*, document: Document, plan: Plan, starts_on: date, at: datetime, by: Person | None) -> Process:
    """A process with the phases, milestones, decisions and work of a plan. Raises AlreadyBegun."""
    Document.objects.select_for_update().get(pk=document.pk)
    if Process.objects.filter(document=document).exists():
        raise AlreadyBegun(document)
    way = WAYS[plan]
    process = Process.objects.create(document=document, plan=plan, starts_on=starts_on)
    for phase in way.phases:
        Phase.objects.create(
            process=process,
            name=phase.name,
            planned_on=day(starts_on, phase.begins),
            planned_to=day(starts_on, phase.ends),
        )
    for kind, rows in ((Milestone, way.milestones), (DecisionStep, way.decisions)):
        for row in rows:
            kind.objects.create(process=process, name=row.name, planned_on=day(starts_on, row.on))
    for row in way.work:
        give_work(process=process, kind=WorkKind(row.kind), title=row.name, due_on=day(starts_on, row.on), at=at, by=by)
    journal.record(by=by, verb="create", on=process, facts={"mall": plan.value, "början": str(starts_on)})
    return process


@transaction.atomic
def add_stop(*, process: Process, kind: type[AnyStop], by: Person | None, **facts: Any) -> AnyStop:
    """One phase, milestone, decision or review more. Raises EndsBeforeItBegins, KnownAfterAll."""
    row = kind(process=process, **facts)
    _check(row)
    row.save()
    journal.record(by=by, verb="create", on=row)
    return row


@transaction.atomic
def change_stop(*, row: AnyStop, by: Person | None, **facts: Any) -> None:
    """New words or days; the journal keeps the old. Raises EndsBeforeItBegins, KnownAfterAll."""
    held = type(row).objects.select_for_update().get(pk=row.pk)
    changed = {name: [str(getattr(held, name) or ""), str(value or "")] for name, value in facts.items()}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    if not changed:
        return
    for name, value in facts.items():
        setattr(held, name, value)
    _check(held)
    held.save()
    journal.record(by=by, verb="correct", on=held, facts=changed)


@transaction.atomic
def remove_stop(*, row: AnyStop, by: Person | None) -> None:
    """Take a phase, milestone or decision out of the plan; the journal remembers it."""
    journal.record(by=by, verb="discard", on=row, facts={"planerat": str(row.planned_on)})
    row.delete()


def _check(row: AnyStop) -> None:
    happened = row.actual_to if isinstance(row, Phase) else row.actual_on
    if row.unknown and happened:
        raise KnownAfterAll(row)
    if isinstance(row, Phase):
        pairs = ((row.planned_on, row.planned_to), (row.expected_on, row.expected_to), (row.actual_on, row.actual_to))
        if any(first and last and last < first for first, last in pairs):
            raise EndsBeforeItBegins(row)


@transaction.atomic
def give_work(
    *, process: Process, kind: WorkKind, title: str, at: datetime, by: Person | None,
    owner: Person | None = None, due_on: date | None = None,
) -> Task:  # fmt: skip
    """Something to do in the process; it also stands in its owner's list."""
    task = todo.add(
        title=title, at=at, by=by, owner=owner, due_on=due_on, kind=kind.value,
        path=f"/strategi/{process.document.slug}/process/arbete/",
    )  # fmt: skip
    Work.objects.create(process=process, task=task)
    return task


@transaction.atomic
def log_contact(
    *, process: Process, held_on: date, form: ContactForm, counterpart: str, about: str, by: Person | None,
    organisation: Organisation | None = None, outcome: str = "", agreement: str = "",
) -> ContactEntry:  # fmt: skip
    """Write down a contact. A statutory consultation says how it ended, or that it goes on."""
    said = (agreement or Agreement.OPEN) if form == ContactForm.SAMI else ""
    entry = ContactEntry.objects.create(
        process=process, held_on=held_on, form=form, organisation=organisation,
        counterpart=counterpart or str(organisation or ""), about=about, outcome=outcome, agreement=said, by=by,
    )  # fmt: skip
    journal.record(by=by, verb="log", on=entry, facts={"form": form.value})
    return entry


@transaction.atomic
def change_contact(*, entry: ContactEntry, by: Person | None, outcome: str, agreement: str = "") -> None:
    """What a contact led to, said later."""
    held = ContactEntry.objects.select_for_update().get(pk=entry.pk)
    facts = {"resultat": [held.outcome, outcome], "enighet": [held.agreement, agreement]}
    held.outcome = outcome
    held.agreement = (agreement or held.agreement) if held.form == ContactForm.SAMI else ""
    held.save(update_fields=["outcome", "agreement"])
    journal.record(by=by, verb="correct", on=held, facts=facts)


@transaction.atomic
def publish(*, process: Process, at: datetime, by: Person | None) -> None:
    """Open the timeline to everybody. Repeating it changes nothing."""
    if Process.objects.filter(pk=process.pk, published_at=None).update(published_at=at, published_by=by):
        journal.record(by=by, verb="publish", on=process)
