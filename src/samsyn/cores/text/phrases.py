"""Patterns written as lists: one line of alternatives after the other, so that they can be read and added to."""

import re


def alternatives(text: str) -> str:
    """All the lines of ``text`` as alternatives of one pattern. White space around a line is no part of it."""
    return "|".join(line.strip() for line in text.splitlines() if line.strip())


def phrases(text: str) -> re.Pattern[str]:
    """The same, compiled, upper and lower case alike."""
    return re.compile(alternatives(text), re.IGNORECASE)
