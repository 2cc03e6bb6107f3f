"""A run that is killed goes on where it stopped, and ends with the same bytes as a run that was not."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.core.management import call_command

from samsyn.consultation import resume
from samsyn.consultation.tests import remiss_files as make

NAMES = (
    "analysis.json", "sammanstallning.docx", "sammanstallning.html", "sammanstallning.pdf", "sammanstallning.xlsx",
)  # fmt: skip


WHOLE = 30  # readings that are kept when the run stops
# The run itself, which stops where it stands when it is about to keep one more: however slow or quick the machine is.
STOPPING = f"""
import os, runpy, signal, sys
kept = []
def watch(event, args):
    if event == "os.rename" and ".samsyn/read/" in str(args[1]):
        kept.append(args[1])
        if len(kept) > {WHOLE}:
            os.kill(os.getpid(), signal.SIGSTOP)
sys.addaudithook(watch)
runpy.run_module("samsyn", run_name="__main__", alter_sys=True)
"""


def _command(root: Path, out: Path, *how: str) -> list[str]:
    return [sys.executable, *(how or ("-m", "samsyn")), "remiss", str(root / "strategi.docx"), str(root / "svar"), "--out", str(out)]  # fmt: skip


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in ("DJANGO_SETTINGS_MODULE", "SAMSYN_DATA_DIR")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A strategy and 200 responses, Word and text."""
    (tmp_path / "strategi.docx").write_bytes(make.strategy())
    files: dict[str, bytes] = {}
    for at in range(200):
        said = [f"{text} Ärende {at}." for text in make.ANSWER]
        if at % 20:
            files[f"svar {at}.txt"] = "\n\n".join(said).encode()
        else:
            files[f"svar {at}.docx"] = make.word(said)
    make.fill(tmp_path / "svar", files)
    return tmp_path


def test_killed_in_the_middle_of_200_files_and_started_again(root: Path) -> None:
    out = root / "ut"
    run = subprocess.Popen(_command(root, out, "-c", STOPPING), stdout=subprocess.DEVNULL, cwd=root, env=_environment())
    _pid, status = os.waitpid(run.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status), "the run ended before it could be killed"
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    kept = {path: path.stat().st_mtime_ns for path in out.glob(".samsyn/read/*/*.json")}
    assert len(kept) == WHOLE
    assert not any((out / name).exists() for name in NAMES)

    call_command("remiss", root / "strategi.docx", root / "svar", "--out", out, stdout=io.StringIO())
    assert all(path.stat().st_mtime_ns == at for path, at in kept.items())  # not read again
    whole = root / "ut hel"
    assert (
        subprocess.run(_command(root, whole), stdout=subprocess.DEVNULL, cwd=root, env=_environment()).returncode == 0
    )
    for name in NAMES:
        assert (out / name).read_bytes() == (whole / name).read_bytes(), name
    assert sorted(path.name for path in root.iterdir()) == ["strategi.docx", "svar", "ut", "ut hel"]  # no site's data


def _try_to_lock(out: Path) -> str:
    """What another process is told when it wants OUT_DIR."""
    code = "import sys, pathlib\nfrom samsyn.consultation import resume\ntry:\n  with resume.locked(pathlib.Path(sys.argv[1])): print('free')\nexcept resume.InUse: print('in use')"
    run = subprocess.run([sys.executable, "-c", code, str(out)], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_a_second_run_in_the_same_folder_is_refused_while_the_first_works(tmp_path: Path) -> None:
    with resume.locked(tmp_path):
        assert _try_to_lock(tmp_path) == "in use"
    assert _try_to_lock(tmp_path) == "free"


def test_a_reader_that_outlives_a_killed_run_does_not_hold_the_folder(tmp_path: Path) -> None:
    with resume.locked(tmp_path):
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
    try:
        assert _try_to_lock(tmp_path) == "free"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


class _Cut(Mapping[str, bytes]):
    """Outputs whose second file never comes: the power goes between two files."""

    def __init__(self, inner: dict[str, bytes]) -> None:
        self.inner, self.rounds = inner, 0

    def __getitem__(self, name: str) -> bytes:
        return self.inner[name]

    def __iter__(self) -> Iterator[str]:
        self.rounds += 1
        for at, name in enumerate(self.inner):
            if at and self.rounds >= 3:
                raise KeyboardInterrupt
            yield name

    def __len__(self) -> int:
        return len(self.inner)


def test_stopped_between_two_results_leaves_whole_files_that_the_next_run_may_replace(tmp_path: Path) -> None:
    (tmp_path / resume.KEPT).mkdir()
    resume.write_outputs(tmp_path, {"a": b"one", "b": b"one"})
    with pytest.raises(KeyboardInterrupt):
        resume.write_outputs(tmp_path, _Cut({"a": b"two", "b": b"two"}))
    assert (tmp_path / "b").read_bytes() == b"one"
    resume.write_outputs(tmp_path, {"a": b"three", "b": b"three"})
    assert {(tmp_path / name).read_bytes() for name in "ab"} == {b"three"}


def test_what_somebody_else_wrote_or_changed_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / resume.KEPT).mkdir()
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(resume.NotOurs) as refusal:
        resume.check_ours(tmp_path, ["a", "b"])
    assert refusal.value.names == ("a",)
    resume.write_outputs(tmp_path, {"b": b"ours"})
    (tmp_path / "b").write_bytes(b"ours, with an officer's answers")
    with pytest.raises(resume.NotOurs):
        resume.write_outputs(tmp_path, {"b": b"ours"})
    assert (tmp_path / "b").read_bytes() == b"ours, with an officer's answers"
