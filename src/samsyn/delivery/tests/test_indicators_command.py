"""samsyn indicators, as a person or a script runs it, against a server that speaks as Kolada and SCB do."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samsyn.sources.tests.double import Double, running
from samsyn.sources.tests.double import value as figure_of

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as made:
        yield made


@pytest.fixture
def run(double: Double, tmp_path: Path) -> Run:
    def command(*words: str, **changed: str) -> "subprocess.CompletedProcess[str]":
        env = {
            **os.environ, "SAMSYN_DATA_DIR": str(tmp_path / "data"), "SAMSYN_KOLADA_URL": double.kolada,
            "SAMSYN_SCB_URL": double.scb, **changed,
        }  # fmt: skip
        return subprocess.run(
            [sys.executable, "-m", "samsyn", "indicators", *words],
            env=env, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return command


def test_fetch_then_show_without_the_source(run: Run, double: Double, tmp_path: Path) -> None:
    done = run("fetch", "kolada", "--kpi", "N01951,N01963", "--area", "0019,1980", "--from", "2010")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "Hämtar N01951–N01963 för 2 områden")
    double.server.shutdown()
    shown = run("show", "N01951", "--area", "0019", "--format", "csv", SAMSYN_KOLADA_URL="http://127.0.0.1:9/v3")
    rows = list(csv.DictReader(io.StringIO(shown.stdout)))
    assert shown.stdout.splitlines()[0] == "area,year,sex,value,status"
    assert {(row["area"], row["year"], row["sex"]) for row in rows} == {
        ("0019", str(year), sex) for year in range(2010, 2025) for sex in "TKM"
    }
    for row in rows:
        value = figure_of("N01951", "0019", int(row["year"]), row["sex"])
        assert row["value"] == ("" if value is None else repr(value))
    assert "" in {row["value"] for row in rows}
    assert json.loads(run("show", "N01951", "--area", "0019", "--format", "json").stdout) == [
        {"area": row["area"], "year": int(row["year"]), "sex": row["sex"],
         "value": float(row["value"]) if row["value"] else None, "status": row["status"]} for row in rows
    ]  # fmt: skip
    listed = json.loads(run("list", "--format", "json").stdout)
    assert [row["code"] for row in listed] == ["N01951", "N01963"]
    assert not (tmp_path / "data" / "samsyn.sqlite3").exists()
    assert not (tmp_path / "data" / "secret.key").exists()


def test_a_table_of_scb(run: Run) -> None:
    done = run(
        "fetch", "scb", "--table", "TAB638", "--select", "ContentsCode=BE0101N1", "--area", "1980", "--from", "2023"
    )
    assert (done.returncode, done.stderr) == (
        0,
        "Hämtar TAB638:BE0101N1, del 1 av 2\nHämtar TAB638:BE0101N1, del 2 av 2\n",
    )
    assert "Västerås" in run("show", "TAB638:BE0101N1").stdout


def test_what_cannot_be_had_is_said(run: Run, double: Double) -> None:
    nothing = run("show", "N01951")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "inte hämtat" in nothing.stderr
    unknown = run("fetch", "kolada", "--kpi", "N77777", "--area", "0019")
    assert unknown.returncode == 2
    assert "N77777" in unknown.stderr
    some = run("fetch", "kolada", "--kpi", "N01951,N77777", "--area", "0019,4711")
    assert some.returncode == 0
    assert "N77777" in some.stderr
    assert "4711" in some.stderr
    double.behaviour.failing = [("/data/", 400, {})]
    refused = run("fetch", "kolada", "--kpi", "N01951", "--area", "0019")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Traceback" not in refused.stderr
    assert run("fetch", "kolada", "--area", "0019").returncode == 2


def test_search_and_profile(run: Run) -> None:
    run("fetch", "kolada", "--kpi", "N02267", "--area", "0018,0019,0022,1980")
    found = list(csv.DictReader(io.StringIO(run("search", "förvärvsarbetande", "--format", "csv").stdout)))
    assert [row["code"] for row in found] == ["N02267"]
    rows = list(csv.DictReader(io.StringIO(run("profile", "0019", "--format", "csv").stdout)))
    assert {row["sex"] for row in rows} == set("TKM")
    assert {row["of"] for row in rows} == {"3"}
