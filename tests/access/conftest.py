"""The filled county, made once for all tests of access and taken back afterwards."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from tests.access.world import World, build

HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, Path]]:
    """Inside one transaction that is never committed."""
    with tempfile.TemporaryDirectory(prefix="samsyn-access-") as folder, django_db_blocker.unblock():
        given = override_settings(PASSWORD_HASHERS=HASHERS, TASKS=TASKS, MEDIA_ROOT=Path(folder))
        with given, transaction.atomic():
            cache.clear()
            yield build(), Path(folder)
            transaction.set_rollback(True)


@pytest.fixture
def world(filled: tuple[World, Path], settings: Any) -> World:
    """Who there is."""
    settings.MEDIA_ROOT = filled[1]
    return filled[0]
