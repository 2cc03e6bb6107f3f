"""Reading what came by mail; may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.consultation import storing
from samsyn.consultation.models import Batch
from samsyn.consultation.receiving import mail


@task
def read_mail(batch_id: int) -> None:
    """Read the delivery that one mail is."""
    batch = Batch.objects.select_related("round__edition").get(pk=batch_id)
    storing.read_batch(batch, at=timezone.now())
    mail.settle(batch)
