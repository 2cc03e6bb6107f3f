"""Verbs of the secretary in the meeting. Every save says which version it saw, so that nobody writes over another."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from samsyn.councils import deadlines
from samsyn.councils.actions.meetings import held_at
from samsyn.councils.actions.refusals import (
    ChangedMeanwhile,
    MeetingOver,
    NoPosition,
    NotForPosition,
    NotOpen,
    NotPresented,
    NoView,
)
from samsyn.councils.actions.seats import merged
from samsyn.councils.models import AGREED, AgendaPoint, Attendance, Deviation, HomeDecision, Meeting, Outcome
from samsyn.people import journal
from samsyn.people.models import Organisation, Person


@transaction.atomic
def open_meeting(*, meeting: Meeting, at: datetime, by: Person) -> None:
    """The meeting begins, under the rules as they are now; everybody with a mandate on the day gets a row to tick.

    Raises MeetingOver.
    """
    row = _locked(meeting)
    if row.opened_at is None:
        terms = asdict(deadlines.of_rules(row.council.rules))
        Meeting.objects.filter(pk=row.pk).update(opened_at=at, terms=terms)
        journal.record(by=by, verb="open", on=row)
        _without_mandate(row).delete()
    _list(row)


def _without_mandate(meeting: Meeting) -> "QuerySet[Attendance]":
    """Those who answered the invitation and whose mandate ended before the day of the meeting."""
    held = [mandate.pk for mandate in held_at(meeting)]
    return meeting.attendance.filter(present=None).exclude(mandate__in=held)


def _list(meeting: Meeting) -> None:
    """A row to tick for everybody with a mandate on the day, also one given while the meeting runs."""
    known = set(meeting.attendance.values_list("mandate_id", flat=True))
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, mandate=mandate) for mandate in held_at(meeting) if mandate.pk not in known
    )


@transaction.atomic
def take_attendance(
    *,
    meeting: Meeting,
    present: Mapping[int, bool],
    notes: Mapping[int, str],
    by: Person,
    seen: Mapping[int, tuple[bool, str]] | None = None,
) -> None:
    """Who is there, by mandate. With ``seen``, how tick and note stood on the page, only what was changed there is
    written: two secretaries who tick different people both keep theirs. Raises MeetingOver, NotOpen, ChangedMeanwhile
    (two notes about the same person)."""
    row = _running(meeting)
    _list(row)
    rows = list(row.attendance.select_for_update(of=("self",)).select_related("mandate"))
    for one in rows:
        tick, note = present.get(one.mandate_id, False), notes.get(one.mandate_id, "").strip()[:160]
        if seen is None:
            one.present, one.note = tick, note
        elif one.mandate_id in seen:
            _merge(one, (tick, note), seen[one.mandate_id])
    Attendance.objects.bulk_update(rows, ["present", "note"])
    journal.record(by=by, verb="take_attendance", on=row, facts={"närvarande": sum(bool(one.present) for one in rows)})


def _merge(row: Attendance, said: tuple[bool, str], seen: tuple[bool, str]) -> None:
    """What was changed on the page; for the rest what stands now."""
    if row.present is None or said[0] != seen[0]:
        row.present = said[0]
    if said[1] != seen[1]:
        if row.note not in (said[1], seen[1]):
            raise ChangedMeanwhile(row)
        row.note = said[1]


@transaction.atomic
def record(
    *,
    point: AgendaPoint,
    seen: int,
    presented: bool,
    outcome: str,
    position: str,
    notes: str,
    views: Mapping[Organisation, str],
    at: datetime,
    by: Person,
) -> AgendaPoint:
    """Everything about one point at once.

    Raises MeetingOver, NotOpen, ChangedMeanwhile, NotPresented, NoPosition, NoView, NotForPosition.
    """
    meeting = _running(point.meeting)
    row = AgendaPoint.objects.select_for_update().get(pk=point.pk)
    if row.version != seen:
        raise ChangedMeanwhile(row)
    said = {organisation: text.strip() for organisation, text in views.items() if text.strip()}
    _refuse(row, presented=presented, outcome=outcome, position=position, views=said)
    before = row.outcome
    row.presented_at = (row.presented_at or at) if presented else None
    row.outcome, row.decided_at = outcome, ((row.decided_at if before == outcome else None) or at) if outcome else None
    row.position, row.notes, row.version = position.strip(), notes, row.version + 1
    row.save(update_fields=["presented_at", "outcome", "decided_at", "position", "notes", "version"])
    row.deviations.exclude(organisation__in=said).delete()
    for organisation, text in said.items():
        Deviation.objects.update_or_create(
            point=row, organisation=organisation, defaults={"text": text}, create_defaults={"text": text, "at": at}
        )
    journal.record(by=by, verb="record", on=row, facts={"läge": [before, outcome], "möte": str(meeting)})
    return row


def _refuse(
    row: AgendaPoint, *, presented: bool, outcome: str, position: str, views: Mapping[Organisation, str]
) -> None:
    if outcome not in AGREED:
        return
    if row.item is None or row.item.label is None or not row.item.label.position:
        raise NotForPosition(row)
    if not presented:
        raise NotPresented(row)
    if not position.strip():
        raise NoPosition(row)
    if outcome == Outcome.DEVIATING and not views:
        raise NoView(row)


@transaction.atomic
def close_meeting(*, meeting: Meeting, at: datetime, by: Person) -> None:
    """The meeting ends; points without an outcome go on to more preparation; decisions at home are asked for where an
    organisation said beforehand that it needs one, or of the one it has merged into. Raises MeetingOver, NotOpen."""
    row = _running(meeting)
    Meeting.objects.filter(pk=row.pk).update(closed_at=at)
    left = row.points.filter(outcome="", item__isnull=False)
    for point in left:
        journal.record(by=by, verb="record", on=point, facts={"läge": ["", Outcome.FURTHER.value]})
    left.update(outcome=Outcome.FURTHER, decided_at=at)
    row.attendance.filter(present=None).update(present=False)
    due = timezone.localtime(at).date() + timedelta(days=deadlines.terms(row).home_days)
    successors = merged(row.council)
    for point in row.points.filter(outcome__in=AGREED):
        for mark in point.item.marks.filter(needs_home=True) if point.item else ():
            body = successors.get(mark.organisation_id, mark.organisation_id)
            HomeDecision.objects.get_or_create(
                point=point, organisation_id=body, defaults={"asked_at": at, "due_on": due}
            )
    journal.record(by=by, verb="close", on=row)


def _locked(meeting: Meeting) -> Meeting:
    row = Meeting.objects.select_for_update(of=("self",)).select_related("council__rules").get(pk=meeting.pk)
    if row.is_over:
        raise MeetingOver(row)
    return row


def _running(meeting: Meeting) -> Meeting:
    row = _locked(meeting)
    if row.opened_at is None:
        raise NotOpen(row)
    return row
