"""Work in the background; each task may be run twice without harm."""

from django.db.models import F
from django.tasks import task
from django.utils import timezone

from samsyn.consultation import learning, storing
from samsyn.consultation.models import Batch, Round

LEARN_AFTER = 5  # decisions


@task
def read_batch(batch_id: int) -> None:
    """Read a delivery; its progress is seen on the page of files."""
    batch = Batch.objects.select_related("round__edition__document").get(pk=batch_id)
    Batch.objects.filter(pk=batch_id).update(read_files=0)

    def count(_name: str) -> None:
        Batch.objects.filter(pk=batch_id).update(read_files=F("read_files") + 1)

    storing.read_batch(batch, at=timezone.now(), progress=count)
    learning.ask_next(batch.round)


@task
def relearn(round_id: int, forced: bool = False) -> None:  # noqa: FBT001, FBT002  # a task's arguments are data
    """Let what was confirmed improve the other proposals; a later task finds nothing left to do."""
    round_ = Round.objects.select_related("edition__document").get(pk=round_id)
    learning.relearn(round_, forced=forced)
    learning.propose_themes(round_)
    learning.ask_next(round_)


def learn_soon(round_id: int, *, forced: bool = False) -> None:
    """Ask for better proposals when enough has been decided since the last time: often at first, then more seldom."""
    row = Round.objects.select_related("edition").get(pk=round_id)
    known = learning.known(row)
    if forced or known - row.learned >= max(LEARN_AFTER, known // 20):
        relearn.enqueue(round_id=round_id, forced=forced)
