"""Västernorrland: RUS 2020–2030, more than 250 meetings, "Här och nu", the voices, the plan, the councils, the pledges.

Sources: vasternorrland-portal and vasternorrland-strategic-plan.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.utils import timezone

from samsyn.councils.actions import seats
from samsyn.demo.regions import Region, vasternorrland_councils, vasternorrland_voices
from samsyn.demo.regions.building import Stop, Stretch, at, edition, lay_out, tell
from samsyn.dialogue.actions import dialogues, events
from samsyn.dialogue.models import EventKind, Step
from samsyn.people.models import Person
from samsyn.strategy.models import Edition, Kind, Stage
from samsyn.strategy.process.models import Plan

BEGAN: Final = date(2017, 1, 1)
ENDED: Final = date(2020, 12, 31)
SEMINARS: Final = (  # portal, lines 12–14
    (date(2020, 10, 29), "Smarta samhällen", "Med Regional utveckling och Örnsköldsviks kommun (sidan, rad 12)."),
    (date(2020, 11, 26), "Post Corona", "Temat var preliminärt när källan skrevs (sidan, rad 13)."),
    (date(2020, 12, 10), "Hur vi alla kan bidra till länets Regionala utvecklingsstrategi (RUS:en)",
     "Ett förlängt seminarium (sidan, rad 14)."),
)  # fmt: skip
MONTHS: Final = {10: "oktober", 11: "november", 12: "december"}
NO_HOUR: Final = (
    "Källan ger dagen men varken klockslag eller år. Träffen står därför med hela dagen. Året 2020 är Samsyns "
    "slutsats: strategin beslutades i mars 2020 och dagarna är torsdagar det året."
)
PHASES: Final = (
    Stretch("Arbetsmöten i hela länet", (BEGAN, ENDED), (BEGAN, ENDED),
            "Över 250 arbetsmöten mellan 2017 och 2020 (sidan, rad 8)."),
    Stretch("Strategin gäller", (date(2020, 1, 1), date(2030, 12, 31)), None,
            "2020–2030 (sidan, rad 6). Den strategiska planen aktualiseras årligen (planen, rad 23)."),
    Stretch("Webbseminarier: Här och nu", (SEMINARS[0][0], SEMINARS[-1][0]), (SEMINARS[0][0], SEMINARS[-1][0]),
            "29 oktober, 26 november och 10 december (sidan, rad 10–14)."),
)  # fmt: skip
DECISIONS: Final = (
    Stop(
        "Regionfullmäktige (månaden är känd, inte dagen)", date(2019, 11, 30), date(2020, 3, 31),
        outcome=("Planen var november 2019, beslutet kom i mars 2020. Dagarna är inte kända: månaderna är en senare "
                 "uppgift, inte sidans."),
    ),
)  # fmt: skip
TOLD: Final = """Den regionala utvecklingsstrategin gäller 2020–2030. Den togs fram tillsammans av kommuner,
myndigheter, civilsamhälle, näringsliv och andra organisationer. Region Västernorrland samordnade och hade över 250
arbetsmöten mellan 2017 och 2020.

- [Läs vad källan säger om strategin](/strategi/rus-2030/)
- [Se vad organisationerna bidrar med](/roster/)
- [Seminarierna Här och nu](/dialog/serie/har-och-nu/)
- [Samverkansråden](/samverkan/)

Källa: regionens webbplats, rad 4–14, återgiven med Samsyns ord.
"""


def fill(*, region: Region, by: Person, officer: Person) -> None:
    """Everything, in the order it happened."""
    now = timezone.now()
    rus = edition(
        region=region, kind=Kind.RUS, title="RUS 2020–2030: Ett Västernorrland", slug="rus-2030", stage=Stage.ADOPTED,
        text="vasternorrland-rus", day=timezone.localdate(now) - timedelta(days=1), by=by,
    )  # fmt: skip
    lay_out(
        document=rus.document, plan=Plan.VASTERNORRLAND, starts_on=BEGAN, phases=PHASES, milestones=(),
        decisions=DECISIONS, by=by,
    )  # fmt: skip
    for council in vasternorrland_councils.load(by=by, strategy=rus.document, now=now):
        seats.publish_council(council=council, at=now, by=by)
    vasternorrland_voices.fill(at=now, by=by)
    _meetings(rus, by=by)
    _seminars(rus, by=by)
    tell(
        title="RUS 2030: en strategi för hela regionen", lead="Över 250 arbetsmöten ligger bakom strategin.", body=TOLD,
        day=timezone.localdate(now) - timedelta(days=1), by=officer, category="Regional utveckling",
    )  # fmt: skip


def _meetings(rus: Edition, *, by: Person) -> None:
    """The work meetings as one dialogue: the source has their number, not their days."""
    row = dialogues.open_dialogue(
        edition=rus, title="Över 250 arbetsmöten", step=Step.DISCUSSED, opens_on=BEGAN, closes_on=ENDED, by=by,
        intro=(
            "Region Västernorrland hade över 250 arbetsmöten mellan åren 2017 och 2020 för att förankra strategin. "
            "Källan ger antalet men inte de enskilda mötena (sidan, rad 8)."
        ),
        promise="Källan säger inte vad deltagarna lovades.",
    )  # fmt: skip
    dialogues.publish(dialogue=row, at=at(BEGAN), by=by)


def _seminars(rus: Edition, *, by: Person) -> None:
    first, last = SEMINARS[0][0], SEMINARS[-1][0]
    row = dialogues.open_dialogue(
        edition=rus, title="Här och nu – mot Västernorrland 2030", step=Step.DISCUSSED, opens_on=first, closes_on=last,
        intro=(
            "Digitala samtal om hur länet kan utvecklas till 2030. Frågan är hur länet blir en plats där människor och "
            "företag väljer att bo och etablera sig (sidan, rad 16–20)."
        ), by=by,
        promise="Källan säger inte vad deltagarna lovades.",
    )  # fmt: skip
    dialogues.publish(dialogue=row, at=at(first), by=by)
    series = dialogues.start_series(title="Här och nu", about="Webbseminarier med ett tema var.", by=by)
    for day, theme, about in SEMINARS:
        begins = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=1)  # midnight in Sweden in winter
        event = events.plan(
            dialogue=row, kind=EventKind.WEBINAR, title=f"Här och nu den {day.day} {MONTHS[day.month]}", theme=theme,
            starts_at=begins, ends_at=begins + timedelta(hours=23, minutes=59), by=by, series=series,
            programme=f"{about}\n\n{NO_HOUR}",
        )  # fmt: skip
        events.publish(event=event, at=at(first), by=by)
