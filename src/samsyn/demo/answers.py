"""What the invented region has done with the comments so far: enough to show every state, and plenty left to do."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from samsyn.comments import actions as comments
from samsyn.comments.actions import Answer
from samsyn.comments.models import AsideReason, Comment, Verdict
from samsyn.comments.queries import SURE, CommentFacts, facts, with_places
from samsyn.consultation import actions as consultation
from samsyn.consultation import learning
from samsyn.consultation.models import ResponseComment, Round
from samsyn.people.models import Person

SHARE_CONFIRMED, SHARE_ANSWERED, SHARE_RELEASED = 0.45, 0.6, 0.75
AT = datetime(2026, 10, 22, 10, tzinfo=UTC)
ASIDE_AT_LEAST, LATE = 3, 12

# By type of comment: verdict, reason and where it is referred. The words are the invented region's own.
ANSWERS: dict[str, tuple[Answer, ...]] = {
    "stöd": (Answer(Verdict.NOTED, "Tack. Stödet tas med i det fortsatta arbetet, och texten behålls."),),
    "invändning": (
        Answer(
            Verdict.NOT,
            "Vi har prövat invändningen men behåller inriktningen, som analysen av länets förutsättningar pekar mot.",
        ),
        Answer(
            Verdict.PARTLY, "Vi tonar ner formuleringen men behåller målet. Hur det ska nås avgörs i handlingsplanen."
        ),
    ),
    "ändring": (
        Answer(Verdict.HEEDED, "Texten ändras så som ni föreslår."),
        Answer(Verdict.PARTLY, "Vi ändrar i sak men väljer en kortare lydelse."),
    ),
    "tillägg": (
        Answer(Verdict.HEEDED, "Vi lägger till det ni saknar i avsnittet."),
        Answer(Verdict.REFERRED, "Frågan hör hemma i understrategin och lämnas vidare dit.", "Kompetensstrategin"),
        Answer(
            Verdict.NOT, "Strategin ska vara kort. Frågan är viktig men ryms redan i avsnittets andra prioritering."
        ),
    ),
    "strykning": (Answer(Verdict.NOT, "Stycket behövs för att motivera prioriteringen och står kvar."),),
    "sakfel": (Answer(Verdict.HEEDED, "Tack för att ni såg felet. Uppgiften rättas."),),
    "språk": (Answer(Verdict.HEEDED, "Meningen skrivs om."),),
    "fråga": (Answer(Verdict.NOTED, "Vi svarar er direkt och förtydligar texten där det behövs."),),
    "genomförande": (Answer(Verdict.REFERRED, "Frågan tas upp när handlingsplanen skrivs.", "Handlingsplanen"),),
    "uppföljning": (Answer(Verdict.PARTLY, "Vi ser över indikatorn när uppföljningsplanen tas fram."),),
    "utanför RUS": (Answer(Verdict.NOTED, "Frågan ligger utanför strategin. Vi har lämnat den till rätt verksamhet."),),
}
THEMES = (
    ("Transporter", "Resor och gods."),
    ("Transporter › Kollektivtrafik", "Tåg, buss, båt och hållplatser. Inte vägar."),
    ("Transporter › Vägar och cykel", "Vägar, trafiksäkerhet och cykling."),
    ("Kompetens", "Rekrytering, utbildning och kompetensförsörjning."),
    ("Livsmiljö", "Vardag och trivsel."),
    ("Livsmiljö › Bostäder", "Bostadsbyggande och boende."),
    ("Digitalisering", "Bredband, mobiltäckning och digitala tjänster."),
    ("Klimat och energi", "Utsläpp, elförsörjning och klimatanpassning."),
    ("Livsmiljö › Hälsa", "Folkhälsa, vård och psykisk hälsa."),
    ("Livsmiljö › Kultur och fritid", "Kultur, idrott, föreningsliv."),
    ("Landsbygd och service", "Service, butiker och levande landsbygd."),
    ("Företagande", "Näringsliv, innovation och turism."),
    ("Styrning och samverkan", "Roller, ansvar, genomförande."),
    ("Uppföljning", "Indikatorer, mål och mätning."),
)
STANDARD = (("Tack för stödet", ANSWERS["stöd"][0]), ("Sakfel rättas", ANSWERS["sakfel"][0]),
            ("Till handlingsplanen", ANSWERS["genomförande"][0]))  # fmt: skip


def give(round_: Round, *, by: Person, seed: int, second: Person | None = None) -> None:
    """Grow a code list, confirm and answer a seeded share in number order, release most answers, share out the rest."""
    chance = random.Random(seed)  # noqa: S311 — repeatable on purpose
    _code_list(round_, by=by)
    links = list(ResponseComment.objects.filter(response__round=round_).select_related("comment").order_by("number"))
    rows = {row.pk: row for row in with_places(Comment.objects.filter(pk__in=[link.comment_id for link in links]))}
    answered: list[Comment] = []
    for link in links:
        said = facts(rows[link.comment_id])
        if chance.random() < SHARE_CONFIRMED and _clear(said):
            key = said.place.key if said.place else "-"
            themes = [tag.id for tag in said.theme_proposals[:2]]
            consultation.confirm(row=link, section_key=key, type_=said.type, themes=themes, at=AT, by=by)
        if chance.random() < SHARE_ANSWERED:
            answer = chance.choice(ANSWERS[said.type])
            _answer(link.comment, answer, by=by)
            answered.append(link.comment)
    _lay_aside([link for link in links if link.comment not in answered], by=by)
    if second is not None:
        _read(answered, chance, by=second)
        _share_out([link.comment for link in links if link.comment not in answered], (by, second), by=second)


def _code_list(round_: Round, *, by: Person) -> None:
    document = round_.edition.document
    for name, definition in THEMES:
        comments.add_theme(document=document, name=name, definition=definition, at=AT, by=by)
    for title, answer in STANDARD:
        comments.keep_standard(document=document, title=title, said=answer, at=AT, by=by)
    learning.propose_themes(round_)


def _answer(comment: Comment, said: Answer, *, by: Person) -> None:
    comments.answer(
        comment=comment, verdict=said.verdict, reason=said.reason, referred_to=said.referred_to, at=AT, by=by
    )  # fmt: skip


def _lay_aside(left: Sequence[ResponseComment], *, by: Person) -> None:
    """Two short ones that say nothing of their own."""
    short = sorted(left, key=lambda link: (len(link.comment.text), link.number))[:ASIDE_AT_LEAST]
    for link in short:
        comments.lay_aside(comment=link.comment, reason=AsideReason.NOTHING, at=AT, by=by)


def _read(answered: Sequence[Comment], chance: random.Random, *, by: Person) -> None:
    """The second reader releases most, gives two back, and has some left to read; rest questions begin to leave."""
    at = AT + timedelta(days=6)
    released = [row for row in answered if chance.random() < SHARE_RELEASED]
    comments.release(comments=released, versions={row.pk: 1 for row in released}, at=at, by=by)
    for row in [row for row in answered if row not in released][:2]:
        comments.give_back(comment=row, version=1, remark="Säg vilken mening som ändras.", at=at, by=by)
    comments.hand_on(comments=released[: len(released) // 2], at=at, by=by)


def _share_out(left: Sequence[Comment], officers: Sequence[Person], *, by: Person) -> None:
    """What is unanswered is shared between the two, each with a day, some of it late; a third of it nobody has yet."""
    third, late = len(left) // 3, min(LATE, len(left) // 3)
    one, other = officers
    for mine, officer, day in (
        (left[:late], one, date(2026, 11, 13)),
        (left[late:third], one, date(2026, 12, 11)),
        (left[third : 2 * third], other, date(2026, 12, 4)),
    ):
        comments.assign(
            comments=mine, officer=officer, due_on=day, title="Svara på remissen", path="/remiss/", at=AT, by=by
        )


def _clear(said: CommentFacts) -> bool:
    return said.place is not None and said.place.score >= SURE
