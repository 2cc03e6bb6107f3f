"""What the invented region answered so far: enough to show every verdict, and plenty left to do."""

import random
from datetime import UTC, datetime

from samsyn.comments import actions as comments
from samsyn.comments.models import Comment, Verdict
from samsyn.comments.queries import SURE, CommentFacts, facts, with_places
from samsyn.consultation import actions as consultation
from samsyn.consultation.models import ResponseComment, Round
from samsyn.people.models import Person

SHARE_CONFIRMED, SHARE_ANSWERED = 0.45, 0.6
REFERRED_TO = "arbetet med handlingsplanen"

# By type of comment: verdict and reason. The words are the invented region's own.
ANSWERS: dict[str, tuple[tuple[Verdict, str], ...]] = {
    "stöd": ((Verdict.NOTED, "Tack. Stödet tas med i det fortsatta arbetet, och texten behålls."),),
    "invändning": (
        (
            Verdict.NOT,
            "Vi har prövat invändningen men behåller inriktningen, som analysen av länets förutsättningar pekar mot.",
        ),
        (Verdict.PARTLY, "Vi tonar ner formuleringen men behåller målet. Hur det ska nås avgörs i handlingsplanen."),
    ),
    "ändring": (
        (Verdict.HEEDED, "Texten ändras så som ni föreslår."),
        (Verdict.PARTLY, "Vi ändrar i sak men väljer en kortare lydelse."),
    ),
    "tillägg": (
        (Verdict.HEEDED, "Vi lägger till det ni saknar i avsnittet."),
        (Verdict.REFERRED, "Frågan hör hemma i understrategin och lämnas vidare dit."),
        (Verdict.NOT, "Strategin ska vara kort. Frågan är viktig men ryms redan i avsnittets andra prioritering."),
    ),
    "strykning": ((Verdict.NOT, "Stycket behövs för att motivera prioriteringen och står kvar."),),
    "sakfel": ((Verdict.HEEDED, "Tack för att ni såg felet. Uppgiften rättas."),),
    "språk": ((Verdict.HEEDED, "Meningen skrivs om."),),
    "fråga": ((Verdict.NOTED, "Vi svarar er direkt och förtydligar texten där det behövs."),),
    "genomförande": ((Verdict.REFERRED, "Frågan lämnas vidare till arbetet med handlingsplanen."),),
    "uppföljning": ((Verdict.PARTLY, "Vi ser över indikatorn när uppföljningsplanen tas fram."),),
    "utanför RUS": ((Verdict.NOTED, "Frågan ligger utanför strategin. Vi har lämnat den till rätt verksamhet."),),
}


def give(round_: Round, *, by: Person, seed: int) -> None:
    """Confirm and answer a seeded share of the comments, in number order."""
    chance = random.Random(seed)  # noqa: S311 — repeatable on purpose
    links = list(ResponseComment.objects.filter(response__round=round_).select_related("comment").order_by("number"))
    rows = {row.pk: row for row in with_places(Comment.objects.filter(pk__in=[link.comment_id for link in links]))}
    at = datetime(2026, 10, 22, 10, tzinfo=UTC)
    for link in links:
        said = facts(rows[link.comment_id])
        if chance.random() < SHARE_CONFIRMED and _clear(said):
            key = said.place.key if said.place else "-"
            consultation.confirm(row=link, section_key=key, type_=said.type, at=at, by=by)
        if chance.random() < SHARE_ANSWERED:
            verdict, reason = chance.choice(ANSWERS[said.type])
            comments.answer(
                comment=rows[link.comment_id], verdict=verdict, reason=reason, at=at, by=by,
                referred_to=REFERRED_TO if verdict is Verdict.REFERRED else "",
            )  # fmt: skip


def _clear(said: CommentFacts) -> bool:
    return said.place is not None and said.place.score >= SURE
