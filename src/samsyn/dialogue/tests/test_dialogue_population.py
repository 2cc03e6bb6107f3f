"""The county's population out of SCB: a server on this machine speaks as SCB does."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from samsyn.dialogue import population
from samsyn.dialogue.actions import coverage as verbs
from samsyn.dialogue.models import PopulationFigure
from samsyn.dialogue.queries import coverage
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import JournalEntry, Organisation
from samsyn.sources.tests.double import Double, running, scb_value
from samsyn.sources.web import Web

DAY = date(2026, 11, 22)


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as made:
        yield made


@pytest.fixture
def scb(double: Double, monkeypatch: pytest.MonkeyPatch) -> Double:
    monkeypatch.setenv("SAMSYN_SCB_URL", double.scb)
    return double


def municipalities(*names: str) -> None:
    for name in names:
        Organisation.objects.create(
            name=f"{name}s kommun", organisation_class=OrganisationClass.MUNICIPALITY, municipality=name
        )


def test_the_newest_year_of_the_municipalities_that_scb_knows(double: Double) -> None:
    found = population.counted(Web("SCB", double.scb), ["Västerås", "Arboga", "Älvstad"], today=DAY)
    place = {"Region": "1980", "Tid": "2024", "Kon": "2"}
    both_years = 2 * int(scb_value("TAB638", place) or 0)
    assert ("Västerås", "kvinnor", "0–15", both_years) in found.figures
    assert len(found.figures) == 4, "two municipalities, two sexes, the one group that the double has ages of"
    assert (found.source, found.unknown) == ("SCB, TAB638, 2024, hämtat 2026-11-22", ("Älvstad",))


def test_every_year_of_age_falls_in_one_group() -> None:
    from samsyn.sources.pxtable import Table, Variable

    codes = [*(str(age) for age in range(100)), "100+1", "tot"]
    table = Table("T", "T", (Variable("Alder", "ålder", dict.fromkeys(codes, ""), optional=True),))
    groups = population._groups(table)  # the ages are the point
    assert sorted(code for group in groups.values() for code in group) == sorted(codes[:-1])
    assert [(str(group.value), codes[0], len(codes)) for group, codes in groups.items()] == [
        ("0–15", "0", 16), ("16–24", "16", 9), ("25–44", "25", 20), ("45–64", "45", 20), ("65+", "65", 36),
    ]  # fmt: skip


def test_the_desk_fetches_and_own_figures_take_over(scb: Double, desk: Client) -> None:
    municipalities("Västerås", "Älvstad")
    answer = desk.post("/dialog/arbete/tackning/scb/", follow=True).content.decode()
    assert "SCB känner inte: Älvstad." in answer
    assert "Nu gäller: SCB, TAB638, 2024" in answer
    assert coverage.coverage().population == PopulationFigure.objects.get(sex="kvinnor").count + (
        PopulationFigure.objects.get(sex="män").count
    )
    assert JournalEntry.objects.filter(verb="enter").exists()
    verbs.enter_population(figures=[("Älvstad", "män", "65+", 5)], source="Egna", by=None)
    assert (coverage.coverage().population, coverage.coverage().source) == (5, "Egna")


def test_a_source_that_is_away_or_knows_nothing_changes_nothing(scb: Double, desk: Client) -> None:
    verbs.enter_population(figures=[("Älvstad", "män", "65+", 5)], source="Egna", by=None)
    municipalities("Älvstad")
    page = desk.post("/dialog/arbete/tackning/scb/", follow=True).content.decode()
    assert "Skriv in siffrorna själv" in page
    scb.behaviour.failing += [("metadata", 404, {})]
    assert "SCB" in desk.post("/dialog/arbete/tackning/scb/", follow=True).content.decode()
    assert PopulationFigure.objects.get().source == "Egna"


def test_only_the_desk_fetches(scb: Double, stranger: Client) -> None:
    assert "/logga-in/" in stranger.post("/dialog/arbete/tackning/scb/").headers["Location"]
    assert not scb.behaviour.asked
