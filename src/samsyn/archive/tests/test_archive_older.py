"""An archive from an older Samsyn: its tables had other shapes. It is loaded as it was and brought up to date, or refused
in a sentence. The older archive is made out of today's: columns and tables that came later are taken away again."""

import hashlib
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.apps.registry import Apps
from django.db.migrations.loader import MigrationLoader

from samsyn.archive import reading
from samsyn.archive.manifest import MANIFEST

from .test_archive import archive, samsyn

__all__ = ["archive"]  # the fixture

type Node = tuple[str, str]


def ours(node: Node) -> bool:
    return not node[1].startswith("0001") and node[0] in {
        "strategy", "councils", "delivery", "dialogue", "consultation", "comments", "people", "portal", "law", "projection",
    }  # fmt: skip


def before_the_last(loader: MigrationLoader) -> list[Node]:
    """Where the tables stood before the newest migration of each room, and whatever builds on it."""
    graph = loader.graph
    newest = [node for node in graph.leaf_nodes() if ours(node)]
    later = {node for leaf in newest for node in graph.backwards_plan(leaf)}
    kept = [node for leaf in graph.leaf_nodes() for node in graph.forwards_plan(leaf) if node not in later]
    return sorted({app: (app, name) for app, name in sorted(set(kept))}.values())


def as_it_was(line: bytes, columns: dict[str, Any]) -> bytes:
    facts = json.loads(line)
    row = {name: facts.get(name, field.get_default()) for name, field in columns.items()}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def parts(old: zipfile.ZipFile, facts: dict[str, Any], shapes: Apps) -> Iterable[tuple[dict[str, Any], bytes]]:
    known = {model._meta.label_lower: model for model in shapes.get_models(include_auto_created=True)}
    for part in facts["tables"]:
        label = part["name"].removeprefix("tables/").removesuffix(".jsonl")
        if label not in known:
            continue
        columns = {field.attname: field for field in known[label]._meta.concrete_fields}
        data = b"".join(as_it_was(line, columns) for line in old.read(part["name"]).splitlines())
        yield part | {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}, data


def made_older(archive: Path, target: Path, targets: list[Node], shapes: Apps) -> dict[str, Any]:
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        facts: dict[str, Any] = json.loads(old.read(MANIFEST))
        tables = []
        for part, data in parts(old, facts, shapes):
            tables.append(part)
            new.writestr(part["name"], data)
        for part in facts["files"]:
            new.writestr(part["name"], old.read(part["name"]))
        known = {app for app, _name in targets}
        stood = dict(targets)
        facts |= {"tables": tables, "migrations": {app: stood[app] for app in facts["migrations"] if app in known}}
        new.writestr(MANIFEST, json.dumps(facts))
    return facts


@pytest.fixture(scope="module")
def older(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    loader = MigrationLoader(None)
    targets = before_the_last(loader)
    path = tmp_path_factory.mktemp("aldre") / "aldre.zip"
    return path, made_older(archive, path, targets, loader.project_state(targets).apps)


def test_it_is_loaded_at_its_own_shape_and_brought_up_to_date(
    archive: Path, older: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    path, facts = older
    with reading.opened(archive) as (_zip, today):
        assert {app for app, name in facts["migrations"].items() if name != today.migrations[app]} >= {
            "strategy", "councils", "delivery",
        }  # fmt: skip
    done = samsyn(tmp_path, "restore", str(path))
    assert done.returncode == 0, done.stderr
    again = tmp_path / "igen.zip"
    assert samsyn(tmp_path, "backup", str(again), "--no-check").returncode == 0
    with reading.opened(again) as (_zip, restored):
        assert dict(restored.migrations) == dict(today.migrations)
        rows = {part.name: part.rows for part in restored.tables if part.rows}
        was = {part["name"]: part["rows"] for part in facts["tables"] if part["rows"]}
        assert rows == was
        assert {part.name for part in restored.files} == {part.name for part in today.files}
        before = {part.name: part.sha256 for part in today.tables}
        same = [part.name for part in restored.tables if part.sha256 == before[part.name]]
    assert "tables/people.person.jsonl" in same
    assert "tables/people.journalentry.jsonl" in same


def test_a_row_that_todays_rules_do_not_take_is_told_in_a_sentence(
    older: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    path, facts = older
    broken, name = tmp_path / "trasig.zip", "tables/strategy.document.jsonl"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == name:
                data = data.replace(b'"kind":"rus"', b'"kind":"xyz"')
                row = next(one for one in facts["tables"] if one["name"] == name)
                changed = row | {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
            if part != MANIFEST:
                new.writestr(part, data)
        tables = [changed if one["name"] == name else one for one in facts["tables"]]
        new.writestr(MANIFEST, json.dumps(facts | {"tables": tables}))
    done = samsyn(tmp_path / "tom", "restore", str(broken))
    assert done.returncode != 0
    assert "strategy.document kunde inte läsas in" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("version", ["1", None, 0, -1, [1]])
def test_a_version_that_is_no_number_is_refused_in_a_sentence(archive: Path, tmp_path: Path, version: object) -> None:
    facts = json.loads(zipfile.ZipFile(archive).read(MANIFEST)) | {"version": version}
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as new:
        new.writestr(MANIFEST, json.dumps(facts))
    from samsyn.archive.manifest import Refused

    with pytest.raises(Refused, match="innehållsförteckning är skadad"), reading.opened(path):
        pass
