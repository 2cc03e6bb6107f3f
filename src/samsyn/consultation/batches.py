"""All files of a folder read in worker processes; whatever a file does, it ends as rows."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from samsyn.consultation import sentences, workers
from samsyn.consultation.placing import place
from samsyn.consultation.reading import Reader, Reading, Source, contents, failed, load
from samsyn.consultation.senders import LIST_NAME
from samsyn.cores.text.split.shared import divided_alike

Batch = tuple[Reading, ...]  # one file of the folder and what hung on it


class Kept(Protocol):
    """Where finished readings are kept between runs."""

    def get(self, source: Source) -> Batch | None: ...

    def put(self, source: Source, batch: Batch) -> None: ...


def read_all(
    files: Sequence[Source],
    read: Reader,
    *,
    jobs: int = 2,
    limits: workers.Limits | None = None,
    kept: Kept | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[Batch]:
    """One batch per file, in the order of ``files``, with every comment placed. What is kept is not read again.

    ``jobs`` = 0 reads in this process, without protection against hostile files. ``progress`` is told each name.
    """
    limits = limits or workers.Limits()
    done: dict[int, Batch] = {}
    for at, batch in _at_hand(files, kept):
        done[at] = batch
        _tell(progress, files[at])
    todo = [at for at in range(len(files)) if at not in done]
    for index, result in _results([files[at] for at in todo], read, jobs, limits):
        source = files[todo[index]]
        if isinstance(result, workers.Fault):
            done[todo[index]] = _in_parts(source, result, read, limits)
        else:
            done[todo[index]] = result
            if kept:
                kept.put(source, result)
        _tell(progress, source)
    return place(_alike([done[at] for at in range(len(files))]), read.linker, jobs=jobs, limits=limits)


def _alike(batches: Sequence[Batch]) -> list[Batch]:
    """Passages that several letters share are divided alike, now that all letters are known."""
    letters = iter(divided_alike([reading.comments for batch in batches for reading in batch]))
    return [tuple(replace(reading, comments=next(letters)) for reading in batch) for batch in batches]


def is_document(name: str) -> bool:
    """Whether a file counts as a received document."""
    return not sentences.is_system_file(name) and name.casefold() != LIST_NAME


def _at_hand(files: Sequence[Source], kept: Kept | None) -> Iterator[tuple[int, Batch]]:
    for at, source in enumerate(files):
        batch = _without_reading(source) or (kept.get(source) if kept else None)
        if batch is not None:
            yield at, batch


def _tell(progress: Callable[[str], None] | None, source: Source) -> None:
    if progress:
        progress(source.name)


def _results(
    files: Sequence[Source], read: Reader, jobs: int, limits: workers.Limits
) -> Iterator[tuple[int, Batch | workers.Fault]]:
    if jobs:
        return workers.run(read, files, workers=jobs, limits=limits)
    return ((at, read(source)) for at, source in enumerate(files))


def _without_reading(source: Source) -> Batch | None:
    """Files that are no documents: they get their row at once."""
    if is_document(source.name):
        return None
    file = load(source)
    digest = hashlib.sha256(file.data).hexdigest()
    if sentences.is_system_file(file.name):
        return (failed(file.name, digest, len(file.data), sentences.system_file(file.name)),)
    return (Reading(file.name, digest, len(file.data), "read", container=True),)


def _in_parts(source: Source, fault: workers.Fault, read: Reader, limits: workers.Limits) -> Batch:
    """A file that could not be read whole: what hangs on it is read part by part, and only the bad part is lost."""
    file = load(source)
    ((_, parts),) = workers.run(contents, [file], workers=1, limits=limits)
    if isinstance(parts, workers.Fault) or [part.name for part in parts] == [file.name]:
        return (_lost(source.name, file.data, fault, limits),)
    rows = dict(workers.run(read.part, parts, workers=1, limits=limits))
    found: list[Reading] = []
    for at, part in enumerate(parts):
        row = rows[at]
        found.append(_lost(part.name, part.data, row, limits) if isinstance(row, workers.Fault) else row)
    return tuple(found)


def _lost(name: str, data: bytes, fault: workers.Fault, limits: workers.Limits) -> Reading:
    words = {
        "late": sentences.late(name, limits.seconds),
        "memory": sentences.memory(name),
        "crash": sentences.crash(name),
        "error": sentences.broken(name),
    }
    return failed(name, hashlib.sha256(data).hexdigest(), len(data), words[fault.kind])
