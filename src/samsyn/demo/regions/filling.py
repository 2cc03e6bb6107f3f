"""Fills an empty database with one real region's public facts."""

from collections.abc import Callable
from typing import Final, Protocol

from django.utils import timezone

from samsyn.demo.filling import cast
from samsyn.demo.models import World
from samsyn.demo.regions import Region, vasterbotten, vasternorrland, vastmanland
from samsyn.people.models import Person, Role
from samsyn.portal.search import index


class Fill(Protocol):
    """What each region's module has."""

    def __call__(self, *, region: Region, by: Person, officer: Person) -> None: ...


FILLS: Final[dict[str, Fill]] = {
    "vasterbotten": vasterbotten.fill,
    "vastmanland": vastmanland.fill,
    "vasternorrland": vasternorrland.fill,
}


def fill(region: Region, *, step: Callable[[str], object] = str) -> None:
    """Everything, through the verbs that people use. A world that was stopped half-way is marked and built anew."""
    world = World.objects.create(name=region.key, seed=0, started_at=timezone.now())
    people = cast()
    step(f"Läser in {region.name}")
    FILLS[region.key](region=region, by=people[Role.STRATEGIST], officer=people[Role.OFFICER])
    index.renew()
    World.objects.filter(pk=world.pk).update(finished_at=timezone.now())
