"""The demo's councils, and Västernorrland's as an example."""

from typing import Any

import pytest
from django.utils import timezone

from samsyn.councils.focus import areas_of
from samsyn.councils.models import Council, HomeDecision, Mandate, Minutes, Preparer
from samsyn.councils.queries.seats import gaps_of
from samsyn.demo.regions import vasternorrland_councils as vasternorrland
from samsyn.people.models import Person
from samsyn.strategy.queries import outline_of


@pytest.fixture
def loaded(db: None, settings: Any, tmp_path: Any) -> tuple[Council, Council]:
    settings.MEDIA_ROOT = tmp_path
    return vasternorrland.load(by=None)


def test_the_example_holds_what_the_plan_says(loaded: tuple[Council, Council]) -> None:
    regional, wide = loaded
    assert gaps_of(regional, day=timezone.localdate()) == ()
    for name in vasternorrland.MUNICIPALITIES:
        kinds = Mandate.objects.filter(organisation__name=f"{name} kommun").values_list("seat__kind", flat=True)
        assert sorted(kinds) == ["majoritet", "opposition", "yttranderätt"]
    assert wide.wider_than == regional
    assert Preparer.objects.filter(council=regional).count() == 10
    assert regional.pledges.count() == 6
    assert regional.plan is not None
    edition = regional.plan.editions.get()
    assert [area.name for area in areas_of(outline_of(edition))] == [area.name for area in vasternorrland.AREAS]


def test_no_person_is_in_it(loaded: tuple[Council, Council]) -> None:
    assert not Person.objects.exists()
    assert not Mandate.objects.exclude(holder="").exists()
    assert not Minutes.objects.exists()
    assert not HomeDecision.objects.exists()
