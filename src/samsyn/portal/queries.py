"""What the start page shows to everybody, as frozen values. Nothing here that is not published."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.timezone import localdate

from samsyn.consultation.models import Round
from samsyn.consultation.queries import RoundFacts, round_facts
from samsyn.delivery.models import GoalMark
from samsyn.portal.thread import marks as thread
from samsyn.strategy.models import Edition, Kind, Section, Stage
from samsyn.strategy.models import Goal as GoalOfEdition
from samsyn.strategy.process.models import Process
from samsyn.strategy.process.queries import Timeline, timeline
from samsyn.strategy.queries import goal_row

FIRST_WORDS = 200  # characters of a section shown under the name of its goal
TOP_GOALS = ("målbild", "målområde")


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal at the top of the strategy, with the words its text begins with; `anchor` is its place in the text."""

    number: str
    name: str
    anchor: str
    first_words: str
    address: str = ""
    measures: int = 0
    reached: int = 0
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Phase:
    """A stop on the line of the process: done, now or ahead ("")."""

    stage: str
    state: str
    published_on: date | None
    path: str  # the edition of that stage, when there is one to read


@dataclass(frozen=True, slots=True)
class Consultation:
    """What everybody may know of a round: its days, no figures."""

    id: int
    closes_on: date
    days_left: int  # below 0 when the last day is past


@dataclass(frozen=True, slots=True)
class Now:
    """Where the work is now."""

    title: str
    slug: str
    kind: str
    county: str
    stage: str
    published_on: date | None
    phases: tuple[Phase, ...]
    vision: str
    goal_kind: str
    goals: tuple[Goal, ...]
    consultation: Consultation | None
    timeline: Timeline | None


def now(*, today: date) -> Now | None:
    """The strategy in its latest published edition; None before the first. A strategy goes before other documents."""
    published = Edition.objects.published().select_related("document")
    edition = published.filter(document__kind=Kind.RUS).first() or published.first()
    if edition is None:
        return None
    kind, goals = _goals(edition)
    return Now(
        title=edition.document.title,
        slug=edition.document.slug,
        kind=str(edition.document.get_kind_display()),
        county=edition.document.county,
        stage=edition.stage,
        published_on=_day(edition),
        phases=_phases(edition, published.filter(document=edition.document)),
        vision=_vision(edition),
        goal_kind=kind,
        goals=goals,
        consultation=_consultation(edition, today),
        timeline=_timeline(edition, today),
    )


def round_for_desk(consultation: Consultation) -> RoundFacts:
    """The figures of the round, for those who work with it."""
    return round_facts(Round.objects.select_related("edition__document").get(pk=consultation.id))


def _day(edition: Edition) -> date | None:
    return localdate(edition.published_at) if edition.published_at else None


def _phases(edition: Edition, published: Iterable[Edition]) -> tuple[Phase, ...]:
    latest: dict[str, Edition] = {}
    for row in published:
        latest.setdefault(row.stage, row)
    order = list(Stage)
    here = order.index(Stage(edition.stage))
    return tuple(
        Phase(
            stage=stage.value,
            state="now" if at == here else "done" if at < here else "",
            published_on=_day(latest[stage]) if stage in latest else None,
            path=latest[stage].path if stage in latest else "",
        )
        for at, stage in enumerate(order)
    )


def _goals(edition: Edition) -> tuple[str, tuple[Goal, ...]]:
    """The goals that no other goal of these kinds holds, of the kind that most of them are."""
    rows = list(
        GoalOfEdition.objects.filter(edition=edition, kind__in=TOP_GOALS)
        .select_related("section", "parent")
        .order_by("position")
    )
    top = [row for row in rows if row.parent is None or row.parent.kind not in TOP_GOALS]
    kinds = Counter(row.kind for row in top)
    kind = kinds.most_common(1)[0][0] if kinds else ""
    return kind, tuple(_goal(row) for row in top if row.kind == kind)


def _goal(row: GoalOfEdition) -> Goal:
    said = _first_words(row.section) if row.block is None else ""
    return Goal(row.number, row.name, goal_row(row).anchor, said)


def with_progress(now: Now) -> Now:
    """The goals with what is done for each and how it goes, counting all that stands under it in the text."""
    edition = Edition.objects.published().filter(document__slug=now.slug).first()
    if edition is None:
        return now
    rows = thread.tree(edition)
    inside = {goal.anchor: thread.under(rows, goal.anchor) for goal in now.goals}
    done = thread.progress(edition.document_id)
    own = {mark.key: mark.address for mark in GoalMark.objects.filter(document=edition.document_id, block=-1)}

    def counted(held: Mapping[str, set[int]], keys: tuple[str, ...]) -> int:
        return len(set[int]().union(*(held.get(key, set()) for key in keys)))

    return replace(
        now,
        goals=tuple(
            replace(
                goal, address=own.get(goal.anchor, ""), measures=counted(done.measures, inside[goal.anchor]),
                judged=counted(done.judged, inside[goal.anchor]), reached=counted(done.reached, inside[goal.anchor]),
            )
            for goal in now.goals
        ),
    )  # fmt: skip


def _timeline(edition: Edition, today: date) -> Timeline | None:
    """The process as it was planned and as it goes, once somebody has published it."""
    row = Process.objects.filter(document=edition.document_id, published_at__isnull=False)
    process = row.select_related("document").first()
    return timeline(process, today=today) if process else None


def _vision(edition: Edition) -> str:
    """The vision's own sentence: the text of its section, or the block that is the vision."""
    row = (
        GoalOfEdition.objects.filter(edition=edition, kind="vision")
        .select_related("section")
        .order_by("position")
        .first()
    )
    if row is None:
        return ""
    return _first_words(row.section) if row.block is None else row.name


def _first_words(section: Section) -> str:
    """The first sentence of a section, cut at a word when it is long."""
    text = next((block["text"] for block in section.blocks if block["kind"] == "body"), "")
    end = text.find(". ")
    if 0 < end < FIRST_WORDS:
        return text[: end + 1]
    return text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def _consultation(edition: Edition, today: date) -> Consultation | None:
    """The round on this edition, from the day it opens."""
    row = Round.objects.announced().filter(edition=edition, opens_on__lte=today).order_by("-opens_on").first()
    return Consultation(row.pk, row.closes_on, (row.closes_on - today).days) if row else None
