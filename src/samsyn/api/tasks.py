"""The room's work in the background; each task may be run twice without harm."""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone


@task
def notice() -> None:
    """Every minute (settings.SCHEDULES): what has been published is written down for those who subscribe."""
    from samsyn.api.hooks import actions

    actions.notice(at=timezone.now())


@task
def deliver(delivery_id: int) -> None:
    """Send one; while the subscriber does not take it, try again after 4, 16, 64 … minutes, at most a day apart."""
    from samsyn.api.hooks import actions

    tries = actions.deliver(delivery_id, at=timezone.now())
    if tries is not None:
        wait = min(timedelta(minutes=4**tries), timedelta(days=1))
        deliver.using(run_after=timezone.now() + wait).enqueue(delivery_id)
