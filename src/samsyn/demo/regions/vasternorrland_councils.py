"""Västernorrland's two councils and strategic plan as an example: functions and organisations, no persons.

Source: vasternorrland-strategic-plan (lines 99–232); names, functions and the pledges are the plan's, the rest is ours.
"""

from datetime import datetime
from typing import Final

from django.utils import timezone

from samsyn.councils import focus
from samsyn.councils.actions import afterwards, plan, rules, seats
from samsyn.councils.models import Council, RuleSet
from samsyn.councils.shipped import PLEDGES
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass as Class
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Document

MUNICIPALITIES: Final = ("Härnösands", "Kramfors", "Sollefteå", "Sundsvalls", "Timrå", "Ånge", "Örnsköldsviks")
PREPARATION: Final = "tillväxt-/utvecklingschef"
AREAS: Final = (  # the names are the plan's, the sentences ours
    focus.Area(
        "Sammanhållet etablerings- och företagsfrämjande",
        ("År 2030 uppträder länet som en enhet mot dem som vill etablera sig, och alla hjälps åt oavsett var i länet "
         "det blir. Det som redan finns får växa samtidigt. (Planen, rad 44–54.)"),
        decision="Gemensam och långsiktig regional planering, för drift och för utveckling.",
    ),
    focus.Area(
        "Påverkansagenda",
        ("År 2030 påverkar länet staten och EU tillsammans, också över länsgränserna. (Planen, rad 56–66.)"),
        decision="En påverkansagenda som säger vilka frågor som är gemensamma, och kapacitet att driva dem.",
    ),
    focus.Area(
        "Matchning på arbetsmarknaden",
        ("År 2030 möter utbildningarna det som arbetsgivarna behöver, både brett och på spetsen, och kompetens som "
         "inte används tas till vara. (Planen, rad 67–81.)"),
        decision="Insatser över sektorer och aktörer, och nya sätt att samordna uppdragen.",
    ),
    focus.Area(
        "Strategisk finansiering",
        ("År 2030 bidrar en tydlig stödstruktur till många slags företag och till steg mot hållbarhet. Länet är mer "
         "beroende av att flera finansierar tillsammans. (Planen, rad 83–98.)"),
        decision="Ställningstaganden som gör att gemensamma pengar ger hävstång.",
    ),
    focus.Area(
        "Samarbetsformer – ett modigt regionalt ledarskap",
        ("De två samverkansråden är länets vägledande organ för regional utveckling. De utgår från gemensamma "
         "utmaningar och tänker över geografiska och organisatoriska gränser. (Planen, rad 99–114.)"),
    ),
)  # fmt: skip
TASKS: Final = (
    "Fördjupad samordning av kommunsektorns prioriteringar och insatser",
    "Mötesplats mellan kommun- och regionföreträdare",
    "Samråd och samverkan för att vara kostnads- och resurseffektiva",
    "Samlat regionalt ledarskap i genomförandet av Ett Västernorrland",
    "Samlad regional röst inför prioriteringar",
    "Gemensamma ställningstaganden i påverkansarbete",
    "Forum för omvärlds- och intressebevakning, tillsammans med Stora samverkansrådet",
)
WIDE_TASKS: Final = (
    "Diskutera, prioritera och följa upp regionala satsningar, inte minst i de europeiska programmen",
    "Förankra och ta ställning i gemensamma frågor som är förberedda",
    (
        "Här möter kommunerna, regionen och länsstyrelsen nationella myndigheter, universitet, näringslivsfrämjande "
        "organisationer och civilsamhällets aktörer"
    ),
)


def load(
    *, by: Person | None, strategy: Document | None = None, now: datetime | None = None
) -> tuple[Council, Council]:
    """Both councils with every function that the plan names, from today on; nothing is published."""
    now = now or timezone.now()
    since = timezone.localdate(now)
    rules.take_in_shipped()
    region = _organisation("Region Västernorrland", Class.REGION, by)
    union = _organisation("Kommunförbundet Västernorrland", Class.INTEREST, by)
    agency = _organisation("Länsstyrelsen Västernorrland", Class.AGENCY, by)
    fund = _organisation("Strukturfondspartnerskapet Mellersta Norrland", Class.OTHER, by)
    municipalities = [_organisation(f"{name} kommun", Class.MUNICIPALITY, by) for name in MUNICIPALITIES]
    regional = seats.found(
        name="Regionala samverkansrådet", slug="vasternorrland-regionala", host=region, since=since, by=by,
        strategy=strategy, rules=RuleSet.objects.get(shipped="vasternorrland-regionala"), task="\n".join(TASKS),
    )  # fmt: skip
    for one in (*municipalities, agency, union, fund):
        seats.join(council=regional, organisation=one, since=since, by=by)
    functions = {
        "landshövding och/eller länsråd": agency, "regiondirektör": region, "regional utvecklingsdirektör": region,
        "kommunförbundets förbundsdirektör": union, "ordförande i Strukturfondspartnerskapet": fund,
    }  # fmt: skip
    for seat in regional.rules.seats.order_by("order"):
        holders = [functions[seat.function]] if seat.function in functions else municipalities
        for body in [region] if seat.of == "värd" and seat.each else holders:
            words = "" if seat.function else f"förtroendevald i {seat.kind}"
            seats.give_mandate(council=regional, organisation=body, seat=seat, since=since, by=by, function=words)
    for body in (*municipalities, region, agency, union):
        words = (
            PREPARATION
            if body in municipalities
            else "regional utvecklingsdirektör/tillväxtchef"
            if body == region
            else "representant"
        )
        seats.name_preparer(council=regional, organisation=body, function=words, since=since, by=by)
    wide = seats.found(
        name="Stora samverkansrådet", slug="vasternorrland-stora", host=region, since=since, by=by,
        strategy=strategy, wider_than=regional, rules=RuleSet.objects.get(shipped="vasternorrland-stora"),
        task="\n".join(WIDE_TASKS),
    )  # fmt: skip
    plan.renew(
        council=regional,
        areas=AREAS,
        label="RUS",
        at=now,
        by=by,
    )
    for text in PLEDGES:
        afterwards.promise(council=regional, text=text, by=by)
    regional.refresh_from_db()
    return regional, wide


def _organisation(name: str, class_: Class, by: Person | None) -> Organisation:
    known = Organisation.objects.filter(name=name).first()
    return known or people.register_organisation(name=name, organisation_class=class_, by=by)
