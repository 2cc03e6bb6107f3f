"""A region's own figures year after year, by form or sheet; the margin of error; the catalogue by words at the desk."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samsyn.delivery.actions import indicators, keeping
from samsyn.delivery.models import Indicator
from samsyn.delivery.queries.indicators import card
from samsyn.delivery.tests.conftest import AT, TODAY
from samsyn.people.models import Person
from samsyn.sources.tests.double import Double

DESK = "/uppfoljning/arbete/indikatorer/"


def line(sex: str = "T") -> dict[str, float]:
    return dict(indicators.figures_of(Indicator.objects.get()).line("0099", sex))


def test_next_year_is_typed_looked_at_and_taken_in(
    indicator: Indicator, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    client = client_of(officer)
    client.post(f"{DESK}gymnasie/siffror/", {"all": "2026: 71,5", "women": "2026: 75", "men": "2026: 68"})
    assert "2026" not in line()
    assert "Nya siffror att granska" in client.get(f"{DESK}gymnasie/").text
    client.post(f"{DESK}gymnasie/ta-in/")
    assert (line()["2026"], line("K")["2026"], line("M")["2026"], line()["2025"]) == (71.5, 75.0, 68.0, 70.0)


def test_a_sheet_replaces_the_years_it_names_and_no_other(
    indicator: Indicator, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    client = client_of(officer)
    sheet = "område;år;kön;värde\n0099;2024;alla;1,5\n0099;2026;alla;3\n"
    client.post(f"{DESK}gymnasie/siffror/", {"file": SimpleUploadedFile("a.csv", sheet.encode())})
    client.post(f"{DESK}gymnasie/ta-in/")
    assert (line()["2023"], line()["2024"], line()["2025"], line()["2026"]) == (68.0, 1.5, 70.0, 3.0)
    assert "2024" not in line("K")
    assert "2025" in line("K")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "Välj ett kalkylblad"),
        ({"all": "2026 71"}, "Skriv ”år: värde”"),
        ({"all": "2026: tolv"}, "är inget tal"),
        ({"all": "2026: 1\n2026: 2"}, "står två gånger"),
        ({"all": "2025: 70", "women": "2025: 74", "men": "2025: 66"}, "desamma som redan finns"),
    ],
)
def test_wrong_figures_are_named_and_nothing_waits(
    said: dict[str, str], why: str, indicator: Indicator, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    page = client_of(officer).post(f"{DESK}gymnasie/siffror/", said, follow=True).text
    assert why in page
    assert "Nya siffror att granska" not in page


def test_an_own_indicator_is_made_without_a_sheet(
    officer: Person, client_of: Callable[[Person], Client], document: object
) -> None:
    said = {"name": "Egen", "code": "egen", "area": "0099", "all": "2024: 1\n2025: 2,5"}
    assert client_of(officer).post(f"{DESK}egen/", said).status_code == 302
    assert line() == {"2024": 1.0, "2025": 2.5}
    assert card(Indicator.objects.get(), today=TODAY, desk=False).asked == ""


def test_a_change_within_the_margin_of_error_is_not_judged(indicator: Indicator, officer: Person) -> None:
    facts = {"kind": "value", "value": 71.0, "year": 2030}
    indicators.set_target(indicator=indicator, facts=facts, at=AT, by=None)
    row = Indicator.objects.get()
    assert card(row, today=TODAY, desk=True).proposal.verdict != "unknown"
    keeping.keep(row, facts={"margin": 2.0}, by=officer)
    found = card(Indicator.objects.get(), today=TODAY, desk=True)
    assert found.proposal.reason == "unsure"
    assert "plus eller minus 2,0" in found.pace
    assert "Målet kräver +0,20 om året, hittills har det varit +1,00." in found.pace
    assert "troligen mellan +1,00 och +1,00" in found.pace


def test_the_margin_comes_with_the_figures(
    indicator: Indicator, officer: Person, client_of: Callable[[Person], Client], double: Double,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("SAMSYN_KOLADA_URL", double.kolada)
    client = client_of(officer)
    client.post(f"{DESK}hamta/", {"source": "kolada", "codes": "N02267", "area": "0019"})
    Indicator.objects.filter(code="n02267").update(margin_code="N90030")
    client.post(f"{DESK}n02267/uppdatera/")
    assert Indicator.objects.get(code="n02267").margin


def test_the_catalogue_by_words_online_and_off(
    officer: Person, client_of: Callable[[Person], Client], double: Double, monkeypatch: pytest.MonkeyPatch,
    document: object,
) -> None:  # fmt: skip
    monkeypatch.setenv("SAMSYN_KOLADA_URL", double.kolada)
    monkeypatch.setenv("SAMSYN_SCB_URL", double.scb)
    client = client_of(officer)
    page = client.get(f"{DESK}sok/?ord=nystartade").text
    assert "N00999" in page
    double.behaviour.failing = [("", 503, {})] * 99
    assert "N02267" in client.get(f"{DESK}sok/?ord=f%C3%B6rv%C3%A4rvsarbetande&source=kolada").text
    assert "Inget i katalogen" in client.get(f"{DESK}sok/?ord=enh%C3%B6rning").text
    assert "SCB svarar inte just nu" in client.get(f"{DESK}sok/?ord=folk&source=scb").text
    double.behaviour.failing = []
    assert "TAB638" in client.get(f"{DESK}sok/?ord=folkm%C3%A4ngd&source=scb").text
    chosen = client.get(f"{DESK}hamta/?source=kolada&codes=N00999&codes=N02267").text
    assert 'value="N00999, N02267"' in chosen
