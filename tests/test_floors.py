"""The floors hold: imports, foreign keys and templates look down, never up, never sideways."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "samsyn"


def floors() -> dict[str, int]:
    """Room → floor, read from the same contract that import-linter checks."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c.get("containers") == ["samsyn"])
    rooms = {}
    for floor, layer in enumerate(reversed(layers)):
        for room in layer.split("|"):
            rooms[room.strip(" ()")] = floor
    return rooms


FLOORS = floors()


def may_look(room: str, other: str) -> bool:
    """A room sees itself and the floors below."""
    return room == other or FLOORS[other] < FLOORS[room]


def test_imports_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def our_models() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("samsyn.")]


def test_there_are_models_to_check() -> None:
    assert len(our_models()) > 8


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_relations_look_down(model) -> None:
    room = model.__module__.split(".")[1]
    for field in model._meta.get_fields():
        if not isinstance(field, ForeignKey | ManyToManyField) or not field.related_model.__module__.startswith(
            "samsyn."
        ):
            continue
        other = field.related_model.__module__.split(".")[1]
        assert may_look(room, other), f"{model.__name__}.{field.name} looks up to {other}"
        if other != room:
            assert field.remote_field.related_name.endswith("+"), (
                f"{model.__name__}.{field.name} needs related_name='+'"
            )


def templates() -> list[Path]:
    return sorted(PACKAGE.glob("*/templates/**/*.html"))


def test_templates_look_down() -> None:
    assert templates()
    for path in templates():
        room = path.relative_to(PACKAGE).parts[0]
        for name in re.findall(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)", path.read_text()):
            owners = [other for other in FLOORS if (PACKAGE / other / "templates" / name.split("#")[0]).exists()]
            assert owners, f"{path} uses {name}, which does not exist"
            assert any(may_look(room, other) for other in owners), f"{path} looks up to {name}"


def test_no_drawers() -> None:
    drawers = {"utils.py", "helpers.py", "common.py", "services.py", "misc.py", "base.py"}
    found = [p for p in PACKAGE.rglob("*.py") if p.name in drawers and p.parent.name != "sqlite"]
    assert not found


def test_files_are_small() -> None:
    long_ones = [
        p
        for p in [*PACKAGE.rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
        if len(p.read_text().splitlines()) > 500
    ]
    assert not long_ones
