"""A folder that holds a whole run or says that it does not."""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from samsyn.projection.refusals import Refused
from samsyn.projection.writing import NAMES, RECORD

_PART = ".samsyn-part"


def begin(out: Path) -> None:
    """Mark the folder as under way and take away what an earlier run showed. Others' files: Refused."""
    out.mkdir(parents=True, exist_ok=True)
    others = [name for name in NAMES if (out / name).exists()]
    if others and not (out / RECORD).exists():
        raise Refused(f"I {out} finns redan {', '.join(others)}, som inte kommer från en prognos. Välj en tom mapp.")
    _write(out / RECORD, b'{"state": "running"}\n')
    for name in NAMES:
        (out / name).unlink(missing_ok=True)
    shutil.rmtree(out / _PART, ignore_errors=True)


def finish(out: Path, files: Mapping[str, bytes], record: bytes) -> None:
    """All files, and last the record that says the run is whole."""
    part = out / _PART
    part.mkdir(exist_ok=True)
    for name, data in files.items():
        _write(part / name, data)
    for name in files:
        (part / name).replace(out / name)
    shutil.rmtree(part, ignore_errors=True)
    _write(out / RECORD, record)


def broken(out: Path) -> bool:
    """Whether an earlier run in the folder was stopped half way."""
    with contextlib.suppress(OSError, ValueError):
        return bool(json.loads((out / RECORD).read_bytes()).get("state") == "running")
    return False


def sums(folder: Path) -> dict[str, str]:
    """SHA-256 of what the run read."""
    found = sorted(p for p in folder.iterdir() if p.is_file() and p.name.split(".")[0] in _STEMS)
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in found}


_STEMS = ("population", "births", "deaths", "migration")


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    beside.replace(path)
