"""What happens after an answer is sent; may be run twice without harm."""

from django.tasks import task

from samsyn.consultation.answering import reading
from samsyn.consultation.models import Response


@task
def read_response(response_id: int) -> None:
    """Read what was sent by the form, with its files."""
    reading.read_response(Response.objects.select_related("round__edition").get(pk=response_id))
