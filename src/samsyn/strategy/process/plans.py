"""Three real ways to a strategy, told by the regions themselves, as dates relative to the month when the work begins.

A place in time is (months, days) from the first day of that month. ``as_published`` is what the region's page said.

- Västerbotten: the region's news of 29 June 2018 and its presentation of 11 December 2019 (shared sources
  ``vasterbotten-2018-news``, lines 5-27, and ``vasterbotten-2019-presentation``, "En process under 3 år").
- Västmanland: the region's page "När beslutas RUS 2030?" (``vastmanland-portal``, lines 52-54 and 232-234).
- Västernorrland: the region's page "RUS2030" (``vasternorrland-portal``, lines 6-14) and its strategic plan 2021
  (``vasternorrland-strategic-plan``, lines 22-23 and 167-185).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from samsyn.strategy.process.models import Plan

Offset = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """A stretch of work from the first to the last day."""

    name: str
    begins: Offset
    ends: Offset
    as_published: str = ""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A milestone, a decision or a task's last day; ``kind`` for tasks only."""

    name: str
    on: Offset
    as_published: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A whole process."""

    plan: Plan
    begins_in: int  # the month of the year when that region began
    told: str
    source: str
    phases: tuple[PhasePlan, ...]
    milestones: tuple[DayPlan, ...]
    decisions: tuple[DayPlan, ...]
    work: tuple[DayPlan, ...]


def day(starts_on: date, offset: Offset) -> date:
    """The day that lies an offset from the first of the month of ``starts_on``."""
    months = starts_on.year * 12 + starts_on.month - 1 + offset[0]
    return date(months // 12, months % 12 + 1, 1) + timedelta(days=offset[1])


_COMMON_WORK: Final = (
    DayPlan("Samla nuläget: befolkning, arbete, hälsa, miljö", (4, 0), kind="analys"),
    DayPlan("Skriv ett underlag som går att diskutera", (5, 0), kind="dokument"),
    DayPlan("Bjud in till dialog: kommuner, näringsliv, civilsamhälle, myndigheter", (7, 0), kind="dialog"),
    DayPlan("Berätta vad som ska hända och när", (6, 0), kind="kommunikation"),
    DayPlan("Stäm av upplägget med den politiska ledningen", (3, 0), kind="forankring"),
)

VASTERBOTTEN: Final = Way(
    Plan.VASTERBOTTEN,
    begins_in=1,
    told="Bred dialog i workshoppar, sedan dialog på ett skrivet underlag, remiss, förslag till beslut och beslut.",
    source="Region Västerbotten, 29 juni 2018 och 11 december 2019",
    phases=(
        PhasePlan("Planering och analys", (0, 0), (7, 30), "våren 2018"),
        PhasePlan("Dialog 1: breda workshoppar", (10, 0), (11, 30), "november–december 2018"),
        PhasePlan("Dialog 2: dialogunderlag", (16, 0), (18, 30), "maj–juli 2019"),
        PhasePlan("Remiss", (24, 0), (28, 30), "våren 2020"),
        PhasePlan("Förslag till beslut", (29, 0), (33, 29), "vår/höst 2020"),
        PhasePlan("Beslut", (34, 0), (35, 30), "vintern 2020"),
    ),
    milestones=(
        DayPlan("Dialogarbetet presenteras", (5, 28), "29 juni 2018"),
        DayPlan("Dialogunderlag 2 klart", (16, 0), "maj 2019"),
        DayPlan("Remissversionen klar", (24, 0), "våren 2020"),
    ),
    decisions=(
        DayPlan("Regionala utvecklingsnämnden", (32, 14)),
        DayPlan("Regionstyrelsen", (33, 14)),
        DayPlan("Regionfullmäktige", (34, 17), "fullmäktige november 2020; först sagt: våren 2020"),
    ),
    work=(
        *_COMMON_WORK,
        DayPlan("Skriv dialogunderlag 2 efter det som sagts", (15, 0), kind="dokument"),
        DayPlan("Bered förslaget i nämnd, styrelse och fullmäktige", (31, 0), kind="forankring"),
    ),
)

VASTMANLAND: Final = Way(
    Plan.VASTMANLAND,
    begins_in=9,
    told="Vision, målområden och delmål formas tillsammans; remiss; tjänstemannaversion; politisk beredning; beslut.",
    source="Region Västmanlands sida om RUS 2030",
    phases=(
        PhasePlan("Vision, målområden och delmål tillsammans", (0, 0), (15, 30), "från och med hösten 2017"),
        PhasePlan("Dokumentet skrivs", (16, 0), (20, 3), "2019"),
        PhasePlan("Remiss", (20, 5), (25, 14), "6 maj–15 oktober 2019"),
        PhasePlan("Tjänstemannaversion", (25, 15), (26, 20), "till 21 november 2019"),
        PhasePlan("Politisk beredning", (26, 21), (31, 19), "från 21 november 2019"),
        PhasePlan("Beslut", (31, 20), (31, 20), "21 april 2020"),
    ),
    milestones=(
        DayPlan("Remissen skickas ut", (20, 5), "maj 2019"),
        DayPlan("Sista dag att svara på remissen", (25, 14), "15 oktober 2019"),
        DayPlan("Tjänstemannaversionen överlämnas till politikerna", (26, 20), "21 november 2019"),
    ),
    decisions=(
        DayPlan("Regionala utvecklingsnämnden", (29, 14)),
        DayPlan("Regionstyrelsen", (30, 14)),
        DayPlan("Regionfullmäktige", (31, 20), "21 april 2020"),
    ),
    work=(
        *_COMMON_WORK,
        DayPlan("Sortera remissvaren i tio klasser av avsändare", (25, 30), kind="analys"),
        DayPlan("För in synpunkterna i texten", (26, 19), kind="dokument"),
    ),
)

VASTERNORRLAND: Final = Way(
    Plan.VASTERNORRLAND,
    begins_in=1,
    told="Många arbetsmöten i hela länet, strategi, strategisk plan som förnyas varje år, och samverkansråd.",
    source="Region Västernorrlands sida om RUS 2030 och den strategiska planen",
    phases=(
        PhasePlan("Arbetsmöten i hela länet", (0, 0), (35, 30), "2017–2020, över 250 möten"),
        PhasePlan("Strategin skrivs", (24, 0), (33, 29)),
        PhasePlan("Remiss och beslut", (34, 0), (38, 30)),
        PhasePlan("Webbseminarier: Här och nu", (45, 28), (47, 9), "29 oktober–10 december 2020"),
        PhasePlan(
            "Strategisk plan och samverkansråd", (48, 0), (59, 30), "planen förnyas varje år, rådet möts varje månad"
        ),
    ),
    milestones=(
        DayPlan("Femtionde arbetsmötet", (9, 0)),
        DayPlan("Tvåhundrafemtionde arbetsmötet", (35, 0), "över 250 arbetsmöten 2017–2020"),
        DayPlan("Första strategiska planen", (50, 0)),
    ),
    decisions=(
        DayPlan("Regionala utvecklingsnämnden", (36, 14)),
        DayPlan("Regionstyrelsen", (37, 14)),
        DayPlan("Regionfullmäktige", (38, 24)),
        DayPlan("Regionala samverkansrådet: strategisk plan", (50, 20)),
    ),
    work=(
        *_COMMON_WORK,
        DayPlan("Boka arbetsmöten i varje kommun", (2, 0), kind="dialog"),
        DayPlan("Förnya den strategiska planen", (59, 0), kind="dokument"),
    ),
)

WAYS: Final = {way.plan: way for way in (VASTERBOTTEN, VASTMANLAND, VASTERNORRLAND)}
