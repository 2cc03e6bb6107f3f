"""Passwords that are tried first: by somebody who knows the house, and by everybody who has a list of leaked ones."""

import hashlib
import logging
import os
import re
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samsyn.people.models import Person

DIGITS, LINE, PLACES = 40, 200, 64
log = logging.getLogger("samsyn.accounts")

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


class NotLeaked:
    """Refuses what stands in the file that SAMSYN_LEAKED_PASSWORDS names; without one it knows nothing."""

    def validate(self, password: str, user: Person | None = None) -> None:  # noqa: ARG002
        """Raises ValidationError. A file that cannot be read stops nobody: the log and `samsyn check` tell of it."""
        try:
            found = bool(settings.LEAKED_PASSWORDS) and is_listed(password, Path(settings.LEAKED_PASSWORDS))
        except OSError as fault:
            log.error("the list of leaked passwords cannot be read", extra={"facts": {"fault": fault.strerror}})
            return
        if found:
            raise ValidationError(
                _("Lösenordet har läckt från någon annan webbplats och finns i listor som används vid intrång. "
                  "Välj ett annat."),
                code="leaked",
            )  # fmt: skip

    def get_help_text(self) -> str:
        """What the form says before."""
        return _("Inget som du använder på en annan webbplats.")


def is_listed(password: str, path: Path) -> bool:
    """By bisection in sorted lines that begin with a SHA-1: some 35 reads in a file of any size."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as file:
        low, high = 0, file.seek(0, os.SEEK_END)
        while low < high:
            middle = (low + high) // 2
            found = line_from(file, middle)[:DIGITS].upper()
            if found == wanted:
                return True
            low, high = (file.tell(), high) if found and found < wanted else (low, middle)
    return False


def is_sorted(path: Path) -> bool:
    """Whether it holds what `is_listed` needs, where one looks: some places from the first line to the end."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        found = [line_from(file, size * part // PLACES)[:DIGITS].upper() for part in range(PLACES)]
    lines = [one for one in found if one]  # a short file has none after the last place
    return bool(lines) and lines == sorted(lines) and all(re.fullmatch(rb"[0-9A-F]{40}", one) for one in lines)


def line_from(file: BinaryIO, at: int) -> bytes:
    """The first line that begins at that byte or after it; empty at the end."""
    file.seek(max(at - 1, 0))
    if at:
        file.readline(LINE)
    return file.readline(LINE)


def _new(word: str, known: set[str] | frozenset[str]) -> bool:
    """True when something is left of a word after those of the house are taken out of it."""
    for one in sorted(known, key=len, reverse=True):
        word = word.replace(one, "")
    return len(word) > 2
