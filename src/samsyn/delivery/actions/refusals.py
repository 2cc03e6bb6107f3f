"""Why an act was not carried out."""


class Refusal(Exception):
    """The act was not carried out."""


class NotYet(Refusal):
    """It cannot be published: something is missing. ``what`` says it in a few words."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Inconsistent(Refusal):
    """The facts do not agree with each other. ``fields`` says which and why."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        super().__init__(fields)
        self.fields = fields


class NothingWaiting(Refusal):
    """There are no new figures to accept."""


class NoFigures(Refusal):
    """The source has nothing for this area."""


class Closed(Refusal):
    """The year is reported: a correction must say why."""


class NoReason(Refusal):
    """A reason must be given."""


class AlreadyThere(Refusal):
    """It exists already."""
