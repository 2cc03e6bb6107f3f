"""Real material through the same importer: Kolada's whole catalogue and every value that lies beside the repository."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from samsyn.sources import catalogue, fetching
from samsyn.sources.kolada import NAME, Kolada
from samsyn.sources.tests.double import Double, running
from samsyn.sources.tests.real import DATA, KOLADA, WHY, Real, lines, values
from samsyn.sources.web import Patience, Web

pytestmark = pytest.mark.skipif(not KOLADA.is_dir(), reason=WHY)


@pytest.fixture(scope="module")
def real() -> Iterator[Double]:
    with running(Real()) as double:
        yield double


@pytest.fixture
def web(real: Double) -> Web:
    return Web(NAME, real.kolada, patience=Patience(between=0.0))


@pytest.fixture(scope="module")
def kept(real: Double, tmp_path_factory: pytest.TempPathFactory) -> catalogue.Catalogue:
    """The whole catalogue, read once: more than a page."""
    place = fetching.Place.at(tmp_path_factory.mktemp("figures"))
    return catalogue.kpis(place, Web(NAME, real.kolada, patience=Patience(between=0.0)))


def test_every_real_value_comes_out_as_it_was_given(place: fetching.Place, web: Web) -> None:
    wanted = values()
    codes = sorted({kpi for kpi, _area, _year, _sex in wanted})
    done = fetching.from_kolada(place, web, kpis=codes)
    assert (codes, done.unknown) == (["N00945", "N03702", "N03703"], ())
    got = {
        (code, row.area, int(row.period), row.sex): row.value
        for code in codes for row in place.store.figures(code).rows()
    }  # fmt: skip
    assert got == {key: float(said) if said else None for key, said in wanted.items()}
    assert len(got) > 250
    assert place.store.areas()["1480"] == "Göteborg"


def test_the_whole_catalogue_is_read_page_by_page_and_searched_in_swedish(
    kept: catalogue.Catalogue, real: Double
) -> None:
    assert len(kept.entries) == len({one.id for one in kept.entries}) > 6_000
    assert any("page=2" in path for path in real.behaviour.asked)
    found = [one.id for one in kept.search("sysselsättningsgrad 20-64")]
    assert "N02267" in found[:10]
    said = {
        row["id"]
        for row in lines("kpi.jsonl.gz")
        if all(word in row["title"].casefold() for word in ("invånare", "totalt"))
    }
    assert said
    assert {one.id for one in kept.search("invånare totalt")} >= said
    assert sum(one.discontinued for one in kept.entries) > 300
    assert sum(bool(one.by_sex) for one in kept.entries) > 2_000


def test_every_indicator_of_brp_plus_is_in_the_catalogue(kept: catalogue.Catalogue) -> None:
    with (Path(DATA) / "brp_plus" / "start_BRP_plus_indikatorer_tbl.csv").open(encoding="utf-8-sig") as file:
        codes = {row["Indikator_ID"] for row in csv.DictReader(file, delimiter=";")}
    assert len(codes) > 50
    assert codes <= {one.id for one in kept.entries}


def test_regions_that_are_alike_are_pinned_by_their_title_and_year(web: Web) -> None:
    found = [group for group in Kolada(web).groups("Liknande regioner") if "Västmanland" in group.title]
    assert found
    assert all(group.members for group in found)
    assert all(member.startswith("00") for group in found for member in group.members)
