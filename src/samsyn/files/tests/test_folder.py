"""A folder keeps a file whole or not at all, and never writes over."""

import errno
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from samsyn.files.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(location=tmp_path, file_permissions_mode=0o640)


def all_files(path: Path) -> list[str]:
    return sorted(one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file())


def test_kept_read_and_never_written_over(folder: Folder, tmp_path: Path) -> None:
    assert folder.save("a/b/svar.txt", ContentFile(b"ett")) == "a/b/svar.txt"
    other = folder._save("a/b/svar.txt", ContentFile(b"tva"))  # somebody took the name after it was looked up
    assert other != "a/b/svar.txt"
    assert folder.open("a/b/svar.txt").read() == b"ett"
    assert folder.open(other).read() == b"tva"
    assert all_files(tmp_path) == sorted(["a/b/svar.txt", other])
    assert stat.S_IMODE((tmp_path / "a/b/svar.txt").stat().st_mode) == 0o640


class _Broken(ContentFile):  # type: ignore[type-arg]
    """The sender goes away, or the disk is full, in the middle."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"halva"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_half_a_file_is_no_file(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        folder.save("svar.txt", _Broken(b"x"))
    assert all_files(tmp_path) == []
    assert folder.save("svar.txt", ContentFile(b"hela")) == "svar.txt"
