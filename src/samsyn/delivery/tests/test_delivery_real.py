"""Real figures on the desk: Kolada's own through the importer, BRP+ as own figures from a spreadsheet."""

import csv
from collections.abc import Iterator

import pytest
from django.test import Client

from samsyn.delivery import importing, sheets
from samsyn.delivery.actions import indicators
from samsyn.delivery.actions.refusals import NotYet
from samsyn.delivery.models import Indicator
from samsyn.delivery.queries.indicators import series_of
from samsyn.delivery.tests.conftest import AT
from samsyn.people.models import Person
from samsyn.sources.tests.double import Double, running
from samsyn.sources.tests.real import DATA, WHY, Real, values

BRP = DATA / "brp_plus" / "4.kolada_temaindex_region2025.csv"
pytestmark = pytest.mark.skipif(not BRP.is_file(), reason=WHY)


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    with running(Real()) as double:
        monkeypatch.setenv("SAMSYN_KOLADA_URL", double.kolada)
        yield double


def test_an_indicator_of_kolada_is_fetched_and_shown(real: Double, strategist: Person, client: Client) -> None:
    done = importing.add(
        source="kolada", codes=["N00945"], choices={}, area="1480", compared=["0180", "1280"], first="2005", at=AT,
        by=strategist,
    )  # fmt: skip
    (made,) = done.added
    held = {(row.area, int(row.period), row.sex): row.value for row in series_of(made).rows()}
    wanted = {(area, year, sex): float(said) for (kpi, area, year, sex), said in values().items() if kpi == "N00945"}
    assert held == {key: value for key, value in wanted.items() if key[1] >= 2005}
    with pytest.raises(NotYet):  # the material has no women and men: somebody must say why
        indicators.publish_indicator(indicator=made, at=AT, by=strategist)
    indicators.give_sex_reason(indicator=made, reason="Måttet är mäns andel.", on=AT.date(), by=strategist)
    indicators.publish_indicator(indicator=made, at=AT, by=strategist)
    page = client.get(f"/uppfoljning/indikatorer/{made.code}/").text
    assert "Källa: Kolada" in page
    assert "Malmö" in page
    assert "Måttet är mäns andel." in page


def brp(theme: str) -> str:
    """One theme of the region index as the sheet wants it; the figures as they stand, with decimal commas."""
    with BRP.open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["Tema"] == theme]
    made = [f"{row['Region'].split()[0].zfill(4)};2025;{row['Kon']};{row['Varde_stand']}" for row in rows]
    return "\n".join(["område;år;kön;värde", *made])


def test_brp_plus_is_read_to_the_last_decimal_and_a_file_as_it_lies_is_refused_by_name(strategist: Person) -> None:
    with pytest.raises(sheets.WrongSheet) as refused:
        sheets.read("brp.csv", BRP.read_bytes())
    assert "saknas" in refused.value.rows[0]
    figures = sheets.read("t11.csv", brp("T11").encode())
    assert {row.area for row in figures} == {"0000", *(f"00{n:02}" for n in (1, *range(3, 11), *range(12, 15), *range(17, 26)))}  # fmt: skip
    assert {row.sex for row in figures} == set("TKM")
    said = brp("T11").splitlines()[1:]
    assert [row.value for row in figures] == [float(line.rpartition(";")[2].replace(",", ".")) for line in said]
    series = indicators.own_figures(figures, at="2026-11-22", by="prov")
    facts = {"name": "BRP+ tema 11", "origin": "egen", "area": "0019", "unit": "index"}
    made = indicators.add_indicator(code="brp-t11", facts=facts, series=series, at=AT, by=strategist)
    indicators.publish_indicator(indicator=made, at=AT, by=strategist)
    assert Indicator.objects.get().is_published
