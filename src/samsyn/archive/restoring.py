"""Puts an archive into an empty site: files first, all rows in one transaction, then the tables up to date."""

import zipfile
from collections.abc import Callable
from itertools import batched
from pathlib import Path

from django.apps.registry import Apps
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import DateField
from django.db.utils import DatabaseError

from samsyn.archive import tables
from samsyn.archive.manifest import Manifest, Part, Refused
from samsyn.archive.reading import opened

_AT_ONCE = 500


def restore(path: Path, *, told: Callable[[str], None] = lambda _part: None) -> Manifest:
    """Fill this empty site from the archive. Refused, with nothing changed, when the archive or the place is wrong."""
    with opened(path) as (archive, manifest):
        executor = MigrationExecutor(connection)
        targets = _targets(executor, manifest)
        _refuse_content(executor)
        executor.migrate(targets)
        known = MigrationExecutor(connection).loader.project_state(targets).apps
        for part in manifest.files:
            told(part.name)
            _file(archive, part)
        with transaction.atomic():
            for part in manifest.tables:
                told(part.name)
                _table(archive, part, known)
            _restart_numbers()
        _bring_up_to_date(manifest)
    return manifest


def _bring_up_to_date(manifest: Manifest) -> None:
    """From the archive's shape of the tables to today's."""
    try:
        call_command("migrate", verbosity=0)
    except DatabaseError as error:
        raise Refused(
            f"Arkivet är gjort med Samsyn {manifest.program} och lästes in så, men raderna gick inte att föra över "
            f"till den här versionens tabeller: {error}. Ta bort databasen. Läs in arkivet med den äldre versionen "
            "och rätta raden, eller be om hjälp."
        ) from error


def _targets(executor: MigrationExecutor, manifest: Manifest) -> list[tuple[str, str]]:
    """The migrations that the archive's tables stood at; all must be known to this program."""
    graph = executor.loader.graph
    targets = sorted(manifest.migrations.items())
    if strange := [f"{app}.{name}" for app, name in targets if (app, name) not in graph.nodes]:
        raise Refused(
            f"Arkivet är gjort med en nyare version av Samsyn (okänt: {', '.join(strange)}). Uppgradera först."
        )
    return [*targets, *(node for node in graph.leaf_nodes() if node[0] in tables.LEFT_OUT)]


def _refuse_content(executor: MigrationExecutor) -> None:
    """A site that holds anything is left alone."""
    there = set(connection.introspection.table_names())
    for model in tables.kept():
        if model._meta.db_table in there and model._base_manager.exists():
            raise Refused(
                f"Databasen är inte tom (tabellen {model._meta.label_lower} har innehåll). Ingenting är ändrat. "
                "Läs in arkivet i en ny, tom installation: en tom SAMSYN_DATA_DIR eller en tom databas."
            )
    if there & {"people_person"} and executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused("Databasen är tom men från en äldre version. Ta bort den, eller kör samsyn migrate först.")


def _file(archive: zipfile.ZipFile, part: Part) -> None:
    name = part.name.removeprefix("files/")
    if default_storage.exists(name):
        if default_storage.size(name) == part.size:
            return  # the same path is the same bytes: paths are made of checksums
        default_storage.delete(name)
    with archive.open(part.name) as source:
        kept = default_storage.save(name, File(source, name=name))
    if kept != name:
        raise Refused(f"Filen {name} kunde inte läggas på sin plats. Kontrollera att lagringen är tom.")


def _table(archive: zipfile.ZipFile, part: Part, known: Apps) -> None:
    label = part.name.removeprefix("tables/").removesuffix(".jsonl")
    try:
        model = known.get_model(label)
    except (LookupError, ValueError):
        raise Refused(f"Arkivet har en tabell som Samsyn inte känner till: {label}.") from None
    for field in model._meta.concrete_fields:  # of this migration's own model: a library's times stay as they stood
        if isinstance(field, DateField):
            field.auto_now = field.auto_now_add = False
    try:
        with archive.open(part.name) as source:
            for some in batched(source, _AT_ONCE):
                model._base_manager.bulk_create(tables.row(model, line) for line in some)
    except (ValueError, DatabaseError) as error:
        raise Refused(f"Tabellen {label} kunde inte läsas in: {error}. Ingenting är ändrat i databasen.") from error


def _restart_numbers() -> None:
    """Let the database count on from the highest number, not from 1."""
    statements = connection.ops.sequence_reset_sql(no_style(), tables.kept())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
