"""A storage that tells what it did while the database was held: an embedded one has one lock for all who write."""

from typing import Any

from django.core.files import File
from django.db import connection

from samsyn.files.folder import Folder


class Watching(Folder):
    """A storage that notes what it was asked for while somebody held the database."""

    held: list[str] = []

    def _note(self, name: str) -> None:
        if any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
            self.held.append(name)

    def _save(self, name: str, content: "File[bytes]") -> str:
        self._note(name)
        return super()._save(name, content)

    def open(self, name: str, mode: str = "rb") -> "File[Any]":
        self._note(name)
        return super().open(name, mode)
