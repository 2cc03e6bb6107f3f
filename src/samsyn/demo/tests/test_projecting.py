"""The invented population: what the strategy says of it holds, and every person is accounted for."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from samsyn.cores import demography
from samsyn.demo import projecting
from samsyn.projection import access, queries
from samsyn.projection.intake import Intake, read_folder


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory, seed: int) -> Intake:
    folder = tmp_path_factory.mktemp("folk")
    for stem, text in projecting.invented(seed).items():
        (folder / f"{stem}.csv").write_text(text, encoding="utf-8")
    return read_folder(folder)


def test_the_county_is_as_large_as_the_strategy_says(intake: Intake) -> None:
    totals = intake.history.population.sum((2, 3))
    assert totals[-1].sum() == 217_400
    assert totals[-1].sum() - totals[-11].sum() == 3_100
    assert ((totals[-1] - totals[-11]) > 0).sum() == 4
    people = intake.history.population[-1].sum((0, 1))
    assert 13_000 < people[80:].sum() < 16_000


def test_everybody_is_born_moves_or_dies(intake: Intake) -> None:
    flows = demography.flows_of(intake.history)
    assert not flows.net
    assert not intake.history.event_age
    given = intake.history.migration
    assert given is not None
    assert np.allclose(flows.immigration.sum((2, 3)), given.immigration[1:].sum((2, 3)))
    assert np.allclose(flows.emigration.sum((2, 3)), given.emigration[1:].sum((2, 3)))


def test_the_same_seed_makes_the_same_people(seed: int) -> None:
    assert projecting.invented(seed)["births"] == projecting.invented(seed)["births"]
    assert projecting.invented(seed)["births"] != projecting.invented(seed + 1)["births"]


@pytest.mark.long
@pytest.mark.django_db
def test_a_projection_with_three_scenarios_is_published(seed: int, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    run = projecting.fill(by=None, seed=seed)
    assert access.published() == run
    main, fewer, stay = queries.all_ahead(run.pk)
    assert fewer.country[-1, 1] < main.country[-1, 1] < stay.country[-1, 1]
    assert abs(main.country[[int(y) for y in main.years].index(2040), 1] / 219_000 - 1) < 0.04
    assert run.tried is not None
