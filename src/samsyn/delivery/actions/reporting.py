"""Verbs of the yearly follow-up: the wheel's tasks, what owners report, the report to the government.

A report that is sent is kept as it was: a correction is a new number of that report, not a new draft of the records.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samsyn.delivery.actions import asking
from samsyn.delivery.actions.keeping import keep
from samsyn.delivery.actions.refusals import AlreadyThere, Closed, NoReason
from samsyn.delivery.models import Measure, MeasureReport, SlotText, WheelTask, YearReport
from samsyn.delivery.report import facts as recorded
from samsyn.delivery.report import kept, slots
from samsyn.delivery.report.values import Draft
from samsyn.delivery.wheel import WHEEL
from samsyn.people import journal, outbox, todo
from samsyn.people.models import Person


def _open_year(year: int, because: str) -> None:
    if YearReport.objects.filter(year=year, sent_on__isnull=False).exists() and not because.strip():
        raise Closed(year)


@transaction.atomic
def report_measure(
    *, measure: Measure, year: int, facts: Mapping[str, Any], at: datetime, by: Person | None, because: str = ""
) -> MeasureReport:
    """What was done in a year. A year already reported needs a reason: Closed. Raises Inconsistent."""
    _open_year(year, because)
    held = MeasureReport.objects.filter(measure=measure, year=year).first()
    made = held or MeasureReport(measure=measure, year=year)
    made.at, made.by = at, by
    row = keep(made, facts=facts, by=by)
    asking.read(measure=measure, year=year, by=by)
    if because:
        journal.record(by=by, verb="correct", on=row, facts={"skäl": because})
    path = f"/atgarder/{measure.pk}/"
    for one in WheelTask.objects.filter(year=year, step="rapportera", task__path=path, task__done_at=None):
        todo.finish(task=one.task, at=at, by=by)
    return row


@transaction.atomic
def start_year(*, year: int, at: datetime, by: Person | None, path: str = "") -> YearReport:
    """Open a year's report and give everybody their tasks of the wheel; owners of measures are written to once.

    Raises AlreadyThere.
    """
    if YearReport.objects.filter(year=year).exists():
        raise AlreadyThere(year)
    report = YearReport.objects.create(year=year, opened_at=at, opened_by=by)
    for step in WHEEL:
        task = todo.add(
            title=step.title(year), at=at, by=by, owner=by, due_on=step.day(year), kind="uppfoljning", path=path
        )
        WheelTask.objects.create(year=year, step=step.code, task=task)
    for measure in Measure.objects.filter(first_year__lte=year, last_year__gte=year).select_related("owner"):
        _remind(measure, year, at=at, by=by)
    journal.record(by=by, verb="open", on=report)
    return report


def _remind(measure: Measure, year: int, *, at: datetime, by: Person | None) -> None:
    task = todo.add(
        title=f"Rapportera {year}: {measure.name}", at=at, by=by, organisation=measure.owner,
        due_on=date(year + 1, 1, 20), kind="uppfoljning", path=f"/atgarder/{measure.pk}/",
    )  # fmt: skip
    WheelTask.objects.create(year=year, step="rapportera", task=task)
    if measure.owner.email:
        address = asking.invite(organisation=measure.owner, year=year, at=at, by=by)
        outbox.write(
            purpose="uppfoljning", to=measure.owner.email, organisation=measure.owner, at=at, by=by,
            subject=f"Dags att rapportera {year}: {measure.name}"[:250],
            body=(
                f"Hej!\n\nNi ansvarar för åtgärden ”{measure.name}”. Berätta senast den 20 januari {year + 1} vad som "
                f"gjordes under {year}, vad det ledde till och vad ni lärde er. Skriv här:\n\n{address}\n\n"
                "Länken är er: ge den bara till den hos er som ska skriva. Svara på det här mejlet om ni behöver "
                "hjälp.\n"
            ),
            once=f"uppfoljning-{year}-{measure.pk}",
        )  # fmt: skip


def write_slot(*, report: YearReport, slot: str, text: str, at: datetime, by: Person, because: str = "") -> SlotText:
    """A person's words instead of the draft. After the report is sent a reason is needed: Closed."""
    if report.sent_on and not because.strip():
        raise Closed(report)
    draft = _corrected(report, slot, text, by)
    laid = kept.lay(draft, report=report, at=at, by=by, because=because) if draft else None
    with transaction.atomic():
        held = SlotText.objects.select_for_update().filter(report=report, slot=slot).first()
        before = held.text if held else ""
        made = held or SlotText(report=report, slot=slot)
        made.text, made.at, made.by = text, at, by
        made.save()
        if draft := _corrected(report, slot, text, by):
            kept.keep(laid or kept.lay(draft, report=report, at=at, by=by, because=because), draft)
        journal.record(
            by=by, verb="write", on=report, facts={slot: [before, text], **({"skäl": because} if because else {})}
        )
    return made


def _corrected(report: YearReport, slot: str, text: str, by: Person) -> Draft | None:
    last = report.sent.first()
    return kept.corrected(kept.thawed(last), slot, text, str(by)) if last else None


def mark_sent(*, report: YearReport, on: date, registry_number: str, at: datetime, by: Person) -> None:
    """The report is with the government: the year is closed, and what was sent is kept. Raises NoReason.

    Its files are made before anything is written.
    """
    number = registry_number.strip()
    if not number:
        raise NoReason(report)
    fresh = YearReport.objects.get(pk=report.pk)
    if fresh.sent_on:
        return
    fresh.sent_on, fresh.registry_number = on, number
    laid = kept.lay(_draft(fresh, on), report=fresh, at=at, by=by)
    with transaction.atomic():
        if YearReport.objects.filter(pk=report.pk, sent_on=None).update(sent_on=on, registry_number=number):
            journal.record(by=by, verb="send", on=report, facts={"datum": str(on), "diarienummer": registry_number})
            kept.keep(laid, _draft(fresh, on))


def _draft(report: YearReport, on: date) -> Draft:
    return slots.draft(recorded.read(report.year, today=on), report)
