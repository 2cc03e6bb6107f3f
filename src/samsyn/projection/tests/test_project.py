"""The command on whole folders: what it writes, and what it says of figures that cannot be used."""

import csv
import gzip
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

from samsyn.projection import outdir
from samsyn.projection.intake import Intake, read_folder
from samsyn.projection.reconciling import county_cells
from samsyn.projection.refusals import Refused
from samsyn.projection.running import Wanted, run
from samsyn.projection.writing import files
from tests.cores.demography.places import history

YEARS = range(2018, 2024)
AREAS = {"0101": 30, "0114": 6}

type Rows = list[list[str]]


def _people(size: int, age: int, year: int) -> int:
    return max(size * (100 - age) // 20 + (age * 7 + year) % 3, 1 if age < 100 else 0)


def make(folder: Path) -> Path:
    """Two invented municipalities over six years."""
    folder.mkdir()
    tables: dict[str, Rows] = {
        "population": [["area", "sex", "age", "year", "value"]],
        "deaths": [["area", "sex", "age", "year", "value"]],
        "births": [["area", "mother_age", "year", "value"]],
    }
    for area, size in AREAS.items():
        for year in YEARS:
            for sex in ("K", "M"):
                for age in range(101):
                    label = "100+" if age == 100 else str(age)
                    row = [area, sex, label, str(year)]
                    tables["population"].append([*row, str(_people(size, age, year))])
                    tables["deaths"].append([*row, str(size // 10 if age > 80 else 0)])
            tables["births"] += [[area, str(age), str(year), str(size // 5)] for age in range(20, 42)]
            tables["births"].append([area, "okänd", str(year), "2"])
    for name, rows in tables.items():
        write(folder / f"{name}.csv", rows)
    return folder


def write(path: Path, rows: Rows, delimiter: str = ",") -> None:
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle, delimiter=delimiter).writerows(rows)


def change(folder: Path, name: str, changed: Callable[[Rows], Rows], delimiter: str = ",") -> None:
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    write(path, [rows[0], *changed(rows[1:])], delimiter)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "in")


def project(folder: Path, out: Path, *extra: str) -> None:
    call_command("project", str(folder), "--to", "2026", "--draws", "20", "--out", str(out), *extra)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_tables_hold_exactly_what_went_in(folder: Path, tmp_path: Path) -> None:
    project(folder, tmp_path / "out")
    people = rows_of(tmp_path / "out" / "population.csv")
    assert list(people[0]) == ["area", "sex", "age", "year", "p10", "p50", "p90", "mean"]
    assert {(r["area"], r["sex"]) for r in people} == {(a, s) for a in AREAS for s in "KM"}
    assert {r["year"] for r in people} == {"2024", "2025", "2026"}
    assert {r["age"] for r in people} == {str(age) for age in range(101)}
    assert len(people) == 2 * 2 * 101 * 3
    assert all(0 <= float(r["p10"]) <= float(r["p50"]) <= float(r["p90"]) for r in people)
    sums = rows_of(tmp_path / "out" / "summary.csv")
    assert list(sums[0]) == [
        "area", "year", "total_p10", "total_p50", "total_p90", "births", "deaths", "net_migration",
    ]  # fmt: skip
    assert len(sums) == 2 * 3
    mean = sum(float(r["mean"]) for r in people if r["year"] == "2026" and r["area"] == "0101")
    row = next(r for r in sums if r["year"] == "2026" and r["area"] == "0101")
    assert float(row["total_p10"]) <= mean <= float(row["total_p90"])


def test_the_same_seed_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        project(folder, tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_pictures_are_drawings_with_words(folder: Path, tmp_path: Path) -> None:
    project(folder, tmp_path / "out")
    for name in ("fan.svg", "pyramid.svg", "components.svg"):
        root = ET.fromstring((tmp_path / "out" / name).read_text(encoding="utf-8"))
        titles = [e.text for e in root.iter("{http://www.w3.org/2000/svg}title")]
        assert titles[0]
        assert any(e.text for e in root.iter("{http://www.w3.org/2000/svg}desc"))


def test_the_summary_says_what_was_done(folder: Path, tmp_path: Path) -> None:
    project(folder, tmp_path / "out", "--scenario", "births:0.5:2024-2026")
    text = (tmp_path / "out" / "sammanfattning.md").read_text(encoding="utf-8")
    assert "År 2026 bor det" in text
    assert "24 födda utan uppgift om moderns ålder har fördelats" in text
    assert "barnafödandet gånger 0,5 2024–2026" in text
    assert "för kort" in text
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["state"] == "done"
    assert set(record["inputs"]) == {"population.csv", "births.csv", "deaths.csv"}


def test_errors_stand_by_years_ahead_and_by_age_beside_two_naive_ways(tmp_path: Path) -> None:
    intake = Intake(history(years=24), ("K", "M"), ())
    done = run(intake, Wanted(2050, draws=5))
    found = files(done)
    rows = list(csv.DictReader(io.StringIO(found["backtest_ages.csv"].decode())))
    assert {row["method"] for row in rows} == {"model", "unchanged", "growth"}
    assert {row["years_ahead"] for row in rows} == {str(year) for year in range(1, 11)}
    assert [row["ages"] for row in rows][:21:20] == ["0-4", "100+"]
    assert len(rows) == 3 * 10 * 21
    assert done.backtest
    last = [float(row["wape"]) for row in rows if (row["method"], row["years_ahead"]) == ("model", "10")]
    assert last == pytest.approx(done.backtest.by_age[0, -1], abs=0.001)
    assert "Svårast är" in found["sammanfattning.md"].decode()


def test_half_the_births_is_fewer_children(folder: Path, tmp_path: Path) -> None:
    project(folder, tmp_path / "out")
    project(folder, tmp_path / "few", "--scenario", "births:0.5:2024-2026")

    def born(name: str) -> float:
        return sum(float(r["births"]) for r in rows_of(tmp_path / name / "summary.csv"))

    assert born("few") == pytest.approx(born("out") / 2, rel=0.1)


def test_no_births_are_no_trouble(folder: Path, tmp_path: Path) -> None:
    change(folder, "births", lambda rows: [[*row[:-1], "0"] for row in rows])
    project(folder, tmp_path / "out")
    assert {r["births"] for r in rows_of(tmp_path / "out" / "summary.csv")} == {"0.0"}


def test_moves_that_are_known_are_used(folder: Path, tmp_path: Path) -> None:
    rows: Rows = [["area", "sex", "age", "year", "flow", "value"]]
    flows = ("in", "out", "immigration", "emigration")
    rows += [
        [a, s, str(g), str(y), f, "1"] for a in AREAS for s in "KM" for g in range(20, 40) for y in YEARS for f in flows
    ]
    write(folder / "migration.csv", rows)
    assert read_folder(folder).history.migration is not None
    project(folder, tmp_path / "out")
    change(folder, "migration", lambda found: [row for row in found if row[4] != "out"])
    with pytest.raises(Refused, match="saknar flödet out"):
        read_folder(folder)


@pytest.mark.parametrize(("women", "men"), [("2", "1"), ("kvinnor", "män"), ("Females", "Males"), ("F", "M")])
def test_sexes_by_other_names(folder: Path, women: str, men: str) -> None:
    plain = read_folder(folder)
    for name in ("population", "deaths"):
        change(folder, name, lambda rows: [[r[0], {"K": women, "M": men}[r[1]], *r[2:]] for r in rows])
    intake = read_folder(folder)
    assert intake.sexes == (women, men)
    assert (intake.history.population == plain.history.population).all()


def test_semicolons_swedish_names_and_a_lost_zero(folder: Path) -> None:
    plain = read_folder(folder)
    for name in ("population", "deaths", "births"):
        change(folder, name, lambda rows: [[r[0].lstrip("0"), *r[1:]] for r in rows], ";")
    path = folder / "population.csv"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("area;sex;age;year;value", "Kommun;Kön;Ålder;År;Antal")
        .replace("101;", "0101;"),
        encoding="utf-8",
    )
    intake = read_folder(folder)
    assert (intake.history.deaths == plain.history.deaths).all()
    assert any("inledande nolla" in note for note in intake.notes)


def test_json_stat_is_the_same_as_csv(folder: Path) -> None:
    plain = read_folder(folder)
    ages = [str(a) for a in range(100)] + ["100+"]
    years = [str(y) for y in YEARS]
    cube = {
        "version": "2.0", "class": "dataset", "id": ["Region", "Kon", "Alder", "ContentsCode", "Tid"],
        "size": [2, 2, 101, 1, 6], "note": ["Tabellen är skyddad med brus."],
        "dimension": {
            "Region": {"category": {"index": {"0114": 1, "0101": 0}}},
            "Kon": {"category": {"index": ["2", "1"]}},
            "Alder": {"category": {"index": {a: i for i, a in enumerate(ages)}}},
            "ContentsCode": {"category": {"label": {"BE0101N1": "Folkmängd"}}},
            "Tid": {"category": {"index": years}},
        },
        "value": [_people(size, age, int(y)) for size in AREAS.values() for _ in "21" for age in range(101) for y in years],
    }  # fmt: skip
    (folder / "population.csv").unlink()
    (folder / "population.json").write_text(json.dumps(cube), encoding="utf-8")
    intake = read_folder(folder)
    assert (intake.history.population == plain.history.population).all()
    assert any("brus" in note for note in intake.notes)


def without(index: int, value: str) -> Callable[[Rows], Rows]:
    return lambda rows: [row for row in rows if row[index] != value]


def first(**changes: str) -> Callable[[Rows], Rows]:
    places = {"area": 0, "sex": 1, "age": 2, "year": 3, "value": -1}

    def changed(rows: Rows) -> Rows:
        for name, value in changes.items():
            rows[0][places[name]] = value
        return rows

    return changed


WRONG: list[tuple[str, Callable[[Rows], Rows], str]] = [
    ("population", without(2, "37"), r"saknar åldern 37"),
    ("population", lambda rows: rows[1:], r"saknar 0101, kvinnor, 0 år, 2018"),
    ("population", first(value="-5"), r"rad 2: -5 är negativt"),
    ("population", first(value="många"), r"rad 2: 'många' är inget tal"),
    ("population", first(value=""), r"rad 2: 'tomt' är inget tal"),
    ("population", first(age="0-4"), r"'0-4' är en grupp.*ettårsklasser"),
    ("population", first(sex="X"), r"könet 'X' förstods inte"),
    ("population", first(year="i fjol"), r"'i fjol' är inget år"),
    ("population", without(1, "M"), r"har inte båda könen"),
    ("population", without(3, "2020"), r"saknar 2020. Åren ska följa"),
    ("population", lambda rows: rows + rows[:1], r"samma uppgift står två gånger"),
    ("population", lambda rows: [r for r in rows if r[2] != "100+"], r"högsta åldern är 99"),
    ("population", lambda rows: [*rows, ["0101", "T", "tot", "2020", "999999"]], r"0101, båda könen, alla åldrar, 2020 är 999999"),
    ("population", lambda rows: [*rows, ["01", *rows[0][1:]]], r"blandade"),
    ("population", lambda rows: [r for r in rows if r[0] != "0114" or r[3] > "2019"], r"Folkmängd saknas .*0114 \(2018–2019\)"),
    (
        "population",
        lambda rows: [["0331", *r[1:]] if r[0] == "0114" and r[3] > "2020" else r for r in rows],
        r"0114 har siffror till 2020 och 0331 från 2021.*bytt län eller kod",
    ),
    ("deaths", without(3, "2021"), r"deaths.csv saknar åren 2021"),
    ("deaths", first(area="9999"), r"området '9999' finns inte i folkmängden"),
    ("births", lambda rows: [[r[0], "20-24", *r[2:]] for r in rows], r"'20-24' är en grupp"),
    ("births", lambda rows: [[r[0], "mamma", *r[2:]] for r in rows], r"'mamma' förstods inte"),
    ("deaths", lambda rows: [], r"har rubriker men inga rader"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change_", "said"), WRONG, ids=[said[:40] for _, _, said in WRONG])
def test_figures_that_cannot_be_used_are_named(
    folder: Path, name: str, change_: Callable[[Rows], Rows], said: str
) -> None:
    change(folder, name, change_)
    with pytest.raises(Refused, match=said):
        read_folder(folder)


def test_sums_that_agree_are_left_out(folder: Path) -> None:
    plain = read_folder(folder)
    total = sum(_people(size, age, 2020) for size in AREAS.values() for age in range(101)) * 2
    change(folder, "population", lambda rows: [*rows, ["Riket", "T", "tot", "2020", str(total)]])
    assert (read_folder(folder).history.population == plain.history.population).all()
    change(folder, "population", lambda rows: [*rows[:-1], [*rows[-1][:-1], str(total + 4)]])
    assert any("skyddad med brus" in note for note in read_folder(folder).notes)


def test_what_is_missing_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="finns inte"):
        read_folder(tmp_path / "nowhere")
    (folder / "births.csv").unlink()
    with pytest.raises(Refused, match=re.escape("births.csv saknas")):
        read_folder(folder)
    (folder / "births.csv").write_text("region,antal\n0101,3\n", encoding="utf-8")
    with pytest.raises(Refused, match="saknar kolumnen mother_age, year"):
        read_folder(folder)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--to", "2020"], "går inte: folkmängden slutar 2023"),
        (["--draws", "1"], "--draws 1 går inte"),
        (["--draws", "tusen"], "ska vara ett heltal"),
        (["--scenario", "bröllop:2:2024-2025"], "finns inte. Välj births"),
        (["--scenario", "births"], "skriv till exempel"),
        (["--scenario", "births:2:2024-2025:Mora"], "nämner Mora"),
    ],
)
def test_wrong_use_is_said_in_swedish(
    folder: Path, tmp_path: Path, extra: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        project(folder, tmp_path / "out", *extra)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_a_run_is_never_half_shown(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    project(folder, out)
    outdir.begin(out)  # and then the power goes
    assert outdir.broken(out)
    assert not (out / "population.csv").exists()
    project(folder, out)
    assert not outdir.broken(out)
    assert (out / "population.csv").exists()


def test_others_files_are_left_alone(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        project(folder, folder)
    assert (folder / "population.csv").read_text(encoding="utf-8").startswith("area,sex")
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    with pytest.raises(SystemExit):
        project(folder, other)
    assert rows_of(other / "population.csv") == rows_of(folder / "population.csv")


def test_a_packed_file_that_never_ends_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samsyn.projection.tables.LARGEST", 10_000)
    (folder / "births.csv").unlink()
    (folder / "births.csv.gz").write_bytes(gzip.compress(b"0" * 1_000_000))
    (folder / "population.csv").write_text("area,sex,age,year,value\n0101,K,0,2018,1\n")
    with pytest.raises(Refused, match="uppackad"):
        read_folder(folder)
    (folder / "births.csv.gz").write_bytes(b"\x1f\x8b not packed")
    with pytest.raises(Refused, match="gick inte att läsa"):
        read_folder(folder)


@pytest.mark.parametrize("method", ["rakning", "minsta-kvadrat"])
def test_places_add_up_to_the_county_or_to_given_totals(folder: Path, tmp_path: Path, method: str) -> None:
    project(folder, tmp_path / "out", "--reconcile", method)
    county = read_folder(folder)
    cells = county_cells(county, Wanted(2026))
    people = rows_of(tmp_path / "out" / "population.csv")
    found = sum(float(r["mean"]) for r in people if r["year"] == "2026" and r["age"] == "40" and r["sex"] == "K")
    assert found == pytest.approx(cells[-1, 0, 40], abs=0.05)
    assert "stämda mot länets egen prognos" in (tmp_path / "out" / "sammanfattning.md").read_text()
    write(tmp_path / "t.csv", [["year", "value"], *([str(year), "5000"] for year in (2024, 2025, 2026))])
    project(folder, tmp_path / "given", "--totals", str(tmp_path / "t.csv"))
    people = rows_of(tmp_path / "given" / "population.csv")
    assert sum(float(r["mean"]) for r in people if r["year"] == "2025") == pytest.approx(5000, abs=3)
    rows = [r for r in rows_of(tmp_path / "given" / "summary.csv") if r["area"] == "0101"]
    mean = [sum(float(r["mean"]) for r in people if r["area"] == "0101" and r["year"] == y) for y in ("2025", "2026")]
    last = rows[-1]
    assert mean[1] - mean[0] == pytest.approx(
        float(last["births"]) - float(last["deaths"]) + float(last["net_migration"]), abs=1.5
    )


def test_totals_that_do_not_reach_are_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "t.csv", [["year", "value"], ["2024", "5000"]])
    with pytest.raises(SystemExit):
        project(folder, tmp_path / "out", "--totals", str(tmp_path / "t.csv"))
    assert "2025–2026" in capsys.readouterr().err


def test_a_part_of_the_history(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(folder, tmp_path / "out", "--since", "2020")
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["state"] == "done"
    with pytest.raises(SystemExit):
        project(folder, tmp_path / "other", "--since", "2023")
    assert "minst tre år" in capsys.readouterr().err
