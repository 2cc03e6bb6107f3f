"""What the councils and the projection give away: what is public there, and no more."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from samsyn.councils.actions import afterwards
from samsyn.councils.models import Council, Minutes
from samsyn.councils.tests.conftest import NOW, World, world  # noqa: F401  # a fixture
from samsyn.delivery.models import Commitment
from samsyn.people.classes import PRIVATE
from samsyn.people.models import Organisation
from samsyn.projection import actions, carrying
from samsyn.projection.actions import Way
from samsyn.projection.tests.test_project import make

pytestmark = pytest.mark.django_db


def rows(client: Client, path: str) -> list[dict[str, object]]:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    found: list[dict[str, object]] = answer.json()["rows"]
    return found


def test_a_position_is_open_data_when_its_minutes_are_published(world: World, client: Client) -> None:  # noqa: F811
    meeting, point = world.opened()
    point = world.agree(point)
    afterwards.ask_home(point=point, organisation=world.sund, due_on=date(2026, 5, 1), at=NOW, by=world.secretary)
    inside = Client()
    inside.force_login(world.secretary)
    for reader in (client, inside):  # an answer may be kept by others: those inside get no more
        assert rows(reader, "council-positions") == rows(reader, "council-home-decisions") == []
    Minutes.objects.create(meeting=meeting, drafted_at=NOW, sent_at=NOW, published_at=NOW)
    [position] = rows(client, "council-positions?council=regionala")
    assert (position["position"], position["outcome"]) == ("Vi vill att tågen stannar.", "konsensus")
    assert position["sections"] == f"alvmark/{world.key}"
    [home] = rows(client, "council-home-decisions")
    assert (home["organisation"], home["due_on"], home["outcome"]) == ("Sundhamns kommun", "2026-05-01", None)
    [one] = rows(client, "council-meetings")
    assert one["minutes_published"] is True
    assert "video.example" not in str(one)
    Council.objects.update(published_at=None)
    for path in ("council-positions", "council-home-decisions", "council-meetings", "council-pledges"):
        assert rows(client, path) == [], path


def test_pledges_say_how_many_have_not_answered(world: World, client: Client) -> None:  # noqa: F811
    afterwards.promise(council=world.council, text="Vi berättar hemma", by=world.secretary)
    found = [row for row in rows(client, "council-pledges") if row["pledge"] == "Vi berättar hemma"]
    assert [row["year"] for row in found] == [timezone.localdate().year]
    assert (found[0]["yes"], found[0]["silent"]) == (0, 4)


def test_who_has_contributed_and_never_a_private_person(client: Client) -> None:
    for name, class_, at in (
        ("Provbolaget", "Övrigt", NOW),
        ("Tysta bolaget", "Övrigt", None),
        ("Ett Namn", PRIVATE, NOW),
    ):
        row = Organisation.objects.create(name=name, organisation_class=class_)
        Commitment.objects.create(organisation=row, promise="Vi lovar", published_at=at)
    [found] = rows(client, "actors?class=%C3%96vrigt")
    assert (found["name"], found["commitments"], found["responses"]) == ("Provbolaget", 1, 0)
    assert str(found["url"]).endswith(f"/aktorer/{found['actor_id']}/")
    assert rows(client, "actors") == [found]


def test_the_published_projection_and_no_other(client: Client, settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    files = {path.stem: (path.name, path.read_bytes()) for path in make(tmp_path / "in").iterdir()}
    material = actions.receive_material(county="Provlän", source="Påhittat", files=files, at=NOW, by=None)
    fewer = Way("Högre", ())
    run = actions.ask_for_run(material=material, to=2030, at=NOW, by=None, draws=20, ways=[fewer])
    carrying.carry_out(run, clock=lambda: NOW)
    run.refresh_from_db()
    assert rows(client, "projection") == rows(client, "projection-ages") == []
    actions.publish(run=run, at=NOW, by=None)
    every = client.get("/api/v1/projection.json").json()
    areas, years = len(material.areas), run.to - material.last_year
    assert len(every) == 2 * (areas + 1) * years
    [last] = rows(client, "projection?scenario=H%C3%B6gre&area=Provl%C3%A4n&year=2030")
    assert last["low"] <= last["middle"] <= last["high"]  # type: ignore[operator]
    ages = client.get("/api/v1/projection-ages.json").json()
    assert len(ages) == 2 * (areas + 1) * years * 6
    assert {row["ages"] for row in ages} == {"0-5", "6-15", "16-18", "20-64", "65-79", "80+"}
