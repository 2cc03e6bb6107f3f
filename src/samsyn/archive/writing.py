"""Writes an archive: one moment of the whole database, and every file that it names."""

import contextlib
import hashlib
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from samsyn.archive import tables
from samsyn.archive.manifest import ABOUT, MANIFEST, README, Manifest, Part

_SNAPSHOT = "snapshot"
_PIECE = 1 << 20


def write(
    path: Path, *, at: datetime, portable: bool = False, told: Callable[[str], None] = lambda _part: None
) -> Manifest:
    """Write the archive to ``path``, whole or not at all. The site may be in use. Portable: no second factors."""
    unfinished = path.with_name(f".{path.name}.ofardig")
    try:
        with _moment() as using, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(README, ABOUT)
            written = tuple(_table(archive, model, using, told) for model in tables.kept(portable=portable))
            files = tuple(_file(archive, name, told) for name in sorted(_names(using)))
            found = Manifest(
                made_at=at.isoformat(),
                program=version("samsyn"),
                region=settings.REGION,
                migrations=_migrations(),
                tables=written,
                files=files,
            )
            archive.writestr(MANIFEST, json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return found


@contextlib.contextmanager
def _moment() -> Iterator[str]:
    """The name of a connection that sees the database as it was at one moment, whatever others write meanwhile."""
    if connection.vendor == "sqlite":
        with _copy() as using:
            yield using
        return
    begun = connection.in_atomic_block
    with transaction.atomic():
        if not begun:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield "default"


@contextlib.contextmanager
def _copy() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="samsyn-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
        connections.databases[_SNAPSHOT] = {**connections.databases["default"], "NAME": copy}
        try:
            yield _SNAPSHOT
        finally:
            connections[_SNAPSHOT].close()
            del connections[_SNAPSHOT]
            del connections.databases[_SNAPSHOT]


def _table(archive: zipfile.ZipFile, model: type, using: str, told: Callable[[str], None]) -> Part:
    name = f"tables/{model._meta.label_lower}.jsonl"  # type: ignore[attr-defined]
    told(name)
    rows = 0

    def counted() -> Iterator[bytes]:
        nonlocal rows
        for line in tables.lines(model, using=using):
            rows += 1
            yield line

    sha256, size = _put(archive, name, counted())
    return Part(name, sha256, size, rows)


def _names(using: str) -> set[str]:
    """Every file that a row names."""
    found: set[str] = set()
    for model in tables.kept():
        for field in tables.file_fields(model):
            found |= set(
                model._base_manager.using(using).exclude(**{field.name: ""}).values_list(field.name, flat=True)
            )
    return found


def _file(archive: zipfile.ZipFile, name: str, told: Callable[[str], None]) -> Part:
    told(name)
    with default_storage.open(name) as source:
        sha256, size = _put(archive, f"files/{name}", iter(lambda: source.read(_PIECE), b""))
    return Part(f"files/{name}", sha256, size)


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as out:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            out.write(piece)
    return digest.hexdigest(), size


def _migrations() -> dict[str, str]:
    """App → its newest migration that has been run."""
    done = set(MigrationRecorder(connection).applied_migrations())
    graph = MigrationExecutor(connection).loader.graph
    ours = {model._meta.app_label for model in tables.kept()}
    return {app: name for app, name in sorted(graph.leaf_nodes()) if app in ours and (app, name) in done}
