"""When to remind of a last day, so that a clock that strikes twice the same morning says it once."""

from datetime import date, datetime

from samsyn.people import outbox
from samsyn.people.models import Organisation, OutgoingMail, Person


def turn(last: date, today: date, *, before: int, again: int) -> int | None:
    """Which reminder of a last day: 0 in the ``before`` days up to it, 1, 2 … each ``again`` days after it.

    None when it is too early.
    """
    late = (today - last).days
    if late < -before:
        return None
    return 0 if late <= 0 else 1 + (late - 1) // again


def is_written(once: str) -> bool:
    """Whether the mail with this key (`outbox.write`) stands in the outbox, sent or not."""
    return OutgoingMail.objects.filter(once=once).exists()


def tell(
    *,
    once: str,
    purpose: str,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    by: Person | None,
    to_name: str = "",
    organisation: Organisation | None = None,
) -> bool:
    """Write the mail with this key; False when there is nowhere to send it, or it is written already."""
    if not to or is_written(once):
        return False
    outbox.write(
        purpose=purpose, to=to, to_name=to_name, organisation=organisation, subject=subject, body=body, at=at, by=by,
        once=once,
    )  # fmt: skip
    return True
