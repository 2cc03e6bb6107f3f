"""Worker processes that a hostile file cannot take down with it: a limit on time and memory for each task.

A file can make a C library crash, eat all memory or never return. Each task therefore runs in a process of its own
kind; when that process dies or is late, the task becomes a Fault, a new process takes its place and the run goes on.
"""

import contextlib
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Literal

MEGABYTE = 1_000_000
FaultKind = Literal["late", "memory", "crash", "error"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A task that gave no result: late = over the time limit, memory = over the memory limit, crash = the process
    died, error = an exception in our own code (``detail`` is for the log)."""

    kind: FaultKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use. ``memory`` counts bytes above what the process had when it began."""

    seconds: float = 180.0
    memory: int = 2_000 * MEGABYTE


class _Stop:
    """The last message to an idle process."""


@dataclass(slots=True)
class _Worker:
    process: Any
    door: Connection
    task: int = -1
    since: float = 0.0


def run[Task, Result](
    work: Callable[[Task], Result], tasks: Sequence[Task], *, workers: int = 2, limits: Limits = Limits()
) -> Iterator[tuple[int, Result | Fault]]:
    """Yields (index, result or Fault) for every task exactly once, in the order they finish."""
    waiting = deque(range(len(tasks)))
    crashed: set[int] = set()
    crew = [_hire(work, limits) for _ in range(min(workers, len(tasks)))]
    try:
        while waiting or any(worker.task >= 0 for worker in crew):
            for worker in crew:
                if worker.task < 0 and waiting:
                    _give(worker, waiting.popleft(), tasks)
            for at, worker in enumerate(crew):
                if worker.task >= 0 and time.monotonic() - worker.since > limits.seconds:
                    yield worker.task, Fault("late")
                    crew[at] = _replace(worker, work, limits)
            for worker in _ready(crew):
                at, task = crew.index(worker), worker.task
                answer = _answer(worker)
                if answer is None and task not in crashed:  # once more: it may have been the machine, not the file
                    crashed.add(task)
                    waiting.appendleft(task)
                else:
                    yield task, Fault("crash") if answer is None else answer[0]
                if answer is None:
                    crew[at] = _replace(worker, work, limits)
                else:
                    worker.task = -1
    finally:
        for worker in crew:
            _dismiss(worker)


def _ready(crew: list[_Worker]) -> list[_Worker]:
    busy = {worker.door: worker for worker in crew if worker.task >= 0}
    return [busy[door] for door in wait(list(busy), timeout=0.5) if door in busy]


def _answer(worker: _Worker) -> tuple[Any] | None:
    """The result in a tuple, or None when the process is gone."""
    try:
        return (worker.door.recv(),)
    except (EOFError, OSError):
        return None


def _give(worker: _Worker, index: int, tasks: Sequence[Any]) -> None:
    worker.task, worker.since = index, time.monotonic()
    with contextlib.suppress(BrokenPipeError):  # a dead process is noticed when its answer is read
        worker.door.send(tasks[index])


def _hire(work: Callable[[Any], Any], limits: Limits) -> _Worker:
    # Forking a process with threads can deadlock the child; then a clean server process does the forking.
    method = "fork" if threading.active_count() == 1 else "forkserver"
    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_serve, args=(theirs, work, limits, os.getpid() if method == "fork" else 0), daemon=False
    )
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _replace(worker: _Worker, work: Callable[[Any], Any], limits: Limits) -> _Worker:
    _dismiss(worker)
    return _hire(work, limits)


def _dismiss(worker: _Worker) -> None:
    """Ends the process and whatever it started (it leads a process group of its own)."""
    if worker.task < 0:
        with contextlib.suppress(OSError):
            worker.door.send(_Stop())
            worker.process.join(2)
    if worker.process.is_alive():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(worker.process.pid, signal.SIGKILL)
        worker.process.kill()
    worker.process.join()
    worker.door.close()
    worker.process.close()


def _serve(door: Connection, work: Callable[[Any], Any], limits: Limits, parent: int) -> None:
    """The life of a worker process: a task in, a result out, until the door is shut or the parent is gone."""
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when we stop
    _limit(limits)
    while True:
        while not door.poll(1.0):  # an inherited copy of the pipe's other end can keep it open after a kill
            if parent and os.getppid() != parent:
                return
        try:
            task = door.recv()
        except (EOFError, OSError):
            return
        if isinstance(task, _Stop):
            return
        try:
            result = work(task)
        except MemoryError:
            result = Fault("memory")
        except RecursionError as error:
            result = Fault("error", repr(error))
        except Exception as error:  # our own mistake must become a row, not a stopped run
            result = Fault("error", f"{type(error).__name__}: {error}")
        try:
            door.send(result)
        except (BrokenPipeError, OSError):
            return


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm") as handle:  # noqa: PTH123  # a kernel file, gone on other systems
            used = int(handle.read().split()[0]) * resource.getpagesize()
        ceiling = used + limits.memory
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard in (-1, resource.RLIM_INFINITY) or ceiling < hard:
            resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
