"""What every test stands on: a data folder of its own, fast passwords, tasks run at once."""

import os
import tempfile

os.environ.setdefault("SAMSYN_DATA_DIR", tempfile.mkdtemp(prefix="samsyn-test-"))

import pytest


@pytest.fixture(autouse=True)
def _fast_and_local(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    settings.MEDIA_ROOT = tmp_path / "files"
