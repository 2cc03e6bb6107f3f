"""Every fact of the three regions is where docs/regions says: the world is filled and each row looked up."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.test import Client

from samsyn.comments.models import Comment
from samsyn.consultation.models import Paper, ReceivedFile, Response, Round
from samsyn.consultation.queries import round_facts
from samsyn.councils.models import Mandate, RuleSet
from samsyn.demo import filling as county
from samsyn.demo import regions
from samsyn.demo.cast import CAST
from samsyn.demo.models import World
from samsyn.demo.regions import Region, filling
from samsyn.dialogue.models import Event
from samsyn.people.models import Organisation, Person, Role

DOCS: Final = Path(__file__).parents[4] / "docs" / "regions"
WHO: Final = {"everybody": None, "reader": Role.READER, "officer": Role.OFFICER, "strategist": Role.STRATEGIST}
NUMBERED: Final[dict[str, type[Model]]] = {
    r"^/remiss/(\d+)/": Round, r"^/dialog/traff/(\d+)/": Event, r"^/samverkan/regler/(\d+)/": RuleSet,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the table."""

    says: str
    page: str
    who: str
    words: tuple[str, ...]
    source: str


def facts(region: Region) -> Iterator[Fact]:
    for line in (DOCS / f"{region.key}.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[1].startswith("`"):
            yield Fact(cells[0], cells[1].strip("`"), cells[2], tuple(cells[3].split(" · ")), cells[4])


def as_filled(page: str) -> str:
    """The address with this database's own numbers: the table counts from 1."""
    for pattern, model in NUMBERED.items():
        if found := re.match(pattern, page):
            keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
            start, end = found.span(1)
            return f"{page[:start]}{keys[int(found[1]) - 1]}{page[end:]}"
    return page


def text_of(markup: str) -> str:
    body = markup[markup.index("<main") :]
    bare = re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style)\b.*?</\1>", " ", body, flags=re.DOTALL))
    return re.sub(r"\s+([,.])", r"\1", " ".join(html.unescape(bare).split()))


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = settings.DATA_DIR = tmp_path


@pytest.mark.parametrize("region", regions.REGIONS, ids=lambda one: one.key)
def test_every_fact_stands_where_the_table_says(db: None, files: None, region: Region) -> None:
    filling.fill(region)
    clients: dict[str, Client] = {}
    pages: dict[tuple[str, str], str] = {}
    missing = []
    for fact in facts(region):
        if fact.who not in clients:
            clients[fact.who] = Client()
            if role := WHO[fact.who]:
                clients[fact.who].force_login(Person.objects.get(role=role))
        if (fact.who, fact.page) not in pages:
            answer = clients[fact.who].get(as_filled(fact.page))
            pages[fact.who, fact.page] = text_of(answer.content.decode()) if answer.status_code == 200 else ""
        missing += [(fact.page, words) for words in fact.words if words not in pages[fact.who, fact.page]]
        assert fact.source, fact
    assert not missing
    assert len(pages) > 8
    nobody_real()
    if region.key == "vastmanland":
        counted_as_the_list_says()


def nobody_real() -> None:
    """No person but the cast of the demo, and nothing that anybody is made to say."""
    assert {person.name for person in Person.objects.all()} == {member.name for member in CAST}
    assert not Mandate.objects.exclude(holder="").exists()
    assert not Comment.objects.exists()
    assert not Response.objects.exclude(stance="").exists()


def counted_as_the_list_says() -> None:
    found = round_facts(Round.objects.get())
    assert (found.files, found.responses, found.senders) == (68, 64, 59)
    kinds = {kind: ReceivedFile.objects.filter(kind=kind).count() for kind in Paper.values}
    assert kinds == {"": 0, "yttrande": 65, "missiv": 1, "bilaga": 2}
    inside = Organisation.objects.filter(organisation_class="Kommuner", parent=None, in_county=True)
    assert inside.count() == 10
    assert set(inside.values_list("weight", flat=True)) == {"vägledande"}
    assert not Organisation.objects.get(name="Enköping kommun").in_county


def test_a_region_is_found_as_people_write_it() -> None:
    assert regions.find("Västerbotten").key == "vasterbotten"
    assert regions.asked_for(["--no-serve", "--region", "vastmanland"]) == regions.find("vastmanland")
    assert regions.asked_for(["--region=vasternorrland"]) == regions.find("vasternorrland")
    assert regions.asked_for(["--no-serve"]) is None


@pytest.mark.parametrize("words", [["--region", "dalarna"], ["--region"], ["--region", "--reset"], ["--region="]])
def test_a_region_that_does_not_exist_is_told_which_there_are(words: list[str]) -> None:
    with pytest.raises(regions.UnknownRegion, match="vasterbotten, vastmanland, vasternorrland"):
        regions.asked_for(words)


def test_the_command_refuses_an_unknown_region_with_code_two() -> None:
    with pytest.raises(CommandError, match="Regionen ”dalarna” finns inte") as refused:
        call_command("demo", region="dalarna", no_serve=True)
    assert refused.value.returncode == 2


def test_each_world_is_its_own(db: None) -> None:
    region = regions.REGIONS[0]
    assert county.state(region.key) == "empty"
    World.objects.create(name=region.key, seed=0, started_at="2026-01-01T00:00Z", finished_at="2026-01-01T01:00Z")
    assert county.state(region.key) == "ready"
    county.cast()
    assert county.state() == "foreign"
    assert county.state(regions.REGIONS[1].key) == "foreign"
