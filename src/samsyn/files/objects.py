"""Object storage by the S3 protocol as Django storage: written once, read as a temporary file, never as a path.

`obstore` speaks the protocol (extra `s3`). All that goes wrong on the way is an OSError, as it is with a folder, so
that the rest of the house need not know where files stand. What was not answered for by the storage has not been saved.
"""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property
from tempfile import SpooledTemporaryFile
from typing import Any

import obstore
from django.core.files import File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import S3Store

_PIECE = 8 << 20
_WHOLE = 16 << 20  # up to here in one request, which may not write over; above it in parts
_RETRY = {
    "max_retries": 2,
    "retry_timeout": timedelta(seconds=20),
    "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": timedelta(seconds=2), "base": 2},
}


# What an operator must know of a fault, out of all that the library says of it.
_TELLING = re.compile(
    r"InvalidCertificate\(\s*(\w+)|(Connection refused)|(dns error)|(operation timed out)"
    r"|status code: (\d{3})|<Code>(\w+)</Code>"
)


def _why(error: Exception) -> str:
    told = ["".join(found) for found in _TELLING.findall(str(error))]
    return ", ".join(dict.fromkeys(told)) or type(error).__name__


class StorageAway(OSError):
    """The storage did not do what it was asked; nothing was saved, nothing was taken away."""


@contextmanager
def _asking(name: str, *, object_: bool = True) -> Iterator[None]:
    """What is not found is an object where one is asked about, else the bucket itself."""
    try:
        yield
    except FileNotFoundError as error:
        if object_:
            raise FileNotFoundError(errno.ENOENT, "no such object", name) from None
        raise StorageAway(errno.EIO, "object storage: no such bucket", name) from error
    except (BaseError, OSError) as error:
        raise StorageAway(errno.EIO, f"object storage: {_why(error)}", name) from error


@deconstructible(path="samsyn.files.objects.ObjectStorage")
class ObjectStorage(Storage):
    """One bucket, or what stands below a prefix in it."""

    def __init__(
        self,
        *,
        bucket: str = "",
        endpoint: str = "",
        region: str = "",
        key: str = "",
        secret: str = "",
        prefix: str = "",
    ) -> None:
        self.bucket, self.prefix = bucket, prefix
        self._facts = {"endpoint": endpoint, "region": region, "access_key_id": key, "secret_access_key": secret}

    @cached_property
    def store(self) -> S3Store:
        """The connection; made when it is first needed, and kept by the process."""
        given: Any = {name: value for name, value in self._facts.items() if value}
        given["virtual_hosted_style_request"] = not self._facts["endpoint"]
        given["checksum_algorithm"] = "SHA256"  # the storage itself checks that what came is what was sent
        given["disable_bulk_delete"] = True  # one name, one request: not every storage knows the other way
        plain = self._facts["endpoint"].startswith("http://")
        client: Any = {"connect_timeout": "5s", "timeout": "120s", "allow_http": plain}
        retry: Any = _RETRY
        return S3Store(self.bucket, prefix=self.prefix or None, config=given, client_options=client, retry_config=retry)

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        """A temporary file with the bytes: it can be sought in, and handed to a reader that wants a file."""
        if mode != "rb":
            raise ValueError("what is kept is never written over")
        copy = SpooledTemporaryFile(max_size=_PIECE)  # noqa: SIM115  the reader closes it
        with _asking(name):
            found = obstore.get(self.store, name)
            for piece in found.stream(min_chunk_size=_PIECE):
                copy.write(bytes(piece))
        if copy.tell() != found.meta["size"]:
            raise StorageAway(errno.EIO, "object storage: the answer was cut", name)
        copy.seek(0)
        file: File[bytes] = File(copy, name=name)  # type: ignore[arg-type, unused-ignore]
        file.size = found.meta["size"]
        return file

    def _save(self, name: str, content: "File[bytes]") -> str:
        """All of it or nothing. A name that somebody else took meanwhile gives another name, as in a folder."""
        content.seek(0)
        with _asking(name, object_=False):
            if content.size > _WHOLE:
                obstore.put(
                    self.store, name, _pieces(content), use_multipart=True, chunk_size=_PIECE, max_concurrency=2
                )
                return name
            data = content.read()
            while True:
                try:
                    obstore.put(self.store, name, data, mode="create", use_multipart=False)
                except (AlreadyExistsError, FileExistsError):
                    name = self.get_available_name(name)
                else:
                    return name

    def exists(self, name: str) -> bool:
        """True for an object; a folder is nothing of its own here."""
        try:
            self._head(name)
        except FileNotFoundError:
            return False
        return True

    def delete(self, name: str) -> None:
        """Taken away; nothing is said when it was not there."""
        with _asking(name):
            obstore.delete(self.store, name)

    def size(self, name: str) -> int:
        """In bytes."""
        return int(self._head(name)["size"])

    def get_modified_time(self, name: str) -> datetime:
        """When it was written."""
        at: datetime = self._head(name)["last_modified"]
        return at

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and files right below a folder."""
        with _asking(path, object_=False):
            found = obstore.list_with_delimiter(self.store, path.strip("/") or None)
        folders = [one.rstrip("/").rpartition("/")[2] for one in found["common_prefixes"]]
        return folders, [one["path"].rpartition("/")[2] for one in found["objects"]]

    def _head(self, name: str) -> Any:
        with _asking(name):
            return obstore.head(self.store, name)


def _pieces(content: "File[bytes]") -> Iterator[bytes]:
    yield from content.chunks(_PIECE)
