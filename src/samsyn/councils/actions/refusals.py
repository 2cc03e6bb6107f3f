"""Why an act was not carried out: types with facts; the sentence is said at the edge (`sentences.py`)."""


class Refusal(Exception):
    """The act was not carried out."""


class SlugTaken(Refusal):
    """Another council has this address."""


class Shipped(Refusal):
    """A rule set that comes with Samsyn is changed in a copy only."""


class SeatInUse(Refusal):
    """Somebody holds or has held this seat."""


class AlreadyMember(Refusal):
    """The organisation takes part already."""


class NotAMember(Refusal):
    """The organisation does not take part on that day."""


class WrongSeat(Refusal):
    """The seat is another council's, or not for this class of organisation."""


class PeriodUpsideDown(Refusal):
    """The last day lies before the first."""


class MeetingOver(Refusal):
    """The meeting is closed or cancelled."""


class CirclesRound(Refusal):
    """A council cannot widen itself, nor one that widens it."""


class TooFewAdjusters(Refusal):
    """Fewer are named than the rules ask for. ``wanted`` includes the chair."""

    def __init__(self, wanted: int) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class LabelInUse(Refusal):
    """Items have this label, or it is the last one."""


class Running(Refusal):
    """The meeting has begun: it is closed, not cancelled."""


class NotOpen(Refusal):
    """The meeting has not been opened."""


class TooManyAtOnce(Refusal):
    """More meetings than a year holds."""


class Incomplete(Refusal):
    """The item lacks what must be stated. ``missing`` are codes of `states.MISSING`."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


class NothingToCall(Refusal):
    """There is nothing on the agenda."""


class NoReason(Refusal):
    """A reason is required."""


class ChangedMeanwhile(Refusal):
    """Somebody else wrote first: the row has moved from the version that was seen."""


class NotPresented(Refusal):
    """A position needs a presentation first."""


class NoPosition(Refusal):
    """An agreed point needs the words that were agreed on."""


class NoView(Refusal):
    """Consensus with a deviating view needs at least one view."""


class NotForPosition(Refusal):
    """The point is for information or dialogue; it cannot become a position."""


class Frozen(Refusal):
    """The minutes are published; correct them in a new version."""


class NotClosed(Refusal):
    """Minutes are written when the meeting is closed."""


class NotAdjusted(Refusal):
    """Somebody has still to adjust the minutes."""


class NotNamed(Refusal):
    """The mandate is not among those who adjust, or had no seat on the day of the meeting."""


class AlreadyDone(Refusal):
    """It is done already."""


class UnknownSection(Refusal):
    """The strategy has no such section."""


class Unusable(Refusal):
    """The file is empty, or too large."""
