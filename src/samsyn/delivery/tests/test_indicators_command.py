"""samsyn indicators, as a person or a script runs it, against a server that speaks as Kolada and SCB do."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command

from samsyn.sources.tests.double import Double
from samsyn.sources.tests.double import value as figure_of


@dataclass(frozen=True)
class Done:
    """How a run of the command ended."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(double: Double, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SAMSYN_KOLADA_URL", double.kolada)
    monkeypatch.setenv("SAMSYN_SCB_URL", double.scb)

    def command(*words: str) -> Done:
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("indicators", *words, stdout=out, stderr=err)
        except SystemExit as stop:
            return Done(int(stop.code or 0), out.getvalue(), err.getvalue())
        return Done(0, out.getvalue(), err.getvalue())

    return command


def test_the_program_itself_reads_and_makes_no_site(double: Double, tmp_path: Path) -> None:
    env = {**os.environ, "SAMSYN_DATA_DIR": str(tmp_path / "d"), "SAMSYN_KOLADA_URL": double.kolada}
    command = [sys.executable, "-m", "samsyn", "indicators", "fetch", "kolada", "--kpi", "N01951", "--area", "0019"]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "Hämtar N01951\n")
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["figures"]


def test_fetch_then_show_without_the_source(run: Run, double: Double) -> None:
    done = run("fetch", "kolada", "--kpi", "N01951,N01963", "--area", "0019,1980", "--from", "2010")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "Hämtar N01951–N01963 för 2 områden")
    double.server.shutdown()
    shown = run("show", "N01951", "--area", "0019", "--format", "csv")
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
