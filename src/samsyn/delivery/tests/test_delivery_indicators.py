"""Import, targets, judging, staleness, sex split or a reason, own figures with decimal commas and wrong rows."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from samsyn.cores.series import Window, gathered
from samsyn.delivery import judging, sheets
from samsyn.delivery.actions import indicators
from samsyn.delivery.actions.refusals import AlreadyThere, NoFigures, NoReason, NothingWaiting, NotYet
from samsyn.delivery.models import Assessment, GoalMark, Indicator, Target
from samsyn.delivery.queries.indicators import card
from samsyn.delivery.tests.conftest import AT, TODAY, figures
from samsyn.people.models import JournalEntry, Person
from samsyn.sources.tests.double import Double, value

JUDGED = {"verdict": "reached", "way": "better", "confidence": "high", "sentence": "Det går åt rätt håll."}


@pytest.fixture
def target(indicator: Indicator) -> Target:
    return indicators.set_target(
        indicator=indicator, facts={"kind": "value", "value": 85.0, "year": 2040}, at=AT, by=None
    )


def test_strategist_imports_three_ids_sets_a_target_judges_and_publishes(
    learning: GoalMark, strategist: Person, client_of: Callable[[Person], Client], double: Double,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("SAMSYN_KOLADA_URL", double.kolada)
    client = client_of(strategist)
    said = {"source": "kolada", "codes": "N01951, N02267, N00999", "area": "0019", "compared": "0000", "first": "2010"}
    assert client.post("/uppfoljning/arbete/indikatorer/hamta/", said).status_code == 302
    found = Indicator.objects.get(code="n02267")
    assert Indicator.objects.count() == 3
    assert (found.name, found.unit) == ("Förvärvsarbetande invånare 20-64 år, andel (%)", "%")
    assert dict(indicators.figures_of(found).line("0019", "K"))["2020"] == value("N02267", "0019", 2020, "K")
    base = f"/uppfoljning/arbete/indikatorer/{found.code}/"
    facts = {
        "name": found.name,
        "decimals": 1,
        "better": "up",
        "goals": [learning.pk],
        "about_people": "on",
        "compared": "0000",
    }
    client.post(f"{base}fakta/", facts)
    client.post(f"{base}mal/", {"kind": "value", "value": "85,5", "year": 2035, "interim": "2030: 80,5"})
    client.post(f"{base}bedom/", JUDGED)
    client.post(f"{base}publicera/")
    page = Client().get(f"/uppfoljning/mal/{learning.address}/").text
    assert "Minst 85,5 år 2035" in page
    assert "Det går åt rätt håll." in page
    assert "Kvinnor" in page
    assert "Källa: Kolada" in page
    assert Indicator.objects.get(code="n00999").goals.count() == 0


def test_the_source_is_down_and_yesterdays_figures_stand(
    learning: GoalMark, officer: Person, client_of: Callable[[Person], Client], double: Double,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("SAMSYN_KOLADA_URL", double.kolada)
    client = client_of(officer)
    said = {"source": "kolada", "codes": "N02267", "area": "0019", "compared": "0000"}
    client.post("/uppfoljning/arbete/indikatorer/hamta/", said)
    double.behaviour.failing = [("/v3/", 400, {})] * 3
    page = client.post("/uppfoljning/arbete/indikatorer/n02267/uppdatera/", follow=True).text
    assert "Siffrorna är de som hämtades senast" in page
    assert card(Indicator.objects.get(), today=TODAY, desk=True).fetched


def test_new_figures_wait_until_somebody_takes_them_in(indicator: Indicator, officer: Person, target: Target) -> None:
    indicators.assess(indicator=indicator, facts=JUDGED, proposed=("reached", "on_pace"), at=AT, by=officer)
    indicator.refresh_from_db()
    before = card(indicator, today=TODAY, desk=True)
    assert before.judged
    assert not before.judged.stale
    revised = [row for row in figures() if row.period != "2025"] + [row for row in figures(2.0) if row.period == "2025"]
    found = indicators.offer(indicator=indicator, series=gathered(revised), window=Window(), at=AT, by=officer)
    assert [found.count(kind) for kind in ("added", "changed", "gone")] == [0, 3, 0]
    assert dict(indicators.figures_of(indicator).line("0099"))["2025"] == 70.0
    indicators.accept(indicator=indicator, at=AT, by=officer)
    assert dict(indicators.figures_of(indicator).line("0099"))["2025"] == 80.0
    after = card(Indicator.objects.get(pk=indicator.pk), today=TODAY, desk=True)
    assert after.judged
    assert after.judged.stale
    assert after.revision == 2
    with pytest.raises(NothingWaiting):
        indicators.accept(indicator=indicator, at=AT, by=officer)


def test_figures_of_other_areas_make_nothing_stale(indicator: Indicator, officer: Person) -> None:
    indicators.assess(indicator=indicator, facts=JUDGED, proposed=("reached", "on_pace"), at=AT, by=officer)
    other = gathered([row.__class__("0098", row.period, row.sex, row.value) for row in figures()])
    indicators.offer(indicator=indicator, series=other, window=Window(frozenset({"0098"})), at=AT, by=officer)
    indicators.accept(indicator=indicator, at=AT, by=officer)
    found = card(Indicator.objects.get(pk=indicator.pk), today=TODAY, desk=True)
    assert found.judged
    assert not found.judged.stale


def test_the_same_figures_again_change_nothing(indicator: Indicator, officer: Person) -> None:
    assert (
        len(indicators.offer(indicator=indicator, series=gathered(figures()), window=Window(), at=AT, by=officer)) == 0
    )
    with pytest.raises(NothingWaiting):
        indicators.decline(indicator=indicator, because="nej", by=officer)
    with pytest.raises(NoReason):
        indicators.decline(indicator=indicator, because=" ", by=officer)


def test_people_without_women_and_men_need_a_reason(learning: GoalMark, strategist: Person) -> None:
    series = indicators.own_figures(figures(sexes="T"), at="2026", by="prov")
    facts = {"name": "Resor", "origin": "egen", "area": "0099"}
    made = indicators.add_indicator(code="resor", facts=facts, series=series, at=AT, by=None)
    with pytest.raises(NotYet):
        indicators.publish_indicator(indicator=made, at=AT, by=strategist)
    with pytest.raises(NoReason):
        indicators.give_sex_reason(indicator=made, reason=" ", on=TODAY, by=strategist)
    indicators.give_sex_reason(indicator=made, reason="Biljetter saknar kön.", on=TODAY, by=strategist)
    indicators.publish_indicator(indicator=made, at=AT, by=strategist)
    made.refresh_from_db()
    assert (made.no_sex_by, made.no_sex_on, made.is_published) == (strategist, TODAY, True)
    assert "Biljetter saknar kön." in Client().get("/uppfoljning/indikatorer/resor/").text


def test_indicators_that_cannot_be(indicator: Indicator) -> None:
    series = gathered(figures())
    with pytest.raises(AlreadyThere):
        indicators.add_indicator(code="gymnasie", facts={"area": "0099"}, series=series, at=AT, by=None)
    with pytest.raises(NoFigures):
        indicators.add_indicator(code="ny", facts={"area": "0042"}, series=series, at=AT, by=None)


def test_the_proposal_and_the_way_to_the_target(indicator: Indicator, target: Target) -> None:
    lines = judging.lines(indicator, indicators.figures_of(indicator))
    assert judging.proposal(indicator, target, lines, today=TODAY).reason == "on_pace"
    target.interim = [[2030, 80.0]]
    assert judging.way_to_target(indicator, target, lines)[15] == (2030, 80.0)
    gap = Target(indicator=indicator, kind="gap", value=2.0, year=2030)
    assert judging.proposal(indicator, gap, lines, today=TODAY).reason == "far"


def test_charts_tables_and_files(indicator: Indicator, target: Target, strategist: Person) -> None:
    indicators.publish_indicator(indicator=indicator, at=AT, by=strategist)
    page = Client().get("/uppfoljning/indikatorer/gymnasie/").text
    assert "Ökar sedan 2016, i den takt som målet kräver" in page
    assert "<title>Ökar sedan 2016" in page
    assert "74,0" in page
    assert "66,0" in page
    rows = Client().get("/uppfoljning/indikatorer/gymnasie.csv").text.splitlines()
    assert rows[:2] == ["area,year,sex,value,status", "0099,2015,T,60.0,"]
    assert len(rows) == 34
    assert Client().get("/uppfoljning/indikatorer/gymnasie.svg").content.startswith(b"<svg")
    assert Client().get("/uppfoljning/indikatorer/gymnasie.png").content.startswith(b"\x89PNG")


def test_a_name_with_markup_stays_words(indicator: Indicator, strategist: Person) -> None:
    Indicator.objects.update(name="<script>alert(1)</script>", unit='"><svg onload=x>')
    indicators.publish_indicator(indicator=indicator, at=AT, by=strategist)
    for path in ("", ".svg"):
        address = f"/uppfoljning/indikatorer/gymnasie{path or '/'}"
        assert "<script>alert" not in Client().get(address).text
        assert "<svg onload" not in Client().get(address).text


def excel(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_own_figures_from_a_spreadsheet_with_decimal_commas() -> None:
    sheet = "Område;År;Kön;Värde\n0099;2024;kvinnor;71,5\n0099;2024;män;1 064,25\n0099;2024;;–\n"
    rows = sheets.read("a.csv", sheet.encode("cp1252"))
    assert [(r.sex, r.value) for r in rows] == [("K", 71.5), ("M", 1064.25), ("T", None)]
    book = excel([["område", "år", "kön", "värde"], [19.0, 2024.0, "alla", 12.5], ["0019", "2025", "alla", "12,75"]])
    assert [(r.area, r.period, r.value) for r in sheets.read("a.xlsx", book)] == [
        ("0019", "2024", 12.5),
        ("0019", "2025", 12.75),
    ]


def test_merged_cells_are_named_row_by_row() -> None:
    book = Workbook()
    for row in (["område", "år", "värde"], ["0019", 2024, "71,5"], [None, 2025, "72,5"], [None, None, None]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    made = io.BytesIO()
    book.save(made)
    with pytest.raises(sheets.WrongSheet) as error:
        sheets.read("a.xlsx", made.getvalue())
    assert len(error.value.rows) == 1
    assert "Rad 3" in error.value.rows[0]
    assert "sammanfogade" in error.value.rows[0]


def test_a_value_that_is_merged_away_or_not_reckoned_is_no_missing_value() -> None:
    book = Workbook()
    for row in (["område", "år", "kön", "värde"], ["0019", 2023, "alla", 5], ["0019", 2024, "alla", 6]):
        book.active.append(row)
    for year, said in ((2025, "=1+1"), (2026, 7)):
        book.active.append(["0019", year, "alla", said])
    book.active.merge_cells("D2:D3")
    book.active.merge_cells("C5:D5")
    made = io.BytesIO()
    book.save(made)
    with pytest.raises(sheets.WrongSheet) as error:
        sheets.read("a.xlsx", made.getvalue())
    assert [(row.split(":")[0], "sammanfogade" in row) for row in error.value.rows] == [
        ("Rad 3", True),
        ("Rad 4", False),
        ("Rad 5", True),
    ]
    assert "D2:D3" in error.value.rows[0]
    assert "cell D4 är en formel utan värde" in error.value.rows[1]


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("", "tom"),
        ("a;b\n1;2", "Rubrikerna område, år, värde saknas"),
        ("område;år;värde\n", "inga siffror"),
        ("område;år;värde\n;2024;1", "sammanfogade"),
        ("område;år;värde\n0019;tjugo;1", "inget år"),
        ("område;år;kön;värde\n0019;2024;hen;1", "är okänt"),
        ("område;år;värde\n0019;2024;tolv", "Rad 2: ”tolv” är inget tal"),
        ("område;år;värde\n0019;2024;nan", "inget tal"),
        ("område;år;värde\n0019;2024;1\n0019;2024;2", "finns redan"),
    ],
)
def test_wrong_rows_are_named_and_nothing_is_half_imported(sheet: str, said: str) -> None:
    with pytest.raises(sheets.WrongSheet) as error:
        sheets.read("a.csv", sheet.encode())
    assert said in " ".join(error.value.rows)


def test_a_file_that_is_no_spreadsheet(
    officer: Person, client_of: Callable[[Person], Client], document: object
) -> None:
    said = {"name": "Egen", "code": "egen", "area": "0099", "file": SimpleUploadedFile("a.xlsx", b"inte excel")}
    answer = client_of(officer).post("/uppfoljning/arbete/indikatorer/egen/", said)
    assert answer.status_code == 422
    assert "går inte att läsa som ett kalkylblad" in answer.text
    assert not Indicator.objects.exists()


def test_own_figures_by_form(officer: Person, client_of: Callable[[Person], Client], document: object) -> None:
    rows = "område;år;kön;värde\n" + "".join(f"0099;{year};alla;{year - 2000},5\n" for year in range(2015, 2026))
    said = {"name": "Egen", "code": "egen", "area": "0099", "file": SimpleUploadedFile("a.csv", rows.encode())}
    assert client_of(officer).post("/uppfoljning/arbete/indikatorer/egen/", said).status_code == 302
    assert indicators.figures_of(Indicator.objects.get()).line("0099")[-1] == ("2025", 25.5)
    assert JournalEntry.objects.filter(noun="indicator", verb="create").exists()


def test_an_assessment_is_the_persons_own(indicator: Indicator, officer: Person, client_of: Callable[[Person], Client]) -> None:  # fmt: skip
    client = client_of(officer)
    client.post("/uppfoljning/arbete/indikatorer/gymnasie/bedom/", JUDGED | {"verdict": "unknown"})
    made = Assessment.objects.get()
    assert (made.verdict, made.proposed_verdict, made.by) == ("unknown", "unknown", officer)
    client.post("/uppfoljning/arbete/indikatorer/gymnasie/bedom/", JUDGED | {"sentence": ""})
    assert Assessment.objects.count() == 1
