"""The nouns of delivery."""

from samsyn.delivery.models.doing import (
    ActionPlan,
    Addressee,
    AdvocacyActivity,
    AdvocacyIssue,
    Commitment,
    Course,
    Measure,
    MeasureReport,
    Programme,
    ProgrammeKind,
)
from samsyn.delivery.models.goals import GoalMark, Published
from samsyn.delivery.models.indicators import (
    Assessment,
    Better,
    Confidence,
    Indicator,
    IndicatorData,
    Origin,
    Target,
    TargetKind,
    Verdict,
    Way,
)
from samsyn.delivery.models.money import GrantDecision, Money, Source
from samsyn.delivery.models.reporting import SlotText, WheelTask, YearReport

__all__ = [
    "ActionPlan",
    "Addressee",
    "AdvocacyActivity",
    "AdvocacyIssue",
    "Assessment",
    "Better",
    "Commitment",
    "Confidence",
    "Course",
    "GoalMark",
    "GrantDecision",
    "Indicator",
    "IndicatorData",
    "Measure",
    "MeasureReport",
    "Money",
    "Origin",
    "Programme",
    "ProgrammeKind",
    "Published",
    "SlotText",
    "Source",
    "Target",
    "TargetKind",
    "Verdict",
    "Way",
    "WheelTask",
    "YearReport",
]
