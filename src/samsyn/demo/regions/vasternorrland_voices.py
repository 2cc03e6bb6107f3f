"""Who says what they contribute to Västernorrland's RUS: organisations, not persons, and figures where there are some.

Source: vasternorrland-portal, lines 26–142. What is told is told in our words, and says so.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from samsyn.delivery.actions import keeping
from samsyn.delivery.models import AdvocacyIssue, Commitment
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass as Class
from samsyn.people.models import Organisation, Person

OURS: Final = "Återgivet med Samsyns ord ur regionens webbplats, rad {line}."


@dataclass(frozen=True, slots=True)
class Voice:
    """What an organisation contributes. ``jobs``: how many, from which year (0: not said), by which year."""

    organisation: str
    class_: Class
    promise: str
    told: str
    line: str
    jobs: tuple[int, int, int] | None = None


VOICES: Final = (
    Voice("Sundsvalls kommun", Class.MUNICIPALITY, "5 000 nya jobb till 2030",
          ("Kommunen vill att företag som finns ska kunna växa och att nya etablerar sig i länet, inte att jobben "
           "flyttas om."), "28", (5000, 0, 2030)),
    Voice("BizMaker", Class.COMPANY, "Motor för innovation och startupregion",
          ("Uppdraget är att driva på innovation och göra Västernorrland känt som startupregion, i landet och i andra "
           "länder."), "36"),
    Voice("Mittuniversitetet", Class.UNIVERSITY, "Utbildning, forskning och livslångt lärande",
          ("Universitetet bidrar med utbildningar och forskning som näringsliv och offentlig sektor har nytta av, när "
           "digitalisering, klimathot och automatisering förändrar samhället."),
          "44–46"),
    Voice("Region Västernorrland", Class.REGION, "Samling kring strategin och Agenda 2030",
          ("Ett hållbart samhälle och länets ekonomi efter pandemin gör strategin vägledande. Resultatet beror på hur "
           "länet samlas."),
          "54"),
    Voice("Leader Höga Kusten", Class.OTHER, "Samarbete med mindre fokus på gränser",
          "Offentliga, ideella och privata aktörer styr i trepartnerskap hur utvecklingsmedel används lokalt.", "62"),
    Voice("Bron Innovation", Class.OTHER, "Digitalisering som motor",
          ("Som it-kluster och digital innovationshub stöder organisationen företag och offentlig sektor med nya "
           "tjänster, produkter och affärer som ger fler jobb."), "70"),
    Voice("Region Västernorrland", Class.REGION, "Halverade restider med Nya Ostkustbanan",
          ("Dubbelspår mellan Härnösand/Västerasby och Gävle/Stockholm skulle halvera restiderna, fyrdubbla "
           "godstrafiken och mångfaldiga klimatnyttan. Källan säger inte till vilket år."), "78"),
    Voice("Region Västernorrland", Class.REGION, "Alla 245 000 invånare är ledare",
          "Tillsammans kan länets invånare göra strategin till verklighet.", "86"),
    Voice("Kramfors kommun", Class.MUNICIPALITY, "800 nya jobb inom besöksnäringen till år 2025",
          ("Ambitionen är gemensam för de fyra kommuner som bildade HK Dest AB 2014. Fler jobb väntas ge inflyttning."),
          "94", (800, 2014, 2025)),
    Voice("Företagarna", Class.INTEREST, "Bättre företagsklimat",
          ("Organisationen ger företag nätverk, kunskap och praktisk hjälp, och vill att fler branscher utvecklas så "
           "att länet klarar en sämre konjunktur."),
          "102–104"),
    Voice("Handelskammaren Mittsverige", Class.INTEREST, "Näringslivsparlamentet",
          ("Handelskammaren och regionen ordnar Näringslivsparlamentet tillsammans. Frågorna är infrastruktur, "
           "internationell handel och kompetensförsörjning."), "112–114"),
    Voice("Almi Företagspartner Mitt AB", Class.COMPANY, "Affärsutveckling, lån, garantier och riskkapital",
          ("Fokus är tillväxt och grön omställning, med stöd också till nya idéer. Målet är fler nya och växande "
           "hållbara företag och ett sammanhållet stödsystem, i samverkan med andra."), "122–124"),
    Voice("Svenskt Näringsliv Västernorrland", Class.INTEREST, "Spelregler som gör att företag kan utvecklas",
          "Strategin ses som ett ramverk för bättre företagsklimat, upphandlingar och matchning.", "132"),
    Voice("Kramforsskolan", Class.OTHER, "Samarbete med skolor i Europa genom Erasmus+",
          "Personalen lär på andra skolor genom fortbildning och jobbskuggning, och skolan vill bli värd för andra.",
          "140"),
)  # fmt: skip


def fill(*, at: datetime, by: Person) -> None:
    """The voices, published, and the track that halves the travel times as a question of advocacy."""
    for one in VOICES:
        keeping.publish(_promise(one, by=by), at=at, by=by)
    said = next(one for one in VOICES if "Ostkustbanan" in one.promise)
    facts = {
        "title": "Nya Ostkustbanan", "addressee": "nationell", "position": f"{said.told} {OURS.format(line=said.line)}",
    }  # fmt: skip
    keeping.publish(keeping.keep(AdvocacyIssue(), facts=facts, by=by), at=at, by=by)


def _promise(one: Voice, *, by: Person) -> Commitment:
    owner = Organisation.objects.filter(name=one.organisation).first() or people.register_organisation(
        name=one.organisation, organisation_class=one.class_, by=by
    )
    facts: dict[str, object] = {
        "organisation": owner, "promise": one.promise, "how": f"{one.told} {OURS.format(line=one.line)}",
    }  # fmt: skip
    if one.jobs:
        count, since, until = one.jobs
        facts |= {"unit": "jobb", "target_value": count, "target_year": until}
        if since:  # new jobs are counted from the year it began: none then
            facts |= {"base_value": 0, "base_year": since, "value": 0, "value_year": since}
    return keeping.keep(Commitment(), facts=facts, by=by)
