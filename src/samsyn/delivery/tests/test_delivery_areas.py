"""Similar regions: who chose them, when and why; figures area by area; the mean only where every member has a value."""

from collections.abc import Callable

import pytest
from django.test import Client

from samsyn.cores.series import Figure
from samsyn.delivery import importing, judging
from samsyn.delivery.actions import indicators
from samsyn.delivery.models import AreaGroup, GoalMark, Indicator
from samsyn.delivery.queries import equality
from samsyn.delivery.queries.indicators import card, drawn
from samsyn.delivery.tests.conftest import AT, TODAY, figures
from samsyn.people.models import Person
from samsyn.sources.tests.double import Double

CHOSEN = {"kind": "liknande", "name": "Liknande regioner 2026", "areas": "0098, 0097,0098", "why": "Glest och kust."}


@pytest.fixture
def group(officer: Person, client_of: Callable[[Person], Client]) -> AreaGroup:
    assert client_of(officer).post("/uppfoljning/arbete/ny/omraden/", CHOSEN).status_code == 302
    return AreaGroup.objects.get()


def test_the_choice_says_who_when_and_why(
    group: AreaGroup, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    assert (group.areas, group.chosen_by, group.why) == (["0098", "0097"], officer, "Glest och kust.")
    page = client_of(officer).get("/uppfoljning/arbete/omraden/").text
    assert "Glest och kust." in page
    assert "Handläggaren" in page
    for wrong in ({"areas": "19"}, {"why": ""}, {"areas": ""}):
        answer = client_of(officer).post("/uppfoljning/arbete/ny/omraden/", CHOSEN | {"name": "B"} | wrong)
        assert answer.status_code == 422


@pytest.fixture
def beside(indicator: Indicator, group: AreaGroup, officer: Person) -> Indicator:
    """The two regions have figures of 2024–2025 and 2025."""
    rows = [
        *figures(), *(Figure("0098", year, "T", value) for year, value in (("2024", 50.0), ("2025", 60.0))),
        Figure("0097", "2025", "T", 70.0), Figure("0097", "2025", "K", 74.0), Figure("0097", "2025", "M", 66.0),
    ]  # fmt: skip
    indicators.offer_own(indicator=indicator, rows=rows, at=AT, by=officer)
    indicators.accept(indicator=indicator, at=AT, by=officer)
    indicator.groups.add(group)
    return Indicator.objects.get(pk=indicator.pk)


def test_the_mean_is_of_years_that_all_have(beside: Indicator) -> None:
    lines = judging.lines(beside, indicators.figures_of(beside))
    (found,) = lines.groups
    assert (found.mean, found.lacking) == (((2025, 65.0),), 0)
    assert dict(lines.others) == {"Liknande regioner 2026 (medel av 2)": ((2025, 65.0),)}
    assert "Liknande" in [line.label for line in drawn(lines, None, (), {})]
    assert judging.mean_of([((2024, 1.0),)]) == ()


def test_areas_stand_beside_each_other_with_women_men_and_gap(beside: Indicator, strategist: Person) -> None:
    indicators.publish_indicator(indicator=beside, at=AT, by=strategist)
    own, other = card(beside, today=TODAY, desk=False).beside
    assert [place.own for place in own.places] == [True]
    rows = {place.name: (place.all, place.women, place.men, place.gap) for place in other.places}
    assert rows["0097"] == ("70,0", "74,0", "66,0", "8,0")
    assert rows["0098"] == ("60,0", "–", "–", "–")
    assert rows["Liknande regioner 2026 (medel av 2)"] == ("65,0", "–", "–", "–")
    page = Client().get("/uppfoljning/indikatorer/gymnasie/").text
    assert "Glest och kust." in page
    assert "Handläggaren" not in page


def test_a_group_without_figures_says_so(indicator: Indicator, group: AreaGroup) -> None:
    indicator.groups.add(group)
    (_own, found) = card(Indicator.objects.get(), today=TODAY, desk=True).beside
    assert (found.places, found.lacking) == ((), 2)


def test_a_groups_areas_are_fetched_with_the_indicator(
    learning: GoalMark, officer: Person, client_of: Callable[[Person], Client], double: Double,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("SAMSYN_KOLADA_URL", double.kolada)
    client = client_of(officer)
    page = client.get("/uppfoljning/arbete/omraden/?ord=liknande+v%C3%A4stmanland").text
    assert "areas=0018%2C%200022" in page
    client.post("/uppfoljning/arbete/ny/omraden/", CHOSEN | {"areas": "0018, 0022"})
    group = AreaGroup.objects.get()
    said = {"source": "kolada", "codes": "N02267", "area": "0019", "compared": "0000", "groups": [group.pk]}
    client.post("/uppfoljning/arbete/indikatorer/hamta/", said)
    made = Indicator.objects.get()
    assert set(indicators.figures_of(made).areas) == {"0019", "0000", "0018", "0022"}
    assert importing.areas_of(made) == ("0019", "0000", "0018", "0022")
    assert len(card(made, today=TODAY, desk=True).beside[1].places) == 3
    double.behaviour.failing = [("municipality_groups", 503, {})] * 9
    assert "Region Västmanland, 2024" in client.get("/uppfoljning/arbete/omraden/?ord=liknande").text


@pytest.mark.parametrize(
    ("gaps", "way"),
    [
        ([9.0, 8.0, 7.0, 6.0, 5.0, 4.0], "closing"),
        ([-4.0, -5.0, -6.0, -7.0, -8.0, -9.0], "widening"),
        ([4.0, 5.0, 4.0, 5.0, 4.0, 5.0], "same"),
        ([4.0, 5.0], ""),
    ],
)
def test_which_way_the_gap_between_women_and_men_goes(gaps: list[float], way: str) -> None:
    assert equality.gap_way(tuple(enumerate(gaps, start=2018)))[0] == way


def test_the_equality_page_has_women_men_and_gap_or_the_reason(indicator: Indicator, strategist: Person) -> None:
    Indicator.objects.update(tags=["j-utbildning"])
    indicators.publish_indicator(indicator=indicator, at=AT, by=strategist)
    page = Client().get("/uppfoljning/jamstalldhet/").text
    assert "<td>74,0</td><td>66,0</td><td><strong>8,0</strong>" in page
    series = indicators.own_figures(figures(sexes="T"), at="2026", by="prov")
    facts = {"name": "Resor", "origin": "egen", "area": "0099", "tags": ["j-infrastruktur"]}
    made = indicators.add_indicator(code="resor", facts=facts, series=series, at=AT, by=None)
    indicators.give_sex_reason(indicator=made, reason="Biljetter saknar kön.", on=TODAY, by=strategist)
    indicators.publish_indicator(indicator=made, at=AT, by=strategist)
    assert "Biljetter saknar kön." in Client().get("/uppfoljning/jamstalldhet/").text
