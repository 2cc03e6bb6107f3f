"""Verbs after the meeting: ask for decisions at home, note them, remind, give tasks, report back; pledges."""

from datetime import date, datetime

from django.db import transaction

from samsyn.councils import letters
from samsyn.councils.actions.refusals import AlreadyDone, NotForPosition
from samsyn.councils.models import (
    AGREED,
    AgendaPoint,
    Council,
    Grade,
    HomeDecision,
    HomeOutcome,
    Meeting,
    Pledge,
    PledgeCheck,
    ReportBack,
)
from samsyn.councils.queries import assigned
from samsyn.people import journal, outbox, todo
from samsyn.people.models import Organisation, Person, Task

REMIND_EVERY = 14  # days


@transaction.atomic
def ask_home(
    *, point: AgendaPoint, organisation: Organisation, due_on: date, at: datetime, by: Person | None
) -> HomeDecision:
    """The organisation is to decide at home. Asking again changes nothing. Raises NotForPosition."""
    if point.outcome not in AGREED:
        raise NotForPosition(point)
    row, made = HomeDecision.objects.get_or_create(
        point=point, organisation=organisation, defaults={"asked_at": at, "due_on": due_on}
    )
    if made:
        journal.record(by=by, verb="ask_home", on=row, facts={"senast": str(due_on)})
    return row


@transaction.atomic
def decide_home(
    *,
    row: HomeDecision,
    outcome: HomeOutcome,
    on: date,
    at: datetime,
    by: Person | None,
    body: str = "",
    registry_number: str = "",
    words: str = "",
) -> None:
    """What was decided at home, said by the organisation or the office; it may be said anew."""
    facts = {"utfall": [row.outcome, outcome.value], "dag": [str(row.decided_on), str(on)]}
    HomeDecision.objects.filter(pk=row.pk).update(
        outcome=outcome, decided_on=on, body=body, registry_number=registry_number, words=words
    )
    journal.record(by=by, verb="decide_home", on=row, facts=facts)
    if row.task and row.task.done_at is None:
        todo.finish(task=row.task, at=at, by=by)


@transaction.atomic
def remind(*, at: datetime, today: date, by: Person | None) -> int:
    """Mail to every organisation that is late, at most once a fortnight, and a task at the office. How many mails."""
    told = 0
    late = HomeDecision.objects.select_for_update(of=("self",)).filter(outcome="", due_on__lt=today)
    for row in late.select_related("organisation", "point__meeting__council"):
        if row.reminded_at and (at - row.reminded_at).days < REMIND_EVERY:
            continue
        subject, body = letters.reminder(row)
        if row.organisation.email:
            outbox.write(
                purpose="council-reminder", to=row.organisation.email, organisation=row.organisation, subject=subject,
                body=body, at=at, by=by, once=f"home-{row.pk}-{today}",
            )  # fmt: skip
            told += 1
        task = row.task or todo.add(
            title=f"{row.organisation}: beslut om {row.point.title}", at=at, by=by, organisation=row.organisation,
            due_on=row.due_on, kind="samverkan", path=f"/samverkan/stallningstaganden/{row.point_id}/",
        )  # fmt: skip
        HomeDecision.objects.filter(pk=row.pk).update(reminded_at=at, task=task)
        journal.record(by=by, verb="remind", on=row)
    return told


@transaction.atomic
def assign(
    *,
    meeting: Meeting,
    point: AgendaPoint | None,
    title: str,
    organisation: Organisation,
    due_on: date,
    at: datetime,
    by: Person,
) -> Task:
    """Something that the meeting left with an organisation; it is told, and reminded when it is late."""
    where = f"#punkt-{point.pk}" if point else "#uppgifter"
    task = todo.add(
        title=title, at=at, by=by, organisation=organisation, due_on=due_on, kind=assigned.KIND,
        path=f"{letters.page(meeting)}{where}",
    )  # fmt: skip
    journal.record(by=by, verb="assign", on=meeting, facts={"uppgift": task.title, "till": str(organisation)})
    if organisation.email:
        subject, body = letters.assigned(task, meeting)
        outbox.write(
            purpose="council-task", to=organisation.email, organisation=organisation, subject=subject, body=body,
            at=at, by=by,
        )  # fmt: skip
    return task


@transaction.atomic
def report_back(
    *, meeting: Meeting, organisation: Organisation, to: str, on: date, words: str, by: Person
) -> ReportBack:
    """The organisation has told its own. Raises AlreadyDone."""
    if ReportBack.objects.filter(meeting=meeting, organisation=organisation, to=to).exists():
        raise AlreadyDone(meeting)
    row = ReportBack.objects.create(meeting=meeting, organisation=organisation, to=to, on=on, words=words, by=by)
    journal.record(by=by, verb="report_back", on=row)
    return row


@transaction.atomic
def promise(*, council: Council, text: str, by: Person | None) -> Pledge:
    """One more pledge."""
    row = Pledge.objects.create(council=council, order=council.pledges.count() + 1, text=text)
    journal.record(by=by, verb="promise", on=row)
    return row


@transaction.atomic
def check_pledge(
    *, pledge: Pledge, organisation: Organisation, year: int, grade: Grade, words: str, at: datetime, by: Person | None
) -> PledgeCheck:
    """How an organisation judges itself this year; it may change its mind."""
    row, _made = PledgeCheck.objects.update_or_create(
        pledge=pledge, organisation=organisation, year=year,
        defaults={"grade": grade, "words": words, "at": at, "by": by},
    )  # fmt: skip
    journal.record(by=by, verb="check", on=row, facts={"bedömning": grade.value})
    return row
