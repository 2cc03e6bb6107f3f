"""A folder on disk to the files of an intake, with the sender list read and every odd entry told of."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from samsyn.consultation.reading import Stored
from samsyn.consultation.senders import LIST_NAME, BadList, SenderList, read_list


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything below one folder. ``trouble`` is a sentence when the sender list cannot be used."""

    files: tuple[Stored, ...]
    listed: SenderList
    trouble: str = ""


def read_folder(root: Path) -> Folder:
    """Every file below ``root``, also hidden ones; links to folders are entries of their own and not followed."""
    files = tuple(_walk(root))
    path = next((one.path for one in files if one.name.casefold() == LIST_NAME), None)
    if path is None:
        return Folder(files, SenderList())
    try:
        return Folder(files, read_list(path.read_bytes()))
    except BadList as error:
        return Folder(files, SenderList(), str(error))
    except OSError:
        return Folder(
            files,
            SenderList(),
            f"{LIST_NAME} gick inte att öppna. Stäng den i andra program och kontrollera behörigheten.",
        )


def _walk(root: Path) -> Iterator[Stored]:
    for folder, folders, names in os.walk(root, followlinks=False):
        folders.sort()
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(folder) / name
            yield Stored(_name(path.relative_to(root)), path)


def _name(path: Path) -> str:
    """The path with "/"; bytes that are no UTF-8 are shown as escapes."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
