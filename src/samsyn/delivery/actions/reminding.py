"""Reminders by the worker's clock: owners who have not reported a year, and the wheel's tasks that are near or late.

It may be run twice the same morning: a mail is written once for its key.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from samsyn.delivery.actions import asking
from samsyn.delivery.models import Measure, WheelTask, YearReport
from samsyn.people import journal, links, outbox, reminding
from samsyn.people.models import Person

ASK_AGAIN: Final = 14  # days before the last day that owners are asked once more, and between reminders after it
TASK_BEFORE: Final = 7  # days before a task of the wheel is due


def last_day(year: int) -> date:
    """When owners are to have told of a year."""
    return date(year + 1, 1, 20)


@transaction.atomic
def owners(*, at: datetime, today: date, by: Person | None) -> int:
    """Owners who have not reported an open year: two weeks before the last day and each fortnight after. How many."""
    told = 0
    for report in YearReport.objects.filter(sent_on=None):
        turn = reminding.turn(last_day(report.year), today, before=ASK_AGAIN, again=ASK_AGAIN)
        if turn is None:
            continue
        year = report.year
        due = Measure.objects.filter(first_year__lte=year, last_year__gte=year, stopped_because="")
        for measure in due.exclude(reports__year=year).exclude(told__year=year).select_related("owner"):
            told += _owner(measure, year, turn, at=at, today=today, by=by)
    return told


def _owner(measure: Measure, year: int, turn: int, *, at: datetime, today: date, by: Person | None) -> int:
    late = (today - last_day(year)).days
    when = (
        f"skulle ha kommit den 20 januari, för {late} {'dag' if late == 1 else 'dagar'} sedan"
        if late > 0
        else "behövs senast den 20 januari"
    )
    body = (
        f"Hej!\n\nNi ansvarar för åtgärden ”{measure.name}”. Er rapport för {year} {when}.\n\n"
        "Berätta vad som gjordes, vad det ledde till och vad ni lärde er. Några meningar räcker. Skriv här:\n\n"
    )
    key = f"uppfoljning-{year}-{measure.pk}-{turn}"
    if not measure.owner.email or reminding.is_written(key):
        return 0
    body += f"{asking.invite(organisation=measure.owner, year=year, at=at, by=by)}\n\n"
    body += "Svara på det här mejlet om ni behöver hjälp.\n"
    outbox.write(
        purpose="uppfoljning", to=measure.owner.email, organisation=measure.owner, at=at, by=by, once=key,
        subject=f"Påminnelse: rapportera {year}, {measure.name}", body=body,
    )  # fmt: skip
    journal.record(by=by, verb="remind", on=measure, facts={"år": year})
    return 1


@transaction.atomic
def tasks(*, at: datetime, today: date, by: Person | None) -> int:
    """The wheel's tasks: their owners are told a week before and each fortnight after the day. How many mails."""
    told = 0
    open_tasks = WheelTask.objects.filter(task__done_at=None, task__owner__isnull=False, task__owner__is_active=True)
    soon = open_tasks.filter(task__due_on__lte=today + timedelta(days=TASK_BEFORE))
    for row in soon.select_related("task__owner"):
        task = row.task
        if task.due_on is None or task.owner is None:
            continue
        turn = reminding.turn(task.due_on, today, before=TASK_BEFORE, again=ASK_AGAIN)
        if turn is None:
            continue
        late = (today - task.due_on).days
        when = f"skulle ha varit klar {task.due_on}" if late > 0 else f"ska vara klar {task.due_on}"
        link = links.address(task.path) if task.path else ""
        told += reminding.tell(
            purpose="uppfoljning", to=task.owner.email, at=at, by=by, once=f"arshjul-{task.pk}-{turn}",
            subject=f"Påminnelse: {task.title}",
            body=f"Hej!\n\nUppgiften ”{task.title}” {when}.\n\n{link}\n",
        )  # fmt: skip
    return told
