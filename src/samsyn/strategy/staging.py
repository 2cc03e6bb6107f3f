"""An uploaded file between preview and confirmation: kept in storage under its checksum for a day, named by a token."""

import hashlib
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from samsyn.cores.text.values import File
from samsyn.people.models import Person

FOLDER = "editions/waiting"
KEPT = timedelta(days=1)
_SALT = "samsyn.strategy.staging"


class Gone(Exception):
    """The token is broken, too old, or somebody else's; or the file has been cleared away."""


def keep(file: File, *, by: Person) -> str:
    """Put the bytes aside and return the token that fetches them."""
    path = _path(file)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(file.data))
    return signing.dumps({"path": path, "name": file.name, "by": by.pk}, salt=_SALT)


def fetch(token: str, *, by: Person) -> File:
    """The file behind a token that this person was given. Raises Gone."""
    try:
        said = signing.loads(token, salt=_SALT, max_age=KEPT)
    except signing.BadSignature as error:
        raise Gone from error
    if said["by"] != by.pk or not default_storage.exists(said["path"]):
        raise Gone
    with default_storage.open(said["path"]) as stored:
        return File(said["name"], stored.read())


def forget(file: File) -> None:
    """Take the bytes away again."""
    default_storage.delete(_path(file))


def clear(*, now: datetime) -> None:
    """Take away what nobody confirmed within a day."""
    try:
        waiting = default_storage.listdir(FOLDER)[1]
    except FileNotFoundError:
        return
    for name in waiting:
        path = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(path) < now - KEPT:
            default_storage.delete(path)


def _path(file: File) -> str:
    return f"{FOLDER}/{hashlib.sha256(file.data).hexdigest()}{PurePosixPath(file.name).suffix.lower()[:12]}"
