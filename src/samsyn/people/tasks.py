"""People's work in the background; each task may be run twice without harm."""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from samsyn.people import outbox
from samsyn.people.models import OutgoingMail


@task
def deliver(mail_id: int) -> None:
    """Send one mail; while the server is down, try again after 1, 2, 4 … minutes, at most a day apart."""
    if outbox.send(mail_id):
        return
    attempts = OutgoingMail.objects.values_list("attempts", flat=True).get(pk=mail_id)
    if attempts < outbox.TRIES:
        wait = min(timedelta(minutes=2 ** (attempts * 2)), timedelta(days=1))
        deliver.using(run_after=timezone.now() + wait).enqueue(mail_id)
