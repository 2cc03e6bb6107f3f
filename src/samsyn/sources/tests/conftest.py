"""A source on this machine, and a store in a folder of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from samsyn.sources import fetching
from samsyn.sources.tests.double import Double, running
from samsyn.sources.web import Patience, Web


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as made:
        yield made


@pytest.fixture
def waits() -> list[float]:
    """Every pause that was made."""
    return []


@pytest.fixture
def web(double: Double, waits: list[float]) -> Any:
    """Makes a client of a base address; pauses are noted, not slept."""

    def make(base: str = "", tries: int = 4) -> Web:
        patience = Patience(tries=tries, between=0.0, timeout=5.0)
        return Web("Kolada", base or double.kolada, patience=patience, sleep=waits.append)

    return make


@pytest.fixture
def place(tmp_path: Path) -> fetching.Place:
    usual = fetching.Place.at(tmp_path / "figures")
    return fetching.Place(usual.store, usual.folder, lambda: datetime.now(UTC))
