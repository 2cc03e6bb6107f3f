"""Västerbotten: RUS 2014–2020, its sub-strategies, the three-year process, and Dialogunderlag 2 open for input.

Sources: vasterbotten-2018-news (29 June 2018) and vasterbotten-2019-presentation (11 December 2019).
"""

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from samsyn.delivery.actions import goals
from samsyn.delivery.models import GoalMark
from samsyn.demo.regions import Region
from samsyn.demo.regions.building import Named, Stop, Stretch, at, edition, lay_out, shelve, tell, text_of
from samsyn.dialogue.actions import dialogues
from samsyn.dialogue.models import QuestionKind, Step
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person
from samsyn.portal.library import actions as library
from samsyn.portal.models import LibraryKind
from samsyn.strategy.models import Document, Edition, Kind, Stage
from samsyn.strategy.process import actions as process
from samsyn.strategy.process.models import Plan, Process, WorkKind

NEWS: Final = date(2018, 6, 29)
PRESENTED: Final = date(2019, 12, 11)
QUESTION: Final = "Vad behöver vi förändra/prioritera?"  # presentation, line 107
ENDS: Final = "Källan slutar den 11 december 2019: dagarna är de som gällde då."
BEFORE: Final = "Källan slutar före beslutet."
PHASES: Final = (  # planned as the news of June 2018 says it, became as the presentation of December 2019 says it
    Stretch("Planering och analys", (date(2018, 1, 1), date(2018, 6, 29)), (date(2018, 1, 1), date(2018, 6, 29)),
            "Internt under våren 2018 (nyheten, rad 19)."),
    Stretch("Dialog 1 i breda workshops", (date(2018, 9, 1), date(2018, 11, 30)),
            (date(2018, 11, 1), date(2018, 12, 31)),
            "Sagt i juni 2018: under hösten (nyheten, rad 19). Blev november–december 2018 (presentationen, rad 79)."),
    Stretch("Dialog 2 via dialogunderlag", (date(2019, 1, 1), date(2019, 12, 31)),
            (date(2019, 5, 1), date(2019, 7, 31)),
            ("Sagt i juni 2018: under 2019 processas alla inspel (nyheten, rad 21). Blev maj–juli 2019 "
             "(presentationen, rad 81).")),
    Stretch("Samråd genom remiss", (date(2020, 1, 1), date(2020, 5, 31)), None,
            "Våren 2020 (presentationen, rad 74 och 83).", unknown=ENDS),
    Stretch("Beslutsförslag", (date(2020, 1, 1), date(2020, 5, 31)), None, "Vår/höst 2020 (presentationen, rad 85).",
            expected=(date(2020, 4, 1), date(2020, 10, 31)), unknown=ENDS),
    Stretch("Beslut", (date(2020, 3, 1), date(2020, 5, 31)), None,
            ("Sagt i juni 2018: våren 2020 (nyheten, rad 21). Sagt i december 2019: vintern 2020 på ett ställe, "
             "november på ett annat (presentationen, rad 87 och 124)."),
            expected=(date(2020, 11, 1), date(2020, 12, 31)), unknown=ENDS),
)  # fmt: skip
MILESTONES: Final = (
    Stop("Regionen berättar att arbetet är igång", NEWS, NEWS),
    Stop("Dialogunderlag 2 går ut (maj 2019, dagen är inte känd)", date(2019, 5, 1), date(2019, 5, 1)),
    Stop(
        "Hälso- och sjukvårdsnämnden får arbetet presenterat av en strateg vid Regionala utvecklingsförvaltningen",
        PRESENTED,
        PRESENTED,
    ),
)
DECISIONS: Final = (
    Stop(
        "Beslutsprocess under hösten", date(2020, 3, 1), None, expected=date(2020, 9, 1), unknown=BEFORE,
        note="Beslutsförslag vår/höst 2020 (presentationen, rad 85 och 124). Vilka organ säger källan inte.",
    ),
    Stop(
        "Enligt planen i december 2019: regionfullmäktige", date(2020, 5, 31), None, expected=date(2020, 11, 30),
        unknown=BEFORE,
        note="Först våren 2020 (nyheten, rad 21), sedan november 2020 (presentationen, rad 124). Dagen är inte känd.",
    ),
)  # fmt: skip
REVIEWS: Final = (
    Stop(
        "Översyn före nästa ordinarie val", date(2022, 9, 11), None, unknown=BEFORE,
        note=("2020–2040 med regelbundna översyner (presentationen, rad 63); dagen är valdagen efter beslutet, "
              "enligt förordningen (2017:583)."),
    ),
)  # fmt: skip
WORK: Final = {
    WorkKind.ANALYSES: "Analyser", WorkKind.DIALOGUE: "Dialoginsatser",
    WorkKind.COMMUNICATION: "Kommunikationsinsatser", WorkKind.DOCUMENT: "Dokumentframställning",
    WorkKind.ANCHORING: "Politisk förankring",
}  # fmt: skip
SDGS: Final = {"4": (9,), "5": (15,), "6": (12,), "7": (5, 10), "8": (4, 8), "9": (9, 8)}  # by the goals' own words
PARTS: Final = ("kommuner", "landsting/region", "näringsliv", "civilsamhälle", "myndigheter")  # news, line 19
SHELF: Final = (
    Named(
        "RUS 2014–2020: Från kust till fjäll skapas en hållbar attraktiv region", LibraryKind.PROGRAMME,
        "presentationen den 11 december 2019, rad 35–57",
        "Den gällande strategin när arbetet började. Vision, utgångspunkter och vägval finns bland strategierna.",
        "2014–2020", "https://www.regionvasterbotten.se/rus",
    ),
    Named(
        "Dialogunderlag 2", LibraryKind.REPORT, "presentationen den 11 december 2019, rad 73 och 100–117",
        "Underlaget till den andra dialogen, maj–juli 2019, med två delar och nio målbilder.",
        url="https://www.regionvasterbotten.se/rus",
    ),
)  # fmt: skip


def fill(*, region: Region, by: Person, officer: Person) -> None:
    """Everything, in the order it happened."""
    people.register_organisation(name=region.name, organisation_class=OrganisationClass.REGION, by=by)
    for title, slug, kind, stage, text, day in (
        ("RUS 2014–2020", "rus-2014-2020", Kind.RUS, Stage.ADOPTED, "vasterbotten-rus-2014", NEWS),
        ("Regional innovationsstrategi (RIS)", "ris", Kind.SUB_STRATEGY, Stage.ADOPTED, "vasterbotten-ris", PRESENTED),
        ("Regional digital agenda (RDA)", "rda", Kind.SUB_STRATEGY, Stage.ADOPTED, "vasterbotten-rda", PRESENTED),
    ):
        edition(region=region, kind=kind, title=title, slug=slug, stage=stage, text=text, day=day, by=by)
    underlag = edition(
        region=region, kind=Kind.RUS, title="Ny regional utvecklingsstrategi för Västerbottens län",
        slug="rus-2020-2040", stage=Stage.DIALOGUE, text="vasterbotten-underlag", day=PRESENTED, by=by,
        label="Dialogunderlag 2, 2020–2040",
    )  # fmt: skip
    _goals(underlag.document, by=by)
    made = lay_out(
        document=underlag.document, plan=Plan.VASTERBOTTEN, starts_on=date(2018, 1, 1), phases=PHASES,
        milestones=MILESTONES, decisions=DECISIONS, reviews=REVIEWS, by=by,
    )  # fmt: skip
    _work(made, by=by)
    _dialogue(underlag, by=by)
    tell(
        title="Arbetet med en ny regional utvecklingsstrategi är igång",
        lead="Under hösten 2018 börjar dialogen om Västerbottens strategi för 2020–2040.",
        body=text_of("vasterbotten-nyhet"), day=NEWS, by=officer, category="Regional utveckling", remarks_open=True,
    )  # fmt: skip
    shelve(region=region, entries=SHELF, by=by)
    library.set_contact(
        function="Arbetet med RUS", about="Frågor om den regionala utvecklingsstrategin (presentationen, rad 130)",
        email="rus@regionvasterbotten.se", by=by,
    )  # fmt: skip


def _goals(document: Document, *, by: Person) -> None:
    """The horizontal goals as data: which of Agenda 2030's goals a målbild touches, where its own words say so."""
    goals.mark_goals(document=document, by=by)
    for mark in GoalMark.objects.filter(document=document, kind="målbild"):
        goals.tag(mark=mark, sdgs=SDGS.get(mark.number, ()), tags=("d-miljo",) if mark.number == "5" else (), by=by)


def _work(made: Process, *, by: Person) -> None:
    """What the working group plans and carries out (news, line 15)."""
    for kind, title in WORK.items():
        process.give_work(process=made, kind=kind, title=title, at=at(NEWS), by=by)


def _dialogue(underlag: Edition, *, by: Person) -> None:
    """Dialogunderlag 2, open for as long as a visitor tries it."""
    row = dialogues.open_dialogue(
        edition=underlag, title="Dialog 2", step=Step.DISCUSSED, by=by,
        intro=(
            "Dialogunderlag 2 har två delar och nio målbilder. I verkligheten var dialogen öppen maj–juli 2019; här är "
            f"den öppen så att du kan prova. Dialogen fördes med bland andra {', '.join(PARTS)}."
        ),
        promise="Ett prov i Samsyn: det du skriver stannar i exemplet och går inte till Region Västerbotten.",
        opens_on=date(2019, 5, 1), closes_on=timezone.localdate() + timedelta(days=120),
        questions=[(QuestionKind.OPEN, QUESTION), (QuestionKind.MATRIX, QUESTION)],
    )  # fmt: skip
    dialogues.publish(dialogue=row, at=at(date(2019, 5, 1)), by=by)
