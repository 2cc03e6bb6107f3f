"""What publishing refuses, as types with facts; the sentences stand in `sentences`."""

from collections.abc import Sequence


class Refusal(Exception):
    """The act was not carried out."""


class NotFound(Refusal):
    """The words do not stand in the document."""


class Unreadable(Refusal):
    """No text can be read out of the file; ``why`` is a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class HidesNothing(Refusal):
    """A document cannot be published as it is when something in it is masked, or when a private person wrote it."""


class Leaks(Refusal):
    """Masked words were found in the new file."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(len(words))
        self.words = tuple(words)


class NamesSender(Leaks):
    """What is masked is the name that the response stands under, in the title and in every list."""


class Stale(Refusal):
    """Masks were added or taken away after the file was made."""


class OwnWork(Refusal):
    """Somebody else reviews."""


class NotReviewed(Refusal):
    """What is published has been reviewed by a second person."""


class Gone(Refusal):
    """It was withdrawn, or never there."""


class Incomplete(Refusal):
    """The report would leave something out; ``missing`` counts what."""

    def __init__(self, missing: int) -> None:
        super().__init__(missing)
        self.missing = missing


class NotReady(Refusal):
    """The files of the report are still being made."""


class NotPublished(Refusal):
    """The report is not published: there is no outcome to tell of."""
