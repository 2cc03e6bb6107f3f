"""Passwords that somebody who knows the house would try first."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samsyn.people.models import Person

# Names of the house and its trade; with digits, years and signs around them they are still the first to be tried.
WORDS = frozenset((
    "samsyn", "region", "regionen", "strategi", "strategin", "utveckling", "remiss", "remissen", "lösenord",
    "losenord", "password", "administrator", "administratör", "handläggare", "strateg", "sommar", "vinter",
    "välkommen",
))  # fmt: skip


class NotOfThisHouse:
    """Refuses a password that is nothing but words of the house, the region's name, digits and signs."""

    def validate(self, password: str, user: Person | None = None) -> None:  # noqa: ARG002
        """Raises ValidationError."""
        known = WORDS | set(re.findall(r"[^\W\d_]{3,}", settings.REGION.lower()))
        found = re.findall(r"[^\W\d_]+", password.lower())
        if not any(_new(word, known) for word in found):
            raise ValidationError(
                _("Lösenordet består bara av ord som hör hit, siffror och tecken. Lägg till några egna ord."),
                code="of_the_house",
            )

    def get_help_text(self) -> str:
        """What the form says before."""
        return _("Inte bara regionens namn, ord ur arbetet och siffror.")


def _new(word: str, known: set[str] | frozenset[str]) -> bool:
    """True when something is left of a word after those of the house are taken out of it."""
    for one in sorted(known, key=len, reverse=True):
        word = word.replace(one, "")
    return len(word) > 2
