"""Why an act was not carried out."""


class Refusal(Exception):
    """The act was not carried out."""


class Closed(Refusal):
    """The dialogue, the event or the conversation takes no more."""


class SlugTaken(Refusal):
    """Another dialogue or series has this address."""


class Cancelled(Refusal):
    """The event is cancelled."""


class NotYet(Refusal):
    """The event has not begun: nobody has come, and there is nothing to follow up."""


class Empty(Refusal):
    """Nothing was written."""


class NoDotsLeft(Refusal):
    """The participant has put all dots."""


class WrongChoice(Refusal):
    """The answer does not fit the question: too many, too few, or an option of another question."""


class TooMany(Refusal):
    """More options than a ranking takes. ``most`` is how many it takes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class TooManyVotes(Refusal):
    """One browser has voted more often than a person does."""


class StatementGone(Refusal):
    """The statement was refused or emptied: it takes no votes."""


class AlreadySaid(Refusal):
    """The statement stands there already."""


class ReasonMissing(Refusal):
    """It has to say why."""


class NothingToKeep(Refusal):
    """Too few votes for a picture. ``reason`` is the core's code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadFigures(Refusal):
    """A row of figures cannot be read. ``row`` counts from 1."""

    def __init__(self, row: int, text: str) -> None:
        super().__init__(row, text)
        self.row, self.text = row, text


class SectionOfAnotherEdition(Refusal):
    """What was used stands in an edition of the same document."""
