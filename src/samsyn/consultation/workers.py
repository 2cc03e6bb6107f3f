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
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Literal

from threadpoolctl import threadpool_limits

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

    seconds: float = 600.0  # a scan of many pages takes minutes
    memory: int = 2_000 * MEGABYTE


class _Stop:
    """The last message to an idle process."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: Any
    door: Connection
    task: int = -1
    since: float = 0.0


def run[Task, Result](
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    workers: int = 2,
    limits: Limits = Limits(),
    fresh: bool = False,
) -> Iterator[tuple[int, Result | Fault]]:
    """Yields (index, result or Fault) for every task exactly once, in the order they finish.

    ``fresh``: processes that inherit nothing, for libraries with threads of their own that do not survive a fork
    (Typst). Then ``work``, tasks and results must be picklable.
    """
    waiting = deque(range(len(tasks)))
    crashed: set[int] = set()
    crew = _Crew(work, limits, min(workers, len(tasks)), fork=not fresh and threading.active_count() == 1)
    try:
        while waiting or crew.busy():
            for worker in crew.idle():
                if waiting:
                    _give(worker, waiting.popleft(), tasks)
            for worker in crew.late():
                yield worker.task, Fault("late")
                crew.replace(worker)
            for worker in crew.ready():
                task, answer = worker.task, _answer(worker)
                if answer is not None:
                    worker.task = -1
                    yield task, answer[0]
                    continue
                crew.replace(worker)
                if task in crashed:
                    yield task, Fault("crash")
                else:  # once more: it may have been the machine, not the file
                    crashed.add(task)
                    waiting.appendleft(task)
    finally:
        crew.dismiss()


class _Crew:
    """The processes at work."""

    def __init__(self, work: Callable[[Any], Any], limits: Limits, count: int, *, fork: bool) -> None:
        # Forking a process with threads can deadlock the child; then a clean server process does the forking.
        self.work, self.limits, self.fork = work, limits, fork
        self.workers: list[_Worker] = []
        for _ in range(count):
            self.workers.append(self._hire())

    def busy(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.task >= 0]

    def idle(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.task < 0]

    def late(self) -> list[_Worker]:
        now = time.monotonic()
        return [worker for worker in self.busy() if now - worker.since > self.limits.seconds]

    def ready(self) -> list[_Worker]:
        doors = {worker.door: worker for worker in self.busy()}
        return [doors[door] for door in wait(list(doors), timeout=0.5) if door in doors]

    def replace(self, worker: _Worker) -> None:
        _dismiss(worker)
        self.workers[self.workers.index(worker)] = self._hire()

    def dismiss(self) -> None:
        for worker in self.workers:
            _dismiss(worker)

    def _hire(self) -> _Worker:
        fork = self.fork
        context: Any = multiprocessing.get_context("fork" if fork else "forkserver")
        if not fork:
            context.set_forkserver_preload([type(self.work).__module__])
        ours, theirs = context.Pipe()
        # A forked child holds copies of our ends of all pipes: it must shut them, or it never sees that we are gone.
        copies = [ours, *(worker.door for worker in self.workers)] if fork else []
        process = context.Process(
            target=_serve, args=(theirs, self.work, self.limits, copies, os.getpid() if fork else 0)
        )
        with warnings.catch_warnings():
            # The numerical libraries hold threads of their own and are made to be forked; Python's threads are not.
            warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
            process.start()
        theirs.close()
        return _Worker(process, ours)


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


def _serve(
    door: Connection, work: Callable[[Any], Any], limits: Limits, copies: Sequence[Connection], parent: int
) -> None:
    """The life of a worker process: a task in, a result out, until the door is shut or the parent is gone."""
    for copy in copies:
        with contextlib.suppress(OSError):  # a colleague that has been replaced
            copy.close()
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when we stop
    _limit(limits)
    _alone()
    while True:
        while not door.poll(1.0):
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


def _alone() -> None:
    """Linear algebra in one thread: those of several processes would only wait for each other's core."""
    threadpool_limits(1)  # what is loaded
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # what will be


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm") as handle:  # noqa: PTH123  # a kernel file, gone on other systems
            used = int(handle.read().split()[0]) * resource.getpagesize()
        ceiling = used + limits.memory
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard in (-1, resource.RLIM_INFINITY) or ceiling < hard:
            resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
