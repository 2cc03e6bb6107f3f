"""Outgoing mail and tasks as frozen values for pages."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from samsyn.people.models import OutgoingMail, Person, Task


@dataclass(frozen=True, slots=True)
class MailRow:
    """A mail in the outbox. `state` is sent, waiting or failed."""

    id: int
    to: str
    to_name: str
    subject: str
    at: datetime
    state: str
    error: str


def _state(mail: OutgoingMail) -> str:
    if mail.sent_at:
        return "sent"
    return "failed" if mail.error else "waiting"


def mails(words: str = "", state: str = "") -> list[OutgoingMail]:
    """The rows that a filter leaves, the latest first."""
    rows = OutgoingMail.objects.defer("body", "attachments").order_by("-created_at", "-pk")
    if words:
        rows = rows.filter(Q(to__icontains=words) | Q(to_name__icontains=words) | Q(subject__icontains=words))
    if state == "sent":
        rows = rows.exclude(sent_at=None)
    elif state == "waiting":
        rows = rows.filter(sent_at=None, error="")
    elif state == "failed":
        rows = rows.filter(sent_at=None).exclude(error="")
    return rows  # type: ignore[return-value]  # a queryset: the page cuts it


def mail_row(mail: OutgoingMail) -> MailRow:
    """A row as a value."""
    return MailRow(mail.pk, mail.to, mail.to_name, mail.subject, mail.created_at, _state(mail), mail.error)


@dataclass(frozen=True, slots=True)
class MailCounts:
    """How many of each."""

    sent: int
    waiting: int
    failed: int


def mail_counts() -> MailCounts:
    """One query."""
    return MailCounts(
        **OutgoingMail.objects.aggregate(
            sent=Count("pk", filter=Q(sent_at__isnull=False)),
            waiting=Count("pk", filter=Q(sent_at=None, error="")),
            failed=Count("pk", filter=Q(sent_at=None) & ~Q(error="")),
        )
    )


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something to do."""

    id: int
    title: str
    note: str
    owner: str
    owner_id: int | None
    due_on: date | None
    late: bool
    path: str
    done_at: datetime | None
    dropped_because: str


def tasks(*, whose: Person | None, nobodys: bool, done: bool, today: date) -> tuple[TaskRow, ...]:
    """Tasks, the most urgent first; one query."""
    rows = Task.objects.select_related("owner").filter(done_at__isnull=not done)
    if nobodys:
        rows = rows.filter(owner=None)
    elif whose is not None:
        rows = rows.filter(owner=whose)
    found = sorted(rows, key=lambda row: (row.due_on is None, row.due_on or date.max, row.pk))
    return tuple(
        TaskRow(
            row.pk, row.title, row.note, str(row.owner) if row.owner else "", row.owner_id, row.due_on,
            not row.done_at and row.due_on is not None and row.due_on < today, row.path, row.done_at,
            row.dropped_because,
        )
        for row in (reversed(found) if done else found)
    )  # fmt: skip
