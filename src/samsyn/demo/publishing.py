"""The finished round of the invented county: a skills plan, asked about, answered, rewritten, adopted and told of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import typst

from samsyn.comments import actions as comments
from samsyn.comments.models import Comment, Verdict
from samsyn.consultation import actions as consultation
from samsyn.consultation import storing
from samsyn.consultation.models import Cause, MaskReason, ReceivedFile, ResponseComment, Round, Shape
from samsyn.consultation.publishing import actions as publishing
from samsyn.consultation.publishing import issues, masking
from samsyn.consultation.telling import actions as telling
from samsyn.cores.text.values import File
from samsyn.people.models import Person
from samsyn.strategy import actions as strategy
from samsyn.strategy.editing import actions as editing
from samsyn.strategy.editing.queries import text_of
from samsyn.strategy.models import Edition, Kind, Outcome, Stage

REGISTRY_NUMBER = "RUN 2025-41"
SENT, CLOSED = datetime(2025, 2, 3, 8, tzinfo=UTC), datetime(2025, 4, 30, 14, tzinfo=UTC)
WRITTEN, DECIDED = datetime(2025, 6, 2, 9, tzinfo=UTC), datetime(2025, 9, 24, 12, tzinfo=UTC)
PLAN = """# Kompetensplan för Älvmark 2026–2029

# 1 Varför en kompetensplan?
Länet behöver fler som kan sitt yrke. Planen visar vad regionen, kommunerna och arbetsgivarna gör tillsammans.

# 2 Mål: Fler vuxna byter yrke
År 2029 deltar 6 av 100 vuxna i utbildning varje år. Regionen samordnar platserna på vuxenutbildningen.

## 2.1 Lärcentrum
Det ska finnas ett lärcentrum i varje kommun. Öppettiderna bestäms av kommunen.

# 3 Mål: Rätt utbildning på rätt plats
Utbildningarna planeras efter arbetsgivarnas behov. Behoven ses över vart fjärde år.

# 4 Uppföljning
Planen följs upp när den löper ut.
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """One answer: who, in which form, and the paragraphs."""

    name: str
    form: str
    said: tuple[str, ...]


LETTERS = (
    Letter("Älvstads kommun", "pdf", (
        "Avsnitt 2.1 säger att öppettiderna bestäms av kommunen. Lägg till att lärcentrum ska vara öppna kvällstid.",
        "Avsnitt 4 behöver en uppföljning varje år. Det räcker inte att följa upp när planen löper ut.",
        "Frågor besvaras av utbildningschefen, telefon 070-174 06 05, utbildningschef@alvstad.example.",
    )),
    Letter("Ängsvikens kommun", "txt", (
        "Kommunen stöder målet om fler vuxna som byter yrke.",
        "Avsnitt 3: behoven bör ses över vartannat år, inte vart fjärde år.",
    )),
    Letter("Älvmarks högskola", "txt", (
        "Högskolan saknar de validerade kunskaperna i mål 2. Lägg till att det någon kan sedan tidigare ska räknas.",
    )),
    Letter("Privatperson Granberg", "txt", (
        "Jag är 52 år och vill byta yrke. Avsnitt 2.1 om lärcentrum bör säga att man kan läsa på distans.",
    )),
)  # fmt: skip
# A word of the comment → verdict and reason.
ANSWERS = (
    ("kvällstid", Verdict.HEEDED, "Vi lägger till kvällsöppet, som flera efterfrågar."),
    ("distans", Verdict.HEEDED, "Vi skriver in studier på distans."),
    ("uppföljning varje år", Verdict.HEEDED, "Planen följs upp varje år från 2027."),
    ("vartannat år", Verdict.PARTLY, "Behoven ses över vartannat år, men bara för bristyrken."),
    ("validera", Verdict.REFERRED, "Frågan hör till samarbetet om validering."),
    ("löper ut", Verdict.HEEDED, "Planen följs upp varje år från 2027."),
)
REST = (Verdict.NOTED, "Tack. Synpunkten tas med i det fortsatta arbetet.")
CHANGES = {
    "Lärcentrum": (
        "Öppettiderna bestäms av kommunen.",
        "Lärcentrum är öppna också kvällstid. Den som vill ska kunna läsa på distans.",
    ),
    "Rätt utbildning": ("ses över vart fjärde år.", "ses över vart fjärde år, för bristyrken vartannat år."),
    "Uppföljning": ("när den löper ut.", "varje år från 2027."),
}


def fill(*, by: Person, officer: Person) -> None:
    """From remiss to the mail that tells what became of it."""
    edition = _edition(by)
    round_ = _round(edition, by)
    _answer(round_, by=officer, second=by)
    final = _rewrite(round_, edition, by=officer)
    _decide(final, by=by)
    _publish(round_, by=officer, second=by)


def _edition(by: Person) -> Edition:
    document = strategy.create_document(
        kind=Kind.SUB_STRATEGY, title="Kompetensplan 2026–2029", region="Region Älvmark", county="Älvmarks län",
        slug="kompetensplan", by=by,
    )  # fmt: skip
    file = File("kompetensplan.md", PLAN.encode())
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=SENT, by=by)
    return strategy.publish_edition(edition=edition, at=SENT, by=by)


def _round(edition: Edition, by: Person) -> Round:
    round_ = consultation.open_round(
        edition=edition, title="Remiss av kompetensplanen", registry_number=REGISTRY_NUMBER, opens_on=SENT.date(),
        closes_on=CLOSED.date(), by=by, invited=len(LETTERS),
    )  # fmt: skip
    files = [(f"{letter.name}.{letter.form}", _letter(letter)) for letter in LETTERS]
    batch = consultation.receive_files(round_=round_, source="svar", files=files, at=CLOSED, by=by)
    storing.read_batch(batch, at=CLOSED, jobs=0)
    return round_


def _letter(letter: Letter) -> bytes:
    head = (letter.name, "Svar på remiss: Kompetensplan för Älvmark 2026–2029")
    paragraphs = [*(head if not letter.name.startswith("Privat") else head[1:]), *letter.said]
    if letter.form == "txt":
        return "\n\n".join(paragraphs).encode()
    text = "\n\n".join(paragraphs).replace("@", "\\@")
    source = f'#set document(title: "Utkast 3")\n#set text(font: "Libertinus Serif", lang: "sv")\n{text}'
    made: bytes = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    return made


def _answer(round_: Round, *, by: Person, second: Person) -> None:
    rows = list(ResponseComment.objects.filter(response__round=round_).select_related("comment").order_by("number"))
    for row in rows:
        said = next((one for one in ANSWERS if one[0] in row.comment.text), None)
        proposal = row.comment.proposals.order_by("rank").select_related("section").first()
        key = proposal.section.key if proposal else "-"
        consultation.confirm(row=row, section_key=key, type_=row.comment.type, at=WRITTEN, by=by)
        verdict, reason = (said[1], said[2]) if said else REST
        referred = "valideringsrådet" if verdict == Verdict.REFERRED else ""
        comments.answer(comment=row.comment, verdict=verdict, reason=reason, referred_to=referred, at=WRITTEN, by=by)
    held = list(Comment.objects.filter(pk__in=[row.comment_id for row in rows]).select_related("disposition"))
    versions = {row.pk: row.disposition.version for row in held}
    comments.release(comments=held, versions=versions, at=WRITTEN + timedelta(days=2), by=second)


def _rewrite(round_: Round, base: Edition, *, by: Person) -> Edition:
    """The final text, each change with the comments behind it."""
    edition = editing.begin(base=base, stage=Stage.ADOPTED, label="", at=WRITTEN, by=by)
    for heading, (was, now) in CHANGES.items():
        section = edition.sections.get(heading__contains=heading)
        editing.edit_section(
            section=section, version=0, number=section.number, heading=section.heading,
            text=text_of(section).replace(was, now), note="Efter remissen", at=WRITTEN, by=by,
        )  # fmt: skip
        behind = ResponseComment.objects.filter(
            response__round=round_, comment__placement__section__key=section.key,
            comment__disposition__verdict__in=[Verdict.HEEDED, Verdict.PARTLY],
        )  # fmt: skip
        Cause.objects.bulk_create(
            Cause(edition=edition, key=section.key, comment_id=row.comment_id, by=by, at=WRITTEN) for row in behind
        )
    return edition


def _decide(edition: Edition, *, by: Person) -> None:
    for body, outcome, day, paragraph in (
        ("Regionala utvecklingsnämnden", Outcome.FORWARDED, date(2025, 8, 27), "§ 61"),
        ("Regionstyrelsen", Outcome.FORWARDED, date(2025, 9, 10), "§ 118"),
        ("Regionfullmäktige", Outcome.ADOPTED, DECIDED.date(), "§ 84"),
    ):
        editing.decide(
            edition=edition, outcome=outcome, body=body, decided_on=day, paragraph=paragraph,
            registry_number=REGISTRY_NUMBER, at=DECIDED, by=by,
        )  # fmt: skip
    strategy.publish_edition(edition=edition, at=DECIDED, by=by)


def _publish(round_: Round, *, by: Person, second: Person) -> None:
    """The responses, one of them masked; the report; and a mail to each."""
    files = list(
        ReceivedFile.objects.filter(response__round=round_).select_related("original", "response").order_by("pk")
    )
    for file in files:
        if file.original.name.endswith(".pdf"):
            for words in ("utbildningschefen, telefon 070-174 06 05", "utbildningschef@alvstad.example"):
                masking.mask_words(file=file, words=words, reason=MaskReason.CONTACT, at=DECIDED, by=by)
        made = publishing.make(file=file, shape=Shape.NEW, at=DECIDED, by=by)
        publishing.review(publication=made, at=DECIDED, by=second)
        publishing.publish(publications=[made], at=DECIDED, by=second)
    issue = issues.begin(round_=round_, patterns=["avsnitt", "andringar", "restlista"], at=DECIDED, by=by)
    issues.build(issue=issue, at=DECIDED)
    issues.review(issue=issue, at=DECIDED, by=second)
    issues.publish(issue=issue, at=DECIDED, by=second)
    responses = list(round_.responses.select_related("organisation", "invitation", "round__edition__document"))
    telling.tell(round_=round_, responses=responses, at=DECIDED, by=second)
