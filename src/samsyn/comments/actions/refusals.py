"""Why a verb says no; each a type with the facts a page needs for its sentence."""

from samsyn.comments.models import Comment


class SectionOfAnotherEdition(Exception):
    """A comment can only be placed in the edition it is about."""


class ReasonMissing(Exception):
    """An answer that does not heed the comment must say why."""


class RecipientMissing(Exception):
    """An answer that refers the question on must say to whom."""


class ChangedMeanwhile(Exception):
    """Somebody else decided something about the comment since the page was fetched; the journal says who and what."""

    def __init__(self, comment: Comment) -> None:
        """The comment as it is now."""
        super().__init__(comment)
        self.comment = comment


class AlreadyAnswered(Exception):
    """What is answered cannot be split, merged or laid aside: the answer would stand under other words."""


class IsLaidAside(Exception):
    """What is laid aside is decided nothing about before it is brought back."""


class NotDivisible(Exception):
    """The text cannot be divided there: nothing would be left on one side."""


class OtherFile(Exception):
    """Only comments out of one and the same file can be merged: their place in it is kept."""


class NothingToUndo(Exception):
    """The person has done nothing here that is not already undone."""


class UndoTooLate(Exception):
    """Somebody has built on it since: it is changed by a new decision, not by undoing an old one."""

    def __init__(self, comment: Comment) -> None:
        """The comment that was changed since."""
        super().__init__(comment)
        self.comment = comment


class NameTaken(Exception):
    """Another one in use has that name."""


class OtherDocument(Exception):
    """A theme belongs to the code list of one strategy."""


class UnderItself(Exception):
    """A theme cannot stand under itself or under one of those below it."""


class TooDeep(Exception):
    """The code list has three levels; with what stands below it the theme has no room there."""


class OwnAnswer(Exception):
    """The second reader is somebody else than the one who answered."""


class NotAnswered(Exception):
    """There is no answer to read."""


class RemarkMissing(Exception):
    """Who gives an answer back says why."""


class NotAnOfficer(Exception):
    """Work is given to somebody who may do it."""
