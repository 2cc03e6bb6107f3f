"""The yearly wheel: what is done when, so that the report is with the government on 21 February."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Step:
    """A task of every year; its day lies in the year itself or (``after``) in the next."""

    code: str
    name: str
    month: int
    of_month: int
    after: bool = False

    def day(self, year: int) -> date:
        """Its day for one year's follow-up."""
        return date(year + self.after, self.month, self.of_month)

    def title(self, year: int) -> str:
        """The task in words, in Swedish as all of the desk's tasks."""
        return f"{self.name} ({year})"


WHEEL: Final = (
    Step("siffror", _("Hämta nya siffror och granska vad som har ändrats"), 4, 15),
    Step("bedom", _("Bedöm indikatorerna"), 5, 31),
    Step("halvar", _("Stäm av åtgärderna vid halvårsskiftet"), 6, 30),
    Step("pengar", _("Stäm av pengarna mot besluten"), 12, 15),
    Step("be-om-rapport", _("Be dem som ansvarar för åtgärder att rapportera"), 12, 1),
    Step("skriv", _("Skriv och granska resultatredovisningen"), 1, 31, after=True),
    Step("lamna", _("Lämna resultatredovisningen till Regeringskansliet"), 2, 21, after=True),
)
