"""Verbs on minutes: draft, edit, send, adjust, publish, correct."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from samsyn.councils import deadlines, letters
from samsyn.councils.actions.refusals import (
    AlreadyDone,
    ChangedMeanwhile,
    Frozen,
    NoReason,
    NotAdjusted,
    NotClosed,
    NotNamed,
    TooFewAdjusters,
)
from samsyn.councils.models import Adjustment, Mandate, Meeting, Minutes
from samsyn.councils.queries import assigned
from samsyn.people import journal, outbox
from samsyn.people.models import Person


@transaction.atomic
def draft(*, meeting: Meeting, at: datetime, by: Person) -> Minutes:
    """The first version out of what was recorded; what is there already is given back. Raises NotClosed."""
    row = Meeting.objects.select_for_update(of=("self",)).select_related("council__rules").get(pk=meeting.pk)
    if row.closed_at is None:
        raise NotClosed(row)
    if standing := row.minutes.order_by("-number").first():
        return standing
    minutes = Minutes.objects.create(
        meeting=row, opening=_opening(row), present=_present(row), points=_points(row), drafted_at=at, drafted_by=by,
        closing=f"Mötet avslutades kl. {timezone.localtime(row.closed_at):%H.%M}.",
    )  # fmt: skip
    journal.record(by=by, verb="draft", on=minutes)
    return minutes


def _opening(meeting: Meeting) -> str:
    opened = f" Mötet öppnades kl. {timezone.localtime(meeting.opened_at):%H.%M}." if meeting.opened_at else ""
    return f"{meeting.council.name}, {letters.when(meeting)}. {_where(meeting)}.{opened}"


def _where(meeting: Meeting) -> str:
    """The place for everybody to read: the address of a digital meeting is for its members."""
    if meeting.place:
        return f"Plats: {meeting.place}{', och digitalt' if meeting.video else ''}"
    return "Digitalt möte" if meeting.video else "Plats: inte angiven"


def _present(meeting: Meeting) -> list[dict[str, str]]:
    rows = meeting.attendance.filter(present=True).select_related("mandate__organisation", "mandate__seat")
    return [
        {
            "organisation": row.mandate.organisation.name,
            "who": str(row.mandate),
            "role": "ersättare" if row.mandate.substitute else row.mandate.seat.kind,
            "note": row.note,
        }
        for row in rows.order_by("mandate__organisation__name", "mandate__seat__order", "pk")
    ]


def _points(meeting: Meeting) -> list[dict[str, Any]]:
    rows = meeting.points.select_related("item__label").prefetch_related("deviations__organisation", "item__goals")
    left: dict[str, list[str]] = {}
    for task in assigned.tasks(meeting):
        words = f"Uppgift: {task.organisation} ska senast {letters.of(task.due_on)}: {task.title}"
        left.setdefault(task.path.partition("#punkt-")[2], []).append(words)
    return [
        {
            "id": row.pk,
            "number": number,
            "title": row.title,
            "label": row.item.label.word if row.item and row.item.label else "",
            "goals": [goal.words for goal in row.item.goals.all()] if row.item else [],
            "text": "\n\n".join(part for part in (row.notes.strip(), *left.get(str(row.pk), ())) if part),
            "outcome": row.outcome,
            "position": row.position,
            "deviations": [{"organisation": d.organisation.name, "text": d.text} for d in row.deviations.all()],
        }
        for number, row in enumerate(rows.order_by("order", "pk"), 1)
    ]


@transaction.atomic
def edit(
    *, minutes: Minutes, seen: int, opening: str, closing: str, texts: Mapping[int, str],
    positions: Mapping[int, str], by: Person,
) -> None:  # fmt: skip
    """New words for what was said and for positions. Once sent for adjustment it must be taken back first.

    Raises Frozen, ChangedMeanwhile.
    """
    row = _draft_of(minutes, seen)
    points = [
        {
            **one,
            "text": texts.get(one["id"], one["text"]).strip(),
            "position": positions.get(one["id"], one["position"]).strip() or one["position"],
        }
        for one in row.points
    ]
    Minutes.objects.filter(pk=row.pk).update(opening=opening, closing=closing, points=points, version=F("version") + 1)
    changed = [one["title"] for one, old in zip(points, row.points, strict=True) if one != old]
    journal.record(by=by, verb="edit", on=row, facts={"punkter": ", ".join(changed)})


@transaction.atomic
def send(*, minutes: Minutes, adjusters: Iterable[Mandate], at: datetime, by: Person) -> None:
    """Ask the named mandates to read and adjust: as many as the rules say, the chair besides, or all who were there
    when they were fewer. A correction names those the office chooses, and says so when they are none.

    Raises Frozen, NotNamed (had no seat at the meeting), TooFewAdjusters.
    """
    row = _draft_of(minutes, minutes.version)
    there = set(row.meeting.attendance.filter(present=True).values_list("mandate_id", flat=True))
    named = list(adjusters)
    wanted = min(adjusters_of(row.meeting), len(there))
    if row.number == 1 and len(named) < wanted:
        raise TooFewAdjusters(wanted)
    for mandate in named:
        if mandate.pk not in there:
            raise NotNamed(mandate)
        Adjustment.objects.create(minutes=row, mandate=mandate)
        _ask(row, mandate, at=at, by=by)
    Minutes.objects.filter(pk=row.pk).update(sent_at=at)
    journal.record(by=by, verb="send", on=row, facts={"justerare": [str(one) for one in named]})


def adjusters_of(meeting: Meeting) -> int:
    """How many adjust by the rules it was held under: the chair and those named; 0 = nobody need."""
    named = deadlines.terms(meeting).adjusters
    return named + 1 if named else 0


def _ask(minutes: Minutes, mandate: Mandate, *, at: datetime, by: Person) -> None:
    if to := mandate.email or (mandate.person.email if mandate.person else ""):
        subject, body = letters.adjustment(minutes)
        outbox.write(
            purpose="council-adjust", to=to, to_name=str(mandate), organisation=mandate.organisation, subject=subject,
            body=body, at=at, by=by, once=f"adjust-{minutes.pk}-{mandate.pk}-{minutes.version}",
        )  # fmt: skip


@transaction.atomic
def take_back(*, minutes: Minutes, because: str, by: Person) -> None:
    """From adjustment to the desk again, with the reason; what was adjusted must be adjusted anew. Raises Frozen."""
    if not because.strip():
        raise NoReason
    row = _unpublished(minutes)
    row.adjustments.all().delete()
    Minutes.objects.filter(pk=row.pk).update(sent_at=None, version=F("version") + 1)
    journal.record(by=by, verb="take_back", on=row, facts={"skäl": because})


@transaction.atomic
def adjust(*, minutes: Minutes, mandate: Mandate, at: datetime, by: Person, remark: str = "") -> Adjustment:
    """The named mandate says that the minutes are right. Somebody whose mandate has ended since may still adjust a
    meeting they were at: that is kept and shown. Raises Frozen, NotNamed, AlreadyDone."""
    row = _unpublished(minutes)
    adjustment = Adjustment.objects.select_for_update().filter(minutes=row, mandate=mandate).first()
    if adjustment is None:
        raise NotNamed(mandate)
    if adjustment.at:
        raise AlreadyDone(adjustment)
    gone = mandate.until is not None and mandate.until < timezone.localtime(at).date()
    Adjustment.objects.filter(pk=adjustment.pk).update(at=at, by=by, remark=remark, out_of_office=gone)
    facts = {"justerare": str(mandate), "mandatet upphört": "ja" if gone else "nej"}
    journal.record(by=by, verb="adjust", on=row, facts=facts)
    adjustment.refresh_from_db()
    return adjustment


@transaction.atomic
def replace_adjuster(*, adjustment: Adjustment, mandate: Mandate, because: str, at: datetime, by: Person) -> None:
    """Somebody else who was there adjusts instead, with the reason. Raises NoReason, NotNamed, AlreadyDone."""
    if not because.strip():
        raise NoReason
    row = _unpublished(adjustment.minutes)
    if adjustment.at:
        raise AlreadyDone(adjustment)
    if not row.meeting.attendance.filter(present=True, mandate=mandate).exists():
        raise NotNamed(mandate)
    journal.record(
        by=by, verb="replace", on=row, facts={"justerare": [str(adjustment.mandate), str(mandate)], "skäl": because}
    )
    Adjustment.objects.filter(pk=adjustment.pk).delete()
    Adjustment.objects.create(minutes=row, mandate=mandate)
    _ask(row, mandate, at=at, by=by)


@transaction.atomic
def publish(*, minutes: Minutes, at: datetime, by: Person) -> None:
    """Freeze, and let everybody read; positions get the words of the minutes. Raises Frozen, NotAdjusted."""
    row = _unpublished(minutes)
    if row.sent_at is None or row.adjustments.filter(at=None).exists():
        raise NotAdjusted(row)
    points = {point.pk: point for point in row.meeting.points.all()}
    for one in row.points:
        point = points.get(one["id"])
        if point is not None and one["position"] and point.position != one["position"]:
            journal.record(
                by=by, verb="record", on=point, facts={"ställningstagande": [point.position, one["position"]]}
            )
            point.position = one["position"]
            point.save(update_fields=["position"])
    Minutes.objects.filter(pk=row.pk).update(published_at=at)
    journal.record(by=by, verb="publish", on=row)


@transaction.atomic
def correct(*, minutes: Minutes, because: str, at: datetime, by: Person) -> Minutes:
    """A new version to edit and adjust; the published one stays and points to it. Raises NoReason, AlreadyDone."""
    if not because.strip():
        raise NoReason
    if minutes.published_at is None:
        raise AlreadyDone(minutes)
    last = Minutes.objects.filter(meeting=minutes.meeting).aggregate(last=Max("number"))["last"]
    if last != minutes.number:
        raise AlreadyDone(minutes)
    new = Minutes.objects.create(
        meeting=minutes.meeting, number=last + 1, opening=minutes.opening, present=minutes.present,
        points=minutes.points, closing=minutes.closing, correction=because, drafted_at=at, drafted_by=by,
    )  # fmt: skip
    journal.record(by=by, verb="correct", on=new, facts={"skäl": because})
    return new


def _unpublished(minutes: Minutes) -> Minutes:
    rows = Minutes.objects.select_for_update(of=("self",)).select_related("meeting__council__rules")
    row = rows.get(pk=minutes.pk)
    if row.published_at is not None:
        raise Frozen(row)
    return row


def _draft_of(minutes: Minutes, seen: int) -> Minutes:
    row = _unpublished(minutes)
    if row.sent_at is not None:
        raise Frozen(row)
    if row.version != seen:
        raise ChangedMeanwhile(row)
    return row
