"""Other programs that may be installed: found, run without a shell, within a time limit, in a folder of their own."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from samsyn.cores.text.formats.errors import Corrupt, TooLarge


@cache
def installed(program: str) -> str:
    """The program's path, empty when it is not installed."""
    return shutil.which(program) or ""


def run(
    name: str,
    command: Sequence[str],
    *,
    seconds: int,
    given: bytes = b"",
    folder: Path | None = None,
    setting: Mapping[str, str] | None = None,
) -> bytes:
    """What the program writes. ``name`` is the file it works on.

    Raises Corrupt when the program gives up on the file, TooLarge when it takes too long.
    """
    environment = {
        key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG", "TESSDATA_PREFIX")
    }
    try:
        done = subprocess.run(  # noqa: S603 (a list of our own words and paths; no shell)
            command,
            input=given,
            capture_output=True,
            timeout=seconds,
            check=True,
            cwd=folder,
            env={**environment, "LC_ALL": "C.UTF-8", **(setting or {})},
        )
    except subprocess.TimeoutExpired as error:
        raise TooLarge(name, "seconds", seconds) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise Corrupt(name, f"{command[0]}: {error}") from error
    return done.stdout
