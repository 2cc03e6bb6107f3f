"""A response that counts no more: withdrawn, or replaced by a newer one. It stays registered."""

from datetime import datetime

from django.db import transaction

from samsyn.consultation.models import Response
from samsyn.people import journal


class AlreadyOut(Exception):
    """The response has been withdrawn or replaced already."""


@transaction.atomic
def take_out(*, response: Response, because: str, at: datetime, replaced_by: Response | None = None) -> None:
    """A response stays registered but is counted no more. Raises AlreadyOut."""
    row = Response.objects.select_for_update().get(pk=response.pk)
    if row.out_at:
        raise AlreadyOut(str(row))
    row.out_at, row.out_because, row.replaced_by = at, because[:250], replaced_by
    row.save(update_fields=["out_at", "out_because", "replaced_by"])
    journal.record(by=None, verb="take_out", on=row, facts={"skäl": because})


def replaced(number: str) -> str:
    """Why a response is out when its sender has sent another."""
    return f"Avsändaren har ersatt svaret med {number}."
