"""Verbs that write: receive tables, ask for a run, ask again, publish and withdraw."""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from samsyn.cores.demography import Multiplier, Settings
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.projection.intake import Intake, read_folder
from samsyn.projection.models import Fetch, Material, Outcome, Publication, Run, Scenario, Table
from samsyn.projection.refusals import Refused
from samsyn.projection.running import FURTHEST
from samsyn.projection.tables import ENDINGS

MAIN = "Som det brukar gå"


@dataclass(frozen=True, slots=True)
class Way:
    """A scenario that is asked for."""

    name: str
    parts: tuple[Multiplier, ...]


class NotFinished(Exception):
    """A run that has not been counted cannot be shown to others."""


def receive_material(
    *, county: str, source: str, files: Mapping[str, tuple[str, bytes]], at: datetime, by: Person | None
) -> Material:
    """Read ``files`` (kind → name and bytes) and keep them as they are. Refused says what is wrong; nothing is kept."""
    intake = _read(files)
    tables = [_laid(stem, title, data) for stem, (title, data) in files.items()]
    return _keep(county, source, tables, intake, at, by)


def _laid(stem: str, title: str, data: bytes) -> Table:
    """The bytes in the storage, and nothing in the database yet."""
    table = Table(stem=stem, name=title.lower()[-200:], sha256=hashlib.sha256(data).hexdigest())
    table.content.save(title, ContentFile(data), save=False)
    return table


def _read(files: Mapping[str, tuple[str, bytes]]) -> Intake:
    with tempfile.TemporaryDirectory() as name:
        for stem, (title, data) in files.items():
            ending = next((e for e in sorted(ENDINGS, key=len, reverse=True) if title.lower().endswith(e)), None)
            if ending is None:
                raise Refused(f"{title} är varken CSV eller json-stat2. Filen ska sluta på {', '.join(ENDINGS)}.")
            (Path(name) / (stem + ending)).write_bytes(data)
        return read_folder(Path(name))


@transaction.atomic
def _keep(
    county: str, source: str, tables: Sequence[Table], intake: Intake, at: datetime, by: Person | None
) -> Material:
    history = intake.history
    material = Material.objects.create(
        county=county, source=source, at=at, by=by, areas=list(history.areas), sexes=list(intake.sexes),
        first_year=history.years[0],
        last_year=history.years[-1], people=round(float(history.population[-1].sum())),
        moves=history.migration is not None, notes=list(intake.notes),
    )  # fmt: skip
    for table in tables:
        table.material = material
    Table.objects.bulk_create(tables)
    journal.record(by=by, verb="receive", on=material, facts={"tabeller": sorted(table.stem for table in tables)})
    return material


@transaction.atomic
def ask_for_fetch(*, county_code: str, moves: bool, at: datetime, by: Person | None) -> Fetch:
    """A county's figures from SCB, to be fetched in the background."""
    fetch = Fetch.objects.create(county_code=county_code, moves=moves, asked_at=at, by=by)
    journal.record(by=by, verb="ask", on=fetch, facts={"län": county_code})
    return fetch


@transaction.atomic
def ask_for_run(
    *,
    material: Material,
    to: int,
    at: datetime,
    by: Person | None,
    since: int | None = None,
    draws: int = 1000,
    seed: int = 1,
    settings: Settings | None = None,
    agree: str = "",
    ways: Sequence[Way] = (),
) -> Run:
    """A run with its scenarios, to be counted in the background. Refused when the years make no sense."""
    first = since or material.first_year
    if not material.last_year < to <= material.last_year + FURTHEST:
        raise Refused(f"Folkmängden slutar {material.last_year}. Välj ett slutår efter det, högst {FURTHEST} år bort.")
    if not material.first_year <= first <= material.last_year - 2:
        raise Refused(f"Historiken går från {material.first_year} till {material.last_year}. Välj minst tre år av den.")
    run = Run.objects.create(
        material=material, since=first, to=to, draws=draws, seed=seed, settings=asdict(settings or Settings()),
        agree=agree, asked_at=at, by=by,
    )  # fmt: skip
    for number, way in enumerate((Way(MAIN, ()), *ways)):
        parts = [[part.flow, part.factor, part.first, part.last] for part in way.parts]
        Scenario.objects.create(run=run, number=number, name=way.name, parts=parts)
    journal.record(by=by, verb="ask", on=run, facts={"till": to, "scenarier": [way.name for way in ways]})
    return run


@transaction.atomic
def ask_again(*, run: Run, at: datetime, by: Person | None) -> None:
    """Let a run that was stopped go on from where it was."""
    Run.objects.filter(pk=run.pk, finished_at=None).update(fault="", alive_at=at)
    journal.record(by=by, verb="ask_again", on=run)


@transaction.atomic
def publish(*, run: Run, at: datetime, by: Person | None) -> Publication:
    """Show a finished run to everybody; the one before it steps back."""
    if run.finished_at is None or Outcome.objects.filter(scenario__run=run).count() != run.scenarios.count():
        raise NotFinished
    Publication.objects.select_for_update().filter(withdrawn_at=None).update(withdrawn_at=at)
    publication = Publication.objects.create(run=run, at=at, by=by)
    journal.record(by=by, verb="publish", on=run)
    return publication


@transaction.atomic
def withdraw(*, run: Run, at: datetime, by: Person | None) -> None:
    """Show the run to nobody but those who work here."""
    if Publication.objects.filter(run=run, withdrawn_at=None).update(withdrawn_at=at):
        journal.record(by=by, verb="withdraw", on=run)
