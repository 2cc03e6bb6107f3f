"""Reading what came by mail; may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.consultation import learning, storing
from samsyn.consultation.models import Batch
from samsyn.consultation.receiving import mail, wordforms


@task
def read_mail(batch_id: int) -> None:
    """Read the delivery that one mail is."""
    batch = Batch.objects.select_related("round__edition__document").get(pk=batch_id)
    storing.read_batch(batch, at=timezone.now())
    mail.settle(batch)
    wordforms.read_back(batch)
    learning.ask_next(batch.round)
