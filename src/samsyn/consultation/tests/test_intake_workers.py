"""A file that hangs, crashes or eats memory costs one row, never the run."""

import os
import signal
import time

import pytest
from threadpoolctl import threadpool_info

from samsyn.consultation import workers
from samsyn.consultation.workers import MEGABYTE, Fault, Limits


def _work(task: str) -> str:
    match task:
        case "hang":
            time.sleep(60)
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "eat":
            return str(len(bytearray(3_000 * MEGABYTE)))
        case "raise":
            raise ValueError("our own mistake")
    return task.upper()


@pytest.mark.parametrize("count", [1, 2])
def test_every_task_has_an_answer_whatever_the_others_do(count: int) -> None:
    tasks = ["a", "hang", "b", "crash", "c", "eat", "d", "raise", "e"]
    limits = Limits(seconds=4, memory=300 * MEGABYTE)  # starting a process may itself take a second or two
    answers = dict(workers.run(_work, tasks, workers=count, limits=limits))
    assert sorted(answers) == list(range(len(tasks)))
    kinds = {tasks[at]: answer.kind for at, answer in answers.items() if isinstance(answer, Fault)}
    assert kinds == {"hang": "late", "crash": "crash", "eat": "memory", "raise": "error"}
    assert {tasks[at] for at, answer in answers.items() if isinstance(answer, str)} == {"a", "b", "c", "d", "e"}


def _fragile(path: str) -> str:
    """Dies the first time, answers the second: the machine, not the file, was to blame."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return "läst"
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def test_a_process_that_is_killed_gets_a_second_chance(tmp_path: object) -> None:
    assert dict(workers.run(_fragile, [f"{tmp_path}/once"])) == {0: "läst"}


def test_nothing_to_do_starts_nothing() -> None:
    assert list(workers.run(_work, [])) == []


def _group(_task: int) -> int:
    return os.getpid()


def test_no_process_is_left_behind() -> None:
    for pid in set(dict(workers.run(_group, list(range(6)))).values()):
        assert isinstance(pid, int)
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def _threads(_task: int) -> set[int]:
    import numpy as np

    np.linalg.norm(np.ones((3, 3)))
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


@pytest.mark.parametrize("fresh", [False, True])
def test_a_process_does_its_algebra_alone(fresh: bool) -> None:
    """Two processes with two threads each wait for each other on two cores."""
    answers = dict(workers.run(_threads, [0, 1], fresh=fresh))
    assert answers == {0: {1}, 1: {1}}
