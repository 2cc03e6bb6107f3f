"""How much may come from one place on the net in ten minutes. The desk has no ceiling: it writes for a whole hall."""

from typing import Final

from django.http import HttpRequest
from django.utils import timezone

from samsyn.dialogue import access
from samsyn.people.ceiling import REFUSED, Ceiling, passed

__all__ = ["ANSWERS", "JOINED", "NOTES", "REFUSED", "REGISTRATIONS", "STATEMENTS", "full", "full_of_new"]

ANSWERS: Final = Ceiling("dialogue answers", 600)
NOTES: Final = Ceiling("dialogue notes", 3_000)  # five hundred in a hall, six notes each
REGISTRATIONS: Final = Ceiling("dialogue registrations", 200)
STATEMENTS: Final = Ceiling("dialogue statements", 300)

JOINED: Final = Ceiling("dialogue participants", 3_000)


def full(request: HttpRequest, ceiling: Ceiling) -> str:
    """Counts this one: "", or a sentence that says when to try again."""
    return "" if access.is_desk(request) else passed(request, ceiling, at=timezone.now())


def full_of_new(request: HttpRequest) -> str:
    """The same for a browser that has not joined before: whoever has a place in the room keeps it."""
    return "" if access.joined_as(request) else full(request, JOINED)
