"""What happens after an answer is sent; each may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.consultation.answering import reading, registering
from samsyn.consultation.models import Answer, Response


@task(priority=50)
def register_answer(answer_id: int) -> None:
    """Register what was sent, before anything is read: that is quick, and the desk waits for it."""
    registering.register(answer=Answer(pk=answer_id))


@task(priority=50)
def register_late() -> None:
    """Every minute (settings.SCHEDULES): what was sent and, whatever befell its own task, is not registered yet."""
    registering.register_late(at=timezone.now())


@task
def read_response(response_id: int) -> None:
    """Read what was sent by the form, with its files."""
    reading.read_response(Response.objects.select_related("round__edition").get(pk=response_id))
