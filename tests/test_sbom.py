"""The list of what the program stands on names what runs, with versions, and nothing that only tests need."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / ".ci" / "sbom.py"


def made(path: Path) -> dict:
    subprocess.run([sys.executable, str(SCRIPT), "--out", str(path)], check=True)
    return json.loads(path.read_text(encoding="utf-8"))


def test_it_names_what_runs(tmp_path: Path) -> None:
    found = made(tmp_path / "a.json")
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert found["metadata"]["component"]["name"] == "samsyn"
    known = {one["name"]: one for one in found["components"]}
    assert known["django"]["version"] == version("django")
    assert {"asgiref", "sqlparse", "psycopg", "fido2", "typst"} <= set(known)
    absent = {one["value"] for one in found["metadata"]["properties"]}
    extras = {"numba", "obstore", "psycopg", "pyarrow"}
    assert extras <= known.keys() | absent  # each is there, or said not to be
    assert not {"pytest", "ruff", "mypy", "playwright", "schemathesis"} & set(known)
    assert all(one["purl"].startswith("pkg:pypi/") for one in known.values())
    references = {one["bom-ref"] for one in found["components"]} | {found["metadata"]["component"]["bom-ref"]}
    assert {one["ref"] for one in found["dependencies"]} == references
    assert all(set(one["dependsOn"]) <= references for one in found["dependencies"])


def test_the_same_installation_gives_the_same_list(tmp_path: Path) -> None:
    assert made(tmp_path / "a.json") == made(tmp_path / "b.json")
