"""Work in the background; a task may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.projection import carrying, gathering
from samsyn.projection.models import Fetch, Run


@task
def carry_out(run_id: int) -> None:
    """Count a run; what is finished already is left alone."""
    run = Run.objects.select_related("material").get(pk=run_id)
    if run.finished_at is None:
        carrying.carry_out(run, clock=timezone.now)


@task
def fetch(fetch_id: int) -> None:
    """Get a county's figures from SCB; what has come already is left alone."""
    row = Fetch.objects.get(pk=fetch_id)
    if row.material_id is None:
        gathering.gather(row, clock=timezone.now)
