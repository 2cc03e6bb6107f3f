"""What every test stands on: a data folder of its own, fast passwords, tasks run at once."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.signals import template_rendered
from django.utils import translation

os.environ["SAMSYN_DATA_DIR"] = tempfile.mkdtemp(prefix="samsyn-test-")
os.environ.pop("SAMSYN_WORLD", None)
DJANGOS = {"csrf_token", "request", "user", "perms", "messages"}  # a kept page is drawn with a token of its own


@pytest.fixture(autouse=True)
def _fast_and_local(settings, tmp_path: Path) -> None:
    cache.clear()  # row numbers begin anew in each test, and so would what is kept by them
    if frozen := sys.modules.get("samsyn.strategy.frozen"):
        frozen.forget()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.KEPT_PAGES_BYTES = 0  # tests change rows without an act; those of kept pages turn it on


@pytest.fixture(autouse=True)
def _in_swedish() -> None:
    """A page asked for in English leaves its language behind in the thread; no test may rest on the one before."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _no_page_renames_the_site() -> Iterator[None]:
    """What every page is given (people.context.site) is for the header; no page may mean something else by the word."""
    taken: set[str] = set()

    def look(context: Any, **_rest: object) -> None:
        at = getattr(context, "_processors_index", None)
        if at is not None:
            given, page = context.dicts[at], context.dicts[at + 2 : at + 3]  # between them lies an empty layer
            names = {name for said in page for name in given.keys() & said.keys() if given[name] is not said[name]}
            taken.update(names - DJANGOS)

    template_rendered.connect(look)
    yield
    template_rendered.disconnect(look)
    assert not taken, f"The page gives another meaning to {sorted(taken)}, which the header uses"


@pytest.fixture
def _nothing_kept(settings, _fast_and_local: None) -> None:
    """For tests that act and look again with the same objects: counts are made anew each time."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture(scope="session")
def empty_site(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001  it is made first
    """The file of an empty SQLite site with all tables, made once: migrating takes most of a minute."""
    made = tmp_path_factory.mktemp("tom") / "samsyn.sqlite3"
    with django_db_blocker.unblock():
        # A run whose tests ask for no database sets none up; the file of a site of one's own is never copied.
        if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
            connection.ensure_connection()
            with closing(sqlite3.connect(made)) as copy:
                connection.connection.backup(copy)
            return made
    without = {name: said for name, said in os.environ.items() if not name.startswith(("SAMSYN_", "DATABASE_URL"))}
    environment = {**without, "SAMSYN_DATA_DIR": str(made.parent)}
    subprocess.run([sys.executable, "-m", "samsyn", "migrate", "-v", "0"], env=environment, check=True)
    return made


@pytest.fixture(scope="session")
def furnish(empty_site: Path) -> Callable[[Path], Path]:
    """Makes a folder into such a site."""

    def made(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(empty_site, folder / "samsyn.sqlite3")
        return folder

    return made
