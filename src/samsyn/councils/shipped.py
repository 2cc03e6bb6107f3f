"""The rule sets that come with Samsyn. They become rows the first time they are asked for; a copy can be changed."""

from dataclasses import dataclass, field

from samsyn.councils.models import HOST, SeatKind
from samsyn.people.classes import OrganisationClass as Class

INFORMATION, DIALOGUE, POSITION = ("information", False), ("dialog", False), ("ställningstagande", True)


@dataclass(frozen=True, slots=True)
class SeatRule:
    """A place to fill; ``each``: by every member organisation of the class ``of``."""

    kind: SeatKind
    of: str = ""
    each: bool = False
    function: str = ""
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Rules:
    """A whole rule set."""

    key: str
    name: str
    source: str
    seats: tuple[SeatRule, ...]
    labels: tuple[tuple[str, bool], ...] = (INFORMATION, POSITION)
    facts: dict[str, object] = field(default_factory=dict)


def _both(of: str) -> tuple[SeatRule, SeatRule]:
    """Majority and opposition, from each."""
    return SeatRule(SeatKind.MAJORITY, of, each=True), SeatRule(SeatKind.OPPOSITION, of, each=True)


_PLAN = "Strategisk plan RUS, Region Västernorrland: Samarbetsformer – ett modigt regionalt ledarskap"
_GROUP = "Strategiska RUS-gruppen"
_REGIONAL = (
    *_both(Class.MUNICIPALITY),
    *_both(HOST),
    SeatRule(SeatKind.ADJUNCT, Class.AGENCY, function="landshövding och/eller länsråd"),
    SeatRule(SeatKind.VOICE, HOST, function="regiondirektör"),
    SeatRule(SeatKind.VOICE, HOST, function="regional utvecklingsdirektör"),
    SeatRule(SeatKind.VOICE, function="kommunförbundets förbundsdirektör"),
    SeatRule(SeatKind.VOICE, Class.MUNICIPALITY, each=True, function="kommunchef"),
    SeatRule(SeatKind.VOICE, function="ordförande i Strukturfondspartnerskapet"),
)
REGIONAL = Rules(
    "vasternorrland-regionala", "Regionala samverkansrådet (Västernorrland)", _PLAN, _REGIONAL,
    facts={
        "minutes_word": "protokoll", "frequency": "En gång i månaden i digital form, vid behov längre möten på plats",
        "meetings_a_year": 10, "digital": True, "planning": True, "preparation": _GROUP,
    },
)  # fmt: skip
WIDE = Rules(
    "vasternorrland-stora", "Stora samverkansrådet (Västernorrland)", _PLAN,
    (  # besides the members of the smaller council, who meet here too
        SeatRule(SeatKind.MEMBER, Class.AGENCY, each=True, function="nationell myndighet"),
        SeatRule(SeatKind.MEMBER, Class.UNIVERSITY, each=True, function="universitet"),
        SeatRule(SeatKind.MEMBER, Class.INTEREST, each=True, function="näringslivsfrämjande organisation"),
        SeatRule(SeatKind.MEMBER, Class.ASSOCIATION, each=True, function="civilsamhällets aktör"),
    ),
    facts={
        "minutes_word": "protokoll", "frequency": "Två till tre gånger om året", "meetings_a_year": 3,
        "preparation": _GROUP,
    },
)  # fmt: skip
VARMLAND = Rules(
    "varmland", "Ordföranderåd (Värmlands form)", "Värmlandsrådet: ordföranderåd med minnesanteckningar",
    (
        SeatRule(SeatKind.MEMBER, Class.MUNICIPALITY, each=True, function="kommunstyrelsens ordförande"),
        SeatRule(SeatKind.MEMBER, HOST, function="regionstyrelsens presidium"),
    ),
    labels=(INFORMATION, DIALOGUE, POSITION),
    facts={
        "minutes_word": "minnesanteckningar", "frequency": "Minst sex gånger om året", "meetings_a_year": 6,
        "preparation": "Direktörsberedningen", "adjusters": 0,
    },
)  # fmt: skip
PLAIN = Rules(
    "enkel", "Enkelt råd", "Samsyn",
    (SeatRule(SeatKind.MEMBER, Class.MUNICIPALITY, each=True), SeatRule(SeatKind.MEMBER, HOST)),
    labels=(INFORMATION, DIALOGUE, POSITION),
    facts={
        "minutes_word": "minnesanteckningar", "frequency": "Fyra gånger om året", "meetings_a_year": 4,
        "adjusters": 1, "needs_goal": False,
    },
)  # fmt: skip
SHIPPED = (REGIONAL, WIDE, VARMLAND, PLAIN)

PLEDGES = (
    "Vi ska arbeta strategiskt och ha fokus på att utveckla hela länet",
    "Vi investerar tid och engagemang: tar vara på tidigare arbete, efterfrågar kunskap och arbetar behovsstyrt",
    "Vi är inkluderande, öppna och vågar bryta perspektiv och diskutera de svåra frågorna",
    "Vi bygger kraft för drift, uppföljning och utveckling genom gemensamma satsningar",
    "Vi enas om agenda och plan för konkreta insatser och påverkansarbete",
    "Vi berättar om våra ställningstaganden och goda resultat så att vi stärker varandra",
)
