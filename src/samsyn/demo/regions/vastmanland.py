"""Västmanland: RUS 2030 on remiss, the programme it replaces, the list of responses, equality, films, a look back.

Source: vastmanland-portal.
"""

from datetime import date
from typing import Final

from samsyn.demo.regions import Region, vastmanland_people, vastmanland_responses
from samsyn.demo.regions.building import Named, Stop, Stretch, edition, lay_out, shelve, tell, text_of
from samsyn.demo.regions.vastmanland_responses import CLOSED, OPENED
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person
from samsyn.portal.models import LibraryKind
from samsyn.strategy.models import Kind, Stage
from samsyn.strategy.process.models import Plan

HANDED_OVER: Final = date(2019, 11, 21)
PLANNED: Final = date(2020, 4, 21)
ADOPTED: Final = date(2020, 6, 16)
LATER: Final = "Antogs 16 juni 2020: en senare uppgift, inte sidans."
PHASES: Final = (
    Stretch("Vision, målområden och delmål tillsammans", (date(2017, 9, 1), date(2018, 12, 31)),
            (date(2017, 9, 1), date(2018, 12, 31)), "Från och med hösten 2017 (sidan, rad 234)."),
    Stretch("Dokumentet tar form", (date(2019, 1, 1), date(2019, 5, 5)), (date(2019, 1, 1), date(2019, 5, 5)),
            "2019 (sidan, rad 234)."),
    Stretch("Remiss", (OPENED, CLOSED), (OPENED, CLOSED),
            "Källan säger olika: 6 maj på ett ställe, 5 maj på ett annat (sidan, rad 54 och rad 234)."),
    Stretch("Synpunkterna förs in: tjänstemannaversion", (date(2019, 10, 16), HANDED_OVER),
            (date(2019, 10, 16), HANDED_OVER),
            "Flertalet synpunkter skulle föras in. Överlämnades till politikerna 21 november 2019 (sidan, rad 234)."),
    Stretch("Politisk process", (HANDED_OVER, PLANNED), (HANDED_OVER, ADOPTED), LATER),
)  # fmt: skip
MILESTONES: Final = (
    Stop("Remissen går ut", OPENED, OPENED),
    Stop("Sista dag att lämna synpunkter", CLOSED, CLOSED),
    Stop("Tjänstemannaversionen överlämnas", HANDED_OVER, HANDED_OVER),
)
DECISIONS: Final = (
    Stop(
        "Regionfullmäktige", PLANNED, ADOPTED,
        outcome=f"Planen var 21 april 2020 (sidan, rad 234). {LATER}",
    ),
)  # fmt: skip
PAGE: Final = "regionens webbplats, rad "
PDF: Final = "På regionens webbplats är det en PDF-fil."
SHELF: Final = (
    Named("Hur många blir vi i Västmanland?", LibraryKind.FILM, PAGE + "10–14",
          "Infografikfilm om befolkningsutvecklingen i länet."),
    Named("Film om jämställdhet och jämlikhet i RUS:en", LibraryKind.FILM, PAGE + "32"),
    Named("Film om hållbar regional tillväxt", LibraryKind.FILM, PAGE + "34"),
    Named("Film om den regionala utvecklingsplanen", LibraryKind.FILM, PAGE + "46"),
    Named("Potentialer för en jämställd och jämlik tillväxt", LibraryKind.REPORT, PAGE + "36", PDF),
    Named("Regionalt utvecklingsprogram för Västmanland", LibraryKind.PROGRAMME, PAGE + "48", PDF,
          "2014–2020"),
    Named("Regionalt utvecklingsprogram för Västmanland (kort version)", LibraryKind.PROGRAMME, PAGE + "50", PDF,
          "2014–2020"),
)  # fmt: skip
REVIEWS: Final = (
    Stop(
        "Revideras varje mandatperiod", date(2022, 9, 11), None, unknown="Källan säger inte hur det gick.",
        note="Strategin revideras varje mandatperiod (sidan, rad 22); dagen är valdagen efter beslutet.",
    ),
)  # fmt: skip


def fill(*, region: Region, by: Person, officer: Person) -> None:
    """Everything, in the order it happened."""
    people.register_organisation(
        name=region.name, organisation_class=OrganisationClass.REGION, by=by, weight="styrande"
    )
    edition(
        region=region, kind=Kind.PROGRAMME, title="Regionalt utvecklingsprogram 2014–2020", slug="rup-2014-2020",
        stage=Stage.ADOPTED, text="vastmanland-rup", day=date(2019, 1, 1), by=by,
    )  # fmt: skip
    rus = edition(
        region=region, kind=Kind.RUS, title="RUS 2030", slug="rus-2030", stage=Stage.CONSULTATION,
        text="vastmanland-rus", day=OPENED, by=by,
    )  # fmt: skip
    lay_out(
        document=rus.document, plan=Plan.VASTMANLAND, starts_on=date(2017, 9, 1), phases=PHASES, milestones=MILESTONES,
        decisions=DECISIONS, reviews=REVIEWS, by=by,
    )  # fmt: skip
    vastmanland_people.fill(by=by)
    vastmanland_responses.fill(edition=rus, by=by, officer=officer)
    tell(
        title="Remissvar RUS 2030", lead="68 handlingar är 64 yttranden från 59 avsändare. Så är de räknade.",
        body=vastmanland_responses.listing(), day=CLOSED, by=officer, category="Remiss",
    )  # fmt: skip
    tell(
        title="Hur många blir vi i Västmanland?", lead="En tillbakablick, inte en prognos för i dag.",
        body=text_of("vastmanland-folk"), day=CLOSED, by=officer, category="Befolkning",
    )  # fmt: skip
    shelve(region=region, entries=SHELF, by=by)
