"""The open round of the invented county: a bicycle strategy that anybody can respond to; some have already."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from samsyn.consultation.answering import actions as answering
from samsyn.consultation.answering import reading, registering, sending
from samsyn.consultation.answering.places import places_of
from samsyn.consultation.models import Answer, Invitation, QuestionKind, Round
from samsyn.consultation.round import actions
from samsyn.cores.text.values import File
from samsyn.demo.county.strategy import TEXTS
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition, Kind, Stage

OPEN_DAYS, DAYS_LEFT = 25, 35
QUESTIONS = (
    (QuestionKind.RATING, "Hur bra är målen till 2035?"),
    (QuestionKind.YES_NO, "Räcker det att avsätta minst tolv procent av länsplanen för cykel?"),
    (QuestionKind.TEXT, "Vilken felande länk är viktigast att bygga först?"),
    (QuestionKind.TEXT, "Vad kan er organisation bidra med?"),
)
LETTER = (
    "Regionala utvecklingsnämnden skickar förslaget till cykelstrategi på remiss.\n\n"
    "Vi vill veta om målen är rätt, om prioriteringarna räcker och vad er organisation kan bidra med. "
    "Svara gärna avsnitt för avsnitt: varje synpunkt läses och besvaras för sig.\n\n"
    "När remisstiden är slut sammanställer vi synpunkterna och säger vad vi har gjort med var och en. "
    "Nämnden väntas besluta om strategin under våren."
)
CLASSES = (OrganisationClass.MUNICIPALITY, OrganisationClass.AGENCY, OrganisationClass.ASSOCIATION)


@dataclass(frozen=True, slots=True)
class Says:
    """What one sender says: (choice, text) by the place's number or heading. `name` "" is a private person."""

    name: str
    said: dict[str, tuple[str, str]]
    unit: str = ""
    sends: bool = True


SAYS = (
    Says("Älvstads kommun", {
        "helhet": ("tillstyrker med synpunkter", "Älvstads kommun ställer sig bakom inriktningen."),
        "1": ("bra", ""),
        "2": ("nej", "Tolv procent räcker inte om stråken ska bli klara till 2035."),
        "3": ("", "Sträckan mellan Älvstad och Ängsviken saknar cykelväg i fyra kilometer och bör byggas först."),
        "3.1": ("", ("Kommunen föreslår att listan över felande länkar är klar redan 2027.\n"
                    "Ansvaret för marklösen bör stå i texten.")),
        "3.2": ("", "Klockan sju är för sent för dem som börjar arbeta klockan sex på sjukhuset."),
    }),
    Says("Älvstads kommun", {
        "helhet": ("tillstyrker med synpunkter", ""),
        "2.2": ("", ("Nämnden saknar ett mål för säkra skolvägar i siffror: andelen elever som kan cykla till "
                    "skolan på en trafiksäker väg.")),
    }, unit="Barn- och utbildningsnämnden"),
    Says("Norrådals kommun", {
        "helhet": ("tillstyrker med synpunkter",
                   "Norrådals kommun ser positivt på att landsbygden får en egen prioritering."),
        "1": ("mindre bra", "Målen passar orter med korta avstånd. För oss behövs ett eget mål för landsbygden."),
        "3.3": ("", "Fem bygdevägar är för få i ett län med elva kommuner. Kommunen föreslår minst en i varje kommun."),
        "3.4": ("", "Leden längs Älven bör gå genom Norrådals tätort, där det finns mat och övernattning."),
    }),
    Says("Hammarvalls kommun", {"helhet": ("avstår", "")}),
    Says("Sundhamns kommun", {
        "helhet": ("", "Utkast: vi stöder leden men vill ha med hamnen."),
        "3.4": ("", "Leden bör sluta vid hamnen, inte vid stationen."),
    }, sends=False),
    Says("", {
        "1": ("mycket bra", ""),
        "2.3": ("", "Det måste gå att ta med cykeln på tåget, även på sommaren."),
    }),
    Says("", {"3.2": ("", "Plogvallarna ligger alltid på cykelvägen. Ploga cykelvägen efter bilvägen, inte före.")}),
)  # fmt: skip


def fill(*, by: Person) -> Round:
    """The open round, as it would be after some weeks."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    round_ = _open(_edition(by, now), by, now)
    for at, one in enumerate(SAYS):
        _say(one, round_, at=now - timedelta(days=len(SAYS) - at))
    return round_


def _edition(by: Person, now: datetime) -> Edition:
    document = strategy.create_document(
        kind=Kind.SUB_STRATEGY, title="Cykelstrategi för Älvmarks län", region="Region Älvmark", county="Älvmarks län",
        slug="cykelstrategi", by=by,
    )  # fmt: skip
    file = File("cykelstrategi.md", (TEXTS / "cykelstrategi.md").read_bytes())
    at = now - timedelta(days=OPEN_DAYS + 5)
    return strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=at, by=by)


def _open(edition: Edition, by: Person, now: datetime) -> Round:
    opened, closes = now - timedelta(days=OPEN_DAYS), now + timedelta(days=DAYS_LEFT)
    round_ = actions.prepare(
        edition=edition, title="Remiss av cykelstrategi för Älvmarks län", registry_number="RUN 2026/0288",
        opens=(opened.date(), time(8, 0)), closes=(closes.date(), time(23, 59)), contact="remiss@region.example", by=by,
    )  # fmt: skip
    actions.ask(round_=round_, questions=QUESTIONS, by=by)
    actions.write_letter(round_=round_, letter=LETTER, by=by)
    asked = Organisation.objects.filter(organisation_class__in=CLASSES)
    actions.choose(round_=round_, organisations=asked, at=opened, by=by)
    return actions.open_(round_=round_, at=opened, by=by)


def _say(one: Says, round_: Round, *, at: datetime) -> None:
    answer = _draft(one, round_, at)
    keys = {place.title.split(" ")[0]: place.key for place in places_of(round_) if place.kind == "section"}
    keys |= {str(number): place.key for number, place in enumerate(places_of(round_)[1 : len(QUESTIONS) + 1], start=1)}
    for name, (choice, text) in one.said.items():
        answering.write(answer=answer, place=keys.get(name, name), text=text, choice=choice, version=0, by="", at=at)
    if one.sends:
        if answer.invitation:
            answering.approve(answer=answer, name=one.unit or "Kommunstyrelsen", decision="", at=at)
        sending.send(answer=answer, at=at)
        reading.read_response(registering.register(answer=answer))


def _draft(one: Says, round_: Round, at: datetime) -> Answer:
    if one.name:
        invitation = Invitation.objects.select_related("organisation", "round").get(
            round=round_, organisation__name=one.name
        )
        return answering.begin(invitation=invitation, unit=one.unit, at=at)
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"samsyn-demo-{at:%d}-{sorted(one.said)}")
    answer, _token = answering.begin_openly(round_=round_, key=key, name="", email="", organisation="", at=at)
    return answer


def send_list(round_: Round, names: list[str]) -> None:
    """The send list of a round that was sent before Samsyn: who was asked, and when."""
    at = datetime.combine(round_.opens_on, time(8, 0), tzinfo=UTC)
    rows = Organisation.objects.filter(name__in=names)
    Invitation.objects.bulk_create(Invitation(round=round_, organisation=row, added_at=at, sent_at=at) for row in rows)
