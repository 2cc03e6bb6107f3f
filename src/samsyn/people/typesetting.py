"""Typst in a process of its own, for what is large.

Typst remembers what it has laid out until ten more documents have been set: ten reports of 800 comments hold 3 GB of
the process that prints them. A process that ends gives everything back, and takes nothing with it when it fails.
Run as ``python -m samsyn.people.typesetting``: the document on standard input, the PDF on standard output.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

import typst

LONGEST: Final = 1_800  # seconds
_REFUSED: Final = 3


class NotTypeset(RuntimeError):
    """The process that sets a document ended without one: time or memory did not suffice, or it was stopped."""


def apart(template: bytes, how: Mapping[str, Any]) -> bytes:
    """What ``typst.compile(template, None, **how)`` gives; ``how`` holds words and numbers alone.

    Raises typst.TypstError for a template that is wrong, NotTypeset when the process failed in another way.
    """
    try:
        done = subprocess.run(  # noqa: S603  # our own module by our own interpreter; no shell
            [sys.executable, "-P", "-m", __name__],  # -P: no module out of the folder where somebody stands
            input=json.dumps({"template": template.decode(), "how": dict(how)}).encode(),
            capture_output=True, timeout=LONGEST, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise NotTypeset(f"typesetting was not done in {LONGEST} seconds") from late
    if done.returncode == _REFUSED:
        raise typst.TypstError(*json.loads(done.stdout))  # not stderr, where warnings may stand
    if done.returncode:
        raise NotTypeset(f"typesetting ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    return done.stdout


def _main() -> int:
    asked = json.loads(sys.stdin.buffer.read())
    try:
        made = typst.compile(asked["template"].encode(), None, **asked["how"])
    except typst.TypstError as error:
        sys.stdout.write(json.dumps([error.message, error.diagnostic]))
        return _REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
