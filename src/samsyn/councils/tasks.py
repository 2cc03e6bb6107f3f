"""Work in the background; each may be run twice without harm."""

from django.core.files.base import ContentFile
from django.tasks import task
from django.utils import timezone

from samsyn.councils.actions import afterwards, reminding
from samsyn.councils.models import Summons
from samsyn.councils.writing import summons as writing


@task
def remind() -> None:
    """Every morning (settings.SCHEDULES): late decisions at home, kallelser, adjustments, tasks, and empty seats."""
    now, today = timezone.now(), timezone.localdate()
    afterwards.remind(at=now, today=today, by=None)
    reminding.summons(at=now, today=today, by=None)
    reminding.adjustments(at=now, today=today, by=None)
    reminding.tasks(at=now, today=today, by=None)
    reminding.empty_seats(at=now, by=None)


@task
def build_summons(summons_id: int) -> None:
    """Set the kallelse with all papers; one that is built is left alone. How far it has come stands in the row."""
    row = Summons.objects.select_related("meeting__council__rules", "meeting__council__host").get(pk=summons_id)
    if row.built_at is not None:
        return
    Summons.objects.filter(pk=row.pk).update(fault="", done=0)

    def count(done: int) -> None:
        Summons.objects.filter(pk=row.pk).update(done=done)

    try:
        data, notes = writing.build(row, progress=count)
    except Exception as error:
        Summons.objects.filter(pk=row.pk).update(fault=f"{type(error).__name__}: {error}"[:500])
        raise
    row.file.save(f"{row.pk}.pdf", ContentFile(data), save=False)
    Summons.objects.filter(pk=row.pk).update(file=row.file.name, built_at=timezone.now(), notes=notes)
