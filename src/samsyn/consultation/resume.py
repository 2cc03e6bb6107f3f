"""What a run keeps inside OUT_DIR/.samsyn: finished readings, a lock, and a list of the files it wrote itself."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from samsyn.consultation.analysis import program
from samsyn.consultation.reading import Reading, Source, Weight, load
from samsyn.cores.outline import Outline
from samsyn.cores.text.values import Aside, Gap, Passage, Span

KEPT = ".samsyn"
_LIBRARIES = ("pypdfium2", "python-docx", "lxml", "simplemma", "numpy")


class InUse(Exception):
    """Another run works in the same OUT_DIR."""


class NotOurs(Exception):
    """Files in OUT_DIR that we did not write, or that somebody has changed since; ``names`` in order."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(*names)
        self.names = tuple(names)


class Store:
    """Finished readings, one small file each, written whole or not at all."""

    def __init__(self, out: Path, outline: Outline, organisations: Sequence[str]) -> None:
        digest = hashlib.sha256(f"{fingerprint()}\n{outline!r}\n{organisations!r}".encode("utf-8", "backslashreplace"))
        self.root = out / KEPT / "read"
        self.folder = self.root / digest.hexdigest()[:16]
        self.folder.mkdir(parents=True, exist_ok=True)
        self.hits = 0

    def get(self, source: Source) -> tuple[Reading, ...] | None:
        """The kept reading of the same bytes under the same name, or None."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            rows = json.loads(self._path(source).read_bytes())
            self.hits += 1
            return tuple(_reading(row) for row in rows)
        return None

    def put(self, source: Source, batch: tuple[Reading, ...]) -> None:
        """Keeps a reading, not yet placed.

        What needs a person is read again next time: a program may have been installed since.
        """
        if all(reading.status == "read" for reading in batch):
            data = json.dumps([asdict(reading) for reading in batch], ensure_ascii=False)
            write(self._path(source), data.encode("utf-8", "backslashreplace"))

    def forget_others(self) -> None:
        """Removes readings made with another strategy or another version of the program."""
        for folder in self.root.iterdir():
            if folder != self.folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _path(self, source: Source) -> Path:
        digest = hashlib.sha256(source.name.encode("utf-8", "backslashreplace") + b"\0" + load(source).data)
        return self.folder / f"{digest.hexdigest()[:40]}.json"


@cache
def fingerprint() -> str:
    """Changes when the program that reads changes: its version, its code, its libraries."""
    digest = hashlib.sha256(program().encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    package = Path(str(files("samsyn")))
    for path in sorted([*package.glob("cores/**/*.py"), package / "consultation" / "reading.py"]):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Holds OUT_DIR for one run at a time; the system frees the lock when a process dies. Raises InUse."""
    kept = out / KEPT
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "lock").open("w") as handle:
        try:
            # A record lock belongs to this process alone: flock would live on in forked readers that outlast a kill.
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InUse from error
        yield


def check_ours(out: Path, names: Sequence[str]) -> None:
    """Raises NotOurs when writing ``names`` would overwrite something that this program did not write."""
    written = _written(out)
    strange = []
    for name in names:
        path = out / name
        if path.is_symlink() or (
            path.exists() and (not path.is_file() or _digest(path.read_bytes()) not in written.get(name, ()))
        ):
            strange.append(name)
    if strange:
        raise NotOurs(strange)


def write_outputs(out: Path, outputs: Mapping[str, bytes], *, gone: Sequence[str] = ()) -> None:
    """Writes the results and removes the ``gone`` of an earlier run.

    A kill between two files leaves whole files only, all known as ours.
    """
    check_ours(out, [*outputs, *gone])
    for name in gone:
        (out / name).unlink(missing_ok=True)
    before = _written(out)
    both = {**before, **{name: [*before.get(name, [])[-1:], _digest(data)] for name, data in outputs.items()}}
    _note(out, both)
    for name, data in outputs.items():
        write(out / name, data)
    _note(out, {**both, **{name: [_digest(data)] for name, data in outputs.items()}})


def write(path: Path, data: bytes) -> None:
    """The whole file or nothing, also when the process is killed."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


def _written(out: Path) -> dict[str, list[str]]:
    with contextlib.suppress(OSError, ValueError):
        found: dict[str, list[str]] = json.loads((out / KEPT / "written.json").read_bytes())
        return found
    return {}


def _note(out: Path, written: Mapping[str, list[str]]) -> None:
    write(out / KEPT / "written.json", json.dumps(written, indent=1, sort_keys=True).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _reading(row: dict[str, Any]) -> Reading:
    return Reading(
        name=row["name"],
        sha256=row["sha256"],
        size=row["size"],
        status=row["status"],
        error=row["error"],
        format=row["format"],
        notices=tuple(row["notices"]),
        comments=tuple(map(_passage, row["comments"])),
        set_aside=tuple(Aside(a["text"], _spans(a["spans"]), a["reason"]) for a in row["set_aside"]),
        stance=row["stance"],
        sender=row["sender"],
        sender_class=row["sender_class"],
        missiv=row["missiv"],
        container=row["container"],
        weight=Weight(**row["weight"]),
    )


def _passage(row: dict[str, Any]) -> Passage:
    gaps = tuple(Gap(**gap) for gap in row["gaps"])
    return Passage(row["text"], _spans(row["spans"]), tuple(row["context"]), row["label"], tuple(row["raw"]), gaps)


def _spans(rows: list[dict[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(**row) for row in rows)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether ``path`` is ``folder`` or lies below it, links followed."""
    inner, outer = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return inner == outer or outer in inner.parents
