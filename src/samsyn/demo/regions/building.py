"""What the three regions have in common: a text made an edition, a process with its real days, a shelf of documents.

Everything goes through the verbs that people use. Sentences are ours; what is a region's own is a name, a heading or a
few words in quotation marks, and says from which line of which source it comes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from django.utils import timezone

from samsyn.cores.text.values import File
from samsyn.demo.regions import Region
from samsyn.people import todo
from samsyn.people.models import Person
from samsyn.portal.library import actions as library
from samsyn.portal.models import Category, LibraryKind
from samsyn.portal.news import actions as news
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Edition, Kind, Stage
from samsyn.strategy.process import actions as process
from samsyn.strategy.process.models import DecisionStep, Milestone, Phase, Plan, Process, Review

TEXTS: Final = Path(__file__).parent / "texts"
NOT_IN_SOURCE: Final = "Står inte i regionens källa"
SLIP: Final = """{title}

Det här är en lapp, inte dokumentet. {region} nämner det vid namn på sin webbplats ({line}), men källan som exemplet
bygger på har varken filen eller adressen. Fråga regionen om du vill ha det.
"""

type Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase: planned first, and what it became; ``unknown``: expected then, and why nobody can say how it went."""

    name: str
    planned: Days
    became: Days | None
    note: str = ""
    expected: Days | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone, a decision with its outcome, or a review."""

    name: str
    planned: date
    became: date | None
    note: str = ""
    outcome: str = ""
    expected: date | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A document or a film that the source names. ``line``: where."""

    title: str
    kind: LibraryKind
    line: str
    about: str = ""
    valid: str = ""
    url: str = ""


def at(day: date, hour: int = 10) -> datetime:
    """A moment of a day."""
    return datetime.combine(day, time(hour), tzinfo=UTC)


def edition(
    *, region: Region, kind: Kind, title: str, slug: str, stage: Stage, text: str, day: date, by: Person,
    label: str = "",
) -> Edition:  # fmt: skip
    """A document with one published edition, read from one of our texts. ``day`` is the source's own."""
    document = strategy.create_document(
        kind=kind, title=title, region=region.name, county=region.county, slug=slug, by=by
    )
    file = File(f"{slug}.md", text_of(text).encode())
    made = strategy.import_edition(document=document, stage=stage, file=file, at=at(day, 8), by=by, label=label)
    return strategy.publish_edition(edition=made, at=at(day, 9), by=by)


def lay_out(
    *, document: Document, plan: Plan, starts_on: date, phases: Iterable[Stretch], milestones: Iterable[Stop],
    decisions: Iterable[Stop], by: Person, reviews: Iterable[Stop] = (),
) -> Process:  # fmt: skip
    """The process with the source's own days in place of the plan's typical ones, published."""
    made = process.make(document=document, plan=plan, starts_on=starts_on, at=at(starts_on), by=by)
    _clear(made, by=by)
    for stretch in phases:
        became, expected = stretch.became or (None, None), stretch.expected or (None, None)
        process.add_stop(
            process=made, kind=Phase, by=by, name=stretch.name, note=stretch.note, planned_on=stretch.planned[0],
            planned_to=stretch.planned[1], expected_on=expected[0], expected_to=expected[1], actual_on=became[0],
            actual_to=became[1], unknown=stretch.unknown,
        )  # fmt: skip
    for kind, stops in ((Milestone, milestones), (DecisionStep, decisions), (Review, reviews)):
        for one in stops:
            more = {} if kind is Milestone else {"outcome": one.outcome}
            process.add_stop(
                process=made, kind=kind, by=by, name=one.name, note=one.note, planned_on=one.planned,
                expected_on=one.expected, actual_on=one.became, unknown=one.unknown, **more,
            )  # fmt: skip
    process.publish(process=made, at=timezone.now(), by=by)
    return made


def _clear(made: Process, *, by: Person) -> None:
    """Take out the typical days and tasks that the plan came with."""
    phases, stones, steps = list(made.phases.all()), list(made.milestones.all()), list(made.decisionsteps.all())
    for row in (*phases, *stones, *steps):
        process.remove_stop(row=row, by=by)  # type: ignore[arg-type]
    for work in made.work.select_related("task"):
        todo.drop(task=work.task, because=NOT_IN_SOURCE, at=timezone.now(), by=by)


def shelve(*, region: Region, entries: Sequence[Named], by: Person) -> None:
    """Entries of the library. What the source only names gets a slip that says so in place of the file."""
    now = timezone.now()
    for number, one in enumerate(entries, start=1):
        words = SLIP.format(title=one.title, region=region.name, line=one.line)
        file = {"url": one.url} if one.url else {"name": f"lapp-{number}.txt", "data": words.encode()}
        made = library.add(
            title=one.title, kind=one.kind, at=now, by=by, valid=one.valid, source=region.name,
            about=f"{one.about} (Källa: {one.line}.)".strip(), **file,
        )  # fmt: skip
        library.publish(entry=made, at=now, by=by)


def text_of(name: str) -> str:
    """One of our texts."""
    return (TEXTS / f"{name}.md").read_text(encoding="utf-8")


def tell(
    *, title: str, lead: str, body: str, day: date, by: Person, category: str = "", remarks_open: bool = False
) -> None:
    """A piece of news, dated as the source is."""
    about = Category.objects.get_or_create(name=category, defaults={"slug": category.lower()})[0] if category else None
    said = news.Text(title, body, lead=lead, category=about, remarks_open=remarks_open)
    news.publish(article=news.write(text=said, at=at(day), by=by), when=at(day, 12), by=by)
