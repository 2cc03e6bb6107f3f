"""Long writing in turns with those who wait.

An embedded database has one lock for all who write, and whoever waits for it looks again now and then, not when it is
let go: work that takes it anew at once has it nearly all the time. So it is let alone between two bites for as long as
the last one took. PostgreSQL locks rows, and needs no such manners.
"""

import time
from collections.abc import Iterator, Sequence

from django.db import connection

LONGEST = 0.25  # seconds between two bites


def in_turns[Row](rows: Sequence[Row], at_once: int) -> Iterator[Sequence[Row]]:
    """The rows bite by bite, each to be written whole in a transaction of its own, with a breath between them."""
    for at in range(0, len(rows), at_once):
        begun = time.monotonic()
        yield rows[at : at + at_once]
        if at + at_once < len(rows) and connection.vendor == "sqlite" and not connection.in_atomic_block:
            time.sleep(min(time.monotonic() - begun, LONGEST))
