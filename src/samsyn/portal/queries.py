"""The state of the whole as frozen values for the start page."""

from dataclasses import dataclass
from datetime import date

from samsyn.consultation.queries import RoundFacts, rounds
from samsyn.strategy.models import Edition, Section, Stage

TYPE_SAMPLES = ("stöd", "invändning", "ändring", "tillägg", "strykning", "sakfel", "språk", "fråga")


@dataclass(frozen=True, slots=True)
class Goal:
    """A målbild or målområde of the strategy in force."""

    name: str
    key: str
    first_words: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A stop on the line of the process: done, now or ahead."""

    stage: str
    state: str


@dataclass(frozen=True, slots=True)
class Now:
    """Where the work is now."""

    title: str
    slug: str
    county: str
    stage: str
    published_on: date | None
    phases: tuple[Phase, ...]
    goals: tuple[Goal, ...]
    round: RoundFacts | None


def now() -> Now | None:
    """The latest published edition, its goals and its round; None when nothing is published."""
    edition = Edition.objects.published().select_related("document").first()
    if edition is None:
        return None
    found = [facts for facts in rounds() if facts.edition_id == edition.pk]
    return Now(
        title=edition.title or edition.document.title,
        slug=edition.document.slug,
        county=edition.document.county,
        stage=edition.get_stage_display(),
        published_on=edition.published_at.date() if edition.published_at else None,
        phases=_phases(edition),
        goals=_goals(edition),
        round=found[0] if found else None,
    )


def _phases(edition: Edition) -> tuple[Phase, ...]:
    order = list(Stage)
    here = order.index(Stage(edition.stage))
    return tuple(
        Phase(str(stage.label), "now" if at == here else "done" if at < here else "") for at, stage in enumerate(order)
    )


def _goals(edition: Edition) -> tuple[Goal, ...]:
    rows = Section.objects.filter(edition=edition, goal_kind__in=["målbild", "målområde"]).order_by("position")
    return tuple(Goal(str(row), row.key, _first_sentence(row)) for row in rows)


def _first_sentence(section: Section) -> str:
    text = next((block["text"] for block in section.blocks if block["kind"] == "body"), "")
    end = text.find(". ")
    return text[: end + 1] if 0 < end < 240 else text[:200]
