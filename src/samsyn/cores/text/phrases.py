"""Patterns written as lists: one line of alternatives after the other, so that they can be read and added to."""

import re
from collections.abc import Iterator
from functools import lru_cache

_LETTER = re.compile(r"\\.|[^\\]")


def alternatives(text: str) -> str:
    """All the lines of ``text`` as alternatives of one pattern. White space around a line is no part of it."""
    return "|".join(line.strip() for line in text.splitlines() if line.strip())


class Phrases:
    """A pattern for upper and lower case alike. It looks at the text in lower case, which is several times as fast as
    telling the engine to ignore case; a match has the text's own offsets, and its words in lower case."""

    __slots__ = ("_compiled", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled = re.compile(
            _LETTER.sub(lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), pattern)
        )

    def search(self, text: str) -> re.Match[str] | None:
        return self._compiled.search(lowered(text))

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._compiled.match(lowered(text), start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(lowered(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(lowered(text))

    def without(self, text: str) -> str:
        """The text with a space where the phrases stood."""
        kept, last = [], 0
        for found in self.finditer(text):
            kept.append(text[last : found.start()])
            last = found.end()
        return " ".join([*kept, text[last:]])


def phrases(text: str) -> Phrases:
    """The lines of ``text`` as one pattern; see Phrases."""
    return Phrases(alternatives(text))


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """``text`` in lower case, as long as it was: the few letters that would become two keep their case."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
