"""Västernorrland's two councils and strategic plan as an example: functions and organisations, no persons.

Source: "Strategisk plan RUS", Region Västernorrland (the plan's own words are quoted in part, one sentence each).
"""

from datetime import UTC, date, datetime
from typing import Final

from samsyn.councils import focus
from samsyn.councils.actions import afterwards, plan, rules, seats
from samsyn.councils.models import Council, RuleSet
from samsyn.councils.shipped import PLEDGES
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass as Class
from samsyn.people.models import Organisation, Person

MUNICIPALITIES: Final = ("Härnösands", "Kramfors", "Sollefteå", "Sundsvalls", "Timrå", "Ånge", "Örnsköldsviks")
PREPARATION: Final = "tillväxt-/utvecklingschef"
SINCE: Final = date(2023, 1, 1)
AREAS: Final = (
    focus.Area(
        "Sammanhållet etablerings- och företagsfrämjande", "År 2030 är vi alla representanter för Västernorrland."
    ),
    focus.Area(
        "Påverkansagenda",
        (
            "År 2030 arbetar vi på enad front för att påverka nationell och EU-nivå inom en rad "
            "politikområden för att skapa rätt förutsättningar för utveckling och tillväxt i "
            "Västernorrland."
        ),
    ),
    focus.Area(
        "Matchning på arbetsmarknaden",
        (
            "År 2030 har vi haft ett antal år med allt snabbare strukturomvandling med en delvis "
            "förändrad arbetsmarknad där nya yrken uppstått."
        ),
    ),
    focus.Area(
        "Strategisk finansiering",
        "Vi är i högre grad än tidigare beroende av samfinansiering för att hantera gemensamma utmaningar.",
    ),
    focus.Area(
        "Samarbetsformer – ett modigt regionalt ledarskap",
        "Regionala och Stora samverkansrådet utgör länets vägledande organ för regionala utvecklingsfrågor.",
    ),
)
TASKS: Final = (
    "Fördjupad samordning av kommunsektorns prioriteringar och insatser",
    "Mötesplats mellan kommun- och regionföreträdare",
    "Samråd och samverkan för att vara kostnads- och resurseffektiva",
    "Samlat regionalt ledarskap i genomförandet av Ett Västernorrland",
    "Samlad regional röst inför prioriteringar",
    "Gemensamma ställningstaganden i påverkansarbete",
    "Forum för omvärlds- och intressebevakning, tillsammans med Stora samverkansrådet",
)


def load(*, by: Person | None) -> tuple[Council, Council]:
    """Both councils with every function that the plan names; nothing is published."""
    rules.take_in_shipped()
    region = _organisation("Region Västernorrland", Class.REGION, by)
    union = _organisation("Kommunförbundet Västernorrland", Class.INTEREST, by)
    agency = _organisation("Länsstyrelsen Västernorrland", Class.AGENCY, by)
    fund = _organisation("Strukturfondspartnerskapet Mellersta Norrland", Class.OTHER, by)
    municipalities = [_organisation(f"{name} kommun", Class.MUNICIPALITY, by) for name in MUNICIPALITIES]
    regional = seats.found(
        name="Regionala samverkansrådet", slug="vasternorrland-regionala", host=region, since=SINCE, by=by,
        rules=RuleSet.objects.get(shipped="vasternorrland-regionala"), task="\n".join(TASKS),
    )  # fmt: skip
    for one in (*municipalities, agency, union, fund):
        seats.join(council=regional, organisation=one, since=SINCE, by=by)
    functions = {
        "landshövding och/eller länsråd": agency, "regiondirektör": region, "regional utvecklingsdirektör": region,
        "kommunförbundets förbundsdirektör": union, "ordförande i Strukturfondspartnerskapet": fund,
    }  # fmt: skip
    for seat in regional.rules.seats.order_by("order"):
        holders = [functions[seat.function]] if seat.function in functions else municipalities
        for body in [region] if seat.of == "värd" and seat.each else holders:
            words = "" if seat.function else f"förtroendevald i {seat.kind}"
            seats.give_mandate(council=regional, organisation=body, seat=seat, since=SINCE, by=by, function=words)
    for body in (*municipalities, region, agency, union):
        words = (
            PREPARATION
            if body in municipalities
            else "regional utvecklingsdirektör/tillväxtchef"
            if body == region
            else "representant"
        )
        seats.name_preparer(council=regional, organisation=body, function=words, since=SINCE, by=by)
    wide = seats.found(
        name="Stora samverkansrådet", slug="vasternorrland-stora", host=region, since=SINCE, by=by, wider_than=regional,
        rules=RuleSet.objects.get(shipped="vasternorrland-stora"),
        task="Diskutera, prioritera och följa upp regionala satsningar",
    )  # fmt: skip
    plan.renew(
        council=regional, areas=AREAS, label="Strategisk plan RUS", at=datetime(2024, 1, 1, 9, tzinfo=UTC), by=by
    )
    for text in PLEDGES:
        afterwards.promise(council=regional, text=text, by=by)
    regional.refresh_from_db()
    return regional, wide


def _organisation(name: str, class_: Class, by: Person | None) -> Organisation:
    known = Organisation.objects.filter(name=name).first()
    return known or people.register_organisation(name=name, organisation_class=class_, by=by)
