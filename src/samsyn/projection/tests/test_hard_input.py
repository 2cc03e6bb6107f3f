"""Tables as they really come: sums among the parts, other codes, groups, the smallest places and files of another kind."""

import math
import re
from pathlib import Path

import pytest

from samsyn.projection.intake import read_folder
from samsyn.projection.refusals import Refused
from samsyn.projection.tests.test_project import Rows, change, make, project, rows_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "in")


def with_sums(rows: Rows) -> Rows:
    """Every sum there is: both sexes of each age, all ages of each sex, all of both, and the country."""
    found: dict[tuple[str, str, str, str], int] = {}
    for area, sex, age, year, value in rows:
        for keys in {(a, s, g, year) for a in (area, "Riket") for s in (sex, "T") for g in (age, "tot")}:
            if keys != (area, sex, age, year):
                found[keys] = found.get(keys, 0) + int(value)
    return [*rows, *([*keys, str(value)] for keys, value in found.items())]


def test_men_women_and_both_with_all_their_sums(folder: Path) -> None:
    plain = read_folder(folder)
    for name in ("population", "deaths"):
        change(folder, name, with_sums)
    intake = read_folder(folder)
    assert intake.sexes == ("K", "M")
    assert (intake.history.population == plain.history.population).all()
    assert (intake.history.deaths == plain.history.deaths).all()


@pytest.mark.parametrize(
    ("sum_", "said"),
    [
        (("0114", "T", "37", "2020"), "0114, båda könen, 37 år, 2020"),
        (("0101", "K", "tot", "2021"), "0101, kvinnor, alla åldrar, 2021"),
        (("Riket", "M", "80", "2019"), "summan av alla områden, män, 80 år, 2019"),
    ],
)
def test_the_sum_that_does_not_match_its_parts_is_named(
    folder: Path, sum_: tuple[str, str, str, str], said: str
) -> None:
    for name in ("deaths", "population"):
        change(
            folder,
            name,
            lambda rows: [[*r[:4], str(int(r[4]) + 90)] if tuple(r[:4]) == sum_ else r for r in with_sums(rows)],
        )
        with pytest.raises(Refused, match=rf"{name}.csv: {re.escape(said)} är \d+ men delarna ger \d+"):
            read_folder(folder)


def test_births_that_stand_only_in_the_sum_are_not_lost_in_silence(folder: Path) -> None:
    # 22 mothers' ages with 6 children each and 2 whose mother's age is unknown
    total = ["0101", "tot", "2020", "134"]
    change(folder, "births", lambda rows: [*rows, total])
    plain = read_folder(folder).history.births.sum()
    change(folder, "births", lambda rows: [*rows[:-1], [*total[:3], "140"]])
    intake = read_folder(folder)
    assert intake.history.births.sum() == plain
    assert any("births.csv: 1 summor skiljer sig lite" in note for note in intake.notes)
    change(folder, "births", lambda rows: [*rows[:-1], [*total[:3], "234"]])
    with pytest.raises(Refused, match=r"births.csv: 0101, alla mödrar, 2020 är 234 men delarna ger 134.*okänd"):
        read_folder(folder)


@pytest.mark.parametrize("group", ["0-4", "85–89", "5-9 år"])
def test_five_year_groups_are_refused_with_what_to_do(folder: Path, group: str) -> None:
    change(folder, "deaths", lambda rows: [[*r[:2], group, *r[3:]] if r[2] == "3" else r for r in rows])
    with pytest.raises(Refused, match=rf"deaths.csv: åldern '{group}' är en grupp.*Hämta tabellen efter ett års ålder"):
        read_folder(folder)


@pytest.mark.parametrize(
    ("women", "men", "deaths"), [("2", "1", ("K", "M")), ("K", "M", ("2", "1")), ("k", "m", ("Kvinnor", "Män"))]
)
def test_sexes_by_one_code_in_one_table_and_another_in_the_next(
    folder: Path, women: str, men: str, deaths: tuple[str, str]
) -> None:
    plain = read_folder(folder)
    change(folder, "population", lambda rows: [[r[0], women if r[1] == "K" else men, *r[2:]] for r in rows])
    change(folder, "deaths", lambda rows: [[r[0], deaths["KM".index(r[1])], *r[2:]] for r in rows])
    intake = read_folder(folder)
    assert intake.sexes == (women, men)
    assert (intake.history.deaths == plain.history.deaths).all()


def test_what_comes_out_has_the_codes_that_went_in(folder: Path, tmp_path: Path) -> None:
    for name in ("population", "deaths", "births"):
        change(folder, name, lambda rows: [[r[0].lstrip("0"), *r[1:]] for r in rows])
    for name in ("population", "deaths"):
        change(folder, name, lambda rows: [[r[0], {"K": "2", "M": "1"}[r[1]], *r[2:]] for r in rows])
    project(folder, tmp_path / "out")
    people = rows_of(tmp_path / "out" / "population.csv")
    assert {r["area"] for r in people} == {"101", "114"}
    assert {r["sex"] for r in people} == {"1", "2"}


def test_a_municipality_of_2400_without_births(folder: Path, tmp_path: Path) -> None:
    """The other one is fifty times larger."""

    def small(rows: Rows) -> Rows:
        return [
            [*r[:-1], str(12 if int(r[2].rstrip("+")) < 99 else 6)]
            if r[0] == "0114"
            else [*r[:-1], str(50 * int(r[-1]))]
            for r in rows
        ]

    change(folder, "population", small)
    change(folder, "births", lambda rows: [[*r[:-1], "0"] if r[0] == "0114" else r for r in rows])
    change(folder, "deaths", lambda rows: [[*r[:-1], "0"] if r[0] == "0114" else r for r in rows])
    intake = read_folder(folder)
    assert intake.history.population[-1, 1].sum() == 2400
    assert any("Färre än 3000 invånare: 0114" in note for note in intake.notes)
    project(folder, tmp_path / "out")
    rows = [r for r in rows_of(tmp_path / "out" / "summary.csv") if r["area"] == "0114"]
    assert len(rows) == 3
    for row in rows:
        figures = [float(row[name]) for name in ("total_p10", "total_p50", "total_p90")]
        assert figures == sorted(figures)
        assert all(math.isfinite(f) and 1000 < f < 4000 for f in figures)
        assert float(row["births"]) > 0  # nobody was born by chance, which says little in so small a place


def test_a_municipality_that_changed_county_is_told_by_both_its_codes(folder: Path) -> None:
    def renumbered(rows: Rows) -> Rows:
        return [["1880", *r[1:]] if r[0] == "0114" and r[-2] > "2020" else r for r in rows]

    for name in ("population", "deaths", "births"):
        change(folder, name, renumbered)
    with pytest.raises(
        Refused, match=r"0114 har siffror till 2020 och 1880 från 2021.*bytt län eller kod: ge den en kod"
    ):
        read_folder(folder)


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
def test_a_table_of_another_kind_is_named(folder: Path, ending: str) -> None:
    (folder / "deaths.csv").rename(folder / f"deaths.{ending}")
    with pytest.raises(Refused, match=rf"deaths.{ending} kan inte läsas. Spara tabellen som deaths.csv"):
        read_folder(folder)
