"""A county's figures from SCB: the right cells asked for, and material made of them or nothing at all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samsyn.people import actions as people
from samsyn.people.models import Role
from samsyn.projection import actions, carrying, gathering, queries
from samsyn.projection.models import Fetch, Material
from samsyn.projection.tests import scb_double
from samsyn.projection.tests.scb_double import Scb, running
from samsyn.sources.web import Patience, Web

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def scb() -> Iterator[Scb]:
    with running() as made:
        yield made


def gathered(scb: Scb, *, moves: bool = True, county: str = "19") -> Fetch:
    fetch = actions.ask_for_fetch(county_code=county, moves=moves, at=NOW, by=None)
    web = Web("SCB", scb.base, patience=Patience(tries=1, between=0.0), sleep=lambda _s: None)
    gathering.gather(fetch, clock=lambda: NOW, web=web)
    fetch.refresh_from_db()
    return fetch


def test_a_countys_municipalities_become_material(scb: Scb) -> None:
    fetch = gathered(scb)
    assert fetch.fault == ""
    material = Material.objects.get()
    assert (material.county, material.areas) == ("Västmanlands län", ["Västerås", "Arboga"])
    assert (material.first_year, material.last_year) == (2017, 2024)  # Arboga was not there before; 2025 has noise
    assert material.moves
    assert "TAB638" in material.source
    history = carrying.intake_of(material).history
    women = [scb_double._people({"Region": "1980", "Alder": str(age), "Tid": "2024"}) or 0 for age in range(100)]
    assert history.population[-1, 0, 0, :100].tolist() == women
    assert history.births[-1, 0].sum() == 34 * 10 + 3  # with those whose mother's age is lost
    assert history.migration is not None
    assert history.migration.into[-1, 0, 0, 20] == 40


def test_only_what_is_needed_is_asked_for_and_never_too_much_at_once(scb: Scb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samsyn.projection.fetching.MOST_CELLS", 1000)
    gathered(scb, moves=False)
    tables = {table for table, _ in scb.asked}
    assert tables == {"TAB638", "TAB1264", "TAB960"}
    for _, chosen in scb.asked:
        cells = 1
        for codes in chosen.values():
            cells *= len(codes)
        assert cells <= 1000
        assert chosen["Region"] == ["1980", "1984"]
        assert "Civilstand" not in chosen
        assert "tot" not in chosen.get("Alder", ())
    assert not Material.objects.get().moves


@pytest.mark.parametrize("down", ["TAB638", "TAB1212"])
def test_a_table_that_does_not_answer_leaves_nothing(scb: Scb, down: str) -> None:
    scb.down.add(down)
    fetch = gathered(scb)
    assert "SCB" in fetch.fault
    assert not Material.objects.exists()
    assert queries.fetches(now=NOW)[0].state == "refused"


def test_a_county_that_scb_does_not_have(scb: Scb) -> None:
    assert "Gotlands län" in gathered(scb, county="09").fault


def test_the_state_of_a_fetch(scb: Scb) -> None:
    actions.ask_for_fetch(county_code="19", moves=True, at=NOW, by=None)
    assert queries.fetches(now=NOW)[0].state == "counting"
    assert queries.fetches(now=NOW + timedelta(hours=1))[0].state == "broken"
    gathered(scb)
    assert queries.fetches(now=NOW) == ()


def test_asked_for_at_the_desk(scb: Scb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSYN_SCB_URL", scb.base)
    person = people.invite(email="h@region.example", name="H", role=Role.OFFICER, by=None, password="lång nog 2040")
    client = Client()
    client.force_login(person)
    assert "Västmanlands län" in client.get(reverse("projection:fetch")).content.decode()
    assert client.post(reverse("projection:fetch"), {"county_code": ""}).status_code == 422
    answer = client.post(reverse("projection:fetch"), {"county_code": "19", "moves": "on"})
    assert answer["Location"].endswith("?folj=1")
    fetch = Fetch.objects.get()
    assert fetch.by == person
    if fetch.material is None:  # tasks may be carried out at once
        gathering.gather(fetch, clock=lambda: NOW)
    assert "Västmanlands län 2017–2024" in client.get(reverse("projection:desk")).content.decode()
