"""The outbox: mail is written here in the act that causes it, and sent afterwards by a background task."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from samsyn.people.models import Organisation, OutgoingMail, Person

TRIES = 8  # with the pauses of `people.tasks.deliver` that is about two days


@transaction.atomic
def write(
    *,
    purpose: str,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    by: Person | None,
    to_name: str = "",
    organisation: Organisation | None = None,
    once: str | None = None,
    attachments: Sequence[dict[str, str]] = (),
) -> OutgoingMail:
    """Put a mail in the outbox, and its sending in the queue, in one transaction: both hold, or neither.

    The same ``once`` is written one time only.

    ``attachments``: [{"name": "traff.ics", "type": "text/calendar", "text": …}].
    """
    if once is not None and (written := OutgoingMail.objects.filter(once=once).first()):
        return written
    mail = OutgoingMail.objects.create(
        purpose=purpose, to=to, to_name=to_name, organisation=organisation, subject=" ".join(subject.split())[:250],
        body=body, attachments=list(attachments), created_at=at, created_by=by, once=once,
    )  # fmt: skip
    if settings.SENDS_MAIL:
        from samsyn.people import tasks

        tasks.deliver.enqueue(mail.pk)
    return mail


def send(mail_id: int) -> bool:
    """Try to send one mail; True when it is sent (also earlier). The row says what went wrong.

    Where several workers may run, the row is held while the mail server answers. An embedded database has one worker
    and one lock for all who write: it is not held, or a mail server that hangs would stop the whole site.
    """
    held = transaction.atomic() if connection.features.has_select_for_update else nullcontext()
    with held:
        mail = OutgoingMail.objects.select_for_update().get(pk=mail_id)
        if mail.sent_at:
            return True
        try:
            _message(mail).send()
        except OSError as error:
            OutgoingMail.objects.filter(pk=mail_id).update(
                attempts=F("attempts") + 1, tried_at=timezone.now(), error=f"{type(error).__name__}: {error}"[:500]
            )
            return False
        OutgoingMail.objects.filter(pk=mail_id).update(
            attempts=F("attempts") + 1, tried_at=timezone.now(), sent_at=timezone.now(), error=""
        )
        return True


def _message(mail: OutgoingMail) -> EmailMessage:
    message = EmailMessage(
        subject=mail.subject, body=mail.body, to=[mail.to],
        # Says what wrote it, so that automatic answers stay away and no two machines write to each other for ever.
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )  # fmt: skip
    for one in mail.attachments:
        message.attach(one["name"], one["text"], one["type"])
    return message
