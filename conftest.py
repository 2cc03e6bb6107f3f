"""What every test stands on: a data folder of its own, fast passwords, tasks run at once."""

import os
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.cache import cache

os.environ["SAMSYN_DATA_DIR"] = tempfile.mkdtemp(prefix="samsyn-test-")
os.environ.pop("SAMSYN_WORLD", None)


@pytest.fixture(autouse=True)
def _fast_and_local(settings, tmp_path: Path) -> None:
    cache.clear()  # row numbers begin anew in each test, and so would what is kept by them
    if frozen := sys.modules.get("samsyn.strategy.frozen"):
        frozen.forget()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.KEPT_PAGES_BYTES = 0  # tests change rows without an act; those of kept pages turn it on


@pytest.fixture
def _nothing_kept(settings, _fast_and_local: None) -> None:
    """For tests that act and look again with the same objects: counts are made anew each time."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
