"""Nouns and constraints."""

from samsyn.councils.models.afterwards import Adjustment, HomeDecision, HomeOutcome, Minutes, ReportBack
from samsyn.councils.models.items import (
    AGREED,
    AgendaPoint,
    Deviation,
    Item,
    ItemGoal,
    Mark,
    Outcome,
    Paper,
    PaperNotice,
)
from samsyn.councils.models.meetings import Attendance, Meeting, MeetingForm, Reply, Summons
from samsyn.councils.models.pledges import Grade, Pledge, PledgeCheck
from samsyn.councils.models.rules import HOST, MEMBERS, Label, RuleSet, Seat, SeatKind
from samsyn.councils.models.seats import Council, Mandate, Membership, Preparer, holds_on

__all__ = [
    "AGREED",
    "HOST",
    "MEMBERS",
    "Adjustment",
    "AgendaPoint",
    "Attendance",
    "Council",
    "Deviation",
    "Grade",
    "HomeDecision",
    "HomeOutcome",
    "Item",
    "ItemGoal",
    "Label",
    "Mandate",
    "Mark",
    "Meeting",
    "MeetingForm",
    "Membership",
    "Minutes",
    "Outcome",
    "Paper",
    "PaperNotice",
    "Pledge",
    "PledgeCheck",
    "Preparer",
    "Reply",
    "ReportBack",
    "RuleSet",
    "Seat",
    "SeatKind",
    "Summons",
    "holds_on",
]  # fmt: skip
