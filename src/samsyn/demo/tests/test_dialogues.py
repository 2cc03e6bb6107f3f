"""The demo's dialogues: two finished with events, notes, votes and answers, one that goes on; the same every time."""

from datetime import UTC, datetime

import pytest

from samsyn.cores.text.values import File
from samsyn.demo import county, dialogues
from samsyn.demo.county.strategy import TEXTS
from samsyn.dialogue.models import Dialogue, Event, Input, Snapshot, Vote
from samsyn.dialogue.queries import coverage, inputs
from samsyn.dialogue.queries.events import total
from samsyn.people import actions as people
from samsyn.people.models import Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Process, Stage
from samsyn.strategy.process.queries import timeline

AT = datetime(2026, 5, 11, tzinfo=UTC)


def text_of(folder: str) -> bytes:
    parts = (path.read_text(encoding="utf-8") for path in sorted((TEXTS / folder).glob("*.md")))
    return ("# Älvmark 2040\n\n" + "\n".join(parts)).encode()


@pytest.fixture
def filled(db: None) -> None:
    strategist = people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)
    officer = people.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None)
    for one in county.organisations():
        if not one.parent:
            people.register_organisation(
                name=one.name, organisation_class=one.class_, by=None, municipality=one.municipality,
                in_county=one.in_county, email=one.email,
            )  # fmt: skip
    document = strategy.create_document(kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", by=None)
    for stage in (Stage.DIALOGUE, Stage.CONSULTATION):
        file = File(f"{stage}.md", text_of(stage.value))
        edition = strategy.import_edition(document=document, stage=stage, file=file, at=AT, by=strategist)
        strategy.publish_edition(edition=edition, at=AT, by=strategist)
    dialogues.fill(edition=edition, by=strategist, officer=officer, seed=2040)


@pytest.mark.usefixtures("filled")
def test_the_county_has_two_finished_dialogues_and_one_that_goes_on() -> None:
    finished = Dialogue.objects.exclude(feedback_at=None)
    assert finished.count() == 2
    for row in finished:
        said = inputs.many(Input.objects.filter(dialogue=row))
        became = inputs.became(said)
        assert became.total > 20
        assert became.waiting == 0, "every input ends somewhere"
        assert all(one.landed for one in said if one.result == "använt")
        assert all(one.reason for one in said if one.result != "använt")
    sums = total()
    assert sums.meetings == 20
    assert sums.unvisited == ()
    assert len(sums.places) == 11
    found = coverage.coverage()
    assert found.population == pytest.approx(217_400, rel=0.01)
    assert "16–24 år" in {row.name for row in found.too_few}, "the young were not heard enough, and the page says so"
    page = Snapshot.objects.get().data["page"]
    assert len(page["common"]) == 5
    assert Vote.objects.count() > 2000
    assert Event.objects.filter(held=False).count() == 2
    line = timeline(Process.objects.get(), today=AT.date())
    assert line.decided is not None
    assert line.decided.slip > 100


def test_every_spoken_line_is_whole() -> None:
    rows = dialogues._spoken()
    assert {row["målbild"] for row in rows} == {str(number) for number in range(1, 10)}
    assert {row["kommun"] for row in rows} <= set(dialogues.MAP)
    assert all(row["svar"] for row in rows if row["resultat"] != "använt")
