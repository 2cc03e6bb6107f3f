"""Work in the background; may be run twice without harm."""

from datetime import timedelta

from django.core.cache import cache
from django.tasks import task

from samsyn.portal.search import index

PAUSE = timedelta(minutes=2)


@task
def renew() -> None:
    """Read what the rooms have published since last."""
    index.renew()


def soon() -> None:
    """Have the index renewed, at most once every few minutes in this process."""
    if cache.add("portal:index", 1, timeout=int(PAUSE.total_seconds())):
        renew.enqueue()
