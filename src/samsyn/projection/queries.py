"""Rows to frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from django.utils.text import slugify

from samsyn.cores.demography import Settings
from samsyn.projection import figures, results
from samsyn.projection.carrying import BEFORE, settings_of
from samsyn.projection.fetching import COUNTIES
from samsyn.projection.models import Fetch, Material, Outcome, Publication, Run, Scenario

SILENT: Final = timedelta(minutes=10)  # without a sign of life for so long, a run has been killed
State = Literal["waiting", "counting", "broken", "refused", "finished", "published"]


@dataclass(frozen=True, slots=True)
class Place:
    """An area: its number among the areas, its name, its word in addresses."""

    index: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class MaterialFacts:
    """What arrived together."""

    id: int
    title: str
    county: str
    source: str
    at: datetime
    by: str
    areas: tuple[str, ...]
    first_year: int
    last_year: int
    people: int
    moves: bool
    notes: tuple[str, ...]
    tables: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RunFacts:
    """A run and how far it has come."""

    id: int
    title: str
    material_id: int
    since: int
    last_known: int
    to: int
    draws: int
    seed: int
    settings: Settings
    agree: str
    asked_at: datetime
    by: str
    state: State
    done: int
    steps: int
    fault: str
    scenarios: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A scenario with what it multiplies: (flow, factor, first, last)."""

    number: int
    name: str
    parts: tuple[tuple[str, float, int, int], ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """All that a page about a run needs, in one of its scenarios."""

    run: RunFacts
    county: str
    source: str
    received_at: datetime
    moves: bool
    places: tuple[Place, ...]
    sexes: tuple[str, str]
    way: Way
    ways: tuple[Way, ...]
    past: results.Past
    ahead: results.Ahead
    tried: dict[str, Any] | None
    published_at: datetime | None


def materials() -> tuple[MaterialFacts, ...]:
    """The latest first."""
    return tuple(material_facts(row) for row in Material.objects.select_related("by").order_by("-at", "-pk"))


@dataclass(frozen=True, slots=True)
class FetchFacts:
    """A fetch that has not become material: on its way, silent too long, or failed."""

    county: str
    asked_at: datetime
    state: Literal["counting", "broken", "refused"]
    fault: str


def fetches(*, now: datetime) -> tuple[FetchFacts, ...]:
    """The latest of each county, when it has brought nothing yet."""
    found: dict[str, FetchFacts | None] = {}
    for row in Fetch.objects.order_by("-asked_at", "-pk"):
        if row.county_code in found:
            continue
        name = COUNTIES.get(row.county_code, row.county_code)
        silent = now - (row.alive_at or row.asked_at) > SILENT
        state: Literal["counting", "broken", "refused"] = "refused" if row.fault else "broken" if silent else "counting"
        found[row.county_code] = None if row.material_id else FetchFacts(name, row.asked_at, state, row.fault)
    return tuple(facts for facts in found.values() if facts)


def material_facts(row: Material) -> MaterialFacts:
    """One row."""
    return MaterialFacts(
        row.pk, str(row), row.county, row.source, row.at, str(row.by or ""), tuple(row.areas), row.first_year,
        row.last_year, row.people, row.moves, tuple(row.notes),
        tuple((table.name, table.sha256) for table in row.tables.order_by("stem")),
    )  # fmt: skip


def runs(*, now: datetime, material: Material | None = None) -> tuple[RunFacts, ...]:
    """The latest first."""
    rows = Run.objects.select_related("material", "by").defer("history").order_by("-asked_at", "-pk")
    rows = rows.filter(material=material) if material else rows
    return tuple(run_facts(row, now=now) for row in rows)


def run_facts(row: Run, *, now: datetime) -> RunFacts:
    """One row."""
    names = tuple(row.scenarios.order_by("number").values_list("name", flat=True))
    return RunFacts(
        row.pk, str(row), row.material_id, row.since, row.material.last_year, row.to, row.draws, row.seed,
        settings_of(row.settings), row.agree, row.asked_at, str(row.by or ""), state(row, now=now), row.done,
        BEFORE + len(names), row.fault, names, tuple(row.notes),
    )  # fmt: skip


def state(row: Run, *, now: datetime) -> State:
    """Derived from what is known of the run."""
    if row.finished_at:
        stands = Publication.objects.filter(run=row, withdrawn_at=None).exists()
        return "published" if stands else "finished"
    if row.fault:
        return "refused"
    if now - (row.alive_at or row.asked_at) > SILENT:
        return "broken"
    return "counting" if row.alive_at else "waiting"


def places(areas: Sequence[str]) -> tuple[Place, ...]:
    """Each with a word of its own for addresses."""
    taken: dict[str, int] = {}
    found = []
    for index, name in enumerate(areas):
        slug = slugify(name) or str(index + 1)
        taken[slug] = taken.get(slug, 0) + 1
        found.append(Place(index, name, slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"))
    return tuple(found)


def outlook(outcome: Outcome, *, now: datetime) -> Outlook:
    """An outcome with all around it."""
    run = Run.objects.select_related("material", "by").get(pk=outcome.scenario.run_id)
    ways = tuple(way(row) for row in run.scenarios.order_by("number"))
    stands = Publication.objects.filter(run=run, withdrawn_at=None).first()
    women, men = run.material.sexes
    return Outlook(
        run_facts(run, now=now), run.material.county, run.material.source, run.material.at, run.material.moves,
        places(run.material.areas), (women, men), ways[outcome.scenario.number], ways,
        results.unpacked(results.Past, run.history or b""), results.unpacked(results.Ahead, outcome.facts),
        run.tried, stands.at if stands else None,
    )  # fmt: skip


def way(row: Scenario) -> Way:
    """One row."""
    return Way(row.number, row.name, tuple((flow, factor, first, last) for flow, factor, first, last in row.parts))


def all_ahead(run_id: int) -> tuple[results.Ahead, ...]:
    """Every scenario's future, in order."""
    rows = Outcome.objects.filter(scenario__run=run_id).order_by("scenario__number").defer("cells")
    return tuple(results.unpacked(results.Ahead, row.facts) for row in rows)


def all_totals(run_id: int) -> tuple[results.Totals, ...]:
    """How many in every scenario, in order."""
    rows = Outcome.objects.filter(scenario__run=run_id).order_by("scenario__number")
    return tuple(results.unpacked(results.Totals, facts) for facts in rows.values_list("facts", flat=True))


@dataclass(frozen=True, slots=True)
class Glance:
    """What is published, in one line: for pages of other rooms."""

    county: str
    now_year: int
    now: int
    year: int
    low: int
    middle: int
    high: int


def glance() -> Glance | None:
    """The published county in its main scenario, in round figures; None before anything is published."""
    outcome = (
        Outcome.objects.select_related("scenario__run__material")
        .filter(scenario__number=0, scenario__run__publications__withdrawn_at=None)
        .filter(scenario__run__publications__isnull=False)
        .first()
    )
    if outcome is None:
        return None
    material, ahead = outcome.scenario.run.material, results.unpacked(results.Totals, outcome.facts)
    low, middle, high = (figures.neat(value) for value in ahead.country[-1])
    return Glance(material.county, material.last_year, material.people, int(ahead.years[-1]), low, middle, high)


def cells(outcome: Outcome) -> results.Cells:
    """The table of everything."""
    return results.unpacked(results.Cells, outcome.cells)
