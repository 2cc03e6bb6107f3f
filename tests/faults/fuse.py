"""A fuse: the process dies by SIGKILL, with every process that it began, at the n-th thing it does to database or disk.

Points: before and after every statement and every commit, and before, in the middle of and after every file that is
stored. Nothing of the program is replaced: the fuse only counts what passes.
"""

import os
import signal
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from samsyn.files.folder import Folder

NEVER = 1 << 60


class Fuse:
    """Counts, and burns at ``at``."""

    def __init__(self, at: int = NEVER) -> None:
        self.at, self.count = at, 0

    def tick(self) -> None:
        """One point is passed."""
        self.count += 1
        if self.count == self.at:
            os.killpg(os.getpgrp(), signal.SIGKILL)

    def around(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """A statement."""
        self.tick()
        done = execute(sql, params, many, context)
        self.tick()
        return done

    def lay(self) -> None:
        """From now on in this process."""
        connection.execute_wrappers.append(self.around)
        self._round(BaseDatabaseWrapper, "_commit")
        self._round(zipfile.ZipFile, "open")
        save = Folder._save

        def half(storage: Folder, name: str, content: Any) -> str:
            self.tick()
            if self.count + 1 == self.at:  # half of it, so that the kill finds a file that is not whole
                path = Path(storage.path(name))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read()[: max(content.size // 2, 1)])
            self.tick()
            kept: str = save(storage, name, content)
            self.tick()
            return kept

        Folder._save = half  # type: ignore[method-assign]

    def _round(self, owner: type, name: str) -> None:
        plain = getattr(owner, name)

        def counted(*given: Any, **more: Any) -> Any:
            self.tick()
            done = plain(*given, **more)
            self.tick()
            return done

        setattr(owner, name, counted)
