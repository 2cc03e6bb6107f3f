"""Runs a step in its own process and watches the memory of the whole family of processes."""

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_EVERY: Final = 0.1  # seconds between looks
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Watched:
    """What a step printed (one JSON object) and the most memory it held: bytes of RSS, children included.

    Pages that forked children share with their parent are counted once for each process.
    """

    facts: dict[str, Any]
    peak: int


def run(step: str, *arguments: str, environment: dict[str, str] | None = None) -> Watched:
    """``python -m benchmarks.timing.steps STEP …``; ends the program with the step's own words when it fails."""
    command = [sys.executable, "-m", "benchmarks.timing.steps", step, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watcher.start()
    out, _ = process.communicate()
    watcher.join()
    if process.returncode:
        sys.exit(f"{step} ended with {process.returncode}")
    return Watched(json.loads(out.splitlines()[-1]), peak[0])


def _watch(process: subprocess.Popen[str], peak: list[int]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_resident, _family(process.pid))))
        time.sleep(_EVERY)


def _family(pid: int) -> list[int]:
    """The process and all that descend from it; empty once it is gone, and on systems without /proc."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
