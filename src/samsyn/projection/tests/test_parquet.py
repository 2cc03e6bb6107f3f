"""Tables as Parquet: the same columns and figures as the CSV, and a clear sentence where the extra is missing."""

import csv
import sys
from pathlib import Path

import pytest

from samsyn.projection import packing
from samsyn.projection.tests.test_project import make, project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "in")


def tables(out: Path) -> set[str]:
    return {path.name for path in out.iterdir() if path.suffix in (".csv", ".parquet")}


def test_both_kinds_say_the_same(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out"
    project(folder, out, "--format", "both")
    assert tables(out) == {f"{stem}.{ending}" for stem in ("population", "summary") for ending in ("csv", "parquet")}
    for stem in ("population", "summary"):
        packed = parquet.read_table(out / f"{stem}.parquet")
        with (out / f"{stem}.csv").open(encoding="utf-8", newline="") as handle:
            titles, *rows = csv.reader(handle)
        assert packed.column_names == titles
        assert packed.num_rows == len(rows)
        for title, texts in zip(titles, zip(*rows, strict=True), strict=True):
            found = packed.column(title).to_pylist()
            kind = type(found[0])
            assert found == [kind(text) for text in texts]  # to the last decimal
            assert kind is {"area": str, "sex": str, "age": int, "year": int}.get(title, float)
    assert set(packed.column("area").to_pylist()) == {"0101", "0114"}  # a code is no number: its nought is kept


def test_parquet_alone_and_the_earlier_kind_is_taken_away(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    project(folder, out, "--format", "parquet")
    assert tables(out) == {"population.parquet", "summary.parquet"}
    first = (out / "population.parquet").read_bytes()
    assert "population.parquet, summary.parquet" in (out / "sammanfattning.md").read_text(encoding="utf-8")
    project(folder, out, "--format", "parquet")
    assert (out / "population.parquet").read_bytes() == first  # the same seed, the same bytes
    project(folder, out)
    assert tables(out) == {"population.csv", "summary.csv"}


def test_without_the_extra_it_is_said_how_to_get_it_and_nothing_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = [path for path in sys.path if not (Path(path) / "pyarrow").is_dir()]
    monkeypatch.setattr(sys, "path", elsewhere)
    for name in [name for name in sys.modules if name.split(".")[0] == "pyarrow"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(SystemExit) as stopped:
        project(folder, tmp_path / "out", "--format", "both")
    assert stopped.value.code == 2
    assert packing.MISSING in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_another_format_is_answered_in_swedish(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        project(folder, tmp_path / "out", "--format", "excel")
    assert stopped.value.code == 2
    assert "'csv', 'parquet', 'both'" in capsys.readouterr().err
