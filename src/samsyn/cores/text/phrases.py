"""Patterns written as lists: one line of alternatives after the other, so that they can be read and added to."""

import re


def phrases(text: str) -> re.Pattern[str]:
    """One pattern of all the lines of ``text``, upper and lower case alike. White space around a line is no part of it."""
    return re.compile("|".join(line.strip() for line in text.splitlines() if line.strip()), re.IGNORECASE)
