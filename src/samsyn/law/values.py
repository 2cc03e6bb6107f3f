"""State, Trace, Evidence: what speaks for a rule."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far the documentation of a rule has come."""

    FULFILLED = "uppfylld", _("uppfylld")
    PARTLY = "delvis", _("delvis uppfylld")
    NOT = "inte", _("inte uppfylld")
    NOT_APPLICABLE = "ej-tillamplig", _("gäller inte här")
    UNKNOWN = "okand", _("kan inte bedömas")

    @property
    def many(self) -> str:
        """The word after a count of several."""
        several = {
            State.FULFILLED: _("uppfyllda"), State.PARTLY: _("delvis uppfyllda"), State.NOT: _("inte uppfyllda"),
        }  # fmt: skip
        return str(several.get(self, self.label))


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that speaks for a rule, with the page where it stands ("" = it has no page)."""

    label: str
    path: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: the state it gives, one sentence that says why, the traces and how many there are in all, and
    the names of what lacks one."""

    state: State
    sentence: str
    traces: tuple[Trace, ...] = ()
    count: int = 0
    missing: tuple[str, ...] = ()


MOST = 12  # traces shown; the count says how many there are
FEW = 4  # so many missing names stand in the sentence; more stand in a list of their own
