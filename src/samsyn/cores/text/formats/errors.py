"""Why a file could not be read: typed refusals with facts. Sentences for people are in sentences.py."""

from typing import Final, Literal

Measure = Literal["pages", "characters", "bytes", "ratio", "members", "depth", "pixels", "seconds"]

# Codes in Document.notices: the file was read, but a person should know this (words in sentences.NOTICES).
NOTICES: Final = (
    "macros",  # the file holds macros; they were never run
    "wrong-extension",  # the content is of another kind than the name says
    "tracked-changes",  # read as if every change were accepted
    "hidden-text",  # text that the program hides was left out
    "ocr",  # at least one page was read by character recognition
    "needs-ocr",  # at least one page is a picture that could not be read
    "guessed-encoding",  # the characters' encoding is not stated and was guessed
    "mended-encoding",  # text that had been decoded wrongly once before was put right
    "damaged",  # part of the file is damaged; what could be read was read
    "converted",  # read through another program (old Word files)
)


class Unreadable(Exception):
    """A file that could not be read. ``name`` is the file's name as it was given.

    All facts are positional so that the error survives a trip between processes.
    """

    def __init__(self, name: str, *facts: object) -> None:
        super().__init__(name, *facts)
        self.name = name


class Encrypted(Unreadable):
    """Locked with a password, or encrypted to a key we do not have."""


class Corrupt(Unreadable):
    """Damaged, cut off, or not at all what it claims to be. ``detail`` is for the log, in English."""

    def __init__(self, name: str, detail: str = "") -> None:
        super().__init__(name, detail)
        self.detail = detail


class Empty(Unreadable):
    """No bytes, or no words."""


class NeedsOcr(Unreadable):
    """``pages`` pages (0 = a photo) are pictures of text, and no character recognition is installed."""

    def __init__(self, name: str, pages: int = 0) -> None:
        super().__init__(name, pages)
        self.pages = pages


class TooLarge(Unreadable):
    """More than the limit: ``measure`` says of what."""

    def __init__(self, name: str, measure: Measure, limit: int) -> None:
        super().__init__(name, measure, limit)
        self.measure: Measure = measure
        self.limit = limit


class Unsupported(Unreadable):
    """A kind of file we do not read; ``kind`` is a key of sentences.ADVICE or a bare extension."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(name, kind)
        self.kind = kind
