"""A small county for the portal's tests: people, a published strategy, something measured and something said."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image

from samsyn.cores.text.values import File
from samsyn.delivery.models import GoalMark, Indicator, Measure
from samsyn.dialogue.actions import dialogues, feedback, inputs
from samsyn.dialogue.actions.feedback import Result
from samsyn.dialogue.models import Dialogue, Input, Source, Step
from samsyn.people import actions as people
from samsyn.people.models import Organisation, Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Edition, Kind, Section, Stage

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
BEFORE = "# Inledning\n\nVi vill mycket.\n\n# Målbild 1: Kompetens för alla\n\nLänet behöver fler som kan.\n"
AFTER = """# Inledning

Vi vill mycket tillsammans.

# Målbild 1: Kompetens för alla

Försörjningen av kompetens ska räcka till vård och industri.

## Delmål 1.1: Fler fullföljer skolan

Alla ska bli klara.

# Målbild 2: Tåg som går

Tågen ska gå varje timme.
"""


def person(role: Role = Role.STRATEGIST, name: str = "Strategen") -> Person:
    return people.invite(email=f"{role.value}@region.example", name=name, role=role, by=None, password="x" * 12)


def edition(document: Document, stage: Stage, text: str, by: Person, at: datetime = NOW) -> Edition:
    file = File(f"{stage}.md", f"# Provlänet 2040\n\n{text}".replace("# Provlänet 2040\n\n#", "#").encode())
    made = strategy.import_edition(document=document, stage=stage, file=file, at=at, by=by)
    strategy.publish_edition(edition=made, at=at, by=by)
    return made


def document(by: Person) -> Document:
    return strategy.create_document(
        kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", county="Provlänet", by=by
    )


def strategy_of(by: Person) -> Edition:
    """Two published editions of one strategy; the later one."""
    row = document(by)
    edition(row, Stage.DIALOGUE, BEFORE, by, NOW - timedelta(days=200))
    return edition(row, Stage.CONSULTATION, AFTER, by)


def section(edition: Edition, words: str) -> Section:
    return Section.objects.get(edition=edition, heading__contains=words)


def dialogue(edition: Edition, by: Person, *, answered: bool = True) -> Dialogue:
    """A published dialogue with one input that was used, one hidden and one that nobody has answered."""
    row = dialogues.open_dialogue(
        edition=edition, title="Vad är viktigast?", intro="", promise="Alla får svar.", step=Step.CONSULTED,
        opens_on=date(2026, 1, 1), closes_on=date(2026, 3, 1), by=by, questions=[],
    )  # fmt: skip
    dialogues.publish(dialogue=row, at=NOW, by=by)
    place = section(edition, "Kompetens")
    said = ("Bygg fler yrkeshögskolor.", "Hemligt önskemål om lärlingar.", "Ännu ett ord om snickare.")
    rows: list[Input] = [
        inputs.say(dialogue=row, text=words, source=Source.WEB, consent=at != 1, at=NOW, section=place, key=str(at))
        for at, words in enumerate(said)
    ]
    for one in rows[:2]:
        feedback.settle(row=one, result=Result.USED, reason="", at=NOW, by=by, section=place)
    if answered:
        feedback.publish_dialogue(dialogue=row, at=NOW, by=by)
    return row


def measure(edition: Edition, key: str, *, name: str = "Lärlingar i vården", published: bool = True) -> Measure:
    owner, _new = Organisation.objects.get_or_create(
        name="Provstads kommun", defaults={"organisation_class": "Kommuner"}
    )
    row = Measure.objects.create(
        name=name, owner=owner, first_year=2025, last_year=2029, published_at=timezone.now() if published else None
    )
    row.goals.add(mark(edition, key))
    return row


def indicator(edition: Edition, key: str, *, published: bool = True) -> Indicator:
    row = Indicator.objects.create(
        code=f"yrkesutbildade-{int(published)}", name="Andel yrkesutbildade", origin="egen", area="0019",
        published_at=timezone.now() if published else None,
    )  # fmt: skip
    row.goals.add(mark(edition, key))
    return row


def mark(edition: Edition, key: str) -> GoalMark:
    row, _new = GoalMark.objects.get_or_create(
        document=edition.document, key=key, block=-1, defaults={"name": key, "kind": "målbild"}
    )
    return row


def picture(colour: str = "red", size: tuple[int, int] = (40, 30), form: str = "JPEG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, form)
    return out.getvalue()
