"""Work in the background; each may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.delivery.actions import reminding


@task
def remind() -> None:
    """Every morning (settings.SCHEDULES): owners who have not reported, and the yearly wheel's tasks."""
    now, today = timezone.now(), timezone.localdate()
    reminding.owners(at=now, today=today, by=None)
    reminding.tasks(at=now, today=today, by=None)
