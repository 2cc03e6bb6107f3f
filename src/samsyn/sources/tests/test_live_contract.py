"""The same questions to the double and, when SAMSYN_LIVE_SOURCES=1, to Kolada and SCB themselves: shapes, not values."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from samsyn.sources import errors, fetching, kolada, scb
from samsyn.sources.pxtable import Wish
from samsyn.sources.tests.double import running
from samsyn.sources.web import Patience, Web

LIVE = os.environ.get("SAMSYN_LIVE_SOURCES") == "1"
WHY = "Kolada och SCB själva frågas bara med SAMSYN_LIVE_SOURCES=1; samma frågor ställs till deras stand-in"


@dataclass(frozen=True)
class Bases:
    kolada: str
    scb: str
    scb1: str


@pytest.fixture(params=["double", pytest.param("live", marks=pytest.mark.skipif(not LIVE, reason=WHY))])
def bases(request: pytest.FixtureRequest) -> Iterator[Bases]:
    if request.param == "live":
        yield Bases(kolada.BASE, scb.BASE, scb.BASE_1)
        return
    with running() as double:
        yield Bases(double.kolada, double.scb, double.scb1)


def web(source: str, base: str) -> Web:
    return Web(source, base, patience=Patience(between=0.2 if LIVE else 0.0))


def test_kolada_speaks_so(bases: Bases, place: fetching.Place) -> None:
    done = fetching.from_kolada(
        place, web("Kolada", bases.kolada), kpis=["N01951", "N99999"], areas=["0019", "1980"], first="2015"
    )
    assert done.unknown == ("N99999",)
    series = place.store.figures("N01951")
    assert set(series.areas) == {"0019", "1980"}
    assert {row.sex for row in series.rows()} == set("TKM")
    assert place.store.areas()["1980"] == "Västerås"


@pytest.mark.parametrize("table", ["TAB638", "BE/BE0101/BE0101A/BefolkningNy"])
def test_scb_speaks_so(bases: Bases, place: fetching.Place, table: str) -> None:
    base = bases.scb1 if "/" in table else bases.scb
    choices = {"ContentsCode": "BE0101N1"}
    fetching.from_scb(place, web("SCB", base), Wish(table, choices, ("1980",), "2020", "2022"))
    rows = {(row.period, row.sex): row.value or 0 for row in place.store.figures(f"{table}:BE0101N1").rows()}
    assert {year for year, _sex in rows} == {"2020", "2021", "2022"}
    assert rows["2021", "T"] == rows["2021", "K"] + rows["2021", "M"]  # before the noise


def test_kolada_refuses_so(bases: Bases) -> None:
    """An old version is gone, 26 ids are too many, and a parameter by another name gives an empty list, not an error."""
    api = kolada.Kolada(web("Kolada", bases.kolada))
    with pytest.raises(errors.Refused) as refused:
        list(api.rows("kpi/" + ",".join(f"N{number:05}" for number in range(1951, 1977))))
    assert 400 <= refused.value.status < 500
    old = web("Kolada", bases.kolada.removesuffix("/v3") + "/v2")
    with pytest.raises(errors.Gone):
        list(kolada.Kolada(old).rows("kpi/N01951"))
    assert list(api.rows("data/?kpi_id=N01951&municipality=1980")) == []


@pytest.mark.parametrize("table", ["TAB999999", "BE/BE0101/finns-inte"])
def test_scb_refuses_so(bases: Bases, place: fetching.Place, table: str) -> None:
    base = bases.scb1 if "/" in table else bases.scb
    with pytest.raises(errors.Refused):
        fetching.from_scb(place, web("SCB", base), Wish(table, {}, ("1980",), "2020", "2022"))
