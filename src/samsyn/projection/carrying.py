"""A run in a site: read, tried against the past, and each scenario stored whole as soon as it is counted.

A run that is stopped is taken up again: scenarios that have their outcome are not counted twice. Nothing of it is shown
before all have theirs and `finished_at` says so.
"""

import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from samsyn.cores import demography
from samsyn.cores.demography import Multiplier, Settings
from samsyn.projection import reconciling, results, running
from samsyn.projection.intake import Intake, read_folder
from samsyn.projection.models import Material, Outcome, Run, Scenario
from samsyn.projection.refusals import Refused

BEFORE = 3  # steps before the scenarios: read, try, vary

_METHODS: Final[dict[str, reconciling.Method]] = {"rake": "rake", "least_squares": "least_squares"}

type Clock = Callable[[], datetime]


def intake_of(material: Material) -> Intake:
    """The tables, read again from their originals."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for table in material.tables.all():
            with table.content.open("rb") as content:
                (folder / (table.stem + _ending(table.name))).write_bytes(content.read())
        return read_folder(folder)


def _ending(name: str) -> str:
    """.csv, .json, .csv.gz or .json.gz."""
    return "".join(Path(name).suffixes[-2:]) if name.endswith(".gz") else Path(name).suffix


def carry_out(run: Run, *, clock: Clock) -> None:
    """Count what is left to count. Refused and what nobody thought of become a sentence in the run."""
    try:
        _count(run, clock)
    except Refused as refusal:
        _stop(run, str(refusal))
    except MemoryError:
        _stop(run, "Minnet räckte inte. Välj färre tänkbara framtider eller ett närmare slutår.")


def _count(run: Run, clock: Clock) -> None:
    def step(done: int) -> None:
        Run.objects.filter(pk=run.pk).update(done=done, alive_at=clock())

    step(0)
    intake = running.from_year(intake_of(run.material), run.since)
    wanted = running.Wanted(run.to, run.draws, run.seed, settings=settings_of(run.settings))
    running.check(intake, wanted)
    step(1)
    tried = demography.backtest(intake.history, wanted.settings)
    step(2)
    prepared = running.prepare(intake, wanted)
    step(BEFORE)
    scenarios = list(run.scenarios.order_by("number"))
    for done, scenario in enumerate(scenarios, BEFORE + 1):
        if not Outcome.objects.filter(scenario=scenario).exists():
            one = replace(wanted, scenario=multipliers(scenario))
            draws = running.futures(intake, one, prepared, results.GROUPS)
            if method := _METHODS.get(run.agree):
                draws = reconciling.agreeing(intake, one, draws, method)
            _store(scenario, draws)
        step(done)
    Run.objects.filter(pk=run.pk).update(
        history=results.packed(results.past(intake.history)),
        tried=_tried(tried),
        notes=[*intake.notes, *prepared.variation.notes],
        finished_at=clock(),
        fault="",
    )


def _store(scenario: Scenario, draws: demography.Draws) -> None:
    facts, cells = results.packed(results.ahead(draws)), results.packed(results.cells(draws))
    Outcome.objects.get_or_create(scenario=scenario, defaults={"facts": facts, "cells": cells})


def _stop(run: Run, why: str) -> None:
    Run.objects.filter(pk=run.pk, finished_at=None).update(fault=why)


def settings_of(kept: dict[str, Any]) -> Settings:
    """Settings as they were kept; what a newer version has added stands at its default."""
    known = asdict(Settings())
    return Settings(**{name: value for name, value in kept.items() if name in known})


def multipliers(scenario: Scenario) -> tuple[Multiplier, ...]:
    """A scenario's parts as the core knows them."""
    return tuple(Multiplier(flow, float(factor), int(first), int(last)) for flow, factor, first, last in scenario.parts)


def _tried(found: demography.Backtest | None) -> dict[str, Any] | None:
    """Errors by method and years ahead, and by starting year ten years ahead."""
    if found is None:
        return None
    bias = found.errors.mean(-1)  # [method, origin, lead]
    return {
        "origins": list(found.origins),
        "leads": list(found.leads),
        "scores": {name: [[s.wape, s.mape, s.bias] for s in scores] for name, scores in found.scores.items()},
        "last": [round(float(value), 3) for value in bias[0, :, -1]],
        "ages": {
            name: [[round(float(wrong), 3) for wrong in groups] for groups in leads]
            for name, leads in zip(demography.METHODS, found.by_age, strict=True)
        },
    }
