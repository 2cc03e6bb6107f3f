"""Answers kept while a fetch is under way, so that one that was stopped goes on where it was."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

FRESH: Final = timedelta(hours=24)


class Pages:
    """A folder for one fetch; ``ask`` reads a kept answer or asks the web and keeps it."""

    def __init__(self, folder: Path, job: object, web_ask: Callable[..., Any], *, now: datetime) -> None:
        name = hashlib.sha256(json.dumps(job, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()
        self.folder = folder / name[:24]
        self._web_ask = web_ask
        self.asked = self.kept = 0
        if self.folder.exists() and datetime.fromtimestamp(self.folder.stat().st_mtime, now.tzinfo) < now - FRESH:
            self.done()

    def ask(self, url: str, body: Mapping[str, Any] | None = None) -> Any:
        """The answer, from here or from the web."""
        key = hashlib.sha256(json.dumps([url, body], ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        path = self.folder / f"{key}.json"
        try:
            answer = json.loads(path.read_bytes())
        except (OSError, ValueError):
            answer = self._web_ask(url, body) if body is not None else self._web_ask(url)
            self._keep(path, answer)
            self.asked += 1
        else:
            self.kept += 1
        return answer

    def done(self) -> None:
        """The fetch is whole: nothing to go on with."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _keep(self, path: Path, answer: Any) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)
