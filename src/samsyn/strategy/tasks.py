"""Work in the background; it may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.strategy.process import reminding


@task
def remind() -> None:
    """Every morning (settings.SCHEDULES): reviews of the strategy that are near or late."""
    reminding.reviews(at=timezone.now(), today=timezone.localdate(), by=None)
