"""Fills an empty database with the invented county, through the same verbs that people use."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db.utils import OperationalError, ProgrammingError
from django.utils import timezone
from rich.progress import Progress

from samsyn.consultation import actions as consultation
from samsyn.consultation import queries, storing
from samsyn.consultation.models import Round
from samsyn.cores.text.values import File
from samsyn.demo import answers, councils, county, delivering, dialogues, portal, projecting, publishing, rounds
from samsyn.demo.cast import CAST
from samsyn.demo.county.strategy import REGISTRY_NUMBER
from samsyn.demo.models import World
from samsyn.people import actions as people
from samsyn.people.models import Organisation, Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Edition, Kind, Stage

NAME = "alvmark"
OPENED, CLOSED = date(2026, 1, 19), date(2026, 5, 15)  # as the letters say
State = Literal["empty", "unfinished", "ready", "foreign"]


def state(name: str = NAME) -> State:
    """Whose database this is, and how far the demo of this name has come; another world's is not ours either."""
    try:
        world = World.objects.filter(name=name).first()
    except (OperationalError, ProgrammingError):
        return "foreign" if _has_content() else "empty"
    if world is not None:
        return "ready" if world.finished_at else "unfinished"
    return "foreign" if _has_content() else "empty"


def _has_content() -> bool:
    try:
        return Person.objects.exists() or Organisation.objects.exists() or Document.objects.exists()
    except (OperationalError, ProgrammingError):
        return False


def facts() -> queries.RoundFacts:
    """The figures of the demo's round."""
    return queries.round_facts(Round.objects.select_related("edition__document").get(registry_number=REGISTRY_NUMBER))


def fill(*, seed: int, bar: Progress) -> None:
    """Everything, in the order it would happen. A world that was stopped half-way is marked and built anew."""
    world = World.objects.create(name=NAME, seed=seed, started_at=timezone.now())
    folder = settings.DATA_DIR / "county"
    step = bar.add_task("Skriver länets filer", total=None)
    county.write(folder, seed)
    bar.remove_task(step)
    people_ = cast()
    _register()
    edition = _editions(folder, by=people_[Role.STRATEGIST])
    round_ = _round(edition, folder, by=people_[Role.STRATEGIST], bar=bar)
    rounds.send_list(round_, [one.name for one in county.organisations() if one.invited])
    answers.give(round_, by=people_[Role.OFFICER], seed=seed, second=people_[Role.STRATEGIST])
    rounds.fill(by=people_[Role.STRATEGIST])
    publishing.fill(by=people_[Role.STRATEGIST], officer=people_[Role.OFFICER])
    step = bar.add_task("Räknar befolkningen", total=None)
    projecting.fill(by=people_[Role.STRATEGIST], seed=seed)
    bar.remove_task(step)
    step = bar.add_task("Fyller uppföljningen", total=None)
    delivering.fill(by=people_[Role.STRATEGIST], officer=people_[Role.OFFICER], document=edition.document)
    bar.remove_task(step)
    step = bar.add_task("För dialogen", total=None)
    dialogues.fill(edition=edition, by=people_[Role.STRATEGIST], officer=people_[Role.OFFICER], seed=seed)
    bar.remove_task(step)
    portal.fill(document=edition.document, by=people_[Role.STRATEGIST], officer=people_[Role.OFFICER])
    step = bar.add_task("Kallar samverkansrådet", total=None)
    strategist, officer, member = people_[Role.STRATEGIST], people_[Role.OFFICER], people_[Role.READER]
    councils.fill(document=edition.document, by=strategist, officer=officer, member=member)
    bar.remove_task(step)
    World.objects.filter(pk=world.pk).update(finished_at=timezone.now())


def cast() -> dict[Role, Person]:
    """Who can log in."""
    return {
        member.role: people.invite(
            email=member.email, name=member.name, role=member.role, by=None, password=member.password
        )
        for member in CAST
    }


def _register() -> None:
    """The register of organisations: parents before their boards."""
    known: dict[str, Organisation] = {}
    for one in sorted(county.organisations(), key=lambda row: bool(row.parent)):
        known[one.name] = people.register_organisation(
            name=one.name,
            organisation_class=one.class_,
            by=None,
            parent=known.get(one.parent or ""),
            municipality=one.municipality,
            in_county=one.in_county,
            weight=one.weight,
            email=one.email,
        )


def _editions(folder: Path, *, by: Person) -> Edition:
    """The dialogue draft and the version for consultation, both published; the second one is asked about."""
    document = strategy.create_document(
        kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", county="Älvmarks län", slug="alvmark-2040", by=by
    )
    out = None
    for stage, name, day in (
        (Stage.DIALOGUE, "dialogunderlag.docx", datetime(2025, 9, 1, 8, tzinfo=UTC)),
        (Stage.CONSULTATION, "strategi.docx", datetime(2026, 1, 19, 7, tzinfo=UTC)),
    ):
        file = File(name, (folder / name).read_bytes())
        out = strategy.import_edition(document=document, stage=stage, file=file, at=day, by=by)
        strategy.publish_edition(edition=out, at=day + timedelta(hours=1), by=by)
    assert out is not None
    return out


def _round(edition: Edition, folder: Path, *, by: Person, bar: Progress) -> Round:
    round_ = consultation.open_round(
        edition=edition,
        title="Remiss av Älvmark 2040",
        registry_number=REGISTRY_NUMBER,
        opens_on=OPENED,
        closes_on=CLOSED,
        by=by,
        invited=sum(one.invited for one in county.organisations()),
    )
    paths = sorted(path for path in (folder / "svar").rglob("*") if path.is_file())
    files = ((path.relative_to(folder / "svar").as_posix(), path.read_bytes()) for path in paths)
    arrived = datetime(2026, 5, 15, 12, tzinfo=UTC)
    batch = consultation.receive_files(round_=round_, source="svar", files=files, at=arrived, by=by)
    step = bar.add_task("Läser remissvar", total=len(paths))
    storing.read_batch(batch, at=arrived, progress=lambda _name: bar.advance(step))
    return round_
